import { enums } from '../catalogue/enums';
import type { StateRow } from '../catalogue/row';
import { shownTimes } from './chargingTimes';

const words: Readonly<Record<string, boolean>> = {
    true: true,
    on: true,
    yes: true,
    false: false,
    off: false,
    no: false,
};

/**
 * What a person typed, as a value of a state: `10`, `off`, `auto` (the beginning of a text of its list), `null`, `07:30`.
 * Whether it is possible is for the check of the write to say.
 *
 * @param row the state
 * @param typed the text
 * @returns the text itself where it is no value of the state's type
 */
export function typedValue(row: StateRow, typed: string): unknown {
    const text = typed.trim();
    const lower = text.toLowerCase();
    if (lower === 'null' || lower === 'none') {
        return null;
    }
    switch (row.type) {
        case 'boolean':
            return words[lower] ?? (text === '1' ? true : text === '0' ? false : text);
        case 'number': {
            if (text !== '' && Number.isFinite(Number(text))) {
                return Number(text);
            }
            const codes = Object.entries(enums[row.enum ?? ''] ?? {}).filter(([, name]) =>
                name.toLowerCase().startsWith(lower),
            );
            return lower !== '' && codes.length === 1 ? Number(codes[0][0]) : text;
        }
        default:
            return typed;
    }
}

/**
 * What a script wants to write, as the value of the state: states hold JSON as text, and numbers that have names may be named
 * (`Eco`, or the beginning of a name that no other has).
 *
 * @param row the state
 * @param value what somebody wants to write
 */
export function asStateValue(row: StateRow, value: unknown): unknown {
    if (row.type === 'json') {
        const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
        return row.codec === 'chargingTimes' && typeof text === 'string' ? normalTimes(text) : text;
    }
    return row.type === 'number' && row.enum !== undefined && typeof value === 'string'
        ? typedValue(row, value)
        : value;
}

/** As the device will show it; what is wrong in it is for the check of the write to say. */
function normalTimes(text: string): string {
    try {
        return shownTimes(JSON.parse(text));
    } catch {
        return text;
    }
}
