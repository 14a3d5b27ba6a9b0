import { deepEqual, equal, ok } from 'node:assert/strict';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { readSettings } from '../../src/adapter/settings';
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
    let station: ChargingStation;
    let idleConnections: number;

    async function connect(options: Partial<SimulatorOptions> = {}, device: object = {}): Promise<void> {
        idleConnections = connections();
        clock = new HandClock();
        platform = new MemoryAdapter();
        simulator = await startSimulator({ clock, autoStep: false, ...options });
        const { cloud, devices } = readSettings({ devices: [{ host: simulator.address, interval: 60, ...device }] });
        station = new ChargingStation(platform.adapter, devices[0], {
            language: 'en',
            cloud,
            clock,
            connectionChanged: () => undefined,
            isTaken: () => false,
        });
        await station.start();
        await until(() => station.isConnected, 'the charger', 5_000);
        await pass(5);
        simulator.requests.length = 0;
    }

    /** Lets time pass; no request takes longer than the second it is made in. */
    async function pass(seconds: number): Promise<void> {
        for (let left = seconds; left > 0; left--) {
            simulator.step();
            await clock.advance(Math.min(left, 1) * 1_000);
            await until(() => connections() <= idleConnections, 'the answers', 5_000);
        }
    }

    const written = (): Readonly<Record<string, unknown>>[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    afterEach(async () => {
        await station.stop();
        platform.stop();
        await simulator.stop();
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

    for (const v1Firmware of ['033', '041.0']) {
        it(`is written once as well where API v1 with firmware ${v1Firmware} shows the same current all the time`, async () => {
            await connect({ api: 'v1', v1Firmware }, { connection: 'http-v1' });
            for (let minute = 0; minute < 10; minute++) {
                void station.write('maxCurrent', 8);
                await pass(60);
            }
            equal(written().length, 1);
            equal(platform.states.get('123456.maxCurrent')?.val, 8);
        });
    }

    it('is not written in an hour in which nothing changes, with a car that charges', async () => {
        await connect({ car: { phases: 3 } }, { interval: 5 });
        const before = platform.told.length;
        for (let minute = 0; minute < 60; minute++) {
            await pass(60);
        }
        deepEqual(written(), []);
        ok(platform.told.length > before, 'it was read all the time');
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
});
