import type { Source, StateRow, StateValue } from '../catalogue/row';

/** What a codec may look at besides the value itself. */
export interface DecodeContext {
    /** Latest raw value of a key; undefined where the device never sent it. */
    raw(key: string): unknown;
    /** When the device booted, ms since 1970; undefined while unknown. */
    readonly bootAt: number | undefined;
}

/** One way to turn raw values into readable ones and back. Pure; never throws; never gives NaN or a value of another type than the row's. */
export interface Codec {
    /**
     * @param raw the key's value as the device sent it
     * @returns the readable value, null for "none" or "unknown", undefined where nothing can be told from it (what is shown stays)
     */
    decode(raw: unknown, source: Source, row: StateRow, context: DecodeContext): StateValue | undefined;
    /**
     * @param value a value that validateWrite has accepted
     * @param current what the device last said for the whole key; undefined: nothing
     * @returns the raw JSON value for the device
     */
    encode(value: StateValue, source: Source, row: StateRow, current?: unknown): unknown;
}
