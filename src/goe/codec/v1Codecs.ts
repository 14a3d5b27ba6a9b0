import { errorWordsV1 } from '../catalogue/words';
import type { StateValue } from '../catalogue/row';
import type { Codec, DecodeContext } from './codec';
import { booleanFrom, numberFrom, partAt, plain, readableNumber } from './plain';

/** What only API v1 needs: strings for numbers, flags as 1 and 0, other units, values that other fields correct. */

/** Fields are never null as recorded; a firmware that sends null all the same says "none". */
function unlessNull(decode: Codec['decode']): Codec['decode'] {
    return (raw, source, row, context) => (raw === null ? null : decode(raw, source, row, context));
}

function reading(decode: Codec['decode']): Codec {
    return { decode: unlessNull(decode), encode: plain.encode };
}

/** 1 is RCCB, 3 PHASE, 8 NO_GROUND, everything else INTERNAL (go-e API v1). */
export const errorV1: Codec = reading((raw, _source, _row, context) => {
    const code = numberFrom(raw);
    if (code === undefined) {
        return undefined;
    }
    // Firmware 01 says 14 all the time, also while charging: it is no fault there. Later firmware has three digits ("020").
    const firmware = context.raw('fwv');
    if (code === 14 && typeof firmware === 'string' && parseFloat(firmware) < 20) {
        return errorWordsV1[0];
    }
    return errorWordsV1[code] ?? 'INTERNAL';
});

export const numericFlag: Codec = {
    decode: plain.decode,
    encode: value => (value === true ? 1 : 0),
};

export const invertedFlag: Codec = {
    decode: unlessNull(raw => {
        const flag = booleanFrom(raw);
        return flag === undefined ? undefined : !flag;
    }),
    encode: value => (value === true ? 0 : 1),
};

/** `cid`, `cwc`, `cch`, `cfi`: '#00FFFF' is sent as 65535. */
export function encodeNumericColour(value: StateValue): number {
    return parseInt(String(value).slice(1), 16);
}

export const hoursPlus100: Codec = {
    decode: unlessNull((raw, source, row) => {
        const hours = numberFrom(raw);
        return hours === undefined ? undefined : readableNumber((hours - 100) * 60, source, row);
    }),
    // Whole hours only: a half one cannot be told to these chargers.
    encode: value => Math.round(Number(value) / 60) + 100,
};

/** V3 and newer keep a number in `dwo` while `stp` says that it is switched off. */
export const energyLimitV1: Codec = {
    decode: unlessNull((raw, source, row, context) => {
        const limit = readableNumber(raw, source, row);
        return limit !== undefined && numberFrom(context.raw('stp')) === 0 ? 0 : limit;
    }),
    encode: plain.encode,
};

/**
 * A one-phase plug that is turned has its phase on N. The app then takes what is measured on N for phase 1 where only L1 is
 * there before the contactor and U_N is above U_L1 (go-e API v1, `nrg`).
 */
function isTurned(nrg: unknown, pha: unknown): boolean {
    const voltageL1 = numberFrom(partAt(nrg, [0]));
    const voltageNeutral = numberFrom(partAt(nrg, [3]));
    return (
        Math.floor((numberFrom(pha) ?? 0) / 8) === 1 &&
        voltageL1 !== undefined &&
        voltageNeutral !== undefined &&
        voltageNeutral > voltageL1
    );
}

/** Place of voltage, power and power factor of phase 1 in `nrg` -> place of the same for N. */
const placeOnNeutral: Readonly<Record<number, number>> = { 0: 3, 7: 10, 12: 15 };

export const turnedPlug: Codec = reading((raw, source, row, context) => {
    const place = Number(source.at?.[0] ?? 0);
    const at = isTurned(raw, context.raw('pha')) ? [placeOnNeutral[place] ?? place] : source.at;
    return plain.decode(raw, { ...source, at }, row, context);
});

/** Half an ampere, in the tenths of API v1. */
const CURRENT_IN_USE = 5;

function chargingPhasesFrom(nrg: unknown, context: DecodeContext): number | undefined {
    const currents = [4, 5, 6].map(index => numberFrom(partAt(nrg, [index])) ?? 0);
    const inUse = currents.filter(current => current >= CURRENT_IN_USE).length;
    if (inUse > 0) {
        return inUse === 1 ? 1 : 3;
    }
    // No current: what it would charge with. Only V3 and newer can be held to one phase, and only they have `fsp`.
    const before = (numberFrom(context.raw('pha')) ?? 0) >> 3;
    if (booleanFrom(context.raw('fsp')) === true || before === 1) {
        return 1;
    }
    return before === 0 ? undefined : 3;
}

export const chargingPhasesV1: Codec = reading((raw, _source, _row, context) => chargingPhasesFrom(raw, context));

/** 0 stands for "without a card" and for "nobody" alike; only a car that may charge without a card tells them apart. */
export const unlockedBy: Codec = reading((raw, source, row, context) => {
    const card = readableNumber(raw, source, row);
    if (card !== 0) {
        return card;
    }
    const car = numberFrom(context.raw('car'));
    const charged = car !== undefined && car >= 2 && car <= 4;
    return charged && numberFrom(context.raw('ast')) !== 1 ? 0 : null;
});

/** Garbage where the charger never got the time: "0101-300146" (homeassistant-goecharger issue 70). */
export const clockV1: Codec = reading(raw => {
    const parts = typeof raw === 'string' ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(raw) : null;
    if (parts === null) {
        return typeof raw === 'string' ? null : undefined;
    }
    const [day, month, year, hour, minute] = parts.slice(1);
    return `20${year}-${month}-${day}T${hour}:${minute}`;
});

/** V1 and V2 send the id of the card itself, V3 and newer "1". */
export const cardLearned: Codec = reading(raw => {
    const flag = booleanFrom(raw);
    return flag ?? (typeof raw === 'string' ? raw !== '' : undefined);
});

/** 123 -> 1, 2, 3: one digit per terminal. */
export const digit: Codec = reading((raw, source, row) => {
    const number = numberFrom(raw);
    return number === undefined ? undefined : readableNumber(String(number)[Number(source.at?.[0] ?? 0)], {}, row);
});
