import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Simulator } from '../../src/simulator/simulator';
import { StationByHand } from './stationByHand';

/** What can change at any moment; the surplus data comes from others too. */
const moving = ['car', 'err', 'modelStatus', 'nrg', 'tma', 'trx', 'pgrid', 'ppv', 'pakku'];

describe('A charger without a car, which sleeps', function () {
    this.timeout(120_000);
    let hand: StationByHand;
    let simulator: Simulator;

    beforeEach(async () => {
        hand = new StationByHand();
        simulator = await hand.charger();
        await hand.start();
    });

    afterEach(() => hand.close());

    /** Keys that were asked for since then, each as often as it was. */
    const askedSince = (request: number): string[] =>
        simulator.requests.slice(request).flatMap(({ keys }) => keys ?? []);

    /** How often each key was asked for since then. */
    function counted(from: number): Map<string, number> {
        const counts = new Map<string, number>();
        askedSince(from).forEach(key => counts.set(key, (counts.get(key) ?? 0) + 1));
        return counts;
    }

    it('is asked once per interval for what moves, every five minutes for its status, once an hour for its settings', async () => {
        const from = simulator.requests.length;
        await hand.pass(3_600);
        equal(simulator.requests.length - from, 3_600 / 5);
        const counts = counted(from);
        const often = (times: number): string[] =>
            [...counts].filter(([, count]) => count === times).map(([key]) => key);
        deepEqual(often(720).sort(), [...moving].sort());
        for (const [times, keys] of [
            [12, ['amp', 'frc', 'wh', 'eto', 'cll', 'lrc', 'rbc']],
            [1, ['ama', 'lot', 'cards', 'sch_week', 'lbr', 'host']],
        ] as const) {
            deepEqual(
                keys.filter(key => !often(times).includes(key)),
                [],
            );
        }
        equal(often(720).length + often(12).length + often(1).length, counts.size);
        deepEqual(
            ['sse', 'fwv', 'var', 'typ'].filter(key => counts.has(key)),
            [],
        );
        const keys = askedSince(from).length;
        ok(keys < 720 * 10, `${keys} keys`);
    });

    it('is read as a whole within two seconds when a car comes, and its status every time from then on', async () => {
        await hand.pass(30);
        simulator.plugIn();
        await hand.pass(7);
        const counts = counted(simulator.requests.findLastIndex(({ keys }) => keys?.length === moving.length) + 1);
        deepEqual(
            ['amp', 'wh', 'cll', 'ama', 'lot', 'cards'].filter(key => !counts.has(key)),
            [],
        );
        const from = simulator.requests.length;
        await hand.pass(60);
        const awake = counted(from);
        const requests = simulator.requests.length - from;
        ok(requests >= 12);
        deepEqual(
            ['nrg', 'amp', 'wh', 'ama'].map(key => awake.get(key)),
            [requests, requests, requests, undefined],
        );
    });

    it('is read at once by a press of a button: everything, or only the settings', async () => {
        await hand.pass(31);
        for (const [button, read, unread] of [
            ['info.readSettings', ['ama', 'lot', 'cards', 'lbr'], ['amp', 'wh']],
            ['info.readAll', ['ama', 'lot', 'cards', 'lbr', 'amp', 'wh'], []],
        ] as const) {
            const from = simulator.requests.length;
            await hand.station.write(button, true);
            await hand.pass(2);
            const counts = counted(from);
            deepEqual(
                read.filter(key => counts.get(key) !== 1),
                [],
                button,
            );
            deepEqual(
                unread.filter(key => counts.has(key)),
                [],
                button,
            );
            deepEqual(
                simulator.requests.slice(from).filter(({ kind }) => kind === 'set'),
                [],
            );
            await hand.pass(30);
        }
    });
});
