import { deepEqual, equal, ok } from 'node:assert/strict';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { readSettings } from '../../src/adapter/settings';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { HandClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

/** Connections that are open: none while no request is under way. */
const connections = (): number => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length;

describe('A stop for ten minutes', function () {
    this.timeout(60_000);
    let clock: HandClock;
    let platform: MemoryAdapter;
    let simulator: Simulator;
    let station: ChargingStation;
    let idleConnections: number;

    async function startAdapter(): Promise<void> {
        const { cloud, devices } = readSettings({ devices: [{ host: simulator.address, interval: 5 }] });
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
    }

    const force = (): unknown => simulator.charger.status(['frc']).frc;

    async function pass(seconds: number): Promise<void> {
        for (let left = seconds; left > 0; left--) {
            simulator.step();
            await clock.advance(1_000);
            await until(() => connections() <= idleConnections, 'the answers', 5_000);
        }
    }

    async function stopForTenMinutes(): Promise<void> {
        const stopping = station.commands.force(false, 10);
        await pass(5);
        await stopping;
        equal(force(), 1);
    }

    const written = (): unknown[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    beforeEach(async () => {
        idleConnections = connections();
        clock = new HandClock();
        platform = new MemoryAdapter();
        simulator = await startSimulator({ clock, autoStep: false });
        await startAdapter();
    });

    afterEach(async () => {
        await station.stop();
        platform.stop();
        await simulator.stop();
    });

    it('ends after ten minutes with what was set before, and that is written once', async () => {
        await stopForTenMinutes();
        await pass(580);
        equal(force(), 1);
        await pass(60);
        equal(force(), 0);
        deepEqual(written(), [{ frc: 1 }, { frc: 0 }]);
    });

    it('ends in time also where the adapter was restarted in between', async () => {
        await stopForTenMinutes();
        await station.stop();
        await pass(60);
        await startAdapter();
        await pass(500);
        equal(force(), 1);
        await pass(60);
        equal(force(), 0);
        deepEqual(written(), [{ frc: 1 }, { frc: 0 }]);
    });

    it('ends at the next start where the adapter was off when its time was over', async () => {
        await stopForTenMinutes();
        await station.stop();
        await pass(900);
        equal(force(), 1);
        await startAdapter();
        await pass(10);
        equal(force(), 0);
    });

    it('is over when somebody starts it in the app, and stays as that one left it', async () => {
        await stopForTenMinutes();
        equal(simulator.charger.set('frc', '2'), true);
        await pass(900);
        equal(force(), 2);
        deepEqual(written(), [{ frc: 1 }]);
    });

    it('is over when the car is unplugged: the charger goes back to neutral by itself, and nothing is written against it', async () => {
        simulator.plugIn();
        equal(simulator.charger.set('frc', '2'), true);
        await pass(10);
        await stopForTenMinutes();
        simulator.unplug();
        await pass(10);
        equal(force(), 0);
        simulator.plugIn();
        await pass(900);
        equal(force(), 0);
        deepEqual(written(), [{ frc: 1 }]);
    });

    it('ends when the charger is back where it was away at the time', async () => {
        await stopForTenMinutes();
        await pass(570);
        await simulator.faults.turnOn('offline');
        await pass(60);
        await simulator.faults.turnOff();
        await pass(90);
        equal(force(), 0);
    });

    it('ends when the charger takes a write again where it answered at the time, but no write got through', async () => {
        await stopForTenMinutes();
        await pass(570);
        await simulator.faults.turnOn('reset', { on: 'set' });
        await pass(60);
        equal(station.isConnected, true);
        equal(force(), 1);
        ok(platform.lines.some(line => line.includes('could not be ended')));
        await simulator.faults.turnOff();
        await pass(30);
        equal(force(), 0);
        const tries = written().length;
        await pass(60);
        equal(written().length, tries);
    });

    it('gives the charger back in neutral, as a start for ten minutes does, so that the timers and the price in the app count again (evcc issue 5595)', async () => {
        simulator.plugIn();
        await pass(10);
        const starting = station.commands.force(true, 10);
        await pass(5);
        await starting;
        equal(force(), 2);
        await pass(620);
        equal(force(), 0);
        deepEqual(written(), [{ frc: 2 }, { frc: 0 }]);
    });
});
