import assert from 'node:assert/strict';
import type { StateValue } from '../../src/goe/catalogue/row';
import type { Clock } from '../../src/goe/clock';
import type { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { waysTo } from '../../src/goe/transport/ways';
import { startControllerSimulator, type ControllerSimulator } from '../../src/simulator/controllerSimulator';
import { faultTexts, type FaultName } from '../../src/simulator/faults';
import { fastClock, until } from '../clock';
import { openBroker, ways } from './controllerWays';
import { watch, type WatchedSession } from './watchedSession';

const names = (Object.keys(faultTexts) as FaultName[]).filter(name => name !== 'endless');
/** Of these there is something like it without HTTP, too. */
const anywhere: readonly FaultName[] = ['offline', 'hang', 'reset', 'slow'];
const phases = '[2,1,0,2,1,0]';

/** What does not move by itself: all but the time since the start. */
const steady = (values: ReadonlyMap<string, StateValue>): [string, StateValue][] =>
    [...values].filter(([id]) => id !== 'diagnostics.uptime').sort();

// What chargers go through in the suite of sessions, for the states of a controller.
for (const way of ways) {
    describe(`A controller by ${way.name} with faults on the line`, () => {
        let broker: MqttBroker;
        let clock: Clock;
        let simulator: ControllerSimulator;
        let watched: WatchedSession;

        const writes = (): object[] =>
            simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

        async function start(isOffline: boolean): Promise<void> {
            clock = fastClock(100);
            simulator = await startControllerSimulator({ clock, ...way.options(broker) });
            if (isOffline) {
                await simulator.faults.turnOn('offline');
            }
            watched = watch(waysTo(way.access(simulator, broker), clock), clock, { keySet: 'all' });
        }

        async function meet(): Promise<void> {
            await start(false);
            await until(() => watched.values.has('categories.1.power'), 'values', 10_000);
        }

        async function pass(ms: number): Promise<void> {
            const from = clock.now();
            await until(() => clock.now() - from > ms, `${ms} ms`, 10_000);
        }

        // One for each test: what one controller has left there does not greet the next.
        beforeEach(async () => {
            broker = await openBroker();
        });

        afterEach(async () => {
            watched.session.stop();
            await simulator.stop();
            await broker.close();
        });

        it('is waited for when it is off at the start', async () => {
            await start(true);
            await until(() => watched.connections.length === 1, 'a word about it', 10_000);
            await assert.rejects(watched.session.write('currents.phases', phases), /has not answered yet/);
            await simulator.faults.turnOff();
            await watched.shows('categories.1.power', -4600);
            assert.equal(watched.connections.length, 2);
            assert.deepEqual(writes(), []);
        });

        it('tells all its values anew when it has been away, and nothing is written to it', async () => {
            await meet();
            await simulator.faults.turnOn('offline');
            await until(() => watched.connections.length === 2, 'the outage', 10_000);
            const before = new Map(watched.values);
            watched.values.clear();
            await simulator.faults.turnOff();
            await until(() => watched.values.size === before.size, 'all values', 10_000);
            assert.deepEqual(steady(watched.values), steady(before));
            assert.equal(watched.connections.at(-1), 'here');
            assert.deepEqual(writes(), []);
        });

        it('is not written to hours later: after ten seconds without an answer the wish is refused', async () => {
            await meet();
            await simulator.faults.turnOn('offline');
            await until(() => watched.connections.length === 2, 'the outage', 10_000);
            await assert.rejects(watched.session.write('currents.phases', phases), /not written within 10 s/);
            await simulator.faults.turnOff();
            await until(() => watched.connections.length === 3, 'the return', 10_000);
            await pass(20_000);
            assert.deepEqual(writes(), []);
        });

        it('gets the value in the end although an answer was lost on the way', async () => {
            await meet();
            await simulator.faults.turnOn('reset', { on: 'set', times: 2 });
            assert.equal((await watched.session.write('currents.phases', phases)).value, phases);
        });

        for (const name of way.isAsked ? names : anywhere) {
            it(`survives "${faultTexts[name]}" to reading, shows no wrong value and recovers`, async () => {
                await meet();
                const before = new Map(watched.values);
                await simulator.faults.turnOn(name, { on: 'status' });
                await pass(12_000);
                await simulator.faults.turnOff();
                simulator.controller.measure({ usv: [{ u1: 229.1, u2: 228.2, u3: 227.3, uN: 0.4 }] });
                await until(() => watched.session.isConnected, 'the recovery', 10_000);
                watched.session.refresh();
                await watched.shows('voltages.l1', 229.1);
                assert.deepEqual(
                    steady(watched.values).filter(([id, value]) => !/^voltages/.test(id) && before.get(id) !== value),
                    [],
                );
            });
        }

        for (const name of (way.isAsked ? names : anywhere).filter(fault => fault !== 'offline')) {
            it(`survives "${faultTexts[name]}" to writing and writes again afterwards`, async () => {
                await meet();
                await simulator.faults.turnOn(name, { on: 'set' });
                await watched.session
                    .write('currents.phases', '[1,1,1,1,1,1]')
                    .catch((error: Error) => assert.match(error.message, /^currents.phases = /));
                await simulator.faults.turnOff();
                assert.equal((await watched.session.write('currents.phases', phases)).value, phases);
            });
        }

        for (const [what, values] of Object.entries({
            'null everywhere': { ccp: null, cec: null, cpc: null, isv: null, ips: null },
            'wrong types': { ccp: 'x', cec: 5, cpc: {}, isv: true, ips: 'y' },
            'arrays of nonsense': {
                ccp: Array.from({ length: 16 }, () => ({ w: 'x' })),
                cec: Array.from({ length: 16 }, () => ['x', {}]),
                cpc: Array.from({ length: 16 }, () => ['', [], 'y', null]),
                isv: Array.from({ length: 6 }, () => ({ i: 'x', p: [], f: {} })),
                ips: ['a', {}, []],
            },
            'short arrays': { ccp: [], cec: [[]], cpc: [[]], isv: [{}], ips: [] },
        })) {
            it(`goes on with the other values when it sends ${what}, and shows of these the last one or none`, async () => {
                await meet();
                const before = new Map(watched.values);
                simulator.controller.measure(values);
                await pass(4_000);
                simulator.controller.measure({ usv: [{ u1: 229.1, u2: 228.2, u3: 227.3, uN: 0.4 }] });
                watched.session.refresh();
                await watched.shows('voltages.l1', 229.1);
                // JSON stands there as the device sent it, whatever it is.
                const others = steady(watched.values).filter(([id]) => !/^voltages|^currents\.phases$/.test(id));
                assert.deepEqual(
                    others.filter(([id, value]) => value !== null && value !== before.get(id)),
                    [],
                );
                assert.equal(watched.connections.length, 1);
            });
        }
    });
}
