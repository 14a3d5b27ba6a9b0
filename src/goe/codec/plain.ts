import type { Path, Source, StateRow, StateValue } from '../catalogue/row';
import type { Codec } from './codec';

/** The part of a value that a path names; undefined where it is missing. */
export function partAt(raw: unknown, path: Path | undefined): unknown {
    let part = raw;
    for (const step of path ?? []) {
        if (typeof part !== 'object' || part === null) {
            // A part of nothing is nothing: `pha`, `ccw`, `cdi` are null as a whole at times.
            return part === null ? null : undefined;
        }
        part = (part as Record<string | number, unknown>)[step];
    }
    return part;
}

/** The smallest value that changes just this part: [{}, {}, {"name": "x"}] for [2, 'name'] (go-e API keys, `cards`, `wifis`). */
function wrapped(value: unknown, path: Path | undefined): unknown {
    return (path ?? []).reduceRight<unknown>((inner, step) => {
        if (typeof step === 'number') {
            return [...Array.from({ length: step }, () => ({})), inner];
        }
        return { [step]: inner };
    }, value);
}

/** A finite number from a number or (API v1) from a string that is a number and nothing else. */
export function numberFrom(raw: unknown): number | undefined {
    if (typeof raw === 'number') {
        return Number.isFinite(raw) ? raw : undefined;
    }
    if (typeof raw === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(raw)) {
        const value = Number(raw);
        return Number.isFinite(value) ? value : undefined;
    }
    return undefined;
}

/** true and false, and what API v1 and older firmware say instead of them. */
export function booleanFrom(raw: unknown): boolean | undefined {
    if (typeof raw === 'boolean') {
        return raw;
    }
    if (raw === 1 || raw === '1' || raw === 'true') {
        return true;
    }
    return raw === 0 || raw === '0' || raw === 'false' ? false : undefined;
}

/** Rounds to decimals without leaving -0 or the noise of binary fractions (49.95899963 from float32). */
export function rounded(value: number, digits: number): number {
    const factor = 10 ** digits;
    const result = Math.round(value * factor) / factor;
    if (!Number.isFinite(result)) {
        // Beyond 1e305 the multiplication overflows; there is nothing behind the decimal point there anyway.
        return value;
    }
    return result === 0 ? 0 : result;
}

/** The readable number, checked against the row's plausible range. */
export function readableNumber(raw: unknown, source: Source, row: StateRow): number | undefined {
    const value = numberFrom(raw);
    if (value === undefined) {
        return undefined;
    }
    const readable = rounded(value * (source.scale ?? 1), row.digits ?? 3);
    if (!Number.isFinite(readable)) {
        return undefined;
    }
    const [low, high] = row.plausible ?? [-Infinity, Infinity];
    return readable < low || readable > high ? undefined : readable;
}

function readableByType(part: unknown, source: Source, row: StateRow): StateValue | undefined {
    switch (row.type) {
        case 'number':
            // Firmware before 055 sent some of today's numbers as booleans.
            return readableNumber(typeof part === 'boolean' ? Number(part) : part, source, row);
        case 'boolean':
            return booleanFrom(part);
        case 'string':
            return typeof part === 'string'
                ? part
                : typeof part === 'number' && Number.isFinite(part)
                  ? String(part)
                  : undefined;
        case 'json':
            return JSON.stringify(part);
    }
}

/** Reads and writes by the type of the state, with scale, decimals, plausible range and the meaning of null. */
export const plain: Codec = {
    decode(raw, source, row) {
        const part = partAt(raw, source.at);
        if (part === undefined) {
            return undefined;
        }
        return part === null ? (source.nullAs ?? null) : readableByType(part, source, row);
    },
    encode(value, source, row) {
        if (value === null || (source.nullAs !== undefined && value === source.nullAs)) {
            return wrapped(null, source.at);
        }
        if (typeof value === 'number') {
            return wrapped(rawNumber(value, source, row), source.at);
        }
        return wrapped(row.type === 'json' ? (JSON.parse(String(value)) as unknown) : value, source.at);
    },
};

/** The number the device is sent: on the row's grid (rounded down: a current must not grow), in the device's unit. */
export function rawNumber(value: number, source: Source, row: StateRow): number {
    let onGrid = value;
    if (row.step !== undefined) {
        const from = row.min ?? 0;
        onGrid = rounded(from + Math.floor((value - from) / row.step + 1e-9) * row.step, 6);
    }
    const raw = onGrid / (source.scale ?? 1);
    return source.whole ? Math.round(raw) : rounded(raw, 6);
}
