import { deepEqual, equal, ok } from 'node:assert/strict';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { readSettings } from '../../src/adapter/settings';
import { SurplusFeed } from '../../src/adapter/surplusFeed';
import { readSurplusSettings } from '../../src/adapter/surplusSettings';
import { startControllerSimulator, type ControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { HandClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

const day = 24 * 3_600;
/** Connections that are open: none while no request is under way. */
const connections = (): number => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length;

describe('The memory of a charger', function () {
    // A day has 28,800 writes of the script.
    this.timeout(300_000);
    let clock: HandClock;
    let platform: MemoryAdapter;
    let simulator: Simulator;
    /** The device that is met: the charger, or a controller. */
    let met: Simulator | ControllerSimulator;
    let station: ChargingStation;
    let idleConnections: number;

    async function connect(options: Partial<SimulatorOptions> = {}, device: object = {}): Promise<void> {
        begin();
        simulator = await startSimulator({ clock, autoStep: false, ...options });
        await meet(simulator, device);
    }

    function begin(): void {
        idleConnections = connections();
        clock = new HandClock();
        platform = new MemoryAdapter();
    }

    async function meet(at: Simulator | ControllerSimulator, device: object = {}): Promise<void> {
        met = at;
        const { cloud, devices } = readSettings({ devices: [{ host: at.address, interval: 60, ...device }] });
        station = new ChargingStation(platform.adapter, devices[0], {
            language: 'en',
            cloud,
            clock,
            connectionChanged: () => undefined,
            isTaken: () => false,
        });
        await station.start();
        await until(() => station.isConnected, 'the device', 5_000);
        await pass(5);
        at.requests.length = 0;
    }

    /** Lets time pass; no request takes longer than the second it is made in. */
    async function pass(seconds: number): Promise<void> {
        for (let left = seconds; left > 0; left--) {
            met.step();
            await clock.advance(Math.min(left, 1) * 1_000);
            await until(() => connections() <= idleConnections, 'the answers', 5_000);
        }
    }

    const written = (): Readonly<Record<string, unknown>>[] =>
        met.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    afterEach(async () => {
        await station.stop();
        platform.stop();
        await met.stop();
    });

    it('is written as often as the wish changes where a script sets the current every three seconds for a day', async () => {
        await connect();
        const changes = [16, 10, 6, 13];
        for (let second = 0; second < day; second += 3) {
            // It changes every six hours.
            void station.write('maxCurrent', changes[Math.floor(second / (6 * 3_600))]);
            await pass(3);
        }
        deepEqual(
            written(),
            changes.map(amp => ({ amp })),
        );
    });

    it('is written again where somebody else has changed it in the meantime', async () => {
        await connect();
        for (const minute of [0, 1, 2, 3]) {
            if (minute === 2) {
                simulator.charger.set('amp', '32');
            }
            void station.write('maxCurrent', 10);
            await pass(5);
            equal(platform.states.get('123456.maxCurrent')?.val, 10, `minute ${minute}`);
            await pass(55);
        }
        deepEqual(written(), [{ amp: 10 }, { amp: 10 }]);
    });

    it('is written at most once a second per value by a script that changes its mind all the time', async () => {
        await connect();
        for (let step = 0; step < 100; step++) {
            void station.write('maxCurrent', 6 + (step % 10));
            await pass(0.1);
        }
        await pass(5);
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
                void station.write('maxCurrent', 8);
                await pass(60);
            }
            equal(written().length, 1);
            equal(platform.states.get('123456.maxCurrent')?.val, 8);
            simulator.charger.reboot();
            await pass(180);
            equal(platform.states.get('123456.maxCurrent')?.val, afterRestart);
            equal(written().length, 1);
        });
    }

    for (const [what, car] of [
        ['with a car that charges', { phases: 3 }],
        ['without a car', undefined],
    ] as const) {
        it(`is not written in an hour in which nothing changes, ${what}`, async () => {
            await connect(car ? { car } : {}, { interval: 5 });
            const before = platform.told.length;
            const read = met.requests.length;
            await pass(3_600);
            deepEqual(written(), []);
            ok(met.requests.length > read + 500, 'it was read all the time');
            ok(platform.told.length > before, 'and what was read was told');
        });
    }

    it('of a controller is not written in an hour either, also where a surplus feed is set up for chargers beside it', async () => {
        begin();
        await meet(await startControllerSimulator({ clock, autoStep: false }), { interval: 5 });
        const settings = readSurplusSettings({ enabled: true, gridPower: { id: 'meter.0.power' } }, []);
        const feed = new SurplusFeed(platform.adapter, clock, settings, () => [station]);
        await feed.start();
        const read = met.requests.length;
        for (let minute = 0; minute < 60; minute++) {
            const state = { val: -2_000 - 100 * minute, ack: true, ts: clock.now() } as ioBroker.State;
            feed.hear('meter.0.power', state);
            await pass(60);
        }
        feed.close();
        deepEqual(written(), []);
        ok(met.requests.length > read + 500, 'it was read all the time');
    });

    it('takes a value by its name, and what needs repeating is repeated', async () => {
        await connect();
        void station.write('settings.chargingMode', 'Eco');
        void station.write('maxCurrentTemp', 8);
        await pass(5);
        void station.write('settings.chargingMode', 'eco');
        void station.write('maxCurrentTemp', 8);
        await pass(5);
        deepEqual(written(), [{ lmo: 4, tcl: 8 }, { tcl: 8 }]);
        equal(platform.states.get('123456.settings.chargingMode')?.val, 4);
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
            void station.write('schedule.weekRanges', JSON.stringify(wish));
            await pass(5);
        }
        const sent = {
            control: 1,
            ranges: [
                { begin: { hour: 22, minute: 0 }, end: { hour: 23, minute: 59 } },
                { begin: { hour: 0, minute: 0 }, end: { hour: 6, minute: 30 } },
            ],
        };
        deepEqual(written(), [{ sch_week: sent }]);
        equal(platform.states.get('123456.schedule.weekRanges')?.val, JSON.stringify(sent));
        void station.write('schedule.weekRanges', '{"control":1,"ranges":[{"begin":"22:00","end":"06:00"}]}');
        await pass(5);
        equal(written().length, 1);
        equal(platform.states.get('123456.schedule.weekRanges')?.val, JSON.stringify(sent));
    });
});
