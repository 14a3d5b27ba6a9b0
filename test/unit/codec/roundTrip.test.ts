import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { enums } from '../../../src/goe/catalogue/enums';
import type { StateRow, StateValue } from '../../../src/goe/catalogue/row';
import { v1Rows } from '../../../src/goe/catalogue/v1';
import { validateWrite } from '../../../src/goe/codec/validate';
import { contextOf, decode, encode, readersOf, type Reader } from './readers';

/** Beside its own key a codec may look at others; a write must come back whatever they are, so there are none. */
const alone = contextOf();

const v2 = readersOf(catalogue);
const v1 = readersOf(v1Rows, catalogue);

/** Written and read through the same key. Commands (write only) and states that write another key have tests of their own. */
function comesBack({ row, source }: Reader): boolean {
    return row.access === 'rw' && (source.writes === undefined || source.writesSince !== undefined);
}

const writable = [...v2, ...v1].filter(comesBack);

/** As the device sends it back: v2 the JSON that was written, v1 mostly a string, even for a number. */
function answers(reader: Reader, raw: unknown): unknown[] {
    const json = JSON.parse(JSON.stringify(raw)) as unknown;
    return v1.includes(reader) ? [json, String(json)] : [json];
}

function expectBack(reader: Reader, value: StateValue, expected: StateValue = value): void {
    const { row, key } = reader;
    validateWrite(row, value);
    const raw = encode(reader, value);
    for (const answer of answers(reader, raw)) {
        const back = decode(reader, answer, alone);
        const shown = `${key} <-> ${row.id}: ${JSON.stringify(value)} is sent as ${JSON.stringify(raw)}`;
        if (row.type === 'json' && typeof back === 'string') {
            deepEqual(JSON.parse(back), JSON.parse(String(expected)), shown);
        } else {
            equal(back, expected, shown);
        }
    }
}

function enumValues(row: StateRow): number[] {
    return Object.keys((enums as Record<string, object>)[row.enum ?? '']).map(Number);
}

/** How far the value that comes back may be from the one that was written. */
function resolution({ row, source }: Reader): number {
    if (source.codec === 'hoursPlus100') {
        return 30;
    }
    return Math.max(row.step ?? 0, source.whole ? Math.abs(source.scale ?? 1) : 0, 10 ** -(row.digits ?? 3));
}

describe('What a user writes comes back from the device', () => {
    it('at the lowest and the highest value of every number', () => {
        const numbers = writable.filter(({ row }) => row.type === 'number' && row.enum === undefined);
        ok(numbers.length > 0);
        for (const reader of numbers) {
            for (const edge of [reader.row.min, reader.row.max]) {
                if (edge !== undefined) {
                    expectBack(reader, edge);
                }
            }
        }
    });

    it('between the two within one step, and never above what was written where there are steps', () => {
        for (const reader of writable) {
            const { min, max, step, type } = reader.row;
            if (type !== 'number' || min === undefined || max === undefined) {
                continue;
            }
            fc.assert(
                fc.property(fc.double({ min, max, noNaN: true }), value => {
                    const back = Number(decode(reader, answers(reader, encode(reader, value))[0], alone));
                    const shown = `${reader.row.id}: ${value} comes back as ${back}`;
                    ok(Math.abs(back - value) <= resolution(reader) * 1.001 && back >= min, shown);
                    ok(step === undefined || reader.source.codec !== undefined || back <= value + 1e-6, shown);
                }),
                { numRuns: 30 },
            );
        }
    });

    it('with each value of every enumeration', () => {
        const enumerations = writable.filter(({ row }) => row.enum !== undefined);
        ok(enumerations.length > 0);
        for (const reader of enumerations) {
            for (const value of enumValues(reader.row)) {
                expectBack(reader, value);
            }
        }
    });

    it('with true and false', () => {
        for (const reader of writable.filter(({ row }) => row.type === 'boolean')) {
            expectBack(reader, true);
            expectBack(reader, false);
        }
    });

    it('with null where the device knows none, and with the value that stands for none', () => {
        for (const reader of writable.filter(({ row }) => row.nullable)) {
            expectBack(reader, null, reader.source.nullAs ?? null);
        }
        for (const reader of writable) {
            const { nullAs } = reader.source;
            if (nullAs !== undefined) {
                equal(JSON.stringify(encode(reader, nullAs)).includes('null'), true, reader.row.id);
                expectBack(reader, nullAs);
            }
        }
    });

    it('with any text: quotes, backslashes, line ends, umlauts, emoji', () => {
        const texts = writable.filter(
            ({ row, source }) => row.type === 'string' && (source.codec ?? 'plain') === 'plain',
        );
        ok(texts.length > 0);
        const chosen = ['', '"', "'", '\\', '\n', '{"a":1}', 'null', '0', 'Jürgens Box', '🚗', 'a&b=c#d%20+'];
        for (const reader of texts) {
            for (const text of chosen) {
                // What the row sends as null, and what reads as none, is tested above.
                if (text !== reader.source.nullAs) {
                    expectBack(reader, text);
                }
            }
            fc.assert(
                fc.property(
                    fc.string({ unit: 'grapheme' }),
                    text => text === reader.source.nullAs || expectBack(reader, text),
                ),
                { numRuns: 30 },
            );
        }
    });

    it('with every colour', () => {
        const channel = fc.nat({ max: 0xffffff });
        for (const reader of writable.filter(({ row }) => row.codec === 'colour')) {
            fc.assert(
                fc.property(channel, number => {
                    const colour = `#${number.toString(16).padStart(6, '0')}`;
                    expectBack(reader, colour, colour.toUpperCase());
                }),
                { numRuns: 30 },
            );
        }
    });

    it('with every minute of the day', () => {
        for (const reader of writable.filter(({ row }) => row.codec === 'timeOfDay')) {
            for (let minute = 0; minute < 24 * 60; minute++) {
                const parts = [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0'));
                expectBack(reader, parts.join(':'));
            }
        }
    });

    it('with any JSON where a state holds JSON', () => {
        for (const reader of writable.filter(({ row }) => row.type === 'json' && row.codec === undefined)) {
            for (const json of ['[]', '{}', '[6,10,16]', '{"control":0}', '"text"', 'true', '7']) {
                expectBack(reader, json);
            }
        }
    });

    it('with the times of each timer of the charger', () => {
        const timers = writable.filter(({ row }) => row.codec === 'chargingTimes');
        equal(timers.length, 3);
        const range = { begin: { hour: 22, minute: 0 }, end: { hour: 23, minute: 59 } };
        for (const reader of timers) {
            expectBack(reader, JSON.stringify({ control: 1, ranges: [range, range] }));
        }
    });

    it('and nothing that is writable is left out here', () => {
        const tested = new Set(['colour', 'timeOfDay', 'chargingTimes']);
        for (const { row, source } of writable) {
            const isText = (row.type === 'string' || row.type === 'json') && (source.codec ?? 'plain') !== 'plain';
            ok(!isText || tested.has(row.codec ?? 'plain'), `${row.id}: no test writes a text with ${row.codec}`);
        }
    });
});

describe('States that write another key than they read', () => {
    const others = [...v2, ...v1].filter(reader => reader.row.access === 'rw' && !comesBack(reader));

    it('send a value that the state of the other key shows and accepts', () => {
        ok(others.length > 0);
        for (const { row, source } of others) {
            const other = v2.find(reader => reader.key === source.writes && reader.row.access === 'rw');
            ok(other !== undefined, `${row.id} writes ${source.writes}, which no state shows`);
            const values =
                row.type === 'boolean' ? [true, false] : row.enum === undefined ? [row.min, row.max] : enumValues(row);
            for (const value of values) {
                const raw = encode({ row, source }, value ?? null);
                validateWrite(other.row, decode(other, raw, alone));
            }
        }
    });
});

describe('Commands', () => {
    const commands = [...v2, ...v1].filter(({ row }) => row.access === 'w');

    it('are sent as JSON, whatever argument they take', () => {
        for (const reader of commands) {
            const { row } = reader;
            const values: StateValue[] =
                row.type === 'boolean'
                    ? [true]
                    : row.type === 'number'
                      ? row.enum === undefined
                          ? [row.min ?? 0, row.max ?? 0]
                          : enumValues(row)
                      : row.type === 'json'
                        ? row.codec === 'priceList'
                            ? ['{"prices":[{"start":1700000000,"end":1700003600,"marketprice":12.5}]}']
                            : ['{}', '[1]']
                        : ['', 'a "b" \\ ü'];
            for (const value of values) {
                validateWrite(row, value);
                equal(typeof JSON.stringify(encode(reader, value)), 'string', row.id);
            }
        }
    });

    it('that are buttons refuse to be released', () => {
        for (const { row } of commands.filter(({ row }) => row.role === 'button')) {
            let refused = '';
            try {
                validateWrite(row, false);
            } catch (error) {
                refused = String(error);
            }
            ok(refused.includes(row.id), row.id);
        }
    });
});
