import type { StateValue } from '../catalogue/row';
import { RefusedError } from '../errors';

/** What a slice is made from: the readable values of one answer. */
export interface Reading {
    /** The value of a state; undefined where the device does not have it or does not know it. */
    value(id: string): StateValue | undefined;
    /** The English word for a coded state; the code itself as text where this version does not know it. */
    word(id: string): string | null;
}

/** One value of a slice: which state it is, and how it becomes a typed value. */
export interface Field<T> {
    readonly id: string;
    readonly from: (reading: Reading) => T;
}

/** The values of a slice: fields, groups of fields, lists of groups. */
export interface Fields {
    readonly [name: string]: Field<unknown> | Fields | readonly Fields[];
}

/** What the fields give. */
export type Values<F> =
    F extends Field<infer T>
        ? T
        : F extends readonly (infer E)[]
          ? Values<E>[]
          : { readonly [Name in keyof F]: Values<F[Name]> };

/** A typed group of values that is read in one request. */
export interface Slice<T> {
    readonly name: string;
    /** Which devices have it. */
    readonly of: 'charger' | 'controller' | 'both';
    /** Ids of the states it is made of. */
    readonly ids: readonly string[];
    readonly fields: Fields;
    build(reading: Reading): T;
}

/** What a slice gives. */
export type SliceValue<S> = S extends Slice<infer T> ? T : never;

function field<T>(id: string, type: 'number' | 'string' | 'boolean'): Field<T | null> {
    return {
        id,
        from: reading => {
            const value = reading.value(id);
            return typeof value === type ? (value as T) : null;
        },
    };
}

/** A number, in the unit of its state; null where it is unknown. */
export const number = (id: string): Field<number | null> => field<number>(id, 'number');

/** A text; null where it is unknown. */
export const text = (id: string): Field<string | null> => field<string>(id, 'string');

/** Yes or no; null where it is unknown. */
export const flag = (id: string): Field<boolean | null> => field<boolean>(id, 'boolean');

/** The English word for a code (`status.chargingReason`); the number as text where this version does not know it; null where it is unknown. */
export const word = (id: string): Field<string | null> => ({ id, from: reading => reading.word(id) });

/** A point in time, from a state in ms since 1970 or in ISO 8601 (UTC where it names no offset); null where it is unknown. */
export const moment = (id: string): Field<Date | null> => ({
    id,
    from: reading => {
        const value = reading.value(id);
        if (typeof value !== 'number' && typeof value !== 'string') {
            return null;
        }
        // `utc` comes without an offset, which JavaScript takes for the time of the computer.
        const date = new Date(typeof value === 'string' && /T[\d:.]+$/.test(value) ? `${value}Z` : value);
        return Number.isNaN(date.getTime()) ? null : date;
    },
});

/** A list or object that the device keeps as one value; null where it is unknown. */
export const json = <T>(id: string): Field<T | null> => ({
    id,
    from: reading => {
        const value = reading.value(id);
        return typeof value === 'string' ? (JSON.parse(value) as T) : null;
    },
});

/**
 * Several groups of the same shape: cards, sensors.
 *
 * @param count how many the device can have
 * @param group the fields of number `index`, from 0
 */
export function list<F extends Fields>(count: number, group: (index: number) => F): readonly F[] {
    return Array.from({ length: count }, (_, index) => group(index));
}

/** Is this one value, and no group of them? */
export function isField(fields: Field<unknown> | Fields | readonly Fields[]): fields is Field<unknown> {
    return 'from' in fields && typeof fields.from === 'function';
}

function idsOf(fields: Field<unknown> | Fields | readonly Fields[]): string[] {
    return isField(fields) ? [fields.id] : Object.values(fields).flatMap(idsOf);
}

function valuesOf(fields: Field<unknown> | Fields | readonly Fields[], reading: Reading): unknown {
    if (isField(fields)) {
        return fields.from(reading);
    }
    if (Array.isArray(fields)) {
        return fields.map((group: Fields) => valuesOf(group, reading));
    }
    return Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, valuesOf(part, reading)]));
}

/**
 * Makes a slice of your own:
 * `const mine = defineSlice('mine', { current: number('maxCurrent'), why: word('status.chargingReason') });`
 *
 * @param name its name, for the command line
 * @param fields what it consists of; ids are those of docs/states.md
 * @param of which devices have it
 * @throws RefusedError where the name is empty or nothing is in it
 */
export function defineSlice<const F extends Fields>(
    name: string,
    fields: F,
    of: Slice<unknown>['of'] = 'both',
): Slice<Values<F>> {
    const ids = [...new Set(idsOf(fields))];
    if (name === '' || ids.length === 0) {
        throw new RefusedError('A slice needs a name and at least one field.');
    }
    return { name, of, ids, fields, build: reading => valuesOf(fields, reading) as Values<F> };
}
