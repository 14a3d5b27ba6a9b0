import { carWords, errorWords, errorWordsBefore59 } from '../catalogue/words';
import type { CodecName, StateValue } from '../catalogue/row';
import { chargingTimes, shownTimes } from './chargingTimes';
import type { Codec, DecodeContext } from './codec';
import { decodeActiveLimit } from './limits';
import { decodeNameServer, decodeWifiStatus } from './network';
import { booleanFrom, numberFrom, partAt, plain, rawNumber, readableNumber } from './plain';
import { priceList } from './priceList';
import { addressWithoutLogin, withoutSecretParts } from './secretParts';
import { decodeChargingDuration } from './session';
import {
    cardLearned,
    chargingPhasesV1,
    clockV1,
    digit,
    encodeNumericColour,
    energyLimitV1,
    errorV1,
    hoursPlus100,
    invertedFlag,
    numericFlag,
    turnedPlug,
    unlockedBy,
} from './v1Codecs';

/** A codec that only reads; its rows are read-only, which a test over all rows proves. */
function reading(decode: Codec['decode']): Codec {
    return { decode, encode: plain.encode };
}

/** The word for a number, the number itself where a newer firmware knows more than we do. */
function wordFor(words: Readonly<Record<number, string>>, raw: unknown): string | undefined {
    const code = numberFrom(raw);
    return code === undefined ? undefined : (words[code] ?? String(code));
}

/**
 * Error codes 11 to 17 changed their meaning. The official key lists of firmware 59.4 and later have the new table, older
 * documents the old one; what lies between is not documented (go-eCharger-API-v2, API_KEYS_FIRMWARE).
 */
function errorTable(firmware: unknown): Readonly<Record<number, string>> {
    const version = typeof firmware === 'string' ? parseFloat(firmware) : NaN;
    return version < 59.4 ? errorWordsBefore59 : errorWords;
}

function chargingPhases(psm: unknown, context: DecodeContext): number | undefined {
    const mode = numberFrom(psm);
    if (mode === 1 || mode === 2) {
        return mode === 1 ? 1 : 3;
    }
    // Automatic: the charger says with how many phases it charges, older firmware only whether one phase is forced.
    const phases = numberFrom(context.raw('pnp'));
    if (phases === 1 || phases === 3) {
        return phases;
    }
    const single = booleanFrom(context.raw('fsp'));
    return single === undefined ? undefined : single ? 1 : 3;
}

/** A phase counts as in use from half an ampere on: less is noise of the meter or a car's standby. */
const CURRENT_IN_USE = 0.5;

function phasesInUse(raw: unknown, scale: number): number | undefined {
    const currents = [4, 5, 6].map(index => numberFrom(partAt(raw, [index])));
    if (currents.some(current => current === undefined)) {
        return undefined;
    }
    return currents.filter(current => (current ?? 0) * scale >= CURRENT_IN_USE).length;
}

function timeOfDay(raw: unknown): string | undefined {
    const seconds = numberFrom(raw);
    if (seconds === undefined || seconds < 0 || seconds >= 2 * 86_400) {
        return undefined;
    }
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
    return (parts[2] === 0 ? parts.slice(0, 2) : parts).map(part => String(part).padStart(2, '0')).join(':');
}

function colour(raw: unknown): string | undefined {
    const number = numberFrom(raw);
    if (number !== undefined && number >= 0 && number <= 0xffffff) {
        return `#${Math.floor(number).toString(16).padStart(6, '0').toUpperCase()}`;
    }
    return typeof raw === 'string' && /^#[0-9a-f]{6}$/i.test(raw) ? raw.toUpperCase() : undefined;
}

function addressOnly(raw: unknown): string | undefined {
    return typeof raw === 'string' ? addressWithoutLogin(raw) : undefined;
}

function orNull<T extends StateValue>(raw: unknown, decode: (raw: unknown) => T | undefined): T | null | undefined {
    return raw === null ? null : decode(raw);
}

/** Every codec a catalogue row can name. */
export const codecs: Readonly<Record<CodecName, Codec>> = {
    plain,
    pwmSignal: reading(raw => (raw === null ? 'UNKNOWN' : wordFor(carWords, raw))),
    error: reading((raw, _source, _row, context) => orNull(raw, code => wordFor(errorTable(context.raw('fwv')), code))),
    errorV1,
    carConnected: reading(raw => {
        const car = raw === null ? 0 : numberFrom(raw);
        // 0 unknown and 6 initializing say nothing about the plug.
        return car === undefined ? undefined : car === 0 || car === 6 ? null : car !== 1;
    }),
    charging: reading(raw => {
        const car = raw === null ? 0 : numberFrom(raw);
        return car === undefined ? undefined : car === 0 ? null : car === 2;
    }),
    allowCharging: { decode: raw => orNull(raw, booleanFrom), encode: value => (value === true ? 2 : 1) },
    phases: {
        decode: raw => {
            const mode = numberFrom(raw);
            return mode === 2 ? 3 : mode;
        },
        encode: value => (value === 3 ? 2 : value),
    },
    chargingPhases: {
        decode: (raw, _source, _row, context) => chargingPhases(raw, context),
        encode: value => (value === 3 ? 2 : 1),
    },
    phasesInUse: reading((raw, source) => orNull(raw, nrg => phasesInUse(nrg, source.scale ?? 1))),
    moment: reading((raw, source, _row, context) =>
        orNull(partAt(raw, source.at), part => {
            const sinceBoot = numberFrom(part);
            return sinceBoot === undefined || context.bootAt === undefined
                ? undefined
                : Math.round(context.bootAt + sinceBoot);
        }),
    ),
    buttonLock: {
        // Before firmware 055 a boolean: the button may (true) or may not (false) be used.
        decode: raw => orNull(raw, lock => (typeof lock === 'boolean' ? (lock ? 3 : 0) : numberFrom(lock))),
        encode: plain.encode,
    },
    colour: {
        decode: (raw, source) => orNull(partAt(raw, source.at), colour),
        encode: value => String(value).toUpperCase(),
    },
    numericColour: {
        decode: (raw, source) => orNull(partAt(raw, source.at), colour),
        encode: encodeNumericColour,
    },
    timeOfDay: {
        decode: (raw, source) => orNull(partAt(raw, source.at), timeOfDay),
        encode: value => {
            const [hours, minutes, seconds = 0] = String(value).split(':').map(Number);
            return hours * 3600 + minutes * 60 + seconds;
        },
    },
    chargingTimes: { decode: raw => orNull(raw, shownTimes), encode: chargingTimes },
    priceList: { decode: plain.decode, encode: priceList },
    addressOnly: reading((raw, source) => orNull(partAt(raw, source.at), addressOnly)),
    // Who knows the whole of it can make a copy of the card.
    cardIdEnd: reading(raw =>
        orNull(raw, id => (typeof id === 'string' && id !== '' ? `…${id.slice(-4)}` : undefined)),
    ),
    withoutSecrets: reading((raw, source, row, context) =>
        plain.decode(withoutSecretParts(partAt(raw, source.at)), { ...source, at: [] }, row, context),
    ),
    currentV1: {
        decode: (raw, source, row, context) => {
            const inForce = numberFrom(context.raw('amx'));
            const firmware = context.raw('fwv');
            const is042 = typeof firmware === 'string' && /^0?42/.test(firmware);
            return plain.decode(is042 && inForce !== undefined && inForce >= 6 ? inForce : raw, source, row, context);
        },
        encode: plain.encode,
    },
    partOrNumber: {
        decode: (raw, source, row, context) =>
            typeof raw === 'object' ? plain.decode(raw, source, row, context) : readableNumber(raw, source, row),
        // The other members must go along: what is not sent may be lost (ha-goecharger-api2 sends them all).
        encode: (value, source, row, current) =>
            typeof current === 'object' && current !== null
                ? { ...current, [String(source.at?.[0])]: rawNumber(Number(value), source, row) }
                : rawNumber(Number(value), source, row),
    },
    bit: reading((raw, source) => {
        const bits = numberFrom(raw);
        return bits === undefined ? undefined : (Math.floor(bits) & (1 << Number(source.at?.[0] ?? 0))) !== 0;
    }),
    chargingDuration: reading(decodeChargingDuration),
    activeLimit: reading(decodeActiveLimit),
    wifiStatus: reading(decodeWifiStatus),
    nameServer: reading(decodeNameServer),
    button: { decode: () => undefined, encode: (_value, source) => (source.press === undefined ? true : source.press) },
    numericFlag,
    invertedFlag,
    hoursPlus100,
    energyLimitV1,
    turnedPlug,
    chargingPhasesV1,
    unlockedBy,
    clockV1,
    cardLearned,
    digit,
};
