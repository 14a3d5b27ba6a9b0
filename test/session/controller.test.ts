import assert from 'node:assert/strict';
import type { Clock } from '../../src/goe/clock';
import type { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { waysTo, type Access } from '../../src/goe/transport/ways';
import {
    startControllerSimulator,
    type ControllerSimulator,
    type ControllerSimulatorOptions,
} from '../../src/simulator/controllerSimulator';
import { fastClock, until } from '../clock';
import { login, openBroker, serial, ways } from './controllerWays';
import { watch, type WatchedSession } from './watchedSession';

let broker: MqttBroker;
let clock: Clock;
let simulator: ControllerSimulator;
let watched: WatchedSession;

async function meet(options: Partial<ControllerSimulatorOptions>, access: () => Access): Promise<void> {
    clock = fastClock(10);
    simulator = await startControllerSimulator({ clock, ...options });
    watched = watch(waysTo(access(), clock), clock, { keySet: 'all' });
    await until(() => watched.values.has('categories.1.power'), 'values', 10_000);
}

describe('A controller', () => {
    before(async () => {
        broker = await openBroker();
    });

    after(() => broker.close());

    for (const way of ways) {
        describe(`by ${way.name}`, () => {
            before(() => meet(way.options(broker), () => way.access(simulator, broker)));

            after(async () => {
                watched.session.stop();
                await simulator.stop();
            });

            it('is known as one, and has no state of a charger', () => {
                const [{ identity, plan }] = watched.devices;
                assert.equal(identity.kind, 'controller');
                assert.equal(identity.serial, serial);
                for (const id of ['maxCurrent', 'carConnected', 'powerAll', 'forceState']) {
                    assert.equal(plan.states.has(id), false, id);
                }
            });

            it('shows its categories by name, with power, energies and currents; what is not measured is empty, not 0', () => {
                const shown = (id: string): unknown => watched.values.get(id);
                assert.equal(shown('categories.1.name'), 'Grid');
                assert.equal(shown('categories.1.power'), -4600);
                assert.equal(shown('categories.2.power'), null);
                assert.equal(shown('categories.4.energyIn'), 136);
                assert.equal(shown('categories.1.currentL2'), 9.2);
                assert.equal(shown('voltages.l3'), 239.8);
                assert.equal(shown('currents.5.power'), 1380);
            });

            it('shows what it measures next', async () => {
                simulator.controller.measure({ usv: [{ u1: 229.1, u2: 228.2, u3: 227.3, uN: 0.4 }] });
                await watched.shows('voltages.l1', 229.1);
            });

            const lists: readonly [string, string, unknown][] = [
                ['currents.phases', 'ips', [2, 1, 0, 2, 1, 0]],
                ['currents.inversions', 'iim', [true, false, false, true, false, false]],
                [
                    'categories.sensorFactors',
                    'ccf',
                    [1, 2, 3, 4, 5, 6].map(sensor => Array.from({ length: 16 }, (_, at) => (at === sensor ? 1 : 0))),
                ],
            ];
            for (const [id, key, list] of lists) {
                it(`takes ${id} and confirms it with what it has stored`, async () => {
                    const { value } = await watched.session.write(id, JSON.stringify(list));
                    assert.equal(value, JSON.stringify(list));
                    assert.deepEqual(simulator.controller.status([key])[key], list);
                });
            }

            it('refuses what does not fit, and keeps what it had', async () => {
                const before = simulator.controller.status(['ips']).ips;
                await assert.rejects(
                    watched.session.write('currents.phases', '[9]'),
                    way.hasReasons ? /refused by the device: ips: failed/ : /currents.phases = "\[9\]": refused/,
                );
                assert.deepEqual(simulator.controller.status(['ips']).ips, before);
            });

            it('is told the power of what it does not measure by its own key, for it does not know that of chargers', async () => {
                await watched.session.write('categories.reportedPowers', '[null,null,null,null,null,-500]');
                watched.session.refresh();
                await watched.shows('categories.5.power', -500);
                await assert.rejects(
                    watched.session.writeRaw('ids', { pGrid: 1 }),
                    /does not know this setting|unknown|refused/,
                );
            });

            if (way.isAsked) {
                it('is asked for nothing that only chargers have, once it is known', () => {
                    const keys = simulator.requests.slice(-3).flatMap(request => request.keys ?? []);
                    assert.equal(keys.includes('nrg'), false);
                });
            }
        });
    }

    describe('with firmware 1.0.6 at a broker', () => {
        afterEach(async () => {
            watched.session.stop();
            await simulator.stop();
        });

        const publishing = (): Partial<ControllerSimulatorOptions> => ({
            mqtt: { broker: `mqtt://127.0.0.1:${broker.port}`, ...login },
        });

        it('does not take powers by MQTT, and says so in its own words', async () => {
            await meet(publishing(), () => ways[1].access(simulator, broker));
            await assert.rejects(
                watched.session.write('categories.reportedPowers', '[1]'),
                /refused by the device: api key is not allowed from mqtt/,
            );
        });

        it('is told them by HTTP where that is open', async () => {
            await meet(publishing(), () => ({ ...ways[1].access(simulator, broker), host: simulator.address }));
            assert.equal(watched.devices[0].way, 'mqtt');
            await watched.session.write('categories.reportedPowers', '[null,null,900]');
            await watched.shows('categories.2.power', 900);
        });
    });
});
