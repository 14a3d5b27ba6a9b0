import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import mqtt from 'mqtt';
import type { Clock } from '../../src/goe/clock';
import { AuthError, PermanentError } from '../../src/goe/errors';
import { MqttTransport } from '../../src/goe/transport/mqtt';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttClientLink } from '../../src/goe/transport/mqttClient';
import { waysTo } from '../../src/goe/transport/ways';
import type { MqttDoorOptions } from '../../src/simulator/mqttDoor';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

const user = 'goe';
const password = 'password-of-the-broker';
const serial = '123456';

describe('The embedded broker', () => {
    let broker: MqttBroker;
    let simulators: Simulator[] = [];
    const sessions: WatchedSession[] = [];

    before(async () => {
        broker = await MqttBroker.open({
            host: '127.0.0.1',
            port: 0,
            user,
            password,
            topics: ['go-eCharger/+/#', '/go-eCharger/+/#', 'my/garage/#'],
        });
    });

    afterEach(async () => {
        sessions.splice(0).forEach(({ session }) => session.stop());
        await Promise.all(simulators.splice(0).map(simulator => simulator.stop()));
    });

    after(() => broker.close());

    async function charger(
        mqttOptions: Partial<MqttDoorOptions> = {},
        options: Partial<SimulatorOptions> = {},
    ): Promise<Simulator> {
        const simulator = await startSimulator({
            clock: realClock,
            mqtt: { broker: `mqtt://127.0.0.1:${broker.port}`, user, password, ...mqttOptions },
            ...options,
        });
        simulators.push(simulator);
        return simulator;
    }

    function session(clock: Clock, more: { serial?: string; prefix?: string; host?: string } = {}): WatchedSession {
        const { host, prefix } = more;
        const watched = watch(
            waysTo(
                {
                    serial: more.serial ?? serial,
                    ...(host === undefined ? {} : { host }),
                    mqtt: { link: () => Promise.resolve(broker), ...(prefix === undefined ? {} : { prefix }) },
                    connection: 'mqtt',
                },
                clock,
            ),
            clock,
        );
        sessions.push(watched);
        return watched;
    }

    for (const prefix of [`go-eCharger/${serial}/`, `/go-eCharger/${serial}/`]) {
        it(`understands topics that begin with "${prefix}"`, async () => {
            await charger({ prefix });
            const watched = session(realClock);
            await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
            assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        });
    }

    it('understands topics of the own choice', async () => {
        await charger({ prefix: 'my/garage/' });
        const watched = session(realClock, { prefix: 'my/garage' });
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
    });

    it('brings API v1, whose chargers send everything at one topic', async () => {
        const simulator = await charger({ api: 'v1' });
        const watched = session(realClock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.equal(watched.values.get('firmware'), '041.0');
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        assert.equal(simulator.charger.status(['amp']).amp, 9);
    });

    it('does not take values that the broker has kept for a sign of life', async () => {
        const simulator = await charger();
        await until(() => simulator.mqtt !== undefined, 'the charger');
        const first = session(realClock);
        await until(() => first.values.size > 0, 'values', 10_000);
        first.session.stop();
        await simulator.stop();
        simulators = [];
        const clock = fastClock(20);
        const watched = session(clock);
        await until(() => watched.connections.length > 0, 'a word about it', 10_000);
        assert.match(watched.connections[0], /sends nothing to the broker.*Settings > Connection > MQTT/);
    });

    it('knows that a charger which shows its values only takes none, and where to change that', async () => {
        await charger({ readOnly: true });
        const watched = session(realClock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        await assert.rejects(watched.session.write('maxCurrent', 9), /takes no values by MQTT.*switch "read only" off/);
    });

    it('asks by HTTP for what the charger does not publish, and writes by HTTP what MQTT may not', async () => {
        const simulator = await charger({ readOnly: true });
        const watched = session(realClock, { host: simulator.address });
        await until(() => watched.values.has('info.friendlyName'), 'the name', 10_000);
        assert.equal(watched.devices[0].way, 'mqtt');
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
    });

    it('serves ten chargers, each for itself', async () => {
        const serials = Array.from({ length: 10 }, (_, index) => String(200_000 + index));
        await Promise.all(serials.map(own => charger({}, { charger: { serial: own } })));
        const all = serials.map(own => session(realClock, { serial: own }));
        await until(() => all.every(({ values }) => values.has('maxCurrent')), 'all ten', 15_000);
        const outcomes = await Promise.all(all.map(({ session: one }, index) => one.write('maxCurrent', 6 + index)));
        assert.deepEqual(
            outcomes.map(({ value }) => value),
            serials.map((_, index) => 6 + index),
        );
    });

    it('brings a change at the charger within a tenth of a second', async () => {
        const simulator = await charger({}, { autoStep: false });
        const link = broker;
        const ticking = setInterval(() => simulator.step(), 200);
        const transport = await MqttTransport.open({ link, serial }, realClock);
        let seen = 0;
        transport.listen({
            onValues: ({ amp }) => {
                seen = amp === 7 ? performance.now() : seen;
            },
            onLost: () => undefined,
        });
        const from = performance.now();
        simulator.charger.override({ amp: 7 });
        await until(() => seen > 0, 'the change');
        assert.ok(seen - from < 300, `${seen - from} ms`);
        transport.close();
        clearInterval(ticking);
    });

    it('lets nobody in without the password, and tells it to nobody', async () => {
        await assert.rejects(
            MqttClientLink.open(
                { host: '127.0.0.1', port: broker.port, user, password: 'wrong', tls: false, ca: '' },
                realClock,
            ),
            (error: Error) => {
                assert.ok(error instanceof AuthError, inspect(error));
                assert.doesNotMatch(inspect(error, { depth: 9 }), /"wrong"|'wrong'/);
                return true;
            },
        );
    });

    it('keeps strangers away from other topics, also those who know the password', async () => {
        const stranger = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, { username: user, password });
        const heard: string[] = [];
        stranger.on('message', topic => void heard.push(topic));
        const granted = await stranger.subscribeAsync('#').catch(() => []);
        assert.ok(granted.every(({ qos }) => Number(qos) === 128) || granted.length === 0);
        stranger.on('error', () => undefined);
        stranger.publish('homeassistant/light/set', 'on');
        await charger();
        const watched = session(realClock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.deepEqual(heard, []);
        await stranger.endAsync(true);
    });

    it('says in words that its port is taken', async () => {
        await assert.rejects(
            MqttBroker.open({ host: '127.0.0.1', port: broker.port, user, password, topics: [] }),
            /cannot listen on 127\.0\.0\.1, port \d+: the port is in use/,
        );
    });
});

const mosquitto = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto'].find(existsSync);

describe('A Mosquitto of its own', () => {
    let folder: string;
    let port: number;
    let tlsPort: number;
    let broker: ChildProcess | undefined;
    let simulator: Simulator | undefined;

    before(async function () {
        if (mosquitto === undefined) {
            console.log('      Mosquitto is not installed: these tests are skipped.');
            this.skip();
        }
        folder = mkdtempSync(join(tmpdir(), 'goe-mosquitto-'));
        [port, tlsPort] = [await freePort(), await freePort()];
        makeCertificates(folder);
        execFileSync('mosquitto_passwd', ['-b', '-c', join(folder, 'passwords'), user, password]);
        writeFileSync(
            join(folder, 'mosquitto.conf'),
            [
                'per_listener_settings false',
                ...(process.getuid?.() === 0 ? ['user root'] : []),
                'allow_anonymous false',
                `password_file ${join(folder, 'passwords')}`,
                `listener ${port} 127.0.0.1`,
                `listener ${tlsPort} 127.0.0.1`,
                `certfile ${join(folder, 'broker.crt')}`,
                `keyfile ${join(folder, 'broker.key')}`,
            ].join('\n'),
        );
        await start();
    });

    after(async () => {
        await simulator?.stop();
        broker?.kill();
        if (folder) {
            rmSync(folder, { recursive: true, force: true });
        }
    });

    async function start(): Promise<void> {
        broker = spawn(mosquitto ?? '', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
        await answers(port);
    }

    const access = (more: object = {}): Parameters<typeof MqttClientLink.open>[0] => ({
        host: '127.0.0.1',
        port,
        user,
        password,
        tls: false,
        ca: '',
        ...more,
    });

    it('lets the adapter read and write', async () => {
        simulator = await startSimulator({
            clock: realClock,
            mqtt: { broker: `mqtt://127.0.0.1:${port}`, user, password },
        });
        const link = await MqttClientLink.open(access(), realClock);
        const watched = watch(
            waysTo({ serial, mqtt: { link: () => Promise.resolve(link) }, connection: 'mqtt' }, realClock),
            realClock,
        );
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        watched.session.stop();
        await link.close();
    });

    it('that restarts is an outage and a return, and nothing is written to the charger for it', async () => {
        const clock = fastClock(4);
        let link: MqttClientLink | undefined;
        const watched = watch(
            waysTo(
                {
                    serial,
                    mqtt: {
                        link: async () => {
                            link = await MqttClientLink.open(access(), clock);
                            return link;
                        },
                    },
                    connection: 'mqtt',
                },
                clock,
            ),
            clock,
        );
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        if (simulator) {
            simulator.requests.length = 0;
        }
        broker?.kill();
        await until(() => watched.connections.length >= 2, 'the outage', 20_000);
        await start();
        await until(() => watched.connections.at(-1) === 'here', 'the return', 20_000);
        assert.deepEqual(
            simulator?.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
        watched.session.stop();
        await link?.close();
    });

    it('tells a wrong password apart from everything else, and no error holds it', async () => {
        await assert.rejects(MqttClientLink.open(access({ password: 'not-this-one' }), realClock), (error: Error) => {
            assert.ok(error instanceof AuthError, inspect(error));
            assert.doesNotMatch(inspect(error, { depth: 9 }), /not-this-one/);
            return true;
        });
    });

    it('is trusted over TLS with the certificate of its authority, and not without', async () => {
        const ca = readFileSync(join(folder, 'ca.crt'), 'utf8');
        const link = await MqttClientLink.open(access({ host: 'localhost', port: tlsPort, tls: true, ca }), realClock);
        await link.close();
        await assert.rejects(
            MqttClientLink.open(access({ host: 'localhost', port: tlsPort, tls: true }), realClock),
            (error: Error) => error instanceof PermanentError && /not signed by a known authority/.test(error.message),
        );
    });

    it('that is not there is said to refuse the connection', async () => {
        await assert.rejects(MqttClientLink.open(access({ port: await freePort() }), realClock), /connection refused/);
    });
});

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise<void>(resolve => server.close(() => resolve()));
    return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(port: number): Promise<void> {
    const end = Date.now() + 10_000;
    for (;;) {
        const isOpen = await new Promise<boolean>(resolve => {
            const socket = connectTcp(port, '127.0.0.1', () => {
                socket.destroy();
                resolve(true);
            });
            socket.on('error', () => resolve(false));
        });
        if (isOpen) {
            return;
        }
        assert.ok(Date.now() < end, 'Mosquitto does not start');
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}

/** An authority of our own and a certificate of it for localhost. */
function makeCertificates(folder: string): void {
    const openssl = (...args: string[]): void => {
        const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
        assert.equal(status, 0, stderr);
    };
    openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        'ca.key',
        '-out',
        'ca.crt',
        '-subj',
        '/CN=Test authority',
    );
    openssl(
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'broker.key',
        '-out',
        'broker.csr',
        '-subj',
        '/CN=localhost',
    );
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\n');
    openssl(
        'x509',
        '-req',
        '-in',
        'broker.csr',
        '-CA',
        'ca.crt',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        '2',
        '-out',
        'broker.crt',
        '-extfile',
        'names',
    );
}
