import assert from 'node:assert/strict';
import { Car } from '../../../src/simulator/car';
import { ChargerModel } from '../../../src/simulator/charger';
import { setters } from '../../../src/simulator/setters';

describe('simulated charger: writing', () => {
    const charger = new ChargerModel();

    it('refuses an unknown key with nothing at all', () => {
        assert.equal(charger.set('amx', '16'), null);
        assert.equal(charger.set('constructor', '16'), null);
    });

    it('refuses to write what can only be read', () => {
        assert.equal(charger.set('alw', 'true'), 'alw: tried to set api key without setter (true)');
        assert.equal(charger.set('eto', '0'), 'eto: tried to set api key without setter (0)');
    });

    it('refuses broken JSON and says what is wrong with it', () => {
        assert.equal(charger.set('cch', ''), 'cch: tried to set api key with invalid json EmptyInput ()');
        assert.equal(charger.set('cch', '"'), 'cch: tried to set api key with invalid json IncompleteInput (")');
        assert.equal(charger.set('amp', 'x'), 'amp: tried to set api key with invalid json InvalidInput (x)');
    });

    it('refuses values of the wrong type', () => {
        assert.equal(charger.set('fna', '0'), 'fna: value must be string (0)');
        assert.equal(charger.set('amp', '"16"'), 'amp: value must be integer ("16")');
        assert.equal(charger.set('amp', '10.5'), 'amp: value must be integer (10.5)');
        assert.equal(charger.set('amp', 'null'), 'amp: value must be integer (null)');
        assert.equal(charger.set('fup', '1'), 'fup: value must be bool (1)');
        assert.equal(charger.set('dwo', '"x"'), 'dwo: value must be null or number ("x")');
    });

    it('refuses values out of range and leaves what was there', () => {
        assert.equal(charger.set('amp', '40'), 'amp: failed: Value 40 exceeds range 6 to 32 (40)');
        assert.equal(charger.set('amp', '5'), 'amp: failed: Value 5 exceeds range 6 to 32 (5)');
        assert.equal(charger.set('frc', '3'), 'frc: failed: Value 3 exceeds range 0 to 2 (3)');
        assert.equal(charger.set('trx', '11'), 'trx: failed: Value 11 exceeds range 0 to 10 (11)');
        assert.deepEqual(charger.status(['amp', 'frc']), { amp: 32, frc: 0 });
    });

    it('refuses fsp on 60.4 and takes it as psm before', () => {
        assert.equal(
            charger.set('fsp', 'false'),
            'fsp: failed: this parameter is only showing the current state and readonly, to change the preference, use psm (false)',
        );
        const older = new ChargerModel({ firmware: '055.7' });
        assert.equal(older.set('fsp', 'true'), true);
        assert.equal(older.status(['psm']).psm, 1);
    });

    it('keeps the ranges of a schedule when only its control is written', () => {
        assert.equal(charger.set('sch_week', '{"control":2}'), true);
        const schedule = charger.status(['sch_week']).sch_week as { control: number; ranges: unknown[] };
        assert.equal(schedule.control, 2);
        assert.equal(schedule.ranges.length, 2);
        assert.equal(charger.set('sch_week', '{"control":0}'), true);
        assert.equal(typeof charger.set('sch_week', '{"control":9}'), 'string');
    });

    it('changes one card only, and never shows its identifier', () => {
        assert.equal(charger.set('cards', '[{},{"name":"Guest","cardId":"04a1b2c3"}]'), true);
        const cards = charger.status(['cards']).cards as unknown[];
        assert.deepEqual(cards[1], { name: 'Guest', energy: 0, cardId: true });
        assert.deepEqual(charger.status(['c1n', 'c1i']), { c1n: 'Guest', c1i: true });
        assert.equal(charger.set('del', '1'), true);
        assert.deepEqual((charger.status(['cards']).cards as unknown[])[1], { name: 'n/a', energy: 0, cardId: false });
    });

    it('shows Wi-Fi passwords as true or false only', () => {
        charger.set('wifis', '[{},{"ssid":"Cellar","key":"secret"}]');
        const wifis = charger.status(['wifis']).wifis as { ssid: string; key: unknown }[];
        assert.equal(wifis[1].ssid, 'Cellar');
        assert.equal(wifis[1].key, true);
    });

    it('goes back to the default MQTT topic with null', () => {
        charger.set('mtp', '"mine/"');
        assert.equal(charger.status(['mtp']).mtp, 'mine/');
        charger.set('mtp', 'null');
        assert.equal(charger.status(['mtp']).mtp, 'go-eCharger/123456/');
    });

    it('takes colours as #RRGGBB only', () => {
        assert.equal(charger.set('cch', '"#00FF00"'), true);
        assert.equal(typeof charger.set('cch', '"green"'), 'string');
    });

    it('takes at most five current presets', () => {
        assert.equal(charger.set('clp', '[6,8,10,12,16]'), true);
        assert.equal(typeof charger.set('clp', '[6,7,8,9,10,11]'), 'string');
    });
});

describe('simulated charger: keys', () => {
    it('has every key that can be written, except those that never can be read', () => {
        const keys = new ChargerModel().status();
        const missing = [...setters].filter(([key, setter]) => !setter.writeOnly && !(key in keys)).map(([key]) => key);
        assert.deepEqual(missing, []);
        const shown = [...setters].filter(([key, setter]) => setter.writeOnly && key in keys).map(([key]) => key);
        assert.deepEqual(shown, []);
    });

    it('gives copies: what a reader changes stays with the reader', () => {
        const charger = new ChargerModel();
        (charger.status(['cards']).cards as { name: string }[])[0].name = 'changed';
        assert.notEqual((charger.status(['cards']).cards as { name: string }[])[0].name, 'changed');
    });

    it('CORE and PRO have no socket lock and no button', () => {
        const status = new ChargerModel({ model: 'PRO' }).status();
        assert.equal(status.typ, 'go-eCharger_Phoenix');
        for (const key of ['cbl', 'cus', 'ffb', 'lck', 'upo', 'sdp', 'bac', 'ust']) {
            assert.equal(key in status, false, key);
        }
        assert.equal(new ChargerModel({ model: 'CORE' }).set('ust', '1'), null);
    });

    it('V3 measures whole volts and tenths of an ampere, V4 finer', () => {
        const read = (model: 'V3' | 'V4', firmware: string): number[] => {
            const charger = new ChargerModel({
                model,
                firmware,
                voltages: [229.87, 231.05, 230.42],
                settings: { amp: 7 },
            });
            charger.plugIn(new Car({ phases: 1 }));
            charger.step(20);
            return charger.status(['nrg']).nrg as number[];
        };
        assert.deepEqual(read('V3', '055.7'), [230, 231, 230, 1, 7, 0, 0, 1600, 0, 0, 0, 1600, 100, 0, 0, 0]);
        assert.deepEqual(
            read('V4', '055.7'),
            [229.87, 231.05, 230.42, 1.86, 7, 0, 0, 1609.09, 0, 0, 0, 1609.09, 99.2, 0, 0, 0],
        );
    });

    it('numbers carry the noise of 32 bit from firmware 56', () => {
        assert.equal((new ChargerModel({ firmware: '60.4' }).status(['nrg']).nrg as number[])[0], 229.8699951);
        assert.equal((new ChargerModel({ firmware: '055.7' }).status(['nrg']).nrg as number[])[0], 229.87);
    });

    it('older firmware has other shapes: booleans, numbers, times with two fractions', () => {
        const { bac, sdp, lot, utc, sch_week: week } = new ChargerModel({ firmware: '053.1' }).status();
        assert.deepEqual([bac, sdp, lot], [true, true, 32]);
        assert.match(String(utc), /T\d\d:\d\d:\d\d\.\d{3}\.\d{3}$/);
        assert.equal(JSON.stringify(week).includes('second'), false);
    });

    it('firmware 60.0 to 60.2 has no cards, but c0n to c9i', () => {
        const keys = (firmware: string): boolean[] => {
            const status = new ChargerModel({ firmware }).status();
            return ['cards' in status, 'c0n' in status];
        };
        assert.deepEqual(keys('59.4'), [true, false]);
        assert.deepEqual(keys('60.2'), [false, true]);
        assert.deepEqual(keys('60.4'), [true, true]);
    });

    it('sends odd values on request, and the true ones again afterwards', () => {
        const charger = new ChargerModel();
        charger.override({ tma: [null], nrg: [230], car: 'x', amp: undefined, brandNew: 1 });
        assert.deepEqual(charger.status(['tma', 'nrg', 'car', 'amp', 'brandNew']), {
            tma: [null],
            nrg: [230],
            car: 'x',
            brandNew: 1,
        });
        charger.removeOverride('car');
        assert.deepEqual(charger.status(['car', 'tma']), { car: 1, tma: [null] });
        charger.removeOverride();
        assert.equal((charger.status(['tma']).tma as unknown[]).length, 2);
    });

    it('a phase that is missing shows in pha and nrg', () => {
        const charger = new ChargerModel();
        charger.setVoltages(230, 0, 231);
        assert.deepEqual(charger.status(['pha']).pha, [false, false, false, true, false, true]);
    });
});
