import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { Car, type CarOptions } from '../../../src/simulator/car';
import { ChargerModel } from '../../../src/simulator/charger';
import { decodeAll, readersOf } from '../codec/readers';

const script = readFileSync(join(__dirname, '../../../docs/examples/surplusRule.js'), 'utf8');
ok(script.includes('sure: 10,'), 'the setting that the tests change');
const shown = ['maxCurrent', 'phases', 'phasesInUse', 'forceState', 'carConnected', 'powerAll'];
const readers = readersOf(catalogue).filter(({ row }) => shown.includes(row.id));
const keys = ['amp', 'psm', 'frc', 'car', 'nrg', 'fsp', 'pnp'];
/** What the script writes: API key, and raw value by readable one. */
const written: Readonly<Record<string, (value: number) => [string, number]>> = {
    maxCurrent: value => ['amp', value],
    phases: value => ['psm', value === 3 ? 2 : value],
    forceState: value => ['frc', value],
};

interface Pace {
    /** s between two readings of the charger. */
    readonly poll: number;
    /** s between two readings of the meter. */
    readonly meter: number;
    /** s by which the meter is late. */
    readonly late?: number;
    /** `sure` in the settings of the script. Default: as it is delivered. */
    readonly sure?: number;
}

/** A house with a roof, a meter and a charger, and the script as it is delivered; a second of it takes no time. */
class House {
    roofW = 0;
    /** What the script wrote, `amp 10`, and when, in s. */
    readonly writes: { readonly at: number; readonly text: string }[] = [];
    private now = Date.UTC(2026, 5, 21, 10);
    private seconds = 0;
    private readonly charger = new ChargerModel({ settings: { lmo: 3, amp: 16 } });
    private readonly states = new Map<string, { val: unknown; ts: number }>();
    private readonly told: number[] = [];
    private readonly wishes: [string, number][] = [];
    private look: () => void = () => undefined;
    private lookEvery = 0;

    constructor(
        private readonly pace: Pace,
        car: CarOptions,
    ) {
        this.charger.plugIn(new Car({ capacityWh: 10_000_000, ...car }));
        this.charger.step();
        this.tell();
        runInNewContext(script.replace('sure: 10', `sure: ${pace.sure ?? 10}`), {
            Date: { now: () => this.now },
            log: () => undefined,
            getState: (id: string) => ({ val: null, ts: 0, ...this.states.get(id) }),
            setState: (id: string, val: number) => this.write(id, val),
            setInterval: (look: () => void, ms: number) => {
                this.look = look;
                this.lookEvery = ms / 1000;
            },
        });
    }

    get carW(): number {
        return (this.charger.status(['nrg']).nrg as number[])[11];
    }

    private get gridW(): number {
        // Something in the house always switches on and off.
        return 300 + 40 * Math.sin(this.seconds * 1.7) + this.carW - this.roofW;
    }

    get values(): unknown[] {
        return Object.values(this.charger.status(['frc', 'psm', 'amp']));
    }

    pass(seconds: number): void {
        for (let left = seconds; left > 0; left--) {
            this.now += 1_000;
            this.seconds++;
            for (const [key, raw] of this.wishes.splice(0)) {
                ok(this.charger.set(key, String(raw)) === true);
            }
            this.charger.step();
            this.tell();
            if (this.seconds % this.lookEvery === 0) {
                this.look();
            }
        }
    }

    writesIn(from: number): string[] {
        return this.writes.filter(({ at }) => at >= from).map(({ text }) => text);
    }

    /** In steady sun: comes to rest within some minutes, and then stays so. */
    rest(): void {
        this.pass(480);
        const from = this.seconds;
        this.pass(1_200);
        deepEqual(this.writesIn(from + 1), [], 'in steady sun nothing is changed');
        ok(this.gridW <= 0, `${this.gridW} W from the grid`);
    }

    private tell(): void {
        this.told.push(this.gridW);
        if (this.seconds % this.pace.meter === 0) {
            const gridW = this.told.at(-1 - (this.pace.late ?? 0)) ?? this.told[0];
            this.states.set('0_userdata.0.gridPower', { val: gridW, ts: this.now });
        }
        if (this.seconds % this.pace.poll === 0) {
            for (const [id, val] of decodeAll(this.charger.status(keys), readers)) {
                this.states.set(`goecharger.0.123456.${id}`, { val, ts: this.now });
            }
        }
    }

    private write(id: string, val: number): void {
        this.states.set(id, { val, ts: this.now });
        const wish = written[id.slice(id.lastIndexOf('.') + 1)](val);
        this.wishes.push(wish);
        this.writes.push({ at: this.seconds, text: wish.join(' ') });
    }
}

/** The same numbers in every run. */
function wavering(): () => number {
    let last = 1;
    return () => (last = (last * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const paces: [string, Pace][] = [
    ['with the usual meter', { poll: 5, meter: 5 }],
    ['with a fast meter', { poll: 5, meter: 1 }],
    ['with a meter that tells only every 25 s', { poll: 5, meter: 25, sure: 30 }],
    ['with a meter that is 8 s late', { poll: 5, meter: 10, late: 8 }],
    ['where the charger is asked every 10 s only', { poll: 10, meter: 1 }],
];
const cars: [string, () => CarOptions][] = [
    ['a quick car', () => ({})],
    ['a car that wakes up after half a minute and is slow', () => ({ wakeUpSeconds: 30, rampPerSecond: 0.4 })],
    ['a car that wavers', () => ({ noiseCurrent: 0.1, random: wavering() })],
];

describe('The script surplusRule.js, as it is delivered,', () => {
    for (const [how, pace] of paces) {
        for (const [what, car] of cars) {
            it(`writes what a day of sun needs and nothing more, ${how} and for ${what}`, () => {
                const house = new House(pace, car());
                house.pass(600);
                deepEqual(house.writesIn(0), ['frc 1'], 'at night');

                house.roofW = 3_000;
                house.rest();
                house.roofW = 6_000;
                house.rest();
                house.roofW = 2_000;
                house.pass(60);
                house.roofW = 6_000;
                house.rest();
                house.roofW = 500;
                house.pass(900);
                deepEqual(house.values, [1, 2, 6]);

                const [, ...day] = house.writesIn(0);
                deepEqual(day, [
                    ...['amp 10', 'psm 1', 'frc 0'],
                    ...['amp 16', 'amp 7', 'psm 2'],
                    ...['amp 6', 'amp 7'],
                    ...['amp 6', 'frc 1'],
                ]);
            });
        }
    }
});
