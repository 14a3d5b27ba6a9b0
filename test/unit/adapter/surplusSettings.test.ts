import { deepEqual } from 'node:assert/strict';
import { readSurplusSettings, type SurplusSettings } from '../../../src/adapter/surplusSettings';

function read(value: unknown): SurplusSettings & { problems: string[] } {
    const problems: string[] = [];
    return { ...readSurplusSettings(value, problems), problems };
}

const grid = { id: 'meter.0.power' };
const gridInput = { id: 'meter.0.power', unit: 'W', inverted: false, maxAgeMs: 30_000 };

describe('Settings of the surplus feed', () => {
    it('feed nothing unless they say so', () => {
        for (const value of [undefined, null, 'x', {}, { enabled: false, gridPower: { id: 'x', unit: 'MW' } }]) {
            deepEqual(read(value), { inputs: undefined, devices: [], stopWhenBroken: true, problems: [] });
        }
    });

    it('need the state of the grid power only', () => {
        deepEqual(read({ enabled: true, gridPower: grid }), {
            inputs: { grid: gridInput, pv: [] },
            devices: [],
            stopWhenBroken: true,
            problems: [],
        });
    });

    it('may name everything', () => {
        const full = {
            enabled: true,
            devices: ['100001', ' garage '],
            gridImport: { id: 'in', unit: 'kW', maxAge: '60' },
            gridExport: { id: 'out', inverted: true },
            gridPower: { id: '' },
            pvPower: [{ id: 'east', maxAge: 300 }, { id: '' }],
            batteryPower: { id: 'battery' },
            stopWhenBroken: false,
        };
        deepEqual(read(full), {
            inputs: {
                grid: {
                    drawn: { ...gridInput, id: 'in', unit: 'kW', maxAgeMs: 60_000 },
                    fedIn: { ...gridInput, id: 'out', inverted: true },
                },
                pv: [{ ...gridInput, id: 'east', maxAgeMs: 300_000 }],
                battery: { ...gridInput, id: 'battery' },
            },
            devices: ['100001', 'garage'],
            stopWhenBroken: false,
            problems: [],
        });
    });

    const wrong: [string, object, string][] = [
        ['no grid power', {}, 'the state of the grid power is missing.'],
        [
            'half of the grid power',
            { gridImport: grid },
            'of the two states for drawing from the grid and feeding in one is missing.',
        ],
        [
            'the grid power twice',
            { gridPower: grid, gridImport: grid },
            'enter the grid power as one state, or as two states for drawing and feeding in, not both.',
        ],
        [
            'another unit',
            { gridPower: { ...grid, unit: 'MW' } },
            'the unit of the grid power must be W or kW, not "MW".',
        ],
        [
            'no usable age',
            { gridPower: grid, batteryPower: { id: 'b', maxAge: 0 } },
            'the maximum age of the battery power must lie between 1 and 3600 seconds.',
        ],
        [
            'an unclear sign',
            { gridPower: grid, pvPower: [{ id: 'p', inverted: 'no' }] },
            '"inverted" of the solar power 1 must be true or false.',
        ],
        ['solar powers that are no list', { gridPower: grid, pvPower: 'p' }, 'the list of solar powers is no list.'],
        ['chargers that are no list', { gridPower: grid, devices: '1' }, 'the list of chargers to feed is no list.'],
    ];
    for (const [what, part, problem] of wrong) {
        it(`with ${what} feed nothing and say so in one line`, () => {
            const { inputs, problems } = read({ enabled: true, ...part });
            deepEqual([inputs, problems], [undefined, [`Surplus: ${problem} No surplus data is sent.`]]);
        });
    }

    it('name what is unknown in them and work without it', () => {
        const { inputs, problems } = read({ enabled: true, gridPower: grid, pvpower: [] });
        deepEqual(inputs, { grid: gridInput, pv: [] });
        deepEqual(problems, [
            'Surplus: the setting "pvpower" is unknown and has no effect; remove it or correct its name.',
        ]);
    });
});
