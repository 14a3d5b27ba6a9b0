import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { Simulator } from '../../src/simulator/simulator';
import { StationByHand } from './stationByHand';

describe('A stop for ten minutes', function () {
    this.timeout(60_000);
    let hand: StationByHand;
    let simulator: Simulator;

    const force = (): unknown => simulator.charger.status(['frc']).frc;

    async function stopForTenMinutes(): Promise<void> {
        const stopping = hand.station.commands.force(false, 10);
        await hand.pass(5);
        await stopping;
        equal(force(), 1);
    }

    beforeEach(async () => {
        hand = new StationByHand();
        simulator = await hand.charger();
        await hand.start();
    });

    afterEach(() => hand.close());

    it('ends after ten minutes with what was set before, and that is written once', async () => {
        await stopForTenMinutes();
        await hand.pass(580);
        equal(force(), 1);
        await hand.pass(60);
        equal(force(), 0);
        deepEqual(hand.written(), [{ frc: 1 }, { frc: 0 }]);
    });

    it('ends in time also where the adapter was restarted in between', async () => {
        await stopForTenMinutes();
        await hand.station.stop();
        await hand.pass(60);
        await hand.start();
        await hand.pass(500);
        equal(force(), 1);
        await hand.pass(60);
        equal(force(), 0);
        deepEqual(hand.written(), [{ frc: 1 }, { frc: 0 }]);
    });

    it('ends at the next start where the adapter was off when its time was over', async () => {
        await stopForTenMinutes();
        await hand.station.stop();
        await hand.pass(900);
        equal(force(), 1);
        await hand.start();
        await hand.pass(10);
        equal(force(), 0);
    });

    it('is over when somebody starts it in the app, and stays as that one left it', async () => {
        await stopForTenMinutes();
        equal(simulator.charger.set('frc', '2'), true);
        await hand.pass(900);
        equal(force(), 2);
        deepEqual(hand.written(), [{ frc: 1 }]);
    });

    it('is over when the car is unplugged: the charger goes back to neutral by itself, and nothing is written against it', async () => {
        simulator.plugIn();
        equal(simulator.charger.set('frc', '2'), true);
        await hand.pass(10);
        await stopForTenMinutes();
        simulator.unplug();
        await hand.pass(10);
        equal(force(), 0);
        simulator.plugIn();
        await hand.pass(900);
        equal(force(), 0);
        deepEqual(hand.written(), [{ frc: 1 }]);
    });

    it('ends when the charger is back where it was away at the time', async () => {
        await stopForTenMinutes();
        await hand.pass(570);
        await simulator.faults.turnOn('offline');
        await hand.pass(60);
        await simulator.faults.turnOff();
        await hand.pass(90);
        equal(force(), 0);
    });

    it('ends when the charger takes a write again where it answered at the time, but no write got through', async () => {
        await stopForTenMinutes();
        await hand.pass(570);
        await simulator.faults.turnOn('reset', { on: 'set' });
        await hand.pass(60);
        equal(hand.station.isConnected, true);
        equal(force(), 1);
        ok(hand.platform.lines.some(line => line.includes('could not be ended')));
        await simulator.faults.turnOff();
        await hand.pass(30);
        equal(force(), 0);
        const tries = hand.written().length;
        await hand.pass(60);
        equal(hand.written().length, tries);
    });

    it('ends in time also where somebody asked for something else in between that was not written', async () => {
        await stopForTenMinutes();
        await simulator.faults.turnOn('reset', { on: 'set' });
        const refused = rejects(hand.station.commands.force(true), /not written within 10 s/);
        await hand.pass(20);
        await refused;
        await simulator.faults.turnOff();
        equal(force(), 1);
        await hand.pass(600);
        equal(force(), 0);
        equal(hand.platform.states.get('123456.info.forcedUntil')?.val, null);
    });

    it('gives the charger back in neutral, as a start for ten minutes does, so that the timers and the price in the app count again (evcc issue 5595)', async () => {
        simulator.plugIn();
        await hand.pass(10);
        const starting = hand.station.commands.force(true, 10);
        await hand.pass(5);
        await starting;
        equal(force(), 2);
        await hand.pass(620);
        equal(force(), 0);
        deepEqual(hand.written(), [{ frc: 2 }, { frc: 0 }]);
    });
});
