import { deepEqual, equal, ok } from 'node:assert/strict';
import { Notifications } from '../../src/adapter/notifications';
import { SurplusFeed } from '../../src/adapter/surplusFeed';
import { readSurplusSettings } from '../../src/adapter/surplusSettings';
import type { CarOptions } from '../../src/simulator/car';
import type { Simulator } from '../../src/simulator/simulator';
import { StationByHand } from './stationByHand';

const meter = 'meter.0.power';
const eco = { lmo: 4, fup: true };
/** "Pauses are not allowed": such a charger goes on with its smallest current when the data is gone (go-eCharger-API-v2 issue 226). */
const goesOn = { ...eco, acp: false };
/** Of one phase, on which a charger needs 1.4 kW. */
const smallCar = { phases: 1 } as const;

describe('The surplus feed of a charger in a house with a roof', function () {
    // A day of the house takes some seconds.
    this.timeout(60_000);

    let hand: StationByHand;
    let simulator: Simulator;
    let feed: SurplusFeed;
    /** What the house does. */
    let house: { roofW: number; consumptionW: number };
    /** What the meter tells of the power at the grid; undefined: it says nothing. */
    let tell: ((gridW: number) => Partial<ioBroker.State> | null) | undefined;
    /** What the car took from the grid, in kWh. */
    let drawn: number;
    let surplusSettings: object;
    /** What people were told. */
    const notifications: string[] = [];
    const person = {
        registerNotification: (_scope: string, category: string | null, text: string) =>
            Promise.resolve(void notifications.push(`${category} ${text}`)),
    } as ioBroker.Adapter;

    const charger = (...keys: string[]): Record<string, unknown> => simulator.charger.status(keys);
    const carW = (): number => (charger('nrg').nrg as number[])[11];

    async function plugIn(chargerSettings: Record<string, unknown>, car: CarOptions | undefined): Promise<void> {
        simulator = await hand.charger({ charger: { settings: chargerSettings }, ...(car ? { car } : {}) });
        await startAdapter();
    }

    async function startAdapter(): Promise<void> {
        await hand.launch();
        const problems: string[] = [];
        const settings = readSurplusSettings({ enabled: true, gridPower: { id: meter }, ...surplusSettings }, problems);
        deepEqual(problems, []);
        const { clock, platform, station } = hand;
        feed = new SurplusFeed(platform.adapter, clock, settings, () => [station], new Notifications(person));
        await feed.start();
        await hand.meet();
    }

    async function stopAdapter(): Promise<void> {
        feed.close();
        await hand.station.stop();
    }

    /** The meter tells once a second. */
    function measure(): void {
        const gridW = house.consumptionW + carW() - house.roofW;
        drawn += Math.min(carW(), Math.max(0, gridW)) / 3_600_000;
        const state = tell?.(gridW);
        if (state !== undefined) {
            feed.hear(meter, state && ({ ack: true, ts: hand.clock.now(), ...state } as ioBroker.State));
        }
    }

    /** Minutes of sun, until the car charges from the roof. */
    async function chargeAtNoon(minutes = 4): Promise<void> {
        await hand.pass(minutes * 60);
        ok(carW() > 1_000, `the car takes ${carW()} W`);
        equal(hand.shown('surplus.feedStatus'), 1);
        simulator.requests.length = 0;
        drawn = 0;
    }

    beforeEach(() => {
        hand = new StationByHand();
        hand.onSecond = measure;
        house = { roofW: 2_900, consumptionW: 300 };
        tell = val => ({ val });
        drawn = 0;
        notifications.length = 0;
        surplusSettings = {};
    });

    afterEach(async () => {
        feed.close();
        await hand.close();
    });

    it('charges what the roof gives, and next to nothing from the grid', async () => {
        await plugIn(eco, smallCar);
        await hand.pass(10 * 60);
        ok(carW() > 2_200 && carW() < 2_700, `the car takes ${carW()} W of 2600 W`);
        ok(drawn < 0.01, `${drawn} kWh from the grid`);
        equal(hand.shown('surplus.feedStatus'), 1);
        equal(hand.shown('surplus.sentGridPower'), Math.round(300 + carW() - 2_900));
        equal(hand.shown('surplus.sentSolarPower'), null);
        const sent = simulator.requests.filter(({ kind }) => kind === 'set');
        deepEqual(new Set(sent.flatMap(({ values }) => Object.keys(values))), new Set(['ids']));
        const pauses = sent.slice(1).map(({ time }, index) => time - sent[index].time);
        ok(Math.max(...pauses) <= 6_000 && Math.min(...pauses) >= 1_000, `pauses of ${[...new Set(pauses)].join()} ms`);
    });

    it('charges the same where the meter counts the other way and is said to be inverted, in kW', async () => {
        surplusSettings = { gridPower: { id: meter, unit: 'kW', inverted: true } };
        tell = gridW => ({ val: -gridW / 1000 });
        await plugIn(eco, smallCar);
        await hand.pass(5 * 60);
        ok(carW() > 2_200 && carW() < 2_700, `the car takes ${carW()} W of 2600 W`);
        ok(drawn < 0.01, `${drawn} kWh from the grid`);
    });

    it('does not charge at night where the meter counts the other way and is said to be inverted', async () => {
        surplusSettings = { gridPower: { id: meter, inverted: true } };
        tell = gridW => ({ val: -gridW });
        house = { roofW: 0, consumptionW: 3_000 };
        await plugIn(eco, smallCar);
        await hand.pass(3 * 60);
        equal(carW(), 0);
        equal(hand.shown('surplus.sentGridPower'), 3_000);
    });

    const breaks: [string, typeof tell | 'gone', number][] = [
        ['the feed dies: its state is deleted', () => null, 3],
        ['the sensor says null', () => ({ val: null }), 3],
        ['the adapter of the sensor says with the quality that it lost it', val => ({ val, q: 0x42 }), 3],
        ['the sensor says a text', () => ({ val: 'unavailable' }), 5],
        ['the sensor is frozen', undefined, 4],
        ['somebody else writes what the meter should say', () => ({ val: -9_000, ack: false }), 4],
    ];
    for (const [what, broken, status] of breaks) {
        it(`stops a charger that goes on when at noon ${what} and the sun goes, and releases it later`, async () => {
            surplusSettings = { gridPower: { id: meter, maxAge: 10 } };
            await plugIn(goesOn, smallCar);
            await chargeAtNoon();
            const heardAt = hand.clock.now();
            tell = broken as typeof tell;
            house.roofW = 300;
            await hand.pass(15);
            equal(hand.shown('surplus.feedStatus'), status);
            equal(hand.shown('surplus.sentGridPower'), null);
            await hand.pass(60);
            equal(carW(), 0);
            deepEqual(charger('frc', 'alw'), { frc: 1, alw: false });
            equal(hand.shown('surplus.feedStatus'), 6);
            ok(drawn > 0.001 && drawn <= 0.02, `${drawn} kWh from the grid`);
            const late = simulator.requests.filter(({ time, values }) => 'ids' in values && time > heardAt + 11_000);
            deepEqual(late, []);

            tell = val => ({ val });
            house.roofW = 2_900;
            await hand.pass(10);
            equal(charger('frc').frc, 0);
            await chargeAtNoon();
        });
    }

    for (const [what, broken] of breaks.filter(([, told]) => told !== undefined)) {
        it(`takes no more than 0.02 kWh from the grid also with three phases where ${what} and the sun goes`, async () => {
            surplusSettings = { gridPower: { id: meter, maxAge: 1 } };
            house.roofW = 6_000;
            await plugIn(goesOn, { phases: 3 });
            await chargeAtNoon();
            tell = broken as typeof tell;
            house.roofW = 0;
            await hand.pass(60);
            deepEqual([carW(), charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 1, 6]);
            ok(drawn > 0.01 && drawn <= 0.02, `${drawn} kWh from the grid`);
        });
    }

    it('costs next to nothing also with three phases where the feed dies at noon and the sun stays', async () => {
        house.roofW = 6_000;
        await plugIn(goesOn, { phases: 3 });
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(60);
        deepEqual([carW(), charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 1, 6]);
        ok(drawn <= 0.02, `${drawn} kWh from the grid`);
    });

    it('leaves a charger that stops by itself to itself', async () => {
        await plugIn(eco, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(60);
        deepEqual([carW(), charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 0, 3]);
        ok(drawn <= 0.02, `${drawn} kWh from the grid`);
        deepEqual(hand.written(), []);
    });

    it('tells a person once when a car waits for ten minutes without data, and again the next time', async () => {
        await plugIn(eco, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(9 * 60);
        deepEqual(notifications, []);
        await hand.pass(5 * 60);
        deepEqual(notifications, ['surplusLost Simulated charger (123456): meter.0.power']);
        tell = val => ({ val });
        await hand.pass(60);
        tell = () => ({ val: null });
        await hand.pass(11 * 60);
        equal(notifications.length, 2);
    });

    it('does not stop anything where the owner does not want that, and then the grid pays', async () => {
        surplusSettings = { stopWhenBroken: false };
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        house.roofW = 0;
        await hand.pass(90);
        ok(carW() > 1_000);
        ok(drawn > 0.02, `${drawn} kWh from the grid`);
        deepEqual(hand.written(), []);
    });

    it('does not stop a car that is not charged from surplus', async () => {
        await plugIn({ ...goesOn, lmo: 3 }, smallCar);
        await chargeAtNoon(1);
        tell = () => ({ val: null });
        await hand.pass(60);
        ok(carW() > 1_000);
        deepEqual(hand.written(), []);
    });

    it('releases what it stopped also where the answer to the stop got lost', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(18);
        await simulator.faults.turnOn('reset', { on: 'set', applied: true });
        await hand.pass(20);
        equal(charger('frc').frc, 1);
        ok(hand.platform.lines.some(line => /forceState = 1: not written within 10 s/.test(line)));
        await simulator.faults.turnOff();
        await hand.pass(10);
        equal(hand.shown('surplus.feedStatus'), 6);
        tell = val => ({ val });
        await hand.pass(20);
        deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 1]);
    });

    it('tries the stop again where no write got through, and does not take it for somebody’s decision', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(18);
        await simulator.faults.turnOn('reset', { on: 'set' });
        await hand.pass(20);
        equal(charger('frc').frc, 0);
        await simulator.faults.turnOff();
        await hand.pass(20);
        deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [1, 6]);
        ok(!hand.platform.lines.some(line => line.includes('somebody else decided')));
    });

    for (const id of ['0_userdata.0.grid', 'javascript.0.grid']) {
        it(`takes what a script wrote to ${id} without ack, for nobody acknowledges it there`, async () => {
            surplusSettings = { gridPower: { id } };
            hand.platform.foreign.set(id, { val: -1_200, ack: false, ts: hand.clock.now() } as ioBroker.State);
            tell = undefined;
            await plugIn(eco, smallCar);
            await hand.pass(10);
            equal(hand.shown('surplus.sentGridPower'), -1_200);
            feed.hear(id, { val: -1_500, ack: false, ts: hand.clock.now() } as ioBroker.State);
            await hand.pass(5);
            equal(hand.shown('surplus.sentGridPower'), -1_500);
        });
    }

    it('says once in each outage that nothing gets through, and again in the next one', async () => {
        await plugIn(eco, smallCar);
        await chargeAtNoon(1);
        const complaints = (): number => hand.platform.lines.filter(line => / surplus: /.test(line)).length;
        for (const outages of [1, 2]) {
            await simulator.faults.turnOn('reset', { on: 'set' });
            await hand.pass(40);
            equal(complaints(), outages);
            await simulator.faults.turnOff();
            await hand.pass(20);
        }
    });

    it('leaves the charger to the user who starts it after it was stopped', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(40);
        equal(charger('frc').frc, 1);
        equal(simulator.charger.set('frc', '2'), true);
        await hand.pass(60);
        tell = val => ({ val });
        await hand.pass(20);
        equal(charger('frc').frc, 2);
        equal(hand.shown('surplus.feedStatus'), 1);
    });

    it('leaves a stop of the owner alone that came after its own, also when the data is back', async () => {
        for (const stop of [
            () => hand.station.write('forceState', 1),
            () => hand.station.write('allowCharging', false),
            () => hand.station.commands.writeAll({ frc: 1 }),
            () => hand.station.commands.force(false),
        ]) {
            tell = val => ({ val });
            house.roofW = 2_900;
            await plugIn(goesOn, smallCar);
            await chargeAtNoon();
            tell = () => ({ val: null });
            await hand.pass(40);
            deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [1, 6]);
            const stopping = stop();
            await hand.pass(5);
            await stopping;
            tell = val => ({ val });
            await hand.pass(30);
            deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [1, 1], String(stop));
            // Also after a restart.
            await stopAdapter();
            await startAdapter();
            await hand.pass(30);
            equal(charger('frc').frc, 1);
            await stopAdapter();
            await simulator.stop();
        }
        await plugIn(goesOn, undefined);
    });

    it('goes back to neutral after a stop for some minutes that the owner asked for while it was stopped', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(40);
        const stopping = hand.station.commands.force(false, 2);
        await hand.pass(5);
        await stopping;
        tell = val => ({ val });
        await hand.pass(60);
        equal(charger('frc').frc, 1);
        await hand.pass(70);
        equal(charger('frc').frc, 0);
    });

    it('says that the sign is wrong where the meter counts the other way, and does nothing else about it', async () => {
        tell = gridW => ({ val: -gridW });
        house = { roofW: 0, consumptionW: 1_800 };
        await plugIn(eco, smallCar);
        await hand.pass(5 * 60);
        ok(carW() > 3_000, 'such a charger takes what it can get');
        equal(hand.shown('surplus.feedStatus'), 7);
        equal(hand.shown('surplus.sentGridPower'), Math.round(-1_800 - carW()));
        equal(hand.platform.lines.filter(line => line.includes('wrong sign')).length, 1);
        deepEqual(
            new Set(simulator.requests.flatMap(({ kind, values }) => (kind === 'set' ? Object.keys(values) : []))),
            new Set(['ids']),
        );
    });

    it('does not take clouds and cookers for a wrong sign', async () => {
        await plugIn(eco, smallCar);
        for (let minute = 0; minute < 60; minute++) {
            house.roofW = [4_500, 2_000, 3_800, 2_600][minute % 4];
            house.consumptionW = minute % 7 === 0 ? 2_300 : 300;
            await hand.pass(60);
            equal(hand.shown('surplus.feedStatus'), 1);
        }
        deepEqual(
            hand.written().filter(values => !('ids' in values)),
            [],
        );
    });

    it('does not stop a charger again that the user made neutral while there is no data', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(40);
        equal(charger('frc').frc, 1);
        simulator.charger.set('frc', '0');
        simulator.requests.length = 0;
        await hand.pass(60);
        ok(carW() > 1_000);
        deepEqual(hand.written(), []);
    });

    it('releases what it stopped also after a restart', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(40);
        equal(charger('frc').frc, 1);
        await stopAdapter();
        await hand.pass(20);
        await startAdapter();
        await hand.pass(20);
        deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [1, 6]);
        tell = val => ({ val });
        await hand.pass(10);
        deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 1]);
    });

    it('releases what it stopped also where the feed is switched off afterwards', async () => {
        await plugIn(goesOn, smallCar);
        await chargeAtNoon();
        tell = () => ({ val: null });
        await hand.pass(40);
        await stopAdapter();
        surplusSettings = { enabled: false };
        await startAdapter();
        await hand.pass(70);
        deepEqual([charger('frc').frc, hand.shown('surplus.feedStatus')], [0, 0]);
    });

    it('begins with what the meter said before the adapter started', async () => {
        hand.platform.foreign.set(meter, { val: -1_200, ack: true, ts: hand.clock.now() } as ioBroker.State);
        tell = undefined;
        await plugIn(eco, smallCar);
        await hand.pass(10);
        equal(hand.shown('surplus.sentGridPower'), -1_200);
    });

    it('sends nothing to a charger that is read only, nor to one that is not chosen', async () => {
        hand.entry = { readOnly: true };
        await plugIn(eco, smallCar);
        await hand.pass(120);
        deepEqual([hand.written(), hand.shown('surplus.feedStatus')], [[], 0]);
        equal(hand.platform.lines.filter(line => line.includes('read only')).length, 1);
        await stopAdapter();
        hand.entry = {};
        surplusSettings = { devices: ['654321'] };
        await startAdapter();
        await hand.pass(30);
        deepEqual([hand.written(), hand.shown('surplus.feedStatus')], [[], 0]);
    });

    it('says once which of the chosen names no device has, as soon as all have told theirs', async () => {
        surplusSettings = { devices: ['Garag', 'Garage', '123456'] };
        hand.entry = {};
        simulator = await hand.charger({ charger: { settings: eco, name: 'Garage' } });
        await startAdapter();
        await hand.pass(30);
        const lines = hand.platform.lines.filter(line => line.includes('is called'));
        equal(lines.length, 1, lines.join());
        ok(
            lines[0].startsWith('warn: Surplus: none of the devices is called "Garag", so nothing is fed there'),
            lines[0],
        );
    });

    it('shows what a script sends with setPvData while the feed is off, and no longer than it does', async () => {
        surplusSettings = { enabled: false };
        await plugIn(eco, smallCar);
        await hand.pass(35);
        const sent = (): unknown[] =>
            ['Grid', 'Solar', 'Battery'].map(power => hand.shown(`surplus.sent${power}Power`));
        deepEqual(sent(), [null, null, null]);
        for (let times = 0; times < 12; times++) {
            void hand.station.commands.feed({ pGrid: -1_500 - times, pPv: 2_000 });
            await hand.pass(5);
            deepEqual(sent(), [-1_500 - times, 2_000, null]);
        }
        equal(hand.shown('surplus.feedStatus'), 0);
        await hand.pass(45);
        deepEqual(sent(), [null, null, null]);
    });

    it('writes nothing in an hour without a car, to the charger and to its own states', async () => {
        await plugIn(eco, undefined);
        await hand.pass(10);
        const told = (): number =>
            hand.platform.told.filter(entry => JSON.stringify(entry).includes('surplus.feed')).length;
        const before = told();
        await hand.pass(3_600);
        deepEqual([hand.written(), hand.shown('surplus.feedStatus')], [[], 2]);
        equal(told(), before);
    });
});
