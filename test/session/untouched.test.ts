import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator';
import { StationByHand } from './stationByHand';

describe('A charger that others use too', function () {
    this.timeout(120_000);
    let hand: StationByHand;
    let simulator: Simulator;

    async function connect(options: Partial<SimulatorOptions>): Promise<void> {
        simulator = await hand.charger(options);
        await hand.start();
    }

    beforeEach(() => {
        hand = new StationByHand({ keySet: 'all' });
    });

    afterEach(() => hand.close());

    it('keeps 25 A for its group and 32 A for the installation, although it has 11 kW: at the start, a restart and a reconnect (ha-goecharger-api2 issue 157)', async () => {
        const settings = { ama: 32, loe: true, lot: { amp: 25, dyn: 32, sta: 25, ts: 0 } };
        await connect({ charger: { variant: 11, settings } });
        await hand.pass(60);
        await hand.station.stop();
        await hand.start();
        await hand.pass(60);
        await simulator.faults.turnOn('offline');
        await hand.pass(60);
        equal(hand.station.isConnected, false);
        await simulator.faults.turnOff();
        await hand.pass(120);
        equal(hand.station.isConnected, true);
        equal(hand.shown('loadBalancing.totalCurrent'), 25);
        deepEqual(hand.written(), []);
        const { ama, lot } = simulator.charger.status();
        deepEqual([ama, lot], [32, settings.lot]);
    });

    it('is not asked anything by an instance that is stopped while it starts', async () => {
        simulator = await hand.charger({});
        const starting = hand.launch();
        await hand.station.stop();
        await starting;
        await hand.pass(30);
        deepEqual(simulator.requests, []);
    });

    it('is neither allowed nor forbidden to charge by an adapter that nobody asked: a card decides (ioBroker.go-e-charger 1.7.0)', async () => {
        await connect({ charger: { settings: { acs: 1 } }, car: { phases: 3 } });
        await hand.pass(300);
        equal(hand.shown('charging'), false);
        simulator.charger.swipeCard(0);
        await hand.pass(300);
        equal(hand.shown('charging'), true);
        deepEqual(hand.written(), []);
    });

    it('keeps the user of the card when the phases are switched, for which nothing else is written (go-eCharger-API-v2 issue 145)', async () => {
        await connect({ charger: { settings: { acs: 1 } }, car: { phases: 3 } });
        simulator.charger.swipeCard(1);
        await hand.pass(60);
        for (const [phases, psm] of [
            [1, 1],
            [3, 2],
        ]) {
            void hand.station.write('chargingPhases', phases);
            await hand.pass(60);
            equal(hand.shown('phasesInUse'), phases);
            equal(hand.shown('transaction'), 2);
            equal(hand.shown('charging'), true);
            deepEqual(hand.written().at(-1), { psm });
        }
        equal(hand.written().length, 2);
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
            await hand.pass(60);
            equal(hand.shown('cards.0.name'), 'User 1');
            equal(hand.shown('session.user'), 'User 1');
            equal(hand.shown('cards.lastCard'), 0);
            const ago = hand.clock.now() - Number(hand.shown('cards.lastReadAt'));
            ok(ago > 50_000 && ago < 70_000, `${ago} ms`);
            deepEqual(hand.written(), []);
        });
    }
});
