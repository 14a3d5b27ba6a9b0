import assert from 'node:assert/strict';
import { UnsupportedError } from '../../src/goe/errors';
import { HttpV1Transport } from '../../src/goe/transport/httpV1';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

describe('A charger by API v1', () => {
    let simulator: Simulator;
    let watched: WatchedSession | undefined;

    async function meet(v1Firmware: string, speed = 20): Promise<WatchedSession> {
        const clock = fastClock(speed);
        simulator = await startSimulator({ clock, api: 'v1', v1Firmware });
        const session = watch(waysTo({ host: simulator.address, connection: 'auto' }, clock), clock);
        watched = session;
        await until(() => session.values.has('maxCurrent'), 'values', 10_000);
        return session;
    }

    afterEach(async () => {
        watched?.session.stop();
        watched = undefined;
        await simulator.stop();
    });

    const commands = (): string[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => JSON.stringify(values));

    it('is found by "auto" although API v2 answers nothing there', async () => {
        const { devices } = await meet('041.0');
        assert.equal(devices[0].way, 'http-v1');
    });

    it('of firmware 040 and newer is set without wearing its memory', async () => {
        const { session } = await meet('041.0');
        assert.equal((await session.write('maxCurrent', 11)).value, 11);
        simulator.charger.reboot();
        await until(() => simulator.charger.isAnswering || (simulator.step(), false), 'the restart', 10_000);
        assert.equal(Number(simulator.v1.status().amp), 32, 'what was stored is in force again');
    });

    it('of firmware 033, which has no such setting, is set in its memory', async () => {
        const { session } = await meet('033');
        assert.equal((await session.write('maxCurrent', 11)).value, 11);
        assert.equal(simulator.v1.status().amp, '11');
    });

    it('of firmware 042.0 is made to follow once, and shows the wish in the end', async () => {
        const { session } = await meet('042.0');
        assert.equal((await session.write('maxCurrent', 11)).value, 11);
        // 6, what is stored, then the wish; a second wish needs no more than itself.
        assert.deepEqual(commands(), ['{"amp":6}', '{"amp":32}', '{"amp":11}']);
        await session.write('maxCurrent', 12);
        assert.deepEqual(commands().slice(3), ['{"amp":12}']);
    });

    it('of newer hardware that does not take "allow" here says to use API v2', async () => {
        const { session } = await meet('60.2');
        simulator.plugIn({});
        simulator.charger.set('frc', '1');
        await until(() => watched?.values.get('allowCharging') === false, 'not allowed', 10_000);
        await assert.rejects(session.write('allowCharging', true), /Newer chargers take this by API v2 only/);
    });

    it('leaves five seconds between two values that are stored', async () => {
        simulator = await startSimulator({ clock: realClock, api: 'v1' });
        const clock = fastClock(20);
        const transport = new HttpV1Transport(simulator.address, clock);
        await transport.read();
        const from = clock.now();
        await transport.write({ ama: 20, lbr: 100 });
        assert.ok(clock.now() - from >= 5_000, `${clock.now() - from} ms`);
        transport.close();
    });

    it('tells that a value was kept, for it knows no other refusal', async () => {
        simulator = await startSimulator({ clock: realClock, api: 'v1' });
        const transport = new HttpV1Transport(simulator.address, realClock);
        await transport.read();
        const reply = await transport.write({ ama: 99 });
        assert.match(String(reply.ama), /the charger kept 32/);
        transport.close();
    });

    it('restarts without an answer, and that is no failure', async () => {
        simulator = await startSimulator({ clock: realClock, api: 'v1' });
        const transport = new HttpV1Transport(simulator.address, realClock);
        await simulator.faults.turnOn('reset', { on: 'set' });
        assert.deepEqual(await transport.write({ rst: 1 }), { rst: true });
        transport.close();
    });

    it('with API v1 switched off says what to switch on', async () => {
        simulator = await startSimulator({ clock: realClock });
        await assert.rejects(new HttpV1Transport(simulator.address, realClock).read(), (error: Error) => {
            assert.match(error.message, /API v1 is switched off.*Allow local HTTP API v1/);
            return error instanceof UnsupportedError;
        });
    });
});
