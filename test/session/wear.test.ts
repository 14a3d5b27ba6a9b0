import { deepEqual, equal, ok } from 'node:assert/strict';
import { SurplusFeed } from '../../src/adapter/surplusFeed';
import { readSurplusSettings } from '../../src/adapter/surplusSettings';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator';
import { StationByHand } from './stationByHand';

const day = 24 * 3_600;

describe('The memory of a charger', function () {
    // A day has 28,800 writes of the script.
    this.timeout(300_000);
    let hand: StationByHand;
    let simulator: Simulator;

    async function connect(options: Partial<SimulatorOptions> = {}, entry: object = {}): Promise<void> {
        hand.entry = { interval: 60, ...entry };
        simulator = await hand.charger(options);
        await hand.start();
        simulator.requests.length = 0;
    }

    beforeEach(() => {
        hand = new StationByHand();
    });

    afterEach(() => hand.close());

    it('is written as often as the wish changes where a script sets the current every three seconds for a day', async () => {
        await connect();
        const changes = [16, 10, 6, 13];
        for (let second = 0; second < day; second += 3) {
            // It changes every six hours.
            void hand.station.write('maxCurrent', changes[Math.floor(second / (6 * 3_600))]);
            await hand.pass(3);
        }
        deepEqual(
            hand.written(),
            changes.map(amp => ({ amp })),
        );
    });

    it('is written again where somebody else has changed it in the meantime', async () => {
        await connect();
        for (const minute of [0, 1, 2, 3]) {
            if (minute === 2) {
                simulator.charger.set('amp', '32');
            }
            void hand.station.write('maxCurrent', 10);
            await hand.pass(5);
            equal(hand.shown('maxCurrent'), 10, `minute ${minute}`);
            await hand.pass(55);
        }
        deepEqual(hand.written(), [{ amp: 10 }, { amp: 10 }]);
    });

    it('is written at most once a second per value by a script that changes its mind all the time', async () => {
        await connect();
        for (let step = 0; step < 100; step++) {
            void hand.station.write('maxCurrent', 6 + (step % 10));
            await hand.pass(0.1);
        }
        await hand.pass(5);
        const times = simulator.requests.filter(({ kind }) => kind === 'set').map(({ time }) => time);
        ok(times.length <= 11, `${times.length} writes in ten seconds`);
        times.slice(1).forEach((time, index) => ok(time - times[index] >= 1_000));
        equal(simulator.charger.status(['amp']).amp, 15);
    });

    for (const [v1Firmware, what, afterRestart] of [
        ['033', 'once, for it has no other', 8],
        // What stands in `amx` is forgotten (go-eCharger-API-v1 issue 20).
        ['041.0', 'not at all: what it forgets at the next restart takes the current, once', 16],
    ] as const) {
        it(`is written ${what}, where API v1 with firmware ${v1Firmware} is set to the same current all the time`, async () => {
            await connect({ api: 'v1', v1Firmware, charger: { settings: { amp: 16 } } }, { connection: 'http-v1' });
            for (let minute = 0; minute < 10; minute++) {
                void hand.station.write('maxCurrent', 8);
                await hand.pass(60);
            }
            equal(hand.written().length, 1);
            equal(hand.shown('maxCurrent'), 8);
            simulator.charger.reboot();
            await hand.pass(180);
            equal(hand.shown('maxCurrent'), afterRestart);
            equal(hand.written().length, 1);
        });
    }

    for (const [what, car] of [
        ['with a car that charges', { phases: 3 }],
        ['without a car', undefined],
    ] as const) {
        it(`is not written in an hour in which nothing changes, ${what}`, async () => {
            await connect(car ? { car } : {}, { interval: 5 });
            const before = hand.platform.told.length;
            const read = simulator.requests.length;
            await hand.pass(3_600);
            deepEqual(hand.written(), []);
            ok(simulator.requests.length > read + 500, 'it was read all the time');
            ok(hand.platform.told.length > before, 'and what was read was told');
        });
    }

    it('of a controller is not written in an hour either, also where a surplus feed is set up for chargers beside it', async () => {
        const controller = await hand.controller();
        await hand.start();
        const settings = readSurplusSettings({ enabled: true, gridPower: { id: 'meter.0.power' } }, []);
        const feed = new SurplusFeed(hand.platform.adapter, hand.clock, settings, () => [hand.station]);
        await feed.start();
        const read = controller.requests.length;
        for (let minute = 0; minute < 60; minute++) {
            const state = { val: -2_000 - 100 * minute, ack: true, ts: hand.clock.now() } as ioBroker.State;
            feed.hear('meter.0.power', state);
            await hand.pass(60);
        }
        feed.close();
        deepEqual(hand.written(), []);
        ok(controller.requests.length > read + 500, 'it was read all the time');
    });

    it('takes a value by its name, and what needs repeating is repeated', async () => {
        await connect();
        void hand.station.write('settings.chargingMode', 'Eco');
        void hand.station.write('maxCurrentTemp', 8);
        await hand.pass(5);
        void hand.station.write('settings.chargingMode', 'eco');
        void hand.station.write('maxCurrentTemp', 8);
        await hand.pass(5);
        deepEqual(hand.written(), [{ lmo: 4, tcl: 8 }, { tcl: 8 }]);
        equal(hand.shown('settings.chargingMode'), 4);
    });

    it('takes the times of a timer as a person writes them, without seconds and in one request, and once', async () => {
        await connect({}, { keySet: 'all' });
        const wish = {
            control: 'allow',
            ranges: [
                { begin: '22:00', end: '23:59' },
                { begin: '00:00', end: '6:30' },
            ],
        };
        for (let again = 0; again < 3; again++) {
            void hand.station.write('schedule.weekRanges', JSON.stringify(wish));
            await hand.pass(5);
        }
        const sent = {
            control: 1,
            ranges: [
                { begin: { hour: 22, minute: 0 }, end: { hour: 23, minute: 59 } },
                { begin: { hour: 0, minute: 0 }, end: { hour: 6, minute: 30 } },
            ],
        };
        deepEqual(hand.written(), [{ sch_week: sent }]);
        equal(hand.shown('schedule.weekRanges'), JSON.stringify(sent));
        void hand.station.write('schedule.weekRanges', '{"control":1,"ranges":[{"begin":"22:00","end":"06:00"}]}');
        await hand.pass(5);
        equal(hand.written().length, 1);
        equal(hand.shown('schedule.weekRanges'), JSON.stringify(sent));
    });
});
