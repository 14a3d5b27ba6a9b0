import { enums } from '../catalogue/enums';
import { RefusedError } from '../errors';
import { numberFrom } from './plain';

interface Time {
    readonly hour: number;
    readonly minute: number;
}

interface Range {
    readonly begin: Time;
    readonly end: Time;
}

/** Each timer has so many ranges (recorded status of every generation). */
const RANGES = 2;
const unused: Range = { begin: { hour: 0, minute: 0 }, end: { hour: 0, minute: 0 } };
/** The maker's words for the mode (API keys, `sch_week`), beside the texts of the catalogue. */
const makersWords = ['disabled', 'allow', 'block', 'allowfromgrid', 'blockfromgrid'];

/**
 * A timer that somebody wants to write, as the device takes it: the mode as a number, two ranges, no seconds (with them the value does
 * not fit into a request, `ESP_ERR_HTTPD_RESULT_TRUNC`).
 *
 * @param text JSON: `control` as a number or a name, up to two `ranges`, each with `begin` and `end` as "22:30" or { hour, minute }
 * @throws RefusedError with what is wrong in it
 */
export function chargingTimes(text: unknown): { control: number; ranges: readonly Range[] } {
    const { control, ranges } = objectFrom(text);
    if (!Array.isArray(ranges)) {
        throw new RefusedError('ranges must be a list such as [{"begin":"22:00","end":"23:59"}], or [] for none.');
    }
    const used = ranges.map(rangeFrom).filter(({ end }) => minutes(end) > 0);
    if (used.length > RANGES) {
        throw new RefusedError(`there are ${used.length} ranges; the charger has ${RANGES}.`);
    }
    return { control: controlFrom(control), ranges: [...used, unused, unused].slice(0, RANGES) };
}

/** What is shown of a timer: the same without seconds. What looks different from all known firmware is shown as it is. */
export function shownTimes(raw: unknown): string {
    try {
        return JSON.stringify(chargingTimes(JSON.stringify(raw)));
    } catch {
        return JSON.stringify(raw);
    }
}

function objectFrom(text: unknown): Readonly<Record<string, unknown>> {
    let value: unknown;
    try {
        value = JSON.parse(String(text));
    } catch {
        value = undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new RefusedError(
            'it must be JSON such as {"control":"allow","ranges":[{"begin":"22:00","end":"23:59"}]}.',
        );
    }
    return value as Readonly<Record<string, unknown>>;
}

function controlFrom(control: unknown): number {
    const codes = enums.scheduleMode;
    const word = String(control).toLowerCase();
    const named =
        typeof control === 'string'
            ? [makersWords.indexOf(word), Object.values(codes).findIndex(name => name.toLowerCase() === word)]
            : [];
    const code = named.find(at => at >= 0) ?? numberFrom(control);
    if (code === undefined || !Object.hasOwn(codes, code)) {
        const allowed = makersWords.map((name, at) => `${at} (${name})`).join(', ');
        throw new RefusedError(
            `control ${control === undefined ? 'is missing' : `cannot be ${JSON.stringify(control)}`}; it is one of ${allowed}.`,
        );
    }
    return code;
}

function rangeFrom(range: unknown, at: number): Range {
    const { begin, end } = (typeof range === 'object' && range !== null ? range : {}) as Readonly<
        Record<string, unknown>
    >;
    const times = { begin: timeFrom(begin, `begin of range ${at + 1}`), end: timeFrom(end, `end of range ${at + 1}`) };
    const [from, until] = [minutes(times.begin), minutes(times.end)];
    // From 0:00 to 0:00 is how the device says that a range is not used.
    if (until <= from && (from > 0 || until > 0)) {
        // Each timer is one of a day (API keys: weekday, saturday, sunday).
        throw new RefusedError(
            `range ${at + 1} ends when or before it begins; a night is two ranges, up to 23:59 and from 00:00.`,
        );
    }
    return times;
}

function timeFrom(time: unknown, what: string): Time {
    const [, hours, rest] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(String(time)) ?? [];
    const { hour, minute } = (
        hours !== undefined
            ? { hour: Number(hours), minute: Number(rest) }
            : typeof time === 'object'
              ? (time ?? {})
              : {}
    ) as { hour?: unknown; minute?: unknown };
    const isWhole = (part: unknown, most: number): part is number =>
        typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= most;
    if (!isWhole(hour, 23) || !isWhole(minute, 59)) {
        const shown = time === undefined ? 'is missing' : `cannot be ${JSON.stringify(time)}`;
        throw new RefusedError(`${what} ${shown}; it is a time such as "22:30" or {"hour":22,"minute":30}.`);
    }
    return { hour, minute };
}

function minutes({ hour, minute }: Time): number {
    return hour * 60 + minute;
}
