import assert from 'node:assert/strict';
import { Car, type CarOptions } from '../../../src/simulator/car';
import { ChargerModel, type ChargerOptions } from '../../../src/simulator/charger';

function charging(options: ChargerOptions = {}, car: CarOptions = {}): ChargerModel {
    const charger = new ChargerModel(options);
    charger.plugIn(new Car(car));
    charger.step(20);
    return charger;
}

function value(charger: ChargerModel, key: string): unknown {
    return charger.status([key])[key];
}

function power(charger: ChargerModel): number {
    return (value(charger, 'nrg') as number[])[11];
}

describe('simulated charger: charging', () => {
    it('is idle without a car and would allow charging', () => {
        const charger = new ChargerModel();
        assert.deepEqual(charger.status(['car', 'alw', 'modelStatus', 'trx', 'err']), {
            car: 1,
            alw: true,
            modelStatus: 15,
            trx: null,
            err: 0,
        });
        assert.equal(power(charger), 0);
    });

    it('charges a car that is plugged in: waiting first, then charging', () => {
        const charger = new ChargerModel();
        charger.plugIn(new Car());
        assert.equal(value(charger, 'car'), 1, 'nothing happens before the next logic step');
        charger.step();
        assert.equal(value(charger, 'car'), 3);
        charger.step(20);
        assert.equal(value(charger, 'car'), 2);
        assert.equal(Math.round(power(charger) / 100), 111);
        assert.equal(value(charger, 'pnp'), 3);
        assert.deepEqual(value(charger, 'pha'), [true, true, true, true, true, true]);
    });

    it('says "complete" when the car is full', () => {
        const charger = charging({}, { energyWh: 59_990, fullAtWh: 60_000 });
        charger.step(60);
        assert.equal(value(charger, 'car'), 4);
        assert.equal(value(charger, 'alw'), true);
        assert.equal(power(charger), 0);
    });

    it('says "waiting for car" when the car refuses so little current', () => {
        const charger = charging({ settings: { amp: 6 } }, { minimumCurrent: 8 });
        assert.equal(value(charger, 'car'), 3);
        charger.set('amp', '8');
        charger.step(20);
        assert.equal(value(charger, 'car'), 2);
    });

    it('acts on a write in the next step, and the current follows one step later', () => {
        const charger = charging();
        assert.equal(charger.set('frc', '1'), true);
        assert.deepEqual(charger.status(['frc', 'alw', 'modelStatus']), { frc: 1, alw: true, modelStatus: 15 });
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'car']), { alw: false, modelStatus: 4, car: 4 });
        assert.ok(power(charger) > 10_000);
        charger.step();
        assert.equal(power(charger), 0);
    });

    it('shows 4 while a car at the plug is paused', () => {
        const charger = charging();
        charger.set('frc', '1');
        charger.step();
        assert.equal(value(charger, 'car'), 4);
    });

    it('has no allowed current (acu null) while charging is not allowed', () => {
        const charger = charging();
        assert.equal(value(charger, 'acu'), 32);
        charger.set('frc', '1');
        charger.step();
        assert.equal(value(charger, 'acu'), null);
    });

    it('charges when forced on although the schedule forbids it', () => {
        const charger = charging({ settings: { sch_week: { control: 1, ranges: [] } } });
        assert.equal(value(charger, 'modelStatus'), 5);
        charger.set('frc', '2');
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: true, modelStatus: 3 });
    });

    it('follows the schedule of the day in local time', () => {
        const range = { begin: { hour: 13, minute: 30 }, end: { hour: 14, minute: 0 } };
        // Noon in UTC is 13:00 in central Europe.
        const charger = charging({ settings: { sch_week: { control: 2, ranges: [range] } } });
        assert.equal(value(charger, 'alw'), true);
        charger.step(30 * 60);
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: false, modelStatus: 5 });
        charger.step(30 * 60);
        assert.equal(value(charger, 'alw'), true);
    });

    it('stops at the energy limit and says so', () => {
        const charger = charging({ settings: { dwo: 100 } });
        charger.step(60);
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'car']), { alw: false, modelStatus: 6, car: 4 });
        charger.set('dwo', 'null');
        charger.step(20);
        assert.equal(value(charger, 'car'), 2);
    });

    it('keeps the energy of the session when the car goes and begins anew with the next car', () => {
        const charger = charging();
        charger.unplug();
        charger.step(5);
        assert.equal(value(charger, 'car'), 1);
        assert.ok(Number(value(charger, 'wh')) > 20);
        charger.plugIn(new Car());
        charger.step();
        assert.equal(value(charger, 'wh'), 0);
    });

    it('counts the total in whole watt hours and never back', () => {
        const charger = charging({ settings: { eto: 5000 } });
        charger.step(3600);
        const total = Number(value(charger, 'eto'));
        assert.ok(Number.isInteger(total));
        assert.equal(Math.round((total - 5000) / 100), 111);
    });

    it('frc falls back to neutral when the car is unplugged', () => {
        const charger = charging();
        charger.set('frc', '2');
        charger.step(3);
        charger.unplug();
        assert.equal(value(charger, 'frc'), 2);
        charger.step();
        assert.equal(value(charger, 'frc'), 0);
    });

    it('may forget frc when the logic mode changes, if that is wanted', () => {
        const charger = charging({ dropsForceOnModeChange: true });
        charger.set('frc', '2');
        charger.step();
        charger.set('lmo', '4');
        charger.step();
        assert.equal(value(charger, 'frc'), 0);
    });

    it('sees a car that was pulled and plugged in again within the same second', () => {
        const charger = charging();
        charger.set('frc', '2');
        charger.plugIn(new Car());
        charger.step();
        assert.deepEqual(charger.status(['frc', 'wh']), { frc: 0, wh: 0 });
    });

    it('stops and reports when there is a fault, and goes on when it has gone', () => {
        const charger = charging();
        charger.fail(3);
        charger.step();
        assert.deepEqual(charger.status(['err', 'car', 'alw', 'modelStatus']), {
            err: 3,
            car: 5,
            alw: false,
            modelStatus: 26,
        });
        charger.fail(0);
        charger.step(20);
        assert.equal(value(charger, 'car'), 2);
    });

    it('waits for the least pause after charging has stopped', () => {
        const charger = charging({ settings: { mcpd: 30_000 } });
        charger.set('frc', '1');
        charger.step();
        charger.set('frc', '0');
        charger.step();
        assert.equal(value(charger, 'modelStatus'), 24);
        charger.step(40);
        assert.deepEqual(charger.status(['alw', 'mcpea']), { alw: true, mcpea: null });
    });

    it('simulates unplugging before it goes on, where the car needs that', () => {
        const charger = charging({ settings: { su: true, sumd: 5000 } });
        charger.set('frc', '1');
        charger.step();
        charger.set('frc', '0');
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: false, modelStatus: 22 });
        charger.step(6);
        assert.equal(value(charger, 'alw'), true);
    });

    it('gives ages as milliseconds since the start at the event', () => {
        const charger = new ChargerModel();
        charger.step(10);
        const bootTime = Number(value(charger, 'rbt'));
        charger.plugIn(new Car());
        charger.step(20);
        const { lccfi, lcctc, lccfc, lmsc } = charger.status();
        assert.equal(lccfi, bootTime + 1000);
        assert.equal(lcctc, bootTime + 4000);
        assert.equal(lccfc, null);
        assert.equal(lmsc, 0);
    });
});

describe('simulated charger: limits', () => {
    it('answers an amp above what an 11 kW box can with true, and falls back to 16 a second later', () => {
        const charger = charging({ variant: 11 });
        assert.equal(charger.set('amp', '20'), true);
        assert.equal(value(charger, 'amp'), 20);
        charger.step();
        assert.equal(value(charger, 'amp'), 16);
    });

    it('keeps amp below ama in the same way', () => {
        const charger = charging({ settings: { ama: 10 } });
        charger.set('amp', '16');
        charger.step();
        assert.equal(value(charger, 'amp'), 10);
    });

    it('leaves amp above ama on older firmware, but offers no more than ama', () => {
        const charger = charging({ variant: 11, firmware: '56.2' });
        charger.set('amp', '20');
        charger.step();
        assert.deepEqual(charger.status(['amp', 'ama', 'acu']), { amp: 20, ama: 16, acu: 16 });
    });

    it('offers no more than cable and adapter can carry', () => {
        assert.equal(value(charging({ cableCurrent: 20 }), 'acu'), 20);
        const adapter = charging({ adapter: true });
        assert.deepEqual(adapter.status(['acu', 'adi']), { acu: 16, adi: true });
    });

    it('names the limits by reason, and only those there are', () => {
        const cll = value(charging({ cableCurrent: 20 }), 'cll') as Record<string, number>;
        assert.equal(cll.cableCurrentLimit, 20);
        assert.equal('adapterCurrentLimit' in cll, false);
    });

    it('shows no cable without a car, except where the socket always locks it', () => {
        const charger = new ChargerModel();
        assert.deepEqual(charger.status(['cbl', 'cus']), { cbl: null, cus: 1 });
        charger.set('ust', '2');
        assert.deepEqual(charger.status(['cbl', 'cus', 'lck']), { cbl: 32, cus: 3, lck: 2 });
    });

    it('forgets the temporary limit ten minutes after its last write', () => {
        const charger = charging();
        charger.set('tcl', '8');
        charger.step();
        assert.deepEqual(charger.status(['tcl', 'acu', 'amp']), { tcl: 8, acu: 8, amp: 32 });
        charger.step(500);
        charger.set('tcl', '8');
        charger.step(599);
        assert.equal(value(charger, 'tcl'), 8);
        charger.step();
        assert.deepEqual(charger.status(['tcl', 'acu']), { tcl: null, acu: 32 });
    });

    it('does not charge with a limit below 6 A', () => {
        const charger = charging();
        charger.set('tcl', '0');
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: false, modelStatus: 39 });
    });

    it('pauses for a phase switch, then charges with one phase', () => {
        const charger = charging();
        charger.set('psm', '1');
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'psm', 'fsp']), {
            alw: false,
            modelStatus: 23,
            psm: 1,
            fsp: false,
        });
        charger.step(30);
        assert.deepEqual(charger.status(['alw', 'fsp', 'pnp', 'car']), { alw: true, fsp: true, pnp: 1, car: 2 });
        assert.deepEqual(value(charger, 'pha'), [true, false, false, true, true, true]);
        assert.deepEqual((value(charger, 'nrg') as number[]).slice(4, 7), [16, 0, 0]);
    });

    it('switches phases at once when nothing charges', () => {
        const charger = new ChargerModel();
        charger.set('psm', '1');
        charger.step();
        assert.deepEqual(charger.status(['fsp', 'modelStatus']), { fsp: true, modelStatus: 15 });
    });
});

describe('simulated charger: transactions', () => {
    it('begins a transaction without a card by itself where access is open', () => {
        assert.equal(value(charging(), 'trx'), 0);
    });

    it('does not charge without a card where access is controlled, not even forced on', () => {
        const charger = charging({ settings: { acs: 1 } });
        charger.set('frc', '2');
        charger.step(5);
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'trx']), { alw: false, modelStatus: 2, trx: null });
        charger.set('trx', '0');
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'trx']), { alw: true, modelStatus: 3, trx: 0 });
    });

    it('counts the energy of a card', () => {
        const charger = charging({ settings: { acs: 1 } });
        const before = (value(charger, 'cards') as { energy: number }[])[2].energy;
        charger.swipeCard(2);
        charger.step(600);
        const cards = value(charger, 'cards') as { energy: number }[];
        assert.equal(value(charger, 'trx'), 3);
        assert.ok(cards[2].energy > before + 1000);
        assert.equal(value(charger, 'c2e'), cards[2].energy);
    });

    it('ends the transaction when the car goes', () => {
        const charger = charging();
        charger.unplug();
        charger.step();
        assert.equal(value(charger, 'trx'), null);
    });

    it('forgets a transaction after a while when no car comes', () => {
        const charger = new ChargerModel({ settings: { acs: 1 } });
        charger.set('trx', '2');
        charger.step(60);
        assert.equal(value(charger, 'trx'), 2);
        charger.step(60);
        assert.equal(value(charger, 'trx'), null);
    });

    it('stores one card too low on firmware 055.5', () => {
        const charger = charging({ firmware: '055.5' });
        charger.set('trx', '2');
        assert.equal(value(charger, 'trx'), 1);
    });

    it('refuses cards by API before firmware 055', () => {
        const charger = charging({ firmware: '053.1' });
        assert.equal(charger.set('trx', '1'), 'trx: failed: starting transaction for 1 is not allowed (1)');
        assert.equal(charger.set('trx', '0'), true);
    });
});

describe('simulated charger: restart', () => {
    it('is silent first, then without and with "initializing", then as before', () => {
        const charger = charging();
        const total = Number(value(charger, 'eto'));
        charger.reboot();
        assert.equal(charger.isAnswering, false);
        charger.step(3);
        assert.equal(charger.isAnswering, true);
        assert.deepEqual(charger.status(['car', 'err', 'pha', 'modelStatus', 'rbt', 'rbc']), {
            car: null,
            err: null,
            pha: null,
            modelStatus: 40,
            rbt: 0,
            rbc: 8,
        });
        charger.step(3);
        assert.equal(value(charger, 'car'), 6);
        charger.step(20);
        assert.equal(value(charger, 'car'), 2);
        assert.ok(Number(value(charger, 'eto')) >= total);
        assert.equal(value(charger, 'rbt'), 23_000);
    });

    it('does not know "initializing" before firmware 60.4', () => {
        const charger = charging({ firmware: '59.4' });
        charger.reboot();
        charger.step(6);
        assert.equal(value(charger, 'car'), null);
    });

    it('can be asked for with rst, which firmware before 53.0 does not know', () => {
        const charger = new ChargerModel();
        assert.equal(charger.set('rst', '1'), true);
        charger.step(5);
        assert.equal(value(charger, 'rbc'), 8);
        assert.equal(new ChargerModel({ firmware: '052.0' }).set('rst', '1'), null);
    });

    it('forgets the temporary limit and surplus data, but no settings', () => {
        const charger = charging({ settings: { tcl: null } });
        charger.set('tcl', '8');
        charger.set('amp', '12');
        charger.reboot();
        charger.step(10);
        assert.deepEqual(charger.status(['tcl', 'amp', 'pgrid']), { tcl: null, amp: 12, pgrid: null });
    });

    it('keeps tab and rbt in step with the clock', () => {
        const charger = new ChargerModel({ now: Date.UTC(2026, 6, 1, 12) });
        charger.step(7);
        const { tab, rbt, lto, utc, loc } = charger.status();
        assert.equal(Number(tab) + Number(rbt), charger.now);
        assert.equal(lto, 7_200_000);
        assert.equal(utc, '2026-07-01T12:00:07.000');
        assert.equal(loc, '2026-07-01T14:00:07.000 +02:00');
    });
});
