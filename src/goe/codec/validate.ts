import { enums } from '../catalogue/enums';
import type { CodecName, StateRow, StateValue } from '../catalogue/row';
import { reasonOf, RefusedError } from '../errors';
import type { RawValues } from '../rawValues';
import { chargingTimes } from './chargingTimes';
import type { DecodeContext } from './codec';
import { codecs } from './codecs';
import type { Decoder } from './plan';
import { priceList } from './priceList';

function enumOf(row: StateRow): Readonly<Record<number, string>> | undefined {
    return row.enum === undefined ? undefined : enums[row.enum];
}

/** What may be written to a state, in words: "a number from 6 to 32 A". */
export function allowedValues(row: StateRow): string {
    const texts = enumOf(row);
    const words = (): string => {
        if (row.type === 'boolean') {
            return 'true or false';
        }
        if (texts) {
            return `one of ${Object.entries(texts)
                .map(([value, text]) => `${value} (${text})`)
                .join(', ')}`;
        }
        if (row.type === 'number') {
            const unit = row.unit === undefined ? '' : ` ${row.unit}`;
            return row.min === undefined && row.max === undefined
                ? 'a number'
                : `a number from ${row.min ?? 'any'} to ${row.max ?? 'any'}${unit}`;
        }
        switch (row.codec) {
            case 'timeOfDay':
                return 'a time of day such as 07:30';
            case 'colour':
                return 'a colour such as #00FF00';
            default:
                return row.type === 'json' ? 'JSON' : 'a text';
        }
    };
    return row.nullable ? `${words()}, or null for none` : words();
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

function isAllowed(row: StateRow, value: unknown): boolean {
    if (value === null) {
        return row.nullable === true;
    }
    switch (row.type) {
        case 'boolean':
            return typeof value === 'boolean' && (row.codec !== 'button' || value);
        case 'number': {
            if (typeof value !== 'number' || !Number.isFinite(value)) {
                return false;
            }
            const texts = enumOf(row);
            return texts ? value in texts : value >= (row.min ?? -Infinity) && value <= (row.max ?? Infinity);
        }
        case 'json':
            return typeof value === 'string' && isJson(value);
        case 'string':
            if (typeof value !== 'string') {
                return false;
            }
            switch (row.codec) {
                case 'timeOfDay':
                    return /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
                case 'colour':
                    return /^#[0-9a-f]{6}$/i.test(value);
                default:
                    return true;
            }
    }
}

/** JSON of a known shape: what is wrong in it is said by whoever reads it. */
const shapes: Readonly<Partial<Record<CodecName, (value: unknown) => unknown>>> = { chargingTimes, priceList };

/**
 * Checks a write before anything is sent.
 *
 * @param row the state
 * @param value what the user wrote, of any type
 * @throws RefusedError with the state, the value and what would be allowed
 */
export function validateWrite(row: StateRow, value: unknown): asserts value is StateValue {
    if (row.access === 'r') {
        throw new RefusedError(`${row.id} cannot be written, it only shows what the device says.`);
    }
    const shape = shapes[row.codec ?? 'plain'];
    if (shape !== undefined) {
        try {
            shape(value);
        } catch (error) {
            throw new RefusedError(`${row.id}: ${reasonOf(error)}`);
        }
        return;
    }
    if (!isAllowed(row, value)) {
        const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
        throw new RefusedError(`${row.id}: ${shown} is not possible; allowed is ${allowedValues(row)}.`);
    }
}

/**
 * What the device is to be sent for a value, in this order.
 *
 * @param decoder the state
 * @param value a value that {@link validateWrite} has accepted
 * @param context the device's other values: its firmware may decide which key takes the write
 * @returns API key -> raw JSON value; more than one key where the device needs two settings for one wish
 */
export function encodeValue({ key, source, row }: Decoder, value: StateValue, context: DecodeContext): RawValues {
    const { also, writes = key, writesSince } = source;
    const firmware = context.raw('fwv');
    const version = typeof firmware === 'string' ? parseFloat(firmware) : NaN;
    const isTooOld = writesSince !== undefined && !(version >= writesSince);
    const raw = codecs[source.codec ?? 'plain'].encode(value, source, row, context.raw(key));
    return { [isTooOld ? key : writes]: raw, ...(also ? { [also.key]: raw === 0 ? also.off : also.on } : {}) };
}
