import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { answerMessage } from '../../src/adapter/messages';
import { readSettings } from '../../src/adapter/settings';
import { makersCloud, noMqtt } from '../../src/adapter/sharedSettings';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import type { KeySet } from '../../src/goe/catalogue/row';
import { v1Rows } from '../../src/goe/catalogue/v1';
import { AuthError, ConnectionError, RefusedError } from '../../src/goe/errors';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttClientLink } from '../../src/goe/transport/mqttClient';
import { waysTo, type Access } from '../../src/goe/transport/ways';
import { faultTexts, type FaultName } from '../../src/simulator/faults';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { marker, markedV1, markedV2, markersIn, unknownSecrets } from '../secretMarkers';
import { MemoryAdapter } from './memoryAdapter';
import { watch, type WatchedSession } from './watchedSession';

/** Everything in a value, also what JSON leaves out: what an error carries besides its message. */
const dump = (value: unknown): string =>
    inspect(value, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null });

const secretsOf = (rows: typeof catalogue): string[] => rows.filter(({ secret }) => secret).map(({ key }) => key);

/** Sends its secrets back over API v1, as V1 and V2 do with some. */
function tellSecretsByV1(simulator: Simulator): void {
    const honest = simulator.v1.status.bind(simulator.v1);
    simulator.v1.status = () => ({ ...honest(), ...markedV1() });
}

const appPassword = marker('app');
const brokerLogin = { user: 'goe', password: marker('broker') };

/** How the devices of these tests are reached. */
type SecretWay = 'http-v2' | 'http-v1' | 'websocket' | 'mqtt';

/** What the simulated device needs for a way; at the broker it publishes all it has. */
function doorsFor(way: SecretWay, broker: MqttBroker | undefined): Partial<SimulatorOptions> {
    switch (way) {
        case 'http-v1':
            return { api: 'v1' };
        case 'websocket':
            return { webSocket: { password: appPassword } };
        case 'mqtt':
            return { mqtt: { broker: `mqtt://127.0.0.1:${broker?.port}`, ...brokerLogin, everything: true } };
        default:
            return {};
    }
}

function openBroker(): Promise<MqttBroker> {
    return MqttBroker.open({ host: '127.0.0.1', port: 0, ...brokerLogin, topics: ['go-eCharger/+/#'] });
}

describe('A secret of a device that is connected to ioBroker', () => {
    let broker: MqttBroker | undefined;
    let simulator: Simulator;
    let platform: MemoryAdapter;
    let station: ChargingStation;

    /** A charger that reads all its secrets back, with its station. */
    async function connect(keySet: KeySet, connection: SecretWay = 'http-v2'): Promise<void> {
        broker = connection === 'mqtt' ? await openBroker() : undefined;
        const link = broker;
        simulator = await startSimulator({ clock: realClock, ...doorsFor(connection, broker) });
        simulator.charger.override({ ...markedV2(), ...unknownSecrets });
        tellSecretsByV1(simulator);
        platform = new MemoryAdapter();
        const { cloud, devices } = readSettings({
            devices: [
                {
                    ...(connection === 'mqtt' ? { serial: '123456' } : { host: simulator.address }),
                    ...(connection === 'websocket' ? { password: appPassword } : {}),
                    ...{ connection, interval: 1, keySet },
                },
            ],
            mqtt: { mode: 'external', host: '127.0.0.1', ...brokerLogin },
        });
        station = new ChargingStation(platform.adapter, devices[0], {
            language: 'de',
            cloud,
            // That a device at a broker is away is noticed after 15 s of silence.
            clock: connection === 'mqtt' ? fastClock(6) : realClock,
            ...(link === undefined ? {} : { mqtt: { link: () => Promise.resolve(link) } }),
            connectionChanged: () => undefined,
            isTaken: () => false,
        });
        await station.start();
        await until(() => platform.states.has('123456.maxCurrent'), 'the first values', 10_000);
        assert.equal(platform.states.get('123456.info.connectionType')?.val, connection);
    }

    const message = (command: string, args: unknown): ReturnType<typeof answerMessage> =>
        answerMessage(command, args, {
            clock: realClock,
            stations: [station],
            cloud: makersCloud,
            mqtt: noMqtt,
            version: '0.1.0',
            day: () => undefined,
        });

    afterEach(async () => {
        await station.stop();
        platform.stop();
        await simulator.stop();
        await broker?.close();
    });

    for (const keySet of ['essential', 'standard', 'all'] as const) {
        it(`is in no state, no object and no log line with the key set ${keySet}, also when the device goes`, async () => {
            await connect(keySet);
            await simulator.faults.turnOn('offline');
            await until(() => platform.lines.some(line => line.includes('is not reachable')), 'the outage', 10_000);
            assert.ok(platform.told.length > 80);
            assert.deepEqual(markersIn(dump(platform.told)), []);
        });
    }

    for (const connection of ['websocket', 'mqtt'] as const) {
        it(`is in no state, no object, no log line, no answer and no diagnosis over ${connection}, also when the device goes`, async function () {
            this.timeout(40_000);
            await connect('all', connection);
            for (const command of ['getStatus', 'getDiagnostics']) {
                const answer = await message(command, {});
                assert.match(dump(answer), /IDLE/);
                assert.deepEqual(markersIn(dump(answer)), []);
            }
            await simulator.faults.turnOn('offline');
            await until(() => platform.lines.some(line => line.includes('is not reachable')), 'the outage', 30_000);
            assert.ok(platform.told.length > 80);
            assert.deepEqual(markersIn(dump(platform.told)), []);
        });

        it(`is not read out by a message over ${connection}, nor is an address with a login or a part of something else`, async () => {
            await connect('standard', connection);
            for (const key of [...secretsOf(catalogue), 'mcu', 'ocppu']) {
                assert.deepEqual(await message('read', { keys: [key] }), {
                    error: `read: ${key} is secret and not shown.`,
                });
            }
            const answer = await message('read', { keys: ['wifis', 'cards', 'zzNested', 'zzAddress'] });
            assert.match(dump(answer), /Home 0/);
            assert.deepEqual(markersIn(dump(answer)), []);
        });

        it(`is not repeated by the refusal of a message over ${connection} that wanted to write it`, async function () {
            this.timeout(30_000);
            await connect('all', connection);
            for (const key of ['wak', 'cak', 'dll', 'mcu', 'wifis', 'ocppck', 'ocppcc', 'ocppu', 'cards']) {
                const answer = await message('write', { values: { [key]: { wrong: marker(`written${key}`) } } });
                assert.ok('error' in answer, key);
                assert.deepEqual(markersIn(dump(answer)), [], key);
            }
            assert.deepEqual(markersIn(dump(platform.told)), []);
        });
    }

    it('is in no state, no object and no log line over API v1', async () => {
        await connect('all', 'http-v1');
        assert.equal(platform.states.get('123456.cards.0.learned')?.val, true);
        assert.deepEqual(markersIn(dump(platform.told)), []);
    });

    it('is in no answer to a message that asks for everything, and in no diagnosis', async () => {
        await connect('all');
        for (const command of ['getStatus', 'getDiagnostics']) {
            const answer = await message(command, {});
            assert.match(dump(answer), /IDLE/);
            assert.deepEqual(markersIn(dump(answer)), []);
        }
    });

    it('is not read out by a message, nor is an address with a login', async () => {
        await connect('standard');
        for (const key of [...secretsOf(catalogue), 'mcu', 'ocppu']) {
            assert.deepEqual(await message('read', { keys: [key] }), {
                error: `read: ${key} is secret and not shown.`,
            });
        }
    });

    it('is not read out by a message over API v1', async () => {
        await connect('standard', 'http-v1');
        for (const key of secretsOf(v1Rows)) {
            assert.deepEqual(await message('read', { keys: [key] }), {
                error: `read: ${key} is secret and not shown.`,
            });
        }
    });

    it('is not repeated by the refusal of a message that wanted to write it', async () => {
        await connect('all');
        for (const key of [...secretsOf(catalogue), 'mcu', 'ocppu']) {
            // The device repeats in its refusal what it was sent: here a value of the wrong type.
            const answer = await message('write', { values: { [key]: { wrong: marker(`written${key}`) } } });
            assert.ok('error' in answer, key);
            assert.deepEqual(markersIn(dump(answer)), [], key);
        }
        assert.deepEqual(markersIn(dump(platform.told)), []);
    });

    it('is not repeated either where it is only a part of what was refused: of a Wi-Fi, a card', async () => {
        await connect('standard');
        for (const key of ['wifis', 'cards', 'c0i']) {
            const answer = await message('write', { values: { [key]: { key: marker(`written${key}`) } } });
            assert.match(dump(answer), new RegExp(`error: 'write: ${key}: value must be `));
            assert.deepEqual(markersIn(dump(answer)), []);
        }
    });

    it('is not read out as a part of something else', async () => {
        await connect('standard');
        const keys = ['wifis', 'cards', 'zzNested', 'zzAddress'];
        const answer = await message('read', { keys });
        assert.match(dump(answer), /Home 0/);
        assert.match(dump(answer), /Card 9/);
        assert.match(dump(answer), /new\.example/);
        assert.deepEqual(markersIn(dump(answer)), []);
    });

    it('in the address of the broker is not read out over API v1', async () => {
        await connect('standard', 'http-v1');
        assert.deepEqual(markersIn(dump(await message('read', { keys: ['mcs'] }))), []);
    });

    it('that is stored already is not told by API v1 when a new one is refused', async () => {
        await connect('standard', 'http-v1');
        const answer = await message('write', { values: { mck: marker('new') } });
        assert.ok('error' in answer);
        assert.deepEqual(markersIn(dump([answer, platform.told])), []);
    });
});

describe('A secret that is written to a device', () => {
    const clock = fastClock(20);
    let simulator: Simulator;
    let watched: WatchedSession;

    beforeEach(async () => {
        simulator = await startSimulator({ clock });
        watched = watch(waysTo({ host: simulator.address, connection: 'http-v2' }, clock), clock);
        await until(() => watched.values.size > 20, 'the first values', 10_000);
    });

    afterEach(async () => {
        watched.session.stop();
        await simulator.stop();
    });

    it('arrives there as it is', async () => {
        await watched.session.writeRaw('mcu', `mqtt://me:${marker('new')}@broker.example`);
        assert.equal(simulator.charger.status(['mcu']).mcu, `mqtt://me:${marker('new')}@broker.example`);
    });

    for (const [name, text] of Object.entries(faultTexts) as [FaultName, string][]) {
        it(`is in no error while the device shows "${text}"`, async () => {
            await simulator.faults.turnOn(name, { on: 'set' });
            const wifis = [{ ssid: 'Home', key: marker('wifi') }];
            const error = await watched.session.writeRaw('wifis', wifis).then(
                () => undefined,
                (thrown: unknown) => thrown,
            );
            assert.ok(error instanceof Error, 'it was written');
            assert.deepEqual(markersIn(dump([error, watched.connections])), []);
        });
    }

    /** A bare null means that the device does not know the key; that is an answer. */
    const answered: readonly FaultName[] = ['null'];
    for (const [name, text] of Object.entries(faultTexts) as [FaultName, string][]) {
        it(`is not carried along by what the connection throws while the device shows "${text}"`, async () => {
            const [way] = waysTo({ host: simulator.address, connection: 'http-v2' }, clock);
            const transport = await way.open();
            await simulator.faults.turnOn(name, { on: 'set' });
            // What the network library throws has the whole address in it.
            const result = await transport.write({ mcu: marker('broker') }).catch((thrown: unknown) => thrown);
            assert.ok(result instanceof Error || answered.includes(name), 'it was written');
            assert.deepEqual(markersIn(dump(result)), []);
        });
    }
});

for (const way of ['websocket', 'mqtt'] as const) {
    describe(`A secret that is written to a device by ${way}`, () => {
        // Both sides of the WebSocket hash the password, which takes its time.
        const clock = fastClock(8);
        let broker: MqttBroker | undefined;
        let simulator: Simulator;
        let watched: WatchedSession;

        beforeEach(async () => {
            broker = way === 'mqtt' ? await openBroker() : undefined;
            const link = broker;
            simulator = await startSimulator({ clock, ...doorsFor(way, broker) });
            const access: Access =
                link === undefined
                    ? { host: simulator.address, password: appPassword, connection: 'websocket' }
                    : { serial: '123456', mqtt: { link: () => Promise.resolve(link) }, connection: 'mqtt' };
            // This way only: another one must not step in.
            watched = watch(waysTo(access, clock).slice(0, 1), clock);
            await until(() => watched.values.size > 20, 'the first values', 10_000);
        });

        afterEach(async () => {
            watched.session.stop();
            await simulator.stop();
            await broker?.close();
        });

        it('arrives there as it is', async () => {
            await watched.session.writeRaw('mcu', `mqtt://me:${marker('new')}@broker.example`);
            assert.equal(simulator.charger.status(['mcu']).mcu, `mqtt://me:${marker('new')}@broker.example`);
        });

        it('is in no error where the device refuses it', async () => {
            for (const [key, value] of Object.entries({ wifis: marker('wifi'), wak: { key: marker('wak') } })) {
                const error = await watched.session.writeRaw(key, value).catch((thrown: unknown) => thrown);
                assert.ok(error instanceof RefusedError, key);
                assert.deepEqual(markersIn(dump(error)), []);
            }
        });

        for (const name of ['offline', 'hang', 'reset', 'slow'] as const) {
            it(`is in no error while the device shows "${faultTexts[name]}"`, async () => {
                await simulator.faults.turnOn(name, { on: 'set', ms: 20_000 });
                const error = await watched.session
                    .writeRaw('wifis', [{ ssid: 'Home', key: marker('wifi') }])
                    .catch((thrown: unknown) => thrown);
                assert.ok(error instanceof Error, 'it was written');
                assert.deepEqual(markersIn(dump([error, watched.connections])), []);
            });
        }
    });
}

describe('The password of a broker', () => {
    it('is not in the reason why there is no link: it is wrong, or nobody is there', async () => {
        const broker = await openBroker();
        const { port } = broker;
        const open = (): Promise<unknown> =>
            MqttClientLink.open(
                { host: '127.0.0.1', port, user: 'goe', password: marker('wrong'), tls: false, ca: '' },
                realClock,
            ).catch((thrown: unknown) => thrown);
        const refused = await open();
        await broker.close();
        const missing = await open();
        assert.ok(refused instanceof AuthError);
        assert.ok(missing instanceof ConnectionError);
        assert.deepEqual(markersIn(dump([refused, missing])), []);
    });
});

describe('A login that somebody typed into an address of the settings', () => {
    it('is not in what the log says about it', () => {
        const login = `me:${marker('typed')}`;
        const { problems } = readSettings({
            devices: [{ host: `http://${login}@192.168.1.5/` }, { host: `${login}@192.168.1.6` }],
            cloud: { v2: `https://${login}@cloud.example` },
        });
        assert.equal(problems.length, 3);
        assert.match(problems.join(), /192\.168\.1\.5.*192\.168\.1\.6/s);
        assert.deepEqual(markersIn(problems.join()), []);
    });
});

describe('The token of the cloud', () => {
    const clock = fastClock(20);
    let simulator: Simulator;
    let watched: WatchedSession | undefined;

    afterEach(async () => {
        watched?.session.stop();
        await simulator.stop();
    });

    for (const connection of ['cloud-v2', 'cloud-v1'] as const) {
        const situations: [string, string, (cloud: Simulator) => Promise<void>][] = [
            ['is wrong', 'right', () => Promise.resolve()],
            ['is right and the cloud fails', marker('token'), ({ faults }) => faults.turnOn('error502')],
            ['is right and the cloud cuts the connection', marker('token'), ({ faults }) => faults.turnOn('reset')],
            ['is right and the cloud is not there', marker('token'), ({ cloud }) => cloud?.stop() ?? Promise.resolve()],
        ];
        for (const [situation, token, spoil] of situations) {
            it(`is not in the reason why ${connection} cannot be used when it ${situation}`, async () => {
                simulator = await startSimulator({ clock, api: 'v1', cloud: { token } });
                const address = simulator.cloud?.address ?? '';
                await spoil(simulator);
                const ways = waysTo(
                    { connection, serial: '123456', token: marker('token'), cloud: { v2: address, v1: address } },
                    clock,
                );
                watched = watch(ways, clock);
                await until(() => watched?.connections.length === 1, 'the reason', 10_000);
                assert.notEqual(watched.connections[0], 'here');
                assert.deepEqual(markersIn(dump(watched.connections)), []);
            });
        }
    }
});
