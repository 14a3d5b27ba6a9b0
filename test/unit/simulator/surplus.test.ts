import assert from 'node:assert/strict';
import { Car, type CarOptions } from '../../../src/simulator/car';
import { ChargerModel } from '../../../src/simulator/charger';

const eco = { lmo: 4, fup: true };

function eco11(settings: Record<string, unknown> = {}, car: CarOptions = {}): ChargerModel {
    const charger = new ChargerModel({ variant: 11, settings: { ...eco, ...settings } });
    charger.plugIn(new Car(car));
    charger.step();
    return charger;
}

function power(charger: ChargerModel): number {
    return (charger.status(['nrg']).nrg as number[])[11];
}

/** A house with a roof: every 5 s the meter's reading goes to the charger. */
function sunFor(seconds: number, charger: ChargerModel, roofW: number): void {
    for (let passed = 0; passed < seconds; passed += 5) {
        const pGrid = 300 + power(charger) - roofW;
        assert.equal(charger.set('ids', JSON.stringify({ pGrid, pPv: roofW, pAkku: 0 })), true);
        charger.step(5);
    }
}

describe('simulated charger: surplus', () => {
    it('does not charge in Eco mode without surplus', () => {
        assert.deepEqual(eco11().status(['alw', 'modelStatus']), { alw: false, modelStatus: 17 });
    });

    it('shows what was written as pgrid, ppv and pakku for about six seconds', () => {
        const charger = eco11();
        assert.equal(charger.set('ids', '{"pGrid":-500.5,"pPv":1200}'), true);
        assert.deepEqual(charger.status(['pgrid', 'ppv', 'pakku', 'ids']), { pgrid: -500.5, ppv: 1200, pakku: null });
        charger.step(6);
        assert.equal(charger.status(['pgrid']).pgrid, -500.5);
        charger.step();
        assert.deepEqual(charger.status(['pgrid', 'ppv', 'inva']), { pgrid: null, ppv: null, inva: null });
    });

    it('starts after half a minute of surplus, with one phase where that is enough', () => {
        const charger = eco11();
        sunFor(25, charger, 2800);
        assert.equal(charger.status(['alw']).alw, false);
        sunFor(15, charger, 2800);
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'fsp']), { alw: true, modelStatus: 12, fsp: true });
        sunFor(60, charger, 2800);
        // 2500 W on one phase is 10 A.
        assert.equal(charger.status(['acu']).acu, 10);
    });

    it('charges with three phases from the threshold and never above amp', () => {
        const charger = eco11({ amp: 8 });
        sunFor(120, charger, 12_000);
        assert.deepEqual(charger.status(['acu', 'pnp']), { acu: 8, pnp: 3 });
    });

    it('aims at the grid target', () => {
        const charger = eco11({ pgt: -700, psm: 1 });
        sunFor(120, charger, 3300);
        // 3300 W less 300 W for the house less 700 W for the grid.
        assert.equal(charger.status(['acu']).acu, 10);
    });

    it('goes on for two minutes with the smallest current when the sun goes, then stops', () => {
        const charger = eco11();
        sunFor(60, charger, 3000);
        sunFor(60, charger, 300);
        assert.deepEqual(charger.status(['alw', 'acu']), { alw: true, acu: 6 });
        sunFor(120, charger, 300);
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: false, modelStatus: 17 });
    });

    it('stops when no data comes any more', () => {
        const charger = eco11();
        sunFor(60, charger, 3000);
        charger.step(7);
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'pgrid']), { alw: false, modelStatus: 17, pgrid: null });
    });

    it('goes on charging with the least current where pauses are not allowed', () => {
        const charger = eco11({ acp: false });
        sunFor(60, charger, 3000);
        charger.step(10);
        assert.deepEqual(charger.status(['alw', 'modelStatus', 'acu']), { alw: true, modelStatus: 20, acu: 6 });
    });

    it('pauses to switch from one phase to three when there is more sun for long enough', () => {
        const charger = eco11({ mpwst: 30_000, mptwt: 60_000 });
        sunFor(60, charger, 2500);
        const seen = new Set<unknown>();
        for (let round = 0; round < 30; round++) {
            sunFor(5, charger, 9000);
            seen.add(charger.status(['modelStatus']).modelStatus);
        }
        assert.ok(seen.has(23));
        assert.deepEqual(charger.status(['pnp', 'modelStatus']), { pnp: 3, modelStatus: 12 });
    });

    it('freezes the averages in other modes', () => {
        const charger = eco11();
        sunFor(60, charger, 3000);
        const before = charger.status(['pvopt_averagePPv']).pvopt_averagePPv;
        charger.set('lmo', '3');
        sunFor(60, charger, 0);
        assert.equal(charger.status(['pvopt_averagePPv']).pvopt_averagePPv, before);
    });

    it('is ignored while charging is forced', () => {
        const charger = eco11({ frc: 2 });
        sunFor(60, charger, 0);
        assert.deepEqual(charger.status(['modelStatus', 'acu']), { modelStatus: 3, acu: 16 });
    });

    it('charges in Eco mode when the price is low', () => {
        const charger = eco11({ awe: true, awp: 20 });
        charger.step();
        assert.deepEqual(charger.status(['alw', 'modelStatus']), { alw: true, modelStatus: 7 });
    });

    it('refuses data without pGrid or of another kind', () => {
        const charger = eco11();
        assert.equal(charger.set('ids', '[1]'), 'ids: value must be null or JsonObject ([1])');
        assert.equal(typeof charger.set('ids', '{"pPv":5}'), 'string');
        assert.equal(charger.set('ids', 'null'), true);
    });
});
