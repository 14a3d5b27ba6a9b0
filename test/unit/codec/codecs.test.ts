import { deepEqual, equal } from 'node:assert/strict';
import { chargingRows } from '../../../src/goe/catalogue/charging';
import { codecs } from '../../../src/goe/codec/codecs';
import type { CodecName, Source, StateRow, StateValue } from '../../../src/goe/catalogue/row';
import { contextOf, decode, encode, readersOf } from './readers';

/** A state that stands for all with the same traits. */
function state(traits: Partial<StateRow> & Pick<StateRow, 'type'>): StateRow {
    return {
        id: 'test',
        role: 'state',
        access: 'rw',
        set: 'all',
        title: 'Test',
        text: 'A state of a test.',
        ...traits,
    };
}

interface World {
    /** Other keys of the device. */
    readonly beside?: Readonly<Record<string, unknown>>;
    readonly bootAt?: number;
}

function read(
    traits: Partial<StateRow> & Pick<StateRow, 'type'>,
    raw: unknown,
    { beside, bootAt }: World = {},
): unknown {
    const row = state(traits);
    return decode({ source: row, row }, raw, contextOf(beside, bootAt));
}

function written(traits: Partial<StateRow> & Pick<StateRow, 'type'>, value: StateValue): unknown {
    const row = state(traits);
    return encode({ source: row, row }, value);
}

/** A state of the table that every user knows. */
function known(id: string): { source: Source; row: StateRow } {
    const reader = readersOf(chargingRows).find(({ row }) => row.id === id);
    if (reader === undefined) {
        throw new Error(`no state ${id}`);
    }
    return reader;
}

function readKnown(id: string, raw: unknown, beside: Readonly<Record<string, unknown>> = {}): unknown {
    return decode(known(id), raw, contextOf(beside));
}

describe('Plain values', () => {
    it('a number is a number', () => equal(read({ type: 'number' }, 16), 16));

    it('a number in a string is a number', () => {
        equal(read({ type: 'number' }, '16'), 16);
        equal(read({ type: 'number' }, ' -1.5e1 '), -15);
    });

    it('a string with more than a number is no number', () => {
        for (const raw of ['', ' ', '12abc', '0x10', '1,5', 'Infinity', 'NaN', '--1', '1e999']) {
            equal(read({ type: 'number' }, raw), undefined, JSON.stringify(raw));
        }
    });

    it('what is neither a number nor like one leaves what is shown', () => {
        for (const raw of [undefined, [], [16], {}, { amp: 16 }]) {
            equal(read({ type: 'number' }, raw), undefined);
        }
    });

    it('numbers that older firmware sent as booleans are read', () => {
        equal(read({ type: 'number' }, true), 1);
        equal(read({ type: 'number' }, false), 0);
    });

    it('float32 noise is rounded away', () => {
        equal(read({ type: 'number' }, 49.95899963), 49.959);
        equal(read({ type: 'number' }, 10.24400043), 10.244);
        equal(readKnown('voltageL1', [232.8099976]), 232.8);
    });

    it('a float32 zero has no sign', () => equal(Object.is(read({ type: 'number' }, -0.0001), 0), true));

    it('-16843 °C is dropped, the other sensor stays', () => {
        equal(readKnown('temperature1', [-16843.01, 25.5]), undefined);
        equal(readKnown('temperature2', [-16843.01, 25.5]), 25.5);
    });

    it('a sensor that is missing from one answer keeps its last value', () => {
        equal(readKnown('temperature1', [25]), 25);
        equal(readKnown('temperature2', [25]), undefined);
        equal(readKnown('temperature1', []), undefined);
    });

    it('a sensor that says null has no value', () => equal(readKnown('temperature1', [null, 39]), null));

    it('the energy meter may be shorter than 16 values', () => {
        equal(readKnown('voltageL1', [230, 231]), 230);
        equal(readKnown('powerAll', [230, 231]), undefined);
        equal(readKnown('powerAll', null), null);
    });

    it('watt-hours are shown as kilowatt-hours', () => {
        equal(readKnown('totalChargedEnergy', 3_587_300), 3587.3);
        equal(readKnown('sessionChargedEnergy', 3063.477), 3.063);
    });

    it('no energy limit is 0, and 0 is sent as null', () => {
        equal(readKnown('sessionChargeEnergyLimit', null), 0);
        equal(encode(known('sessionChargeEnergyLimit'), 0), null);
    });

    it('an energy limit of 2.3 kWh is 2300 Wh, not 2299.9999', () =>
        equal(encode(known('sessionChargeEnergyLimit'), 2.3), 2300));

    it('nobody charging is null, charging without a card is 0', () => {
        equal(readKnown('transaction', null), null);
        equal(readKnown('transaction', 0), 0);
        equal(encode(known('transaction'), null), null);
        equal(encode(known('transaction'), 0), 0);
    });

    it('half an ampere is never rounded up', () => {
        equal(encode(known('maxCurrent'), 15.99), 15);
        equal(encode(known('maxCurrent'), 6), 6);
    });

    it('true and false are read from 1 and 0, in numbers and strings', () => {
        for (const raw of [true, 1, '1', 'true']) {
            equal(read({ type: 'boolean' }, raw), true);
        }
        for (const raw of [false, 0, '0', 'false']) {
            equal(read({ type: 'boolean' }, raw), false);
        }
        for (const raw of [2, '', 'yes', [], {}]) {
            equal(read({ type: 'boolean' }, raw), undefined);
        }
    });

    it('a text that a firmware sends as a number is still a text', () => equal(read({ type: 'string' }, 60.2), '60.2'));

    it('quotes, backslashes and umlauts pass through a text unharmed', () => {
        const name = 'Jürgens "Box" \\ 1 🚗';
        equal(read({ type: 'string' }, name), name);
        equal(written({ type: 'string' }, name), name);
    });

    it('an object is shown as JSON and written as an object', () => {
        equal(read({ type: 'json' }, { amp: 16 }), '{"amp":16}');
        deepEqual(written({ type: 'json' }, '{"control":0}'), { control: 0 });
    });

    it('writing the name of card 3 sends nothing about the others', () =>
        deepEqual(written({ type: 'string', at: [2, 'name'] }, 'x'), [{}, {}, { name: 'x' }]));

    it('a part of an object that is missing leaves what is shown', () => {
        equal(read({ type: 'number', at: ['type'] }, {}), undefined);
        equal(read({ type: 'number', at: ['type'] }, null), null);
        equal(read({ type: 'number', at: [0, 'type'] }, 7), undefined);
    });
});

describe('The state of the car', () => {
    it('has a word for each number', () => {
        const words = [0, 1, 2, 3, 4, 5, 6].map(car => readKnown('pwmSignal', car));
        deepEqual(words, ['UNKNOWN', 'IDLE', 'CHARGING', 'WAITING_FOR_CAR', 'COMPLETE', 'ERROR', 'INITIALIZING']);
    });

    it('is UNKNOWN while the charger has lost its charge controller', () =>
        equal(readKnown('pwmSignal', null), 'UNKNOWN'));

    it('is the number itself where a newer firmware knows more', () => equal(readKnown('pwmSignal', 7), '7'));

    it('tells nothing about the plug while it is unknown or the charger starts', () => {
        deepEqual(
            [null, 0, 1, 2, 3, 4, 5, 6].map(car => readKnown('carConnected', car)),
            [null, null, false, true, true, true, true, null],
        );
    });

    it('is charging in state 2 only', () => {
        deepEqual(
            [null, 0, 1, 2, 3, 4, 5].map(car => readKnown('charging', car)),
            [null, null, false, true, false, false, false],
        );
    });
});

describe('Errors', () => {
    it('error 13 is over-temperature before firmware 59.4 and a stuck lock since', () => {
        equal(readKnown('error', 13, { fwv: '57.1' }), 'OVERTEMP');
        equal(readKnown('error', 13, { fwv: '055.7' }), 'OVERTEMP');
        equal(readKnown('error', 13, { fwv: '59.4' }), 'STATUS_LOCK_STUCK_LOCKED');
        equal(readKnown('error', 13, { fwv: '60.2-beta' }), 'STATUS_LOCK_STUCK_LOCKED');
    });

    it('errors 0 to 10 mean the same in every firmware', () => {
        for (const fwv of ['053.1', '60.4']) {
            equal(readKnown('error', 0, { fwv }), 'NONE');
            equal(readKnown('error', 8, { fwv }), 'GND_INVALID');
        }
    });

    it('an error without a known firmware is read by the newest table', () =>
        equal(readKnown('error', 16), 'OVERTEMP'));

    it('an error nobody has documented is its number', () => equal(readKnown('error', 99, { fwv: '60.4' }), '99'));

    it('an error of null says nothing', () => equal(readKnown('error', null), null));

    const errorV1 = { type: 'string', codec: 'errorV1' } as const;

    it('an error of API v1 that its document does not name is internal', () => {
        deepEqual(
            ['0', '1', '3', '8', '10', '77'].map(raw => read(errorV1, raw)),
            ['NONE', 'RCCB', 'PHASE', 'NO_GROUND', 'INTERNAL', 'INTERNAL'],
        );
    });

    it('error 14 of firmware 01, there all the time, is none', () => {
        equal(read(errorV1, '14', { beside: { fwv: '01' } }), 'NONE');
        equal(read(errorV1, '14', { beside: { fwv: '020-rc1' } }), 'INTERNAL');
        equal(read(errorV1, '14', { beside: { fwv: '60.2' } }), 'INTERNAL');
    });
});

describe('Phases', () => {
    it('phase mode 2 of the charger is three phases', () => {
        deepEqual(
            [0, 1, 2].map(raw => readKnown('phases', raw)),
            [0, 1, 3],
        );
        deepEqual(
            [0, 1, 3].map(value => encode(known('phases'), value)),
            [0, 1, 2],
        );
    });

    it('charging with one or three phases writes the phase mode', () =>
        deepEqual(
            [1, 3].map(value => encode(known('chargingPhases'), value)),
            [1, 2],
        ));

    it('a forced phase mode says with how many phases it charges', () => {
        equal(readKnown('chargingPhases', 1, { pnp: 3 }), 1);
        equal(readKnown('chargingPhases', 2, { pnp: 1 }), 3);
    });

    it('in automatic mode the charger says with how many phases it charges', () => {
        equal(readKnown('chargingPhases', 0, { pnp: 1, fsp: false }), 1);
        equal(readKnown('chargingPhases', 0, { pnp: 3, fsp: true }), 3);
        equal(readKnown('chargingPhases', 0, { fsp: true }), 1);
        equal(readKnown('chargingPhases', 0, { fsp: false }), 3);
        equal(readKnown('chargingPhases', 0), undefined);
    });

    it('a phase with less than half an ampere is not in use', () => {
        equal(readKnown('phasesInUse', [230, 230, 230, 1, 0.49, 0.5, 16]), 2);
        equal(readKnown('phasesInUse', [230, 230, 230, 1, 0, 0, 0]), 0);
    });

    it('the phases in use are not guessed from an answer that is cut off', () => {
        equal(readKnown('phasesInUse', [230, 230, 230, 1, 16]), undefined);
        equal(readKnown('phasesInUse', [230, 230, 230, 1, 16, null, 16]), undefined);
    });

    it('API v1 sends tenths of amperes', () => {
        const tenths = { type: 'number', codec: 'phasesInUse', scale: 0.1 } as const;
        equal(read(tenths, [230, 230, 230, 1, 4, 5, 160]), 2);
    });
});

describe('Allowing a charge', () => {
    it('is read from the permission and written as a forced state', () => {
        equal(readKnown('allowCharging', true), true);
        equal(readKnown('allowCharging', false), false);
        equal(encode(known('allowCharging'), true), 2);
        equal(encode(known('allowCharging'), false), 1);
        equal(known('allowCharging').source.writes, 'frc');
    });
});

describe('Moments', () => {
    const moment = { type: 'number', codec: 'moment' } as const;
    const bootAt = Date.UTC(2026, 4, 1);

    it('milliseconds since the start of the charger become a moment', () =>
        equal(read(moment, 61_000, { bootAt }), bootAt + 61_000));

    it('a moment waits until the start of the charger is known', () => equal(read(moment, 61_000), undefined));

    it('what has not happened yet is null', () => equal(read(moment, null, { bootAt }), null));
});

describe('Settings', () => {
    it('a lock button setting of firmware before 055 is a boolean', () => {
        const lock = { type: 'number', codec: 'buttonLock' } as const;
        equal(read(lock, true), 3);
        equal(read(lock, false), 0);
        equal(read(lock, 2), 2);
        equal(written(lock, 1), 1);
    });

    it('a colour is #RRGGBB in capitals, also where it comes as a number', () => {
        const colour = { type: 'string', codec: 'colour' } as const;
        equal(read(colour, '#00ffff'), '#00FFFF');
        equal(read(colour, '65535'), '#00FFFF');
        equal(read(colour, 255), '#0000FF');
        for (const raw of ['#12345', 'red', 0x1000000, -1, 'ffffff']) {
            equal(read(colour, raw), undefined, String(raw));
        }
        equal(written(colour, '#00ffab'), '#00FFAB');
    });

    it('a time of day is hours and minutes, with seconds only where it has some', () => {
        const time = { type: 'string', codec: 'timeOfDay' } as const;
        equal(read(time, 25_200), '07:00');
        equal(read(time, 86_399), '23:59:59');
        equal(read(time, 0), '00:00');
        equal(read(time, -1), undefined);
        equal(written(time, '07:00'), 25_200);
        equal(written(time, '7:05:09'), 25_509);
    });

    it('the broker address loses user and password', () => {
        const address = { type: 'string', codec: 'addressOnly' } as const;
        equal(read(address, 'mqtt://user:password@broker.local:1883'), 'mqtt://broker.local:1883');
        equal(read(address, 'mqtts://u:p@ss:w@rd@broker.local'), 'mqtts://broker.local');
        equal(read(address, 'user:secret@broker.local:1883'), 'broker.local:1883');
        equal(read(address, 'wss://broker.local/ws?token=secret#secret'), 'wss://broker.local/ws');
        equal(read(address, 'mqtt://broker.local'), 'mqtt://broker.local');
        equal(read(address, ''), '');
    });

    it('a broker address whose password is not escaped is hidden', () => {
        const address = { type: 'string', codec: 'addressOnly' } as const;
        equal(read(address, 'mqtt://user:pa/ss@broker.local:1883'), 'mqtt://…');
        equal(read(address, 'mqtt://user:pa?ss#word@broker.local:1883'), 'mqtt://…');
        equal(read(address, 'us@er:pa/ss@broker.local'), '…');
    });

    it('the load balancing current that older firmware sends as a bare number is read', () => {
        const total = { type: 'number', codec: 'partOrNumber', at: ['amp'] } as const;
        equal(read(total, 25), 25);
        equal(read(total, { amp: 16, dyn: 0 }), 16);
        equal(read(total, {}), undefined);
        equal(read(total, null), null);
    });

    it('the load balancing current takes the rest of its object along, and is a bare number for older firmware', () => {
        const total = {
            id: 'x',
            type: 'number',
            codec: 'partOrNumber',
            at: ['amp'],
            whole: true,
        } as unknown as StateRow;
        const encode = (current: unknown): unknown => codecs.partOrNumber.encode(20, total, total, current);
        deepEqual(encode({ amp: 16, dyn: 32, sta: 16, ts: 5 }), { amp: 20, dyn: 32, sta: 16, ts: 5 });
        equal(encode(16), 20);
        equal(encode(undefined), 20);
    });

    it('a Wi-Fi status of the oldest numbering is brought to the one of today', () => {
        const status = state({ type: 'number', codec: 'wifiStatus', needs: ['fwv'] });
        const shown = (raw: number, fwv?: string): unknown =>
            decode({ source: status, row: status }, raw, contextOf(fwv === undefined ? {} : { fwv }));
        equal(shown(8, '053.1'), 7);
        equal(shown(8, '60.4'), 8);
        equal(shown(7, '1.0.6'), 7);
        equal(shown(10), 10);
    });

    it('name servers are read from every shape in which firmware has sent them', () => {
        const first = { type: 'string', codec: 'nameServer', at: [0] } as const;
        equal(read(first, { dns0: '192.168.1.1', dns1: '0.0.0.0' }), '192.168.1.1');
        equal(read({ ...first, at: [1] }, { dns0: '192.168.1.1', dns1: '0.0.0.0' }), null);
        equal(read(first, 'st'), null);
        equal(read(first, { dns: '192.168.1.1' }), '192.168.1.1');
    });

    it('a button sends what it stands for, and shows nothing', () => {
        equal(read({ type: 'boolean', codec: 'button' }, true), undefined);
        equal(written({ type: 'boolean', codec: 'button' }, true), true);
        equal(written({ type: 'boolean', codec: 'button', press: 1 }, true), 1);
    });
});

describe('API v1', () => {
    const of = (codec: CodecName, traits: Partial<StateRow> & Pick<StateRow, 'type'>): StateRow =>
        state({ codec, ...traits });

    it('switches are written as 1 and 0', () => {
        const flag = of('numericFlag', { type: 'boolean' });
        equal(read(flag, '1'), true);
        equal(read(flag, '0'), false);
        equal(written(flag, true), 1);
        equal(written(flag, false), 0);
    });

    it('"cloud disabled" is shown as "cloud enabled"', () => {
        const flag = of('invertedFlag', { type: 'boolean' });
        equal(read(flag, '1'), false);
        equal(read(flag, '0'), true);
        equal(read(flag, 'maybe'), undefined);
        equal(written(flag, true), 0);
        equal(written(flag, false), 1);
    });

    it('a colour is read and written as a number', () => {
        const colour = of('numericColour', { type: 'string' });
        equal(read(colour, '16711935'), '#FF00FF');
        equal(written(colour, '#00FFFF'), 65_535);
    });

    it('the time zone is hours plus 100', () => {
        const zone = of('hoursPlus100', { type: 'number', unit: 'min' });
        equal(read(zone, '101'), 60);
        equal(read(zone, '95'), -300);
        equal(written(zone, 60), 101);
        equal(written(zone, -300), 95);
    });

    it('an energy limit that is switched off is 0, whatever number is stored', () => {
        const limit = of('energyLimitV1', { type: 'number', scale: 0.1, whole: true });
        equal(read(limit, '180', { beside: { stp: '0' } }), 0);
        equal(read(limit, '180', { beside: { stp: '2' } }), 18);
        equal(read(limit, '0', { beside: { stp: '2' } }), 0);
        equal(written(limit, 10.5), 105);
        equal(written(limit, 0), 0);
    });

    it('a turned one-phase plug has its phase on N, which is shown as phase 1', () => {
        const nrg = [2, 0, 0, 235, 100, 0, 0, 0, 0, 0, 23, 230, 0, 0, 0, 98];
        const voltage = of('turnedPlug', { type: 'number', at: [0] });
        const power = of('turnedPlug', { type: 'number', at: [7], scale: 100 });
        const factor = of('turnedPlug', { type: 'number', at: [12] });
        equal(read(voltage, nrg, { beside: { pha: '8' } }), 235);
        equal(read(power, nrg, { beside: { pha: '9' } }), 2300);
        equal(read(factor, nrg, { beside: { pha: '8' } }), 98);
        // Three phases, or a plug the right way round: N stays N.
        equal(read(voltage, nrg, { beside: { pha: '56' } }), 2);
        equal(read(voltage, [230, 0, 0, 2], { beside: { pha: '8' } }), 230);
        equal(read(voltage, nrg), 2);
    });

    it('the phases it charges with are those that carry current, else those it could use', () => {
        const phases = of('chargingPhasesV1', { type: 'number' });
        const idle = [230, 230, 230, 1, 0, 0, 0];
        equal(read(phases, [230, 230, 230, 1, 160, 0, 0], { beside: { pha: '63' } }), 1);
        equal(read(phases, [230, 230, 230, 1, 160, 158, 0], { beside: { pha: '63' } }), 3);
        equal(read(phases, idle, { beside: { pha: '56' } }), 3);
        equal(read(phases, idle, { beside: { pha: '8' } }), 1);
        equal(read(phases, idle, { beside: { pha: '56', fsp: '1' } }), 1);
        equal(read(phases, idle), undefined);
    });

    it('"unlocked by 0" is nobody without a car and "without a card" with one', () => {
        const unlocked = of('unlockedBy', { type: 'number' });
        equal(read(unlocked, '3', { beside: { car: '1', ast: '1' } }), 3);
        equal(read(unlocked, '0', { beside: { car: '1', ast: '0' } }), null);
        equal(read(unlocked, '0', { beside: { car: '2', ast: '0' } }), 0);
        equal(read(unlocked, '0', { beside: { car: '3', ast: '1' } }), null);
    });

    it('the clock is ddmmyyhhmm, and garbage where the charger never got the time', () => {
        const clock = of('clockV1', { type: 'string' });
        equal(read(clock, '2903222009'), '2022-03-29T20:09');
        equal(read(clock, '0101-300146'), null);
    });

    it('a card is there or not; its id is never shown', () => {
        const card = of('cardLearned', { type: 'boolean' });
        equal(read(card, '045C543A'), true);
        equal(read(card, '2922'), true);
        equal(read(card, '1'), true);
        equal(read(card, '0'), false);
        equal(read(card, ''), false);
    });

    it('the order of the phases is one digit each', () => {
        const digits = (raw: unknown): unknown[] =>
            [0, 1, 2].map(at => read(of('digit', { type: 'number', at: [at] }), raw));
        deepEqual(digits(231), [2, 3, 1]);
        deepEqual(digits('12'), [1, 2, undefined]);
        deepEqual(digits('abc'), [undefined, undefined, undefined]);
    });

    it('the bits of the contactor are read one by one', () => {
        const bits = (raw: unknown): unknown[] =>
            [0, 1, 2, 3, 4, 5].map(at => read(of('bit', { type: 'boolean', at: [at] }), raw));
        deepEqual(bits('56'), [false, false, false, true, true, true]);
        deepEqual(bits('11'), [true, true, false, true, false, false]);
        deepEqual(bits(63), [true, true, true, true, true, true]);
    });
});
