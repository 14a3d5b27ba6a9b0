import { deepEqual, equal, ok } from 'node:assert/strict';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { readSettings } from '../../src/adapter/settings';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { HandClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

/** Connections that are open: none while no request is under way. */
const connections = (): number => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length;

describe('A charger that others use too', function () {
    this.timeout(120_000);
    let clock: HandClock;
    let platform: MemoryAdapter;
    let simulator: Simulator;
    let station: ChargingStation;
    let idleConnections: number;

    async function connect(options: Partial<SimulatorOptions> = {}): Promise<void> {
        idleConnections = connections();
        clock = new HandClock();
        platform = new MemoryAdapter();
        simulator = await startSimulator({ clock, autoStep: false, ...options });
        await startAdapter();
    }

    async function startAdapter(): Promise<void> {
        const { cloud, devices } = readSettings({ devices: [{ host: simulator.address, interval: 5, keySet: 'all' }] });
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

    async function pass(seconds: number): Promise<void> {
        for (let left = seconds; left > 0; left--) {
            simulator.step();
            await clock.advance(1_000);
            await until(() => connections() <= idleConnections, 'the answers', 5_000);
        }
    }

    const written = (): unknown[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
    const shown = (id: string): unknown => platform.states.get(`123456.${id}`)?.val;

    afterEach(async () => {
        await station.stop();
        platform.stop();
        await simulator.stop();
    });

    it('keeps 25 A for its group and 32 A for the installation, although it has 11 kW: at the start, a restart and a reconnect (ha-goecharger-api2 issue 157)', async () => {
        const settings = { ama: 32, loe: true, lot: { amp: 25, dyn: 32, sta: 25, ts: 0 } };
        await connect({ charger: { variant: 11, settings } });
        await pass(60);
        await station.stop();
        await startAdapter();
        await pass(60);
        await simulator.faults.turnOn('offline');
        await pass(60);
        equal(station.isConnected, false);
        await simulator.faults.turnOff();
        await pass(120);
        equal(station.isConnected, true);
        equal(shown('loadBalancing.totalCurrent'), 25);
        deepEqual(written(), []);
        const { ama, lot } = simulator.charger.status();
        deepEqual([ama, lot], [32, settings.lot]);
    });

    it('is neither allowed nor forbidden to charge by an adapter that nobody asked: a card decides (ioBroker.go-e-charger 1.7.0)', async () => {
        await connect({ charger: { settings: { acs: 1 } }, car: { phases: 3 } });
        await pass(300);
        equal(shown('charging'), false);
        simulator.charger.swipeCard(0);
        await pass(300);
        equal(shown('charging'), true);
        deepEqual(written(), []);
    });

    it('keeps the user of the card when the phases are switched, for which nothing else is written (go-eCharger-API-v2 issue 145)', async () => {
        await connect({ charger: { settings: { acs: 1 } }, car: { phases: 3 } });
        simulator.charger.swipeCard(1);
        await pass(60);
        for (const [phases, psm] of [
            [1, 1],
            [3, 2],
        ]) {
            void station.write('chargingPhases', phases);
            await pass(60);
            equal(shown('phasesInUse'), phases);
            equal(shown('transaction'), 2);
            equal(shown('charging'), true);
            deepEqual(written().at(-1), { psm });
        }
        equal(written().length, 2);
    });

    for (const [firmware, what, keys] of [
        ['055.7', 'in a list only', ['cards']],
        ['60.2', 'in keys of their own only', ['c0n']],
        ['60.4', 'in a list and in keys of their own', ['cards', 'c0n']],
    ] as const) {
        it(`names the user, the last card and when it was read, where firmware ${firmware} has the cards ${what} (ha-goecharger-api2 issue 74)`, async () => {
            await connect({ charger: { firmware, settings: { acs: 1 } }, car: { phases: 1 } });
            deepEqual(Object.keys(simulator.charger.status(['cards', 'c0n'])), keys);
            simulator.charger.swipeCard(0);
            await pass(60);
            equal(shown('cards.0.name'), 'User 1');
            equal(shown('session.user'), 'User 1');
            equal(shown('cards.lastCard'), 0);
            const ago = clock.now() - Number(shown('cards.lastReadAt'));
            ok(ago > 50_000 && ago < 70_000, `${ago} ms`);
            deepEqual(written(), []);
        });
    }
});
