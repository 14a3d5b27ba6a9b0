import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import mqtt from 'mqtt';
import { freePort } from '../../scripts/iobroker/ports';
import type { Clock } from '../../src/goe/clock';
import { AuthError, PermanentError } from '../../src/goe/errors';
import { MqttClientLink } from '../../src/goe/transport/mqttClient';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { Mosquitto } from './mosquitto';
import { watch, type WatchedSession } from './watchedSession';

const user = 'goe';
const password = 'password-of-the-broker';

describe('A Mosquitto of its own', () => {
    let broker: Mosquitto;
    const simulators: Simulator[] = [];
    const sessions: WatchedSession[] = [];
    const links: MqttClientLink[] = [];

    before(async function () {
        if (!Mosquitto.isInstalled) {
            console.log('      Mosquitto (or openssl) is not installed: these tests are skipped.');
            this.skip();
        }
        this.timeout(20_000);
        broker = await Mosquitto.start(user, password);
    });

    afterEach(async () => {
        sessions.splice(0).forEach(({ session }) => session.stop());
        await Promise.all(links.splice(0).map(link => link.close()));
        await Promise.all(simulators.splice(0).map(simulator => simulator.stop()));
    });

    after(() => broker?.remove());

    const access = (more: object = {}): Parameters<typeof MqttClientLink.open>[0] => ({
        host: '127.0.0.1',
        port: broker.port,
        user,
        password,
        tls: false,
        ca: '',
        ...more,
    });

    async function open(more: object = {}, clock: Clock = realClock): Promise<MqttClientLink> {
        const link = await MqttClientLink.open(access(more), clock);
        links.push(link);
        return link;
    }

    async function charger(serial: string): Promise<Simulator> {
        const simulator = await startSimulator({
            clock: realClock,
            charger: { serial },
            mqtt: { broker: `mqtt://127.0.0.1:${broker.port}`, user, password },
        });
        simulators.push(simulator);
        return simulator;
    }

    function session(serial: string, link: () => Promise<MqttClientLink>, clock: Clock = realClock): WatchedSession {
        const watched = watch(waysTo({ serial, mqtt: { link }, connection: 'mqtt' }, clock), clock);
        sessions.push(watched);
        return watched;
    }

    it('lets the adapter read and write, several chargers over one connection', async () => {
        const serials = ['600001', '600002', '600003'];
        await Promise.all(serials.map(charger));
        const link = await open();
        const all = serials.map(serial => session(serial, () => Promise.resolve(link)));
        await until(() => all.every(({ values }) => values.has('maxCurrent')), 'values', 10_000);
        const outcomes = await Promise.all(all.map(({ session: one }, index) => one.write('maxCurrent', 6 + index)));
        assert.deepEqual(
            outcomes.map(({ value }) => value),
            [6, 7, 8],
        );
    });

    it('that has kept the values of a charger which is off makes none that is on', async () => {
        const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, { username: user, password });
        await client.publishAsync('go-eCharger/600004/amp', '9', { retain: true, qos: 1 });
        await client.endAsync(true);
        const link = await open();
        const kept: boolean[] = [];
        await link.subscribe(['go-eCharger/600004/amp'], {
            onMessage: ({ isRetained }) => void kept.push(isRetained),
            onLost: () => undefined,
        });
        await until(() => kept.length > 0, 'what was kept');
        assert.deepEqual(kept, [true]);
        const watched = session('600004', () => Promise.resolve(link), fastClock(20));
        await until(() => watched.connections.length > 0, 'a word about it', 10_000);
        assert.match(watched.connections[0], /Device 600004 sends nothing to the broker/);
        assert.equal(watched.values.size, 0);
    });

    it('that restarts is an outage and a return, and nothing is written to the charger for it', async () => {
        const clock = fastClock(4);
        const simulator = await charger('600005');
        const watched = session('600005', () => open({}, clock), clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        await broker.kill();
        await until(() => watched.connections.length >= 2, 'the outage', 20_000);
        assert.match(watched.connections[1], /MQTT broker 127\.0\.0\.1:\d+: /);
        await broker.run();
        await until(() => watched.connections.at(-1) === 'here', 'the return', 20_000);
        assert.deepEqual(
            simulator.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
    });

    it('tells a wrong password apart from everything else, and no error holds it', async () => {
        await assert.rejects(open({ password: 'not-this-one' }), (error: Error) => {
            assert.ok(error instanceof AuthError, inspect(error));
            assert.doesNotMatch(inspect(error, { depth: 9 }), /not-this-one/);
            return true;
        });
    });

    it('is trusted over TLS with the certificate of its authority and by its name, and not otherwise', async () => {
        const right = { host: 'localhost', port: broker.tlsPort, tls: true, ca: broker.authority('ca') };
        await open(right);
        for (const [wrong, words] of [
            [{ ca: '' }, /not signed by a known authority. Enter the certificate of the authority/],
            [{ ca: broker.authority('stranger') }, /not signed by a known authority/],
            [{ ca: 'what somebody pasted' }, /the certificate of the authority in the settings cannot be read/],
            [{ host: '127.0.0.1' }, /made for another name/],
        ] as const) {
            await assert.rejects(open({ ...right, ...wrong }), (error: Error) => {
                assert.ok(error instanceof PermanentError, inspect(error));
                assert.match(error.message, words);
                assert.doesNotMatch(inspect(error, { depth: 9 }), /password-of-the-broker/);
                return true;
            });
        }
    });

    it('that is not there is said to refuse the connection', async () => {
        await assert.rejects(open({ port: await freePort() }), /connection refused/);
    });
});
