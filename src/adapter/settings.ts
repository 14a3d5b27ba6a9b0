import type { KeySet } from '../goe/catalogue/row';
import { reasonOf } from '../goe/errors';
import { hostAndPort, withoutLogin } from '../goe/transport/address';
import type { ConnectionType } from '../goe/transport/transport';
import { isGiven, numberIn, textOf } from './settingFields';
import { readCloud, readMqtt, type CloudSettings, type MqttSettings } from './sharedSettings';
import { wayNames } from './wayNames';

/** One device of the settings, checked, with defaults for what was left out. */
export interface DeviceSettings {
    /** Id of the device in the object tree; empty: its serial number. */
    readonly id: string;
    /** Name or IP address; empty: it is looked for by its serial number, or reached by MQTT or the cloud. */
    readonly host: string;
    /** Serial number the device must have; empty: any. */
    readonly serial: string;
    /** The preferred way to the device. */
    readonly connection: 'auto' | ConnectionType;
    /** Cloud token; empty: none. */
    readonly token: string;
    /** Password of the go-e app; empty: none. */
    readonly password: string;
    /** undefined: what is usual for the way. */
    readonly intervalMs: number | undefined;
    readonly keySet: KeySet;
    readonly readOnly: boolean;
    /** No current above this is written, in A; 0: what the hardware allows. */
    readonly maxCurrent: number;
    /** What becomes of a current above the highest possible one. */
    readonly aboveLimit: 'clamp' | 'refuse';
}

/** A found device as an entry of the settings, with the defaults of the settings page, which fills them in by hand only. */
export function newEntry({ host, serial }: Pick<DeviceSettings, 'host' | 'serial'>): Record<string, unknown> {
    return {
        enabled: true,
        host,
        serial,
        connection: 'auto',
        keySet: 'standard',
        maxCurrent: 0,
        aboveLimit: 'clamp',
        readOnly: false,
    };
}

/** The settings of an instance, and one line for each thing in them that cannot be used as it is. */
export interface Settings {
    readonly devices: readonly DeviceSettings[];
    readonly mqtt: MqttSettings;
    readonly cloud: CloudSettings;
    readonly problems: readonly string[];
}

const deviceFields = new Set(
    'enabled id name host serial connection token password interval keySet readOnly maxCurrent aboveLimit'.split(' '),
);
const keySets: readonly string[] = ['essential', 'standard', 'all'] satisfies KeySet[];
const connections: readonly string[] = ['auto', ...Object.keys(wayNames)];
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** What a connection needs and was not given, in words. */
function missingFor(
    connection: DeviceSettings['connection'],
    { host, password, serial, token }: Pick<DeviceSettings, 'host' | 'password' | 'serial' | 'token'>,
): string | undefined {
    switch (connection) {
        case 'websocket':
            return password === '' ? 'the WebSocket needs the password of the go-e app.' : missingAddress(host, serial);
        case 'mqtt':
            return serial === '' ? 'MQTT needs the serial number of the charger.' : undefined;
        case 'cloud-v2':
            return serial === '' || token === ''
                ? 'the cloud needs the serial number of the charger and its token.'
                : undefined;
        case 'cloud-v1':
            return token === '' ? 'the cloud needs the token of the charger.' : undefined;
        case 'auto':
            return token === '' ? missingAddress(host, serial) : undefined;
        default:
            return missingAddress(host, serial);
    }
}

function missingAddress(host: string, serial: string): string | undefined {
    return host === '' && serial === ''
        ? 'the host is missing; enter the name or IP address of the charger, or its serial number to find it in the network.'
        : undefined;
}

/** Reads one entry of the list. A problem that the entry cannot live with leaves it without a result. */
function readDevice(entry: Record<string, unknown>, label: string, problems: string[]): DeviceSettings | undefined {
    const complain = (text: string): void => void problems.push(`${label}: ${text}`);
    for (const field of Object.keys(entry)) {
        if (!deviceFields.has(field)) {
            complain(`the setting "${field}" is unknown and has no effect; remove it or correct its name.`);
        }
    }
    const host = textOf(entry.host);
    const id = textOf(entry.id);
    const serial = textOf(entry.serial);
    const connection = textOf(entry.connection) || 'auto';
    const token = textOf(entry.token);
    const password = typeof entry.password === 'string' ? entry.password : '';
    try {
        if (host !== '') {
            hostAndPort(host);
        }
    } catch (error) {
        complain(`${reasonOf(error)} This device is not used.`);
        return undefined;
    }
    if (!connections.includes(connection)) {
        complain(
            `the connection "${connection}" is unknown; choose one of ${connections.join(', ')}. This device is not used.`,
        );
        return undefined;
    }
    const missing = missingFor(connection as DeviceSettings['connection'], { host, serial, token, password });
    if (missing !== undefined) {
        complain(`${missing} This device is not used.`);
        return undefined;
    }
    for (const [field, value] of Object.entries({ id, serial })) {
        if (value !== '' && !idPattern.test(value)) {
            complain(`the ${field} "${value}" may only have letters, digits, - and _. This device is not used.`);
            return undefined;
        }
    }
    const interval = isGiven(entry.interval) ? numberIn(entry.interval, 1, 3600) : undefined;
    if (isGiven(entry.interval) && interval === undefined) {
        complain('the interval must lie between 1 and 3600 seconds; what is usual for the connection is used.');
    }
    let keySet = textOf(entry.keySet) || 'standard';
    if (!keySets.includes(keySet)) {
        complain(`the key set "${keySet}" is unknown; choose essential, standard or all. standard is used.`);
        keySet = 'standard';
    }
    const maxCurrent = isGiven(entry.maxCurrent) ? numberIn(entry.maxCurrent, 0, 32) : 0;
    if (maxCurrent === undefined) {
        // A limit that protects a fuse must not be guessed.
        complain(
            'the highest current must lie between 0 (no limit) and 32 A. Until it does, nothing is written to this device.',
        );
    }
    const aboveLimit = textOf(entry.aboveLimit) || 'clamp';
    if (aboveLimit !== 'clamp' && aboveLimit !== 'refuse') {
        complain(`"aboveLimit" must be clamp or refuse, not "${aboveLimit}"; refuse is used.`);
    }
    return {
        id,
        host,
        serial,
        connection: connection as DeviceSettings['connection'],
        token,
        password,
        intervalMs: interval === undefined ? undefined : interval * 1000,
        keySet: keySet as KeySet,
        readOnly: entry.readOnly === true || maxCurrent === undefined,
        maxCurrent: maxCurrent ?? 0,
        aboveLimit: aboveLimit === 'clamp' ? 'clamp' : 'refuse',
    };
}

function isSame(one: DeviceSettings, other: DeviceSettings): boolean {
    const isSameText = (field: 'id' | 'serial'): boolean => one[field] !== '' && one[field] === other[field];
    const isSameHost = one.host !== '' && other.host !== '' && hostAndPort(one.host) === hostAndPort(other.host);
    return isSameHost || isSameText('id') || isSameText('serial');
}

/**
 * Reads the instance's settings as a person or a script left them. Never throws: what cannot be used becomes a line in
 * `problems` that names the device and says what to do, and the other devices run.
 *
 * @param native `native` of the instance object
 */
export function readSettings(native: Readonly<Record<string, unknown>>): Settings {
    const problems: string[] = [];
    const devices: DeviceSettings[] = [];
    const mqtt = readMqtt(native.mqtt, problems);
    const cloud = readCloud(native.cloud, problems);
    const list = native.devices ?? [];
    if (!Array.isArray(list)) {
        problems.push('The list of devices in the settings is no list; enter the devices again.');
        return { devices, mqtt, cloud, problems };
    }
    list.forEach((entry: unknown, index) => {
        const position = `Device ${index + 1}`;
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            problems.push(`${position}: this entry of the settings is no device; remove it.`);
            return;
        }
        const fields = entry as Record<string, unknown>;
        if (fields.enabled === false) {
            return;
        }
        const label = [
            position,
            textOf(fields.name) || textOf(fields.id) || withoutLogin(textOf(fields.host)) || textOf(fields.serial),
        ]
            .filter(Boolean)
            .join(' ');
        const device = readDevice(fields, label, problems);
        if (device === undefined) {
            return;
        }
        const twin = devices.find(other => isSame(other, device));
        if (twin) {
            problems.push(
                `${label}: another entry has the same host, serial number or id (${twin.id || twin.host || twin.serial}). This one is not used.`,
            );
            return;
        }
        if (device.connection === 'mqtt' && mqtt.mode === 'off') {
            problems.push(`${label}: MQTT is switched off in the settings of this instance. This device is not used.`);
            return;
        }
        devices.push(device);
    });
    if (devices.length === 0 && problems.length === 0) {
        problems.push('No charger is set up or switched on: add one in the settings of this instance.');
    }
    return { devices, mqtt, cloud, problems };
}
