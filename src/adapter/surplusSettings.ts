import type { PowerInput, SurplusInputs } from '../control/surplusInputs';
import { reasonOf } from '../goe/errors';
import { fieldsOf, isGiven, numberIn, textOf } from './settingFields';

/** The surplus feed as set up. */
export interface SurplusSettings {
    /** undefined: nothing is fed. */
    readonly inputs: SurplusInputs | undefined;
    /** Serial numbers, ids, hosts or names of the chargers to feed; empty: all. */
    readonly devices: readonly string[];
    /** Charging is stopped where it goes on for 20 s without data. */
    readonly stopWhenBroken: boolean;
}

const fields = new Set(
    'enabled devices gridPower gridImport gridExport pvPower batteryPower stopWhenBroken'.split(' '),
);
const DEFAULT_MAX_AGE_S = 30;

/**
 * Reads the part `surplus` of the settings. What cannot be used switches the feed off, with one line in `problems`.
 *
 * @param value the part as a person or a script left it: {enabled, devices: [text], gridPower or gridImport and gridExport,
 * pvPower: [...], batteryPower, stopWhenBroken}, each power {id, unit: 'W' or 'kW', inverted, maxAge: seconds}
 * @param problems where to complain
 */
export function readSurplusSettings(value: unknown, problems: string[]): SurplusSettings {
    const part = fieldsOf(value);
    const complain = (text: string): void => void problems.push(`Surplus: ${text}`);
    const isEnabled = part.enabled === true;
    const { devices = [] } = part;
    const settings = {
        devices: Array.isArray(devices) ? devices.map(textOf).filter(Boolean) : [],
        stopWhenBroken: part.stopWhenBroken !== false,
    };
    if (!isEnabled) {
        return { ...settings, inputs: undefined };
    }
    for (const field of Object.keys(part)) {
        if (!fields.has(field)) {
            complain(`the setting "${field}" is unknown and has no effect; remove it or correct its name.`);
        }
    }
    if (!Array.isArray(devices)) {
        complain('the list of chargers to feed is no list. No surplus data is sent.');
        return { ...settings, inputs: undefined };
    }
    try {
        return { ...settings, inputs: readInputs(part) };
    } catch (error) {
        complain(`${reasonOf(error)} No surplus data is sent.`);
        return { ...settings, inputs: undefined };
    }
}

function readInputs(part: Record<string, unknown>): SurplusInputs {
    const gridPower = readInput(part.gridPower, 'grid power');
    const drawn = readInput(part.gridImport, 'power drawn from the grid');
    const fedIn = readInput(part.gridExport, 'power fed into the grid');
    if (gridPower && (drawn || fedIn)) {
        throw new Error('enter the grid power as one state, or as two states for drawing and feeding in, not both.');
    }
    const grid = gridPower ?? (drawn && fedIn ? { drawn, fedIn } : undefined);
    if (!grid) {
        throw new Error(
            drawn || fedIn
                ? 'of the two states for drawing from the grid and feeding in one is missing.'
                : 'the state of the grid power is missing.',
        );
    }
    const { pvPower = [] } = part;
    if (!Array.isArray(pvPower)) {
        throw new Error('the list of solar powers is no list.');
    }
    const pv = pvPower.map((entry, index) => readInput(entry, `solar power ${index + 1}`));
    const battery = readInput(part.batteryPower, 'battery power');
    return { grid, pv: pv.filter(input => input !== undefined), ...(battery ? { battery } : {}) };
}

/** A wrong unit or sign is not guessed: the charger would follow a surplus that is not there. */
function readInput(value: unknown, what: string): PowerInput | undefined {
    const { id, inverted, maxAge, unit } = fieldsOf(value);
    if (textOf(id) === '') {
        return undefined;
    }
    const unitText = textOf(unit) || 'W';
    if (unitText !== 'W' && unitText !== 'kW') {
        throw new Error(`the unit of the ${what} must be W or kW, not "${unitText}".`);
    }
    if (isGiven(inverted) && typeof inverted !== 'boolean') {
        throw new Error(`"inverted" of the ${what} must be true or false.`);
    }
    const seconds = isGiven(maxAge) ? numberIn(maxAge, 1, 3600) : DEFAULT_MAX_AGE_S;
    if (seconds === undefined) {
        throw new Error(`the maximum age of the ${what} must lie between 1 and 3600 seconds.`);
    }
    return { id: textOf(id), unit: unitText, inverted: inverted === true, maxAgeMs: seconds * 1000 };
}
