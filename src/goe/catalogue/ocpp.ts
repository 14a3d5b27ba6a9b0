import type { KeyRow } from './row';
import { currentLimit, durationSetting, flag, moment, settingSwitch } from './shapes';

/** How often something is sent; these are seconds on the device, too. */
const interval = { ...durationSetting, scale: 1, max: 86_400, set: 'all' } as const;
const profiles = { type: 'json', role: 'json', access: 'r', set: 'all' } as const;

/** Charging under the control of a charging-station management system. */
export const ocppRows: readonly KeyRow[] = [
    {
        key: 'ocppe',
        poll: 'config',
        states: [
            {
                id: 'ocpp.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'OCPP',
                text: 'The charger follows a management system over OCPP, for instance the billing of a company or a landlord.',
            },
        ],
    },
    {
        key: 'ocppa',
        poll: 'config',
        states: [
            {
                id: 'ocpp.accepted',
                ...flag,
                set: 'standard',
                title: 'OCPP accepted',
                text: 'The charger has a connection to the management system and was accepted by it.',
            },
        ],
    },
    {
        key: 'ocppaa',
        poll: 'config',
        states: [
            {
                id: 'ocpp.acceptedSince',
                ...moment,
                set: 'all',
                title: 'OCPP accepted since',
                text: 'When the management system accepted the charger. Empty if it has not.',
            },
        ],
    },
    {
        key: 'ocppc',
        poll: 'config',
        states: [
            {
                id: 'ocpp.connected',
                ...flag,
                set: 'all',
                title: 'OCPP connected',
                text: 'The charger has a connection to the management system, accepted or not.',
            },
        ],
    },
    {
        key: 'ocppca',
        poll: 'config',
        states: [
            {
                id: 'ocpp.connectedSince',
                ...moment,
                set: 'all',
                title: 'OCPP connected since',
                text: 'When the connection to the management system came about. Empty without one.',
            },
        ],
    },
    {
        key: 'ocpps',
        poll: 'config',
        states: [
            {
                id: 'ocpp.started',
                ...flag,
                set: 'all',
                title: 'OCPP started',
                text: 'The OCPP part of the charger runs, with or without a connection.',
            },
        ],
    },
    {
        // May hold a user, a password or a key of the charge point: shown without, written by message only.
        key: 'ocppu',
        poll: 'config',
        states: [
            {
                id: 'ocpp.server',
                personal: true,
                codec: 'addressOnly',
                type: 'string',
                role: 'text.url',
                access: 'r',
                set: 'all',
                title: 'OCPP server',
                text: 'Address of the management system, without user and password.',
            },
        ],
    },
    {
        key: 'ocppcs',
        poll: 'status',
        states: [
            {
                id: 'ocpp.connectorState',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'ocppConnectorState',
                set: 'all',
                title: 'OCPP connector state',
                text: 'What the charger tells the management system about its plug and the car.',
            },
        ],
    },
    {
        // The charger numbers transactions itself; a number from outside would part its books from those of the backend.
        key: 'ocppti',
        poll: 'status',
        states: [
            {
                id: 'ocpp.transactionNumber',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'all',
                title: 'OCPP transaction',
                text: 'Number the management system gave to the charge that is going on. Empty without one.',
            },
        ],
    },
    {
        key: 'ocppte',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.transactionEndedAt',
                ...moment,
                set: 'all',
                title: 'OCPP transaction ended at',
                text: 'When the last charge under the management system ended. Empty if there was none since the charger started.',
            },
        ],
    },
    {
        key: 'ocpple',
        poll: 'config',
        states: [
            {
                id: 'ocpp.lastError',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Last OCPP error',
                text: 'What went wrong with OCPP last, in the words of the firmware. Empty if nothing did.',
            },
        ],
    },
    {
        key: 'ocpplea',
        poll: 'config',
        states: [
            {
                id: 'ocpp.lastErrorAt',
                ...moment,
                set: 'all',
                title: 'Last OCPP error at',
                text: 'When something went wrong with OCPP last. Empty if nothing has since the charger started.',
            },
        ],
    },
    {
        key: 'ocppf',
        poll: 'config',
        states: [
            {
                id: 'ocpp.fallbackCurrent',
                type: 'number',
                unit: 'A',
                role: 'level.setting.current',
                access: 'rw',
                nullable: true,
                min: 0,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 63],
                set: 'all',
                title: 'OCPP fallback current',
                text: 'Current the charger allows itself while the management system cannot be reached; null for none set.',
            },
        ],
    },
    {
        key: 'ocppff',
        poll: 'config',
        since: '60.2',
        states: [
            {
                id: 'ocpp.factoryFallbackCurrent',
                ...currentLimit,
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'OCPP factory fallback current',
                text: 'Fallback current the charger returns to when it is reset.',
            },
        ],
    },
    {
        key: 'ocppai',
        poll: 'config',
        states: [
            {
                id: 'ocpp.clockAlignedInterval',
                ...interval,
                title: 'OCPP interval by the clock',
                text: 'How often meter values are sent at even times of the clock, charging or not. 0 switches it off.',
            },
        ],
    },
    {
        // Listed as write-only; the value of a reset is nothing an owner sets.
        key: 'ocppfai',
        poll: 'config',
        since: '60.2',
        states: [
            {
                id: 'ocpp.factoryClockAlignedInterval',
                type: 'number',
                unit: 's',
                role: 'value.interval',
                access: 'r',
                set: 'all',
                title: 'OCPP factory interval by the clock',
                text: 'Interval by the clock that the charger returns to when it is reset, where it tells.',
            },
        ],
    },
    {
        key: 'ocpph',
        poll: 'config',
        states: [
            {
                id: 'ocpp.heartbeatInterval',
                ...interval,
                title: 'OCPP heartbeat interval',
                text: 'How often the charger tells the management system that it is there.',
            },
        ],
    },
    {
        key: 'ocppi',
        poll: 'config',
        states: [
            {
                id: 'ocpp.meterInterval',
                ...interval,
                title: 'OCPP meter interval',
                text: 'How often meter values are sent during a charge. 0 switches it off.',
            },
        ],
    },
    {
        key: 'ocppcm',
        poll: 'config',
        states: [
            {
                id: 'ocpp.meterCondition',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'ocppMeterCondition',
                whole: true,
                set: 'all',
                title: 'OCPP meter condition',
                text: 'When meter values are sent: during a whole transaction or only while the car charges.',
            },
        ],
    },
    {
        // Listed as write-only, but firmware 055.7 answers it.
        key: 'ocppao',
        poll: 'config',
        states: [
            {
                id: 'ocpp.unknownCardsAllowedOffline',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: unknown cards when offline',
                text: 'While the management system cannot be reached, cards that nobody knows may charge, too.',
            },
        ],
    },
    {
        key: 'ocpplo',
        poll: 'config',
        states: [
            {
                id: 'ocpp.knownCardsAllowedOffline',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: known cards when offline',
                text: 'While the management system cannot be reached, cards that it allowed before may charge.',
            },
        ],
    },
    {
        key: 'ocppla',
        poll: 'config',
        states: [
            {
                id: 'ocpp.localCardListEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: list of cards',
                text: 'The charger keeps a list of allowed cards that the management system sends it.',
            },
        ],
    },
    {
        key: 'ocppd',
        poll: 'config',
        states: [
            {
                id: 'ocpp.substituteCard',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'OCPP substitute card',
                text: 'Card the management system is told when charging starts without one.',
            },
        ],
    },
    {
        key: 'orsch',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.sameCardEndsCharging',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: same card to stop',
                text: 'A charge can be ended only with the card that began it, for management systems that insist on it.',
            },
        ],
    },
    {
        key: 'osr',
        poll: 'config',
        since: '60.4',
        states: [
            {
                id: 'ocpp.stopsAtRestart',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: stop at a restart',
                text: 'A charge under the management system ends when the charger restarts, instead of going on.',
            },
        ],
    },
    {
        key: 'ocppr',
        poll: 'config',
        states: [
            {
                id: 'ocpp.phasesRotated',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: rotate phases',
                text: 'The charger tells the management system its phases in turned order, as it is wired to the house.',
            },
        ],
    },
    {
        key: 'ocpprl',
        poll: 'config',
        states: [
            {
                id: 'ocpp.remoteLogEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP remote log',
                text: 'The charger sends its log to the management system.',
            },
        ],
    },
    {
        key: 'ocpptt',
        poll: 'config',
        since: '60.3',
        states: [
            {
                id: 'ocpp.tariffText',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'OCPP tariff text',
                text: 'Text about the tariff that goes with the charges to come.',
            },
        ],
    },
    {
        key: 'ocppg',
        poll: 'config',
        states: [
            {
                id: 'ocpp.publicCertificatesTrusted',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: trust public certificates',
                text: 'For an encrypted connection the charger trusts the well-known public certificate authorities.',
            },
        ],
    },
    {
        key: 'ocppcn',
        poll: 'config',
        states: [
            {
                id: 'ocpp.serverNameCheckSkipped',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: skip the check of the name',
                text: 'The charger does not mind when the certificate of the management system is made out to another name.',
            },
        ],
    },
    {
        key: 'ocppss',
        poll: 'config',
        states: [
            {
                id: 'ocpp.serverCheckSkipped',
                ...settingSwitch,
                set: 'all',
                title: 'OCPP: skip the check of the server',
                text: 'The charger accepts any certificate of the management system; it cannot tell then whether it talks to the right one.',
            },
        ],
    },
    {
        key: 'ocppdp',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.defaultProfiles',
                ...profiles,
                title: 'OCPP default profiles',
                text: 'Limits the management system has set for every charge, as JSON.',
            },
        ],
    },
    {
        key: 'ocppmp',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.maximumProfiles',
                ...profiles,
                title: 'OCPP maximum profiles',
                text: 'Limits the management system has set for the charger as a whole, as JSON.',
            },
        ],
    },
    {
        key: 'ocpptp',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.transactionProfiles',
                ...profiles,
                title: 'OCPP transaction profiles',
                text: 'Limits the management system has set for single charges, as JSON.',
            },
        ],
    },
    {
        key: 'evt',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'ocpp.evcmsTransaction',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'EVCMS transaction',
                text: 'Name the EVCMS access control gave to the charge that is going on. Empty without one.',
            },
        ],
    },
    {
        // The list tells no unit and no range, so it is only shown.
        key: 'txt',
        poll: 'config',
        since: '60.4',
        states: [
            {
                id: 'ocpp.transactionTimeout',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'all',
                title: 'Transaction timeout',
                text: 'How long an authorised charge waits for its car. The maker does not tell the unit.',
            },
        ],
    },
    {
        key: 'iso2en',
        poll: 'config',
        since: '60.4',
        states: [
            {
                id: 'settings.iso15118Mode',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'iso15118Mode',
                whole: true,
                set: 'all',
                title: 'ISO 15118',
                text: 'Whether the charger talks to the car by ISO 15118, over which a car can also identify itself: not at all, if the car can, or always.',
            },
        ],
    },
    { key: 'ocppcc', poll: 'never', until: '58', secret: true },
    { key: 'ocppck', poll: 'never', until: '58', secret: true },
    { key: 'ocppsc', poll: 'never', until: '58', secret: true },
];
