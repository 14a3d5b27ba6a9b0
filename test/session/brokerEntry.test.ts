import assert from 'node:assert/strict';
import { enterBroker } from '../../src/adapter/brokerEntry';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

const broker = { host: '192.0.2.20', port: 1884, user: 'goe', password: 'password-of-the-broker' };

describe('A broker that is entered in a charger by a message', () => {
    const clock = fastClock(10);
    let simulator: Simulator;
    let watched: WatchedSession;
    let lines: string[];

    async function meet(api: 'v1' | 'v2'): Promise<void> {
        simulator = await startSimulator({ clock, api });
        watched = watch(waysTo({ host: simulator.address, connection: 'auto' }, clock), clock);
        await until(() => watched.values.size > 20, 'values', 10_000);
        lines = [];
    }

    afterEach(async () => {
        watched.session.stop();
        await simulator.stop();
    });

    const entered = (): ReturnType<typeof enterBroker> =>
        enterBroker(
            { session: watched.session, clock, log: (level, text) => void lines.push(`${level}: ${text}`) },
            broker,
        );
    const written = (): string[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').flatMap(({ keys }) => keys ?? []);

    it('is there at once with API v2, and MQTT is switched on last', async () => {
        await meet('v2');
        assert.equal(await entered(), true);
        assert.deepEqual(written(), ['mcu', 'mcr', 'mce']);
        assert.equal(simulator.charger.status(['mce']).mce, true);
    });

    it('takes its time with API v1: the answer comes within 15 s, says what follows, and that follows', async () => {
        await meet('v1');
        const from = clock.now();
        const answer = await entered();
        assert.ok(clock.now() - from < 15_000, `${clock.now() - from} ms`);
        assert.ok(answer !== true);
        assert.ok(answer.written.length >= 2, answer.written.join());
        assert.deepEqual([...answer.written, ...answer.following], ['mcs', 'mcp', 'mcu', 'mck', 'mce']);
        await until(() => lines.length > 0, 'the end', 10_000);
        assert.deepEqual(lines, ['info: the broker is entered in the charger, and MQTT is switched on there.']);
        assert.deepEqual(written(), ['mcs', 'mcp', 'mcu', 'mck', 'mce']);
    });

    it('that is cut off on the way with API v1 is said to be entered in part, without its password', async () => {
        await meet('v1');
        const answer = await entered();
        assert.ok(answer !== true);
        await simulator.faults.turnOn('offline');
        await until(() => lines.length > 0, 'a word about it', 10_000);
        assert.match(lines[0], /^warn: the broker is not entered completely in the charger \((mck, )?mce\): /);
        assert.doesNotMatch(lines.join(), /password-of/);
    });
});
