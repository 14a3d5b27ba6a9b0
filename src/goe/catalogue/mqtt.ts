import type { KeyRow } from './row';
import { flag, moment, settingSwitch } from './shapes';

/** The connection of the device to an MQTT broker of its owner. */
export const mqttRows: readonly KeyRow[] = [
    {
        key: 'mce',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'MQTT',
                text: 'The device connects to the MQTT server that is set in the app and publishes its values there.',
            },
        ],
    },
    {
        key: 'mcc',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.connected',
                ...flag,
                set: 'standard',
                title: 'MQTT connected',
                text: 'The device has a connection to the MQTT server.',
            },
        ],
    },
    {
        key: 'mcr',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.readOnly',
                ...settingSwitch,
                set: 'standard',
                title: 'MQTT read-only',
                text: 'The device refuses writes that come through MQTT. Once set through MQTT it can be taken back only in the app or another way.',
            },
        ],
    },
    {
        // May hold a user and a password: shown without, written by message only.
        key: 'mcu',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.server',
                personal: true,
                codec: 'addressOnly',
                type: 'string',
                role: 'text.url',
                access: 'r',
                set: 'all',
                title: 'MQTT server',
                text: 'Address of the MQTT server, without user and password. A device on which none was set shows an example.',
            },
        ],
    },
    {
        key: 'mtp',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.topicPrefix',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                nullable: true,
                set: 'all',
                title: 'MQTT topic prefix',
                text: 'What all topics of the device begin with. Writing null returns to the default.',
            },
        ],
    },
    {
        key: 'mcs',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.started',
                ...flag,
                set: 'all',
                title: 'MQTT started',
                text: 'The MQTT part of the device runs, with or without a connection.',
            },
        ],
    },
    {
        key: 'mcca',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.connectedSince',
                ...moment,
                set: 'all',
                title: 'MQTT connected since',
                text: 'When the connection to the MQTT server came about. Empty without one.',
            },
        ],
    },
    {
        key: 'mlr',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.lastError',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Last MQTT error',
                text: 'What went wrong with MQTT last, in the words of the firmware. Empty if nothing did.',
            },
        ],
    },
    {
        key: 'mlra',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.lastErrorAt',
                ...moment,
                set: 'all',
                title: 'Last MQTT error at',
                text: 'When something went wrong with MQTT last. Empty if nothing has since the device started.',
            },
        ],
    },
    {
        key: 'mhe',
        poll: 'config',
        states: [
            {
                id: 'mqtt.homeAssistantDiscovery',
                ...settingSwitch,
                set: 'all',
                title: 'Home Assistant discovery',
                text: 'The charger announces itself over MQTT to Home Assistant.',
            },
        ],
    },
    {
        key: 'mht',
        poll: 'config',
        states: [
            {
                id: 'mqtt.homeAssistantTopicPrefix',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                nullable: true,
                set: 'all',
                title: 'Home Assistant topic prefix',
                text: 'Where Home Assistant looks for announcements. Writing null returns to the default.',
            },
        ],
    },
    {
        key: 'mqg',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.publicCertificatesTrusted',
                ...settingSwitch,
                set: 'all',
                title: 'MQTT: trust public certificates',
                text: 'For an encrypted connection the device trusts the well-known public certificate authorities.',
            },
        ],
    },
    {
        key: 'mqcn',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.serverNameCheckSkipped',
                ...settingSwitch,
                set: 'all',
                title: 'MQTT: skip the check of the name',
                text: 'The device does not mind when the certificate of the MQTT server is made out to another name.',
            },
        ],
    },
    {
        key: 'mqss',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'mqtt.serverCheckSkipped',
                ...settingSwitch,
                set: 'all',
                title: 'MQTT: skip the check of the server',
                text: 'The device accepts any certificate of the MQTT server; it cannot tell then whether it talks to the right one.',
            },
        ],
    },
    { key: 'mck', poll: 'never', secret: true },
    { key: 'mqcc', poll: 'never', secret: true },
    { key: 'msc', poll: 'never', secret: true },
];
