import { deepEqual, equal, throws } from 'node:assert/strict';
import { scheduleRows } from '../../../src/goe/catalogue/schedule';
import { tariffRows } from '../../../src/goe/catalogue/tariff';
import { validateWrite } from '../../../src/goe/codec/validate';
import { decode, encode, readersOf } from './readers';

const readers = readersOf([...scheduleRows, ...tariffRows]);

function reader(id: string): (typeof readers)[number] {
    const found = readers.find(({ row }) => row.id === id);
    if (found === undefined) {
        throw new Error(`no state ${id}`);
    }
    return found;
}

function sent(id: string, value: unknown): unknown {
    const state = reader(id);
    const text = JSON.stringify(value);
    validateWrite(state.row, text);
    return encode(state, text);
}

function refuses(id: string, text: unknown, why: RegExp): void {
    throws(
        () => validateWrite(reader(id).row, text),
        ({ message }: Error) => message.startsWith(`${id}: `) && !message.includes('\n') && why.test(message),
    );
}

const none = { begin: { hour: 0, minute: 0 }, end: { hour: 0, minute: 0 } };
const night = { begin: { hour: 22, minute: 30 }, end: { hour: 23, minute: 59 } };
const week = 'schedule.weekRanges';

describe('The times of a charging timer', () => {
    it('are sent without seconds, as two ranges, with the mode as its number', () => {
        const expected = { control: 1, ranges: [night, none] };
        for (const control of [1, '1', 'allow', 'Allow', 'Charge inside the times']) {
            deepEqual(sent(week, { control, ranges: [{ begin: '22:30', end: '23:59' }] }), expected);
        }
        const seconds = { begin: { hour: 22, minute: 30, second: 0 }, end: { hour: 23, minute: 59, second: 59 } };
        deepEqual(sent(week, { control: 'allow', ranges: [seconds, none, none] }), expected);
        deepEqual(sent(week, { control: 'blockFromGrid', ranges: [] }), { control: 4, ranges: [none, none] });
    });

    it('are shown as they were written, also where the charger adds seconds', () => {
        const raw = {
            control: 2,
            ranges: [{ begin: { ...night.begin, second: 0 }, end: { ...night.end, second: 0 } }, none],
        };
        equal(decode(reader(week), raw), JSON.stringify({ control: 2, ranges: [night, none] }));
    });

    it('that an app has set in another way are shown as they are', () => {
        const raw = { control: 1, ranges: [{ begin: night.end, end: night.begin }] };
        equal(decode(reader(week), raw), JSON.stringify(raw));
    });

    for (const [what, text, why] of [
        ['no JSON', '22:00-6:00', /must be JSON such as/],
        ['a number', 5, /must be JSON such as/],
        ['no mode', '{"ranges":[]}', /control is missing; it is one of 0 \(disabled\), 1 \(allow\)/],
        ['an unknown mode', '{"control":"never","ranges":[]}', /control cannot be "never"/],
        ['a mode beyond the last', '{"control":5,"ranges":[]}', /control cannot be 5/],
        ['no times', '{"control":1}', /ranges must be a list/],
        [
            'a time that no clock shows',
            '{"control":1,"ranges":[{"begin":"22:00","end":"24:00"}]}',
            /end of range 1 cannot be "24:00"/,
        ],
        ['half a range', '{"control":1,"ranges":[{"begin":"22:00"}]}', /end of range 1 is missing/],
        ['no minute', '{"control":1,"ranges":[{"begin":{"hour":1},"end":"3:00"}]}', /begin of range 1 cannot be/],
        ['a night in one range', '{"control":1,"ranges":[{"begin":"22:00","end":"06:00"}]}', /a night is two ranges/],
        [
            'more ranges than the charger has',
            JSON.stringify({ control: 1, ranges: ['1', '2', '3'].map(hour => ({ begin: '0:00', end: `${hour}:00` })) }),
            /there are 3 ranges; the charger has 2/,
        ],
    ] as const) {
        it(`with ${what} are refused in one line that says what is wrong`, () => refuses(week, text, why));
    }
});

describe("A price list of one's own", () => {
    const id = 'tariff.priceList';

    it('is sent as it is', () => {
        const list = { prices: [{ start: 1_700_000_000, end: 1_700_003_600, marketprice: 12.5 }] };
        deepEqual(sent(id, list), list);
    });

    for (const [what, text, why] of [
        ['no JSON', 'cheap', /must be a JSON object/],
        ['a bare list', '[{"start":1}]', /must be a JSON object/],
        ['nothing in it', '{}', /must be a JSON object/],
        ['moments in milliseconds', '{"p":[{"start":1700000000000,"end":1700003600000}]}', /whole seconds since 1970/],
        ['a moment as text', '{"p":[{"start":"2023-11-14"}]}', /whole seconds since 1970/],
        ['a price that ends before it begins', '{"p":[{"start":20,"end":10}]}', /ends \(10\) before it begins \(20\)/],
        ['a price that is no number', '{"p":[{"start":1,"end":2,"marketprice":"3"}]}', /marketprice cannot be "3"/],
    ] as const) {
        it(`with ${what} is refused in one line that says what is wrong`, () => refuses(id, text, why));
    }
});
