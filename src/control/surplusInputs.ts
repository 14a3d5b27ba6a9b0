/** Power in W: pGrid below 0 feeds in, pAkku below 0 charges the battery of the house, pPv above 0 is produced (`ids`). */
export interface SurplusPower {
    readonly pGrid: number;
    /** undefined: no such input is set up. */
    readonly pPv?: number | undefined;
    readonly pAkku?: number | undefined;
}

/** A state that holds a power. */
export interface PowerInput {
    /** Full id of the state. */
    readonly id: string;
    readonly unit: 'W' | 'kW';
    /** Its sign is the other way round than in {@link SurplusPower}. */
    readonly inverted: boolean;
    /** A value older than this is not known any more. */
    readonly maxAgeMs: number;
}

/** Where the powers of a house stand. */
export interface SurplusInputs {
    /** One state with a sign, or two without. */
    readonly grid: PowerInput | { readonly drawn: PowerInput; readonly fedIn: PowerInput };
    /** All of them add up. */
    readonly pv: readonly PowerInput[];
    readonly battery?: PowerInput | undefined;
}

/** What a state last said. */
export interface InputValue {
    readonly value: unknown;
    /** When, ms since 1970. */
    readonly ts: number;
}

/** Why a power is not known. missing: no such state, or it is null. */
export type UnknownReason = 'missing' | 'tooOld' | 'notANumber';

/** What flows in the house, or why that is not known and which state is to blame. */
export type SurplusReading =
    | { readonly power: SurplusPower }
    /** since: of what is too old, when it was last true, ms since 1970. */
    | { readonly unknown: UnknownReason; readonly id: string; readonly since?: number };

/** All states that the inputs are made of. */
export function inputsOf({ battery, grid, pv }: SurplusInputs): PowerInput[] {
    return [...('drawn' in grid ? [grid.drawn, grid.fedIn] : [grid]), ...pv, ...(battery ? [battery] : [])];
}

/**
 * What flows in the house. One input that is not known makes all of it unknown: a 0 in its place would be an invented value,
 * and a surplus without the battery would be another one than the charger is meant to follow.
 *
 * @param inputs where the powers stand
 * @param latest the last value of a state; undefined: none
 * @param now ms since 1970
 */
export function readSurplus(
    inputs: SurplusInputs,
    latest: (id: string) => InputValue | undefined,
    now: number,
): SurplusReading {
    const watts = new Map<PowerInput, number>();
    for (const input of inputsOf(inputs)) {
        const power = wattsOf(input, latest(input.id), now);
        if (typeof power === 'string') {
            const ts = power === 'tooOld' ? latest(input.id)?.ts : undefined;
            return { unknown: power, id: input.id, ...(ts === undefined || ts > now ? {} : { since: ts }) };
        }
        watts.set(input, power);
    }
    const sumOf = (some: readonly PowerInput[]): number =>
        Math.round(some.reduce((sum, input) => sum + (watts.get(input) ?? NaN), 0));
    const { battery, grid, pv } = inputs;
    return {
        power: {
            pGrid: 'drawn' in grid ? sumOf([grid.drawn]) - sumOf([grid.fedIn]) : sumOf([grid]),
            ...(pv.length > 0 ? { pPv: sumOf(pv) } : {}),
            ...(battery ? { pAkku: sumOf([battery]) } : {}),
        },
    };
}

function wattsOf(
    { inverted, maxAgeMs, unit }: PowerInput,
    latest: InputValue | undefined,
    now: number,
): number | UnknownReason {
    if (latest?.value === undefined || latest.value === null) {
        return 'missing';
    }
    // A text is no number here: '' would become 0.
    if (typeof latest.value !== 'number' || !Number.isFinite(latest.value)) {
        return 'notANumber';
    }
    // Also one from the future: with its time it would stay fresh for as long as the clocks differ.
    if (Math.abs(now - latest.ts) > maxAgeMs) {
        return 'tooOld';
    }
    return latest.value * (unit === 'kW' ? 1000 : 1) * (inverted ? -1 : 1) + 0;
}
