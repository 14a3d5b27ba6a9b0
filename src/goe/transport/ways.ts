import type { Clock } from '../clock';
import { hostAndPort } from './address';
import type { MqttLink } from './mqttLink';
import type { ConnectionType, Way } from './transport';
import type { AppPassword } from './webSocketAuth';

/** How a device can be reached, as far as its owner said. */
export interface Access {
    /** Name or IP address, with or without a port. */
    readonly host?: string;
    /** The way that is preferred; 'auto': the best that works. */
    readonly connection: 'auto' | ConnectionType;
    readonly serial?: string;
    /** Cloud token. */
    readonly token?: string;
    /** Password of the go-e app. */
    readonly password?: string;
    /** Addresses of the maker's cloud for API v2 and v1, with {serial} for the serial number. */
    readonly cloud?: { readonly v2: string; readonly v1: string };
    /** A broker where the device publishes. */
    readonly mqtt?: {
        /** The instance's link to it, opened when it is needed first. */
        readonly link: () => Promise<MqttLink>;
        /** Beginning of the device's topics where it is not the usual one. */
        readonly prefix?: string;
    };
    /** The way that worked last time. */
    readonly known?: ConnectionType;
}

/**
 * Which ways are tried, in this order, where the owner prefers one: what pushes first, the local before the cloud. MQTT must be
 * chosen: a device that does not publish would be waited for each time.
 */
const order: Readonly<Record<Access['connection'], readonly ConnectionType[]>> = {
    auto: ['websocket', 'http-v2', 'http-v1', 'cloud-v2', 'cloud-v1'],
    websocket: ['websocket', 'http-v2', 'cloud-v2'],
    mqtt: ['mqtt', 'http-v2', 'http-v1', 'cloud-v2', 'cloud-v1'],
    'http-v2': ['http-v2', 'cloud-v2'],
    'http-v1': ['http-v1', 'cloud-v1'],
    'cloud-v2': ['cloud-v2'],
    'cloud-v1': ['cloud-v1'],
};

/** Ways of API v1, and their like with API v2: a charger that has that may have v1 as well, with far fewer values. */
const betterThan: Partial<Record<ConnectionType, ConnectionType>> = { 'http-v1': 'http-v2', 'cloud-v1': 'cloud-v2' };

/**
 * The ways to a device, the preferred one first. The module of a way is loaded only when it is used.
 *
 * @param access what its owner said
 * @param clock time
 * @throws UnsupportedError where the host cannot be one
 */
export function waysTo(access: Access, clock: Clock): Way[] {
    const openers = openersOf(access, clock);
    const { connection, known } = access;
    return order[connection].flatMap(kind => {
        const open = openers[kind];
        const better = connection === kind ? undefined : betterThan[kind];
        return open === undefined || (better !== undefined && known === better)
            ? []
            : [{ kind, open, ...(better === undefined ? {} : { unless: better }) }];
    });
}

/** How each way is opened, for those that the access allows. */
function openersOf(
    { cloud, host, mqtt, password, serial, token }: Access,
    clock: Clock,
): Partial<Record<ConnectionType, Way['open']>> {
    const openers: Partial<Record<ConnectionType, Way['open']>> = {};
    if (host !== undefined) {
        hostAndPort(host);
        openers['http-v2'] = async () => new (await import('./httpV2.js')).HttpV2Transport(host, clock);
        openers['http-v1'] = async () => new (await import('./httpV1.js')).HttpV1Transport(host, clock);
    }
    if (host !== undefined && password !== undefined) {
        let expected = serial;
        let appPassword: AppPassword | undefined;
        openers.websocket = async () => {
            const { WebSocketTransport } = await import('./webSocket.js');
            appPassword ??= new (await import('./webSocketAuth.js')).AppPassword(password);
            const transport = await WebSocketTransport.open(host, appPassword, clock, expected);
            expected ??= transport.serial;
            return transport;
        };
    }
    if (mqtt !== undefined && serial !== undefined) {
        const { link, prefix } = mqtt;
        const besides = openers['http-v2'];
        openers.mqtt = async () =>
            (await import('./mqtt.js')).MqttTransport.open({ link: await link(), serial, prefix, besides }, clock);
    }
    if (cloud !== undefined && token !== undefined) {
        const { v1, v2 } = cloud;
        if (serial !== undefined) {
            openers['cloud-v2'] = async () =>
                new (await import('./cloudV2.js')).CloudV2Transport({ address: v2, serial, token }, clock);
        }
        openers['cloud-v1'] = async () =>
            new (await import('./cloudV1.js')).CloudV1Transport({ address: v1, token }, clock);
    }
    return openers;
}
