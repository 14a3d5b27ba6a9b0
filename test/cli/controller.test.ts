import assert from 'node:assert/strict';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttDialect } from '../../src/goe/transport/mqttDialect';
import {
    startControllerSimulator,
    type ControllerSimulator,
    type ControllerSimulatorOptions,
} from '../../src/simulator/controllerSimulator';
import { realClock } from '../clock';
import { goecharger, type Outcome } from './goecharger';
import { host, login, serial, showsNoSecret, token } from './secrets';

const controllerWays: {
    name: string;
    options: (broker: MqttBroker) => Partial<ControllerSimulatorOptions>;
    words: (simulated: ControllerSimulator) => string[];
    env: (broker: MqttBroker) => Record<string, string>;
}[] = [
    { name: 'http-v2', options: () => ({}), words: ({ address }) => ['-H', address], env: () => ({}) },
    {
        name: 'cloud-v2',
        options: () => ({ cloud: { token } }),
        words: ({ cloud }) => ['-s', serial, '--cloud', cloud?.address ?? ''],
        env: () => ({ GOECHARGER_TOKEN: token }),
    },
    {
        name: 'mqtt',
        options: broker => ({ mqtt: { ...login, api: 'v2', broker: `mqtt://${host}:${broker.port}` } }),
        words: () => ['-s', serial, '--connection', 'mqtt'],
        env: broker => ({ GOECHARGER_MQTT: `mqtt://${login.user}:${login.password}@${host}:${broker.port}` }),
    },
];

for (const way of controllerWays) {
    describe(`goecharger and a controller by ${way.name}`, () => {
        let broker: MqttBroker;
        let simulated: ControllerSimulator;
        const run = (...words: string[]): Promise<Outcome> =>
            goecharger([...way.words(simulated), ...words], way.env(broker));

        before(async () => {
            broker = await MqttBroker.open({ ...login, host, port: 0, topics: MqttDialect.filters(serial, '') });
            simulated = await startControllerSimulator({
                clock: realClock,
                controller: { serial },
                ...way.options(broker),
            });
        });

        after(async () => {
            await simulated.stop();
            await broker.close();
        });

        it('says how it is reached', async () => {
            const { code, err, out } = await run('--json', 'info');
            assert.equal(code, 0, err);
            assert.equal((JSON.parse(out) as Record<string, unknown>).connection, way.name);
        });

        it('shows voltages, currents and categories by name', async () => {
            const { code, err, out } = await run('--json', 'status');
            assert.equal(code, 0, err);
            const all = JSON.parse(out) as { categories: { categories: { name: string; power: number | null }[] } };
            assert.equal(all.categories.categories[1].name, 'Grid');
            assert.equal(all.categories.categories[2].power, null);
            assert.equal('charging' in all, false);
        });

        it(`is told powers by its own key${way.name === 'mqtt' ? ', which it does not take by MQTT, and says so' : ''}`, async () => {
            const outcome = await run('pv', '--grid', '-500', '--battery', '-200');
            if (way.name === 'mqtt') {
                assert.equal(outcome.code, 1);
                assert.match(outcome.err, /refused by the device: api key is not allowed from mqtt/);
            } else {
                assert.equal(outcome.code, 0, outcome.err);
            }
            showsNoSecret(outcome);
        });

        it('says that starting is for chargers, and that it has no charging', async () => {
            const start = await run('start');
            assert.equal(start.code, 4);
            assert.match(start.err, /is a controller: starting and stopping is for chargers/);
            assert.equal((await run('status', 'charging')).code, 2);
            const get = await run('get', 'maxCurrent');
            assert.equal(get.code, 1);
            assert.match(get.err, /has nothing called maxCurrent/);
        });
    });
}
