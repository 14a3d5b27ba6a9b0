import { deepEqual } from 'node:assert/strict';
import { inspect } from 'node:util';
import { readSurplus, type InputValue, type PowerInput, type SurplusInputs } from '../../../src/control/surplusInputs';

const now = Date.UTC(2026, 5, 21, 12);
const input = (id: string, more: Partial<PowerInput> = {}): PowerInput => ({
    id,
    unit: 'W',
    inverted: false,
    maxAgeMs: 30_000,
    ...more,
});

/** What is read from these values, all of them a second old. */
function read(inputs: SurplusInputs, values: Record<string, unknown>, ages: Record<string, number> = {}): unknown {
    const latest = new Map<string, InputValue>(
        Object.entries(values).map(([id, value]) => [id, { value, ts: now - (ages[id] ?? 1_000) }]),
    );
    return readSurplus(inputs, id => latest.get(id), now);
}

describe('The powers of a house', () => {
    const grid = { grid: input('grid'), pv: [] };

    it('need the grid only: negative is feeding in', () => {
        deepEqual(read(grid, { grid: -1500.4 }), { power: { pGrid: -1500 } });
    });

    it('are in W also where the state is in kW', () => {
        deepEqual(read({ grid: input('grid', { unit: 'kW' }), pv: [] }, { grid: -1.5 }), { power: { pGrid: -1500 } });
    });

    it('are turned round where the meter counts the other way', () => {
        const inverted = { grid: input('grid', { inverted: true }), pv: [] };
        deepEqual(read(inverted, { grid: 1500 }), { power: { pGrid: -1500 } });
        deepEqual(read(inverted, { grid: 0 }), { power: { pGrid: 0 } });
    });

    it('may come from two states for drawing and feeding in', () => {
        const two = { grid: { drawn: input('in'), fedIn: input('out', { unit: 'kW' }) }, pv: [] };
        deepEqual(read(two, { in: 0, out: 2 }), { power: { pGrid: -2000 } });
        deepEqual(read(two, { in: 700, out: 0 }), { power: { pGrid: 700 } });
        deepEqual(read(two, { in: 700 }), { unknown: 'missing', id: 'out' });
    });

    it('add up where there are several solar plants', () => {
        const house = { grid: input('grid'), pv: [input('east'), input('west', { unit: 'kW' })] };
        deepEqual(read(house, { grid: 0, east: 900, west: 1.1 }), { power: { pGrid: 0, pPv: 2000 } });
    });

    it('have a battery that is negative while it is charged', () => {
        const house = { grid: input('grid'), pv: [], battery: input('battery', { inverted: true }) };
        deepEqual(read(house, { grid: 0, battery: 800 }), { power: { pGrid: 0, pAkku: -800 } });
    });

    it('are unknown, and not 0, where a state is missing or null', () => {
        deepEqual(read(grid, {}), { unknown: 'missing', id: 'grid' });
        deepEqual(read(grid, { grid: null }), { unknown: 'missing', id: 'grid' });
        deepEqual(read(grid, { grid: undefined }), { unknown: 'missing', id: 'grid' });
    });

    for (const value of ['', ' ', '0', 'unknown', NaN, Infinity, true, false, {}, []]) {
        it(`are unknown, and not 0, where a state is ${inspect(value)}`, () => {
            deepEqual(read(grid, { grid: value }), { unknown: 'notANumber', id: 'grid' });
        });
    }

    it('are unknown where a value is older than its maximum age', () => {
        deepEqual(read(grid, { grid: -500 }, { grid: 30_000 }), { power: { pGrid: -500 } });
        deepEqual(read(grid, { grid: -500 }, { grid: 30_001 }), { unknown: 'tooOld', id: 'grid', since: now - 30_001 });
    });

    it('are unknown where a value comes from the future, which would never grow old', () => {
        deepEqual(read(grid, { grid: -500 }, { grid: -3_600_000 }), { unknown: 'tooOld', id: 'grid' });
    });

    it('are unknown as a whole where the battery or one solar plant is unknown', () => {
        const house = { grid: input('grid'), pv: [input('east'), input('west')], battery: input('battery') };
        const all = { grid: -500, east: 1000, west: 1000, battery: 0 };
        deepEqual(read(house, { ...all, west: null }), { unknown: 'missing', id: 'west' });
        deepEqual(read(house, all, { battery: 31_000 }), { unknown: 'tooOld', id: 'battery', since: now - 31_000 });
    });
});
