import { equal, fail } from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { enums } from '../../../src/goe/catalogue/enums';
import { v1Rows } from '../../../src/goe/catalogue/v1';
import type { Path, StateRow, StateValue } from '../../../src/goe/catalogue/row';
import type { DecodeContext } from '../../../src/goe/codec/codec';
import { contextOf, decode, readersOf, type Reader } from './readers';

const readers = [...readersOf(catalogue), ...readersOf(v1Rows, catalogue)];

/** Names of members that occur anywhere in the catalogue: objects made of them get past the first step of a path. */
const members = [...new Set(readers.flatMap(({ source }) => source.at ?? []).filter(step => typeof step === 'string'))];

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

/** What a state of this row may hold; undefined leaves what is shown. */
function fits(row: StateRow, value: StateValue | undefined): boolean {
    if (value === undefined || value === null) {
        return true;
    }
    switch (row.type) {
        case 'number':
            return typeof value === 'number' && Number.isFinite(value);
        case 'json':
            return typeof value === 'string' && isJson(value);
        default:
            return typeof value === row.type;
    }
}

function check(reader: Reader, raw: unknown, context: DecodeContext): void {
    const shown = `${reader.key} -> ${reader.row.id}: ${JSON.stringify(raw)}`;
    let value: StateValue | undefined;
    try {
        value = decode(reader, raw, context);
    } catch (error) {
        fail(`${shown} throws ${String(error)}`);
    }
    if (!fits(reader.row, value)) {
        fail(`${shown} gives ${String(value)}, which is no ${reader.row.type}`);
    }
}

/** What has no place in a number, a time or a colour. 1e999 is valid JSON, and Infinity once it is parsed. */
const awkward: readonly unknown[] = [
    ...[Infinity, -Infinity, -0, 1e308, -1e308, 5e-324, 2 ** 53, 0.1 + 0.2],
    ...['', ' ', '0', '1', '-0', 'true', 'null', 'NaN', 'Infinity', '1e999', '-1e999', '0x10', '1,5', '12abc'],
    ...['#FFFFFF', '#fff', 'n/a', '12:60', '0101-300146', '3132992561', 'mqtt://a:b@c@d/e', '[', '{}', '\u0000', '🚗'],
    ...[null, true, false, [], {}, [[]], [null], [{}], { length: 3 }, { type: {} }],
];

const strings = fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String), fc.integer().map(String));

const leaves = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.nat({ max: 255 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    strings,
);

const { json } = fc.letrec<{ json: unknown }>(tie => ({
    json: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaves,
        fc.array(leaves, { maxLength: 20 }),
        fc.array(tie('json'), { maxLength: 20 }),
        fc.dictionary(fc.constantFrom(...members, '0', '1'), tie('json')),
        fc.dictionary(fc.string(), tie('json')),
    ),
}));

/** Other keys of the device, as wild as the one that is read. */
const contexts = fc.record({
    beside: json,
    bootAt: fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }), { nil: undefined }),
});

function wild({ beside, bootAt }: { beside: unknown; bootAt: number | undefined }): DecodeContext {
    return { raw: () => beside, bootAt };
}

/** An array or object in which just the part that the path names is this value. */
function around(path: Path | undefined, value: unknown): unknown {
    return (path ?? []).reduceRight<unknown>(
        (inner, step) => (typeof step === 'number' ? [...Array<unknown>(step).fill(null), inner] : { [step]: inner }),
        value,
    );
}

describe('Whatever a device sends', () => {
    it('never stops the decoding of any key, and never gives a value of another type than its state', () => {
        fc.assert(
            fc.property(json, contexts, (raw, context) => {
                for (const reader of readers) {
                    check(reader, raw, wild(context));
                }
            }),
            { numRuns: 400 },
        );
    });

    it('the same holds where the value lies deep in an array or object', () => {
        fc.assert(
            fc.property(leaves, contexts, (raw, context) => {
                for (const reader of readers) {
                    check(reader, around(reader.source.at, raw), wild(context));
                }
            }),
            { numRuns: 400 },
        );
    });

    it('the same holds for every value that has tripped others, wherever it stands', () => {
        for (const raw of awkward) {
            for (const reader of readers) {
                for (const beside of awkward) {
                    check(reader, raw, wild({ beside, bootAt: 0 }));
                    check(reader, around(reader.source.at, raw), wild({ beside, bootAt: undefined }));
                }
            }
        }
    });

    it('arrays of any length from 0 to 20 are read as far as they go', () => {
        for (let length = 0; length <= 20; length++) {
            for (const filling of [null, 0, '0', 230.5, true, {}, []]) {
                for (const reader of readers) {
                    check(reader, Array<unknown>(length).fill(filling), contextOf());
                }
            }
        }
    });

    it('every number from 0 to 255 is shown by every enumeration, known or not', () => {
        const plainEnums = readers.filter(
            ({ source, row }) => row.enum !== undefined && (source.codec ?? 'plain') === 'plain',
        );
        equal(plainEnums.length > 10, true);
        for (const reader of plainEnums.filter(({ row }) => row.access !== 'w')) {
            for (let code = 0; code <= 255; code++) {
                const value = decode(reader, around(reader.source.at, code));
                equal(value, code * (reader.source.scale ?? 1), `${reader.key} -> ${reader.row.id}`);
            }
        }
    });

    it('any integer for any enumeration is a number, never an error', () => {
        const enumerations = readers.filter(({ row }) => row.enum !== undefined);
        fc.assert(
            fc.property(fc.maxSafeInteger(), contexts, (code, context) => {
                for (const reader of enumerations) {
                    check(reader, around(reader.source.at, code), wild(context));
                }
            }),
        );
    });

    it('every enumeration that a state names is there', () => {
        for (const { row } of readers) {
            equal(row.enum === undefined || row.enum in enums, true, `${row.id}: ${row.enum}`);
        }
    });
});
