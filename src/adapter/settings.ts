import type { KeySet } from '../goe/catalogue/row';
import { reasonOf } from '../goe/errors';
import { hostAndPort } from '../goe/transport/address';

/** One device of the settings, checked, with defaults for what was left out. */
export interface DeviceSettings {
    /** Id of the device in the object tree; empty: its serial number. */
    readonly id: string;
    readonly host: string;
    /** Serial number the device must have; empty: any. */
    readonly serial: string;
    readonly intervalMs: number;
    readonly keySet: KeySet;
    readonly readOnly: boolean;
    /** No current above this is written, in A; 0: what the hardware allows. */
    readonly maxCurrent: number;
}

/** The settings of an instance, and one line for each thing in them that cannot be used as it is. */
export interface Settings {
    readonly devices: readonly DeviceSettings[];
    readonly problems: readonly string[];
}

const deviceFields = new Set(
    'enabled id name host serial connection token password interval keySet readOnly maxCurrent'.split(' '),
);
const keySets: readonly string[] = ['essential', 'standard', 'all'] satisfies KeySet[];
const DEFAULT_INTERVAL_S = 5;
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** A number in a range; the settings page and scripts write numbers also as text. */
function numberIn(value: unknown, low: number, high: number): number | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && number >= low && number <= high ? number : undefined;
}

function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null && value !== '';
}

function textOf(value: unknown): string {
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
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
    if (host === '') {
        complain('the host is missing; enter the name or IP address of the charger. This device is not used.');
        return undefined;
    }
    try {
        hostAndPort(host);
    } catch (error) {
        complain(`${reasonOf(error)} This device is not used.`);
        return undefined;
    }
    if (connection !== 'auto' && connection !== 'http-v2') {
        complain(`the connection "${connection}" is not available; choose auto or http-v2. This device is not used.`);
        return undefined;
    }
    for (const [field, value] of Object.entries({ id, serial })) {
        if (value !== '' && !idPattern.test(value)) {
            complain(`the ${field} "${value}" may only have letters, digits, - and _. This device is not used.`);
            return undefined;
        }
    }
    let interval = isGiven(entry.interval) ? numberIn(entry.interval, 1, 3600) : DEFAULT_INTERVAL_S;
    if (interval === undefined) {
        complain(`the interval must lie between 1 and 3600 seconds; ${DEFAULT_INTERVAL_S} s is used.`);
        interval = DEFAULT_INTERVAL_S;
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
    return {
        id,
        host,
        serial,
        intervalMs: interval * 1000,
        keySet: keySet as KeySet,
        readOnly: entry.readOnly === true || maxCurrent === undefined,
        maxCurrent: maxCurrent ?? 0,
    };
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
    const list = native.devices ?? [];
    if (!Array.isArray(list)) {
        return { devices, problems: ['The list of devices in the settings is no list; enter the devices again.'] };
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
        const label = [position, textOf(fields.name) || textOf(fields.id) || textOf(fields.host)]
            .filter(Boolean)
            .join(' ');
        const device = readDevice(fields, label, problems);
        if (device === undefined) {
            return;
        }
        const twin = devices.find(
            other =>
                hostAndPort(other.host) === hostAndPort(device.host) || (device.id !== '' && other.id === device.id),
        );
        if (twin) {
            problems.push(
                `${label}: another entry has the same host or id (${twin.id || twin.host}). This one is not used.`,
            );
            return;
        }
        devices.push(device);
    });
    if (devices.length === 0 && problems.length === 0) {
        problems.push('No charger is set up or switched on: add one in the settings of this instance.');
    }
    return { devices, problems };
}
