import assert from 'node:assert/strict';
import type { Client } from '../../src/goe/client/client';
import {
    AuthError,
    cards,
    categories,
    charging,
    connect,
    ConnectionError,
    currents,
    defineSlice,
    metadata,
    number,
    RefusedError,
    slices,
    time,
    UnsupportedError,
    voltages,
    word,
    type ConnectOptions,
} from '../../src/goe/index';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttDialect } from '../../src/goe/transport/mqttDialect';
import { startControllerSimulator, type ControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';

const clock = fastClock(8);
const serial = '123456';
const host = '127.0.0.1';
const token = 'token-of-the-cloud';
const password = 'password-of-the-app';
const login = { user: 'goe', password: 'password-of-the-broker' };

function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
    return startSimulator({
        clock,
        host,
        port: 0,
        charger: { serial },
        car: { capacityWh: 60_000, energyWh: 20_000, phases: 3 },
        ...options,
    });
}

/** Every way to a charger: how the simulator opens it, and what its owner gives. */
const ways: {
    name: string;
    simulator?: (broker: MqttBroker) => Partial<SimulatorOptions>;
    options: (simulated: Simulator, broker: MqttBroker) => ConnectOptions;
}[] = [
    { name: 'http-v2', options: ({ address }) => ({ host: address }) },
    {
        name: 'http-v1',
        simulator: () => ({ api: 'v1', v1Firmware: '041.0' }),
        options: ({ address }) => ({ host: address }),
    },
    {
        name: 'cloud-v2',
        simulator: () => ({ cloud: { token } }),
        options: ({ cloud }) => ({ serial, token, cloud: { v2: cloud?.address ?? '', v1: '' } }),
    },
    {
        name: 'cloud-v1',
        simulator: () => ({ api: 'v1', cloud: { token } }),
        options: ({ cloud }) => ({ token, cloud: { v2: '', v1: cloud?.address ?? '' } }),
    },
    {
        name: 'websocket',
        simulator: () => ({ webSocket: { password } }),
        options: ({ address }) => ({ host: address, password }),
    },
    {
        name: 'mqtt',
        simulator: broker => ({ mqtt: { ...login, host, api: 'v2', broker: `mqtt://${host}:${broker.port}` } }),
        options: (_simulated, broker) => ({
            serial,
            mqtt: `mqtt://${login.user}:${login.password}@${host}:${broker.port}`,
        }),
    },
];

for (const way of ways) {
    describe(`The library by ${way.name}`, () => {
        let broker: MqttBroker;
        let simulated: Simulator;
        let client: Client;

        before(async () => {
            broker = await MqttBroker.open({ ...login, host, port: 0, topics: MqttDialect.filters(serial, '') });
            simulated = await simulator(way.simulator?.(broker));
            client = await connect({ ...way.options(simulated, broker), clock });
        });

        after(async () => {
            client.close();
            await simulated.stop();
            await broker.close();
        });

        it('says who the device is and how it is reached', () => {
            assert.equal(client.identity.serial, serial);
            assert.equal(client.kind, 'charger');
            assert.equal(client.connection, way.name);
        });

        it('gives readable values with units, and null for what is not there', async () => {
            const values = await client.values(['maxCurrent', 'pwmSignal', 'meter.temperature6']);
            assert.equal(values['meter.temperature6'], null);
            assert.equal(typeof values.maxCurrent, 'number');
            assert.match(String(values.pwmSignal), /^[A-Z_]+$/);
        });

        it('writes, and gives the value that the device has made of it', async () => {
            assert.deepEqual(await client.write({ maxCurrent: 11 }), { maxCurrent: 11 });
            assert.deepEqual(await client.values(['maxCurrent']), { maxCurrent: 11 });
        });

        it('refuses what the device could not mean, before anything is sent', async () => {
            await assert.rejects(client.write({ maxCurrent: 99 }), RefusedError);
            await assert.rejects(client.values(['maxCurent']), /"maxCurent" is no state of a charger/);
        });

        it('tells of every change until it is told to stop', async () => {
            const seen: string[] = [];
            let isWritten = false;
            for await (const { name, value } of client.watch(['maxCurrent'], 1_000)) {
                seen.push(`${name}=${value}`);
                if (name === 'maxCurrent' && !isWritten) {
                    isWritten = true;
                    void client.write({ maxCurrent: 12 });
                }
                if (seen.includes('maxCurrent=12')) {
                    break;
                }
            }
            assert.equal(seen[0], 'info.connection=true');
            assert.equal(seen.at(-1), 'maxCurrent=12');
        });
    });
}

describe('The library and a charger in the local network', () => {
    let simulated: Simulator;
    let client: Client;

    before(async () => {
        simulated = await simulator();
        client = await connect({ host: simulated.address, clock });
    });

    after(async () => {
        client.close();
        await simulated.stop();
    });

    it('reads several groups of values with one request', async () => {
        const before = simulated.requests.length;
        const [who, now] = await client.slices(metadata, charging);
        assert.equal(who.serialNumber, serial);
        assert.equal(typeof now.voltages.l1, 'number');
        assert.equal(simulated.requests.length - before, 1);
    });

    it('has a slice of every value that each of them names', async () => {
        for (const slice of slices.filter(({ of }) => of !== 'controller')) {
            assert.ok(await client.slice<unknown>(slice), slice.name);
        }
    });

    it('points in time are the same wherever the computer stands: utc comes without an offset', async () => {
        simulated.charger.override({ utc: '2026-06-21T10:00:00.500', loc: '2026-06-21T12:00:00.500 +02:00' });
        const { localTime, universalTime } = await client.slice(time);
        assert.equal(universalTime?.toISOString(), '2026-06-21T10:00:00.500Z');
        assert.equal(localTime, '2026-06-21T12:00:00.500+02:00');
        assert.equal(new Date(localTime).getTime(), universalTime.getTime());
    });

    it('takes slices of your own', async () => {
        const mine = defineSlice('mine', { current: number('maxCurrent'), forced: word('forceState') });
        const { current, forced } = await client.slice(mine);
        assert.equal(current, 32);
        assert.equal(forced, 'Neutral');
    });

    it('shows a code that it does not know as the code, and never fails over it', async () => {
        simulated.charger.override({ modelStatus: 199 });
        assert.equal((await client.slice(charging)).reason, '199');
    });

    it('gives raw values without what is secret', async () => {
        assert.deepEqual(await client.read(['amp']), { amp: 32 });
        await assert.rejects(client.read(['cak']), /cak is secret/);
        const all = await client.read();
        assert.ok(Object.keys(all).length > 100);
        for (const { key } of catalogue.filter(({ secret }) => secret)) {
            assert.equal(key in all, false, key);
        }
    });

    it('checks an API key like the state that shows it', async () => {
        await assert.rejects(client.write({ amp: 99 }), /maxCurrent: 99 is not possible/);
        assert.deepEqual(await client.write({ amp: 14 }), { amp: 14 });
    });

    it('tries all values of a write, and says of each that was refused why', async () => {
        await assert.rejects(client.write({ maxCurrent: 5, phases: 2, forceState: 1 }), (error: Error) => {
            assert.match(error.message, /maxCurrent: 5 .*phases: 2 .*Written: forceState\./);
            return error instanceof RefusedError;
        });
        assert.equal((await client.values(['forceState'])).forceState, 1);
    });

    it('says what a charger has not', async () => {
        await assert.rejects(client.slice(categories), (error: Error) => error instanceof UnsupportedError);
    });

    it('ten cards have names and energies', async () => {
        const { cards: all } = await client.slice(cards);
        assert.equal(all.length, 10);
        assert.equal(typeof all[0].energy, 'number');
    });

    it('a watch that was just begun when the client is closed ends as well', async () => {
        const passing = await connect({ host: simulated.address, clock });
        const first = passing.watch(['maxCurrent']).next();
        passing.close();
        assert.equal((await first).done, true);
    });

    it('goes on watching after an outage', async () => {
        const seen: unknown[] = [];
        for await (const { name, reason, value } of client.watch(['firmware'], 1_000)) {
            if (name === 'info.connection') {
                seen.push(value);
                if (value === true && seen.length === 1) {
                    void simulated.faults.turnOn('offline');
                } else if (value === false) {
                    assert.ok(reason);
                    void simulated.faults.turnOff();
                }
            }
            if (seen.length === 3) {
                break;
            }
        }
        assert.deepEqual(seen, [true, false, true]);
    });
});

describe('The library and what cannot be reached', () => {
    it('a device that does not answer is a connection error', async () => {
        await assert.rejects(connect({ host: '127.0.0.1:9', clock }), ConnectionError);
    });

    it('a device that says nothing is given up after the time that was asked for', async () => {
        const simulated = await simulator();
        await simulated.faults.turnOn('hang');
        await assert.rejects(
            connect({ host: simulated.address, clock, timeoutMs: 2_000 }),
            /did not answer within 2 s/,
        );
        // Each way would be waited for four seconds: nothing is asked any more.
        const asked = simulated.requests.length;
        await new Promise(resolve => clock.startTimer(() => resolve(undefined), 6_000));
        assert.equal(simulated.requests.length, asked);
        await simulated.stop();
    });

    it('a connection that was lost is not opened again when the client is closed', async () => {
        const simulated = await simulator({ webSocket: { password } });
        const client = await connect({ host: simulated.address, password, clock });
        await simulated.faults.turnOn('offline');
        await new Promise(resolve => clock.startTimer(() => resolve(undefined), 2_000));
        await assert.rejects(client.read(['amp']), ConnectionError);
        await simulated.faults.turnOff();
        const reading = client.read(['amp']);
        client.close();
        await assert.rejects(reading, /connection was closed/);
        await assert.rejects(client.read(['amp']), /connection was closed/);
        await simulated.stop();
    });

    it('a wrong password and a wrong token are errors of their own, without the password in them', async () => {
        const simulated = await simulator({ webSocket: { password }, cloud: { token } });
        await assert.rejects(
            connect({ host: simulated.address, password: 'wrong-password', connection: 'websocket', clock }),
            (error: Error) => error instanceof AuthError && !error.message.includes('wrong-password'),
        );
        await assert.rejects(
            connect({ serial, token: 'wrong-token', cloud: { v2: simulated.cloud?.address ?? '', v1: '' }, clock }),
            (error: Error) => error instanceof AuthError && !error.message.includes('wrong-token'),
        );
        await simulated.stop();
    });

    it('nothing given, a broker without a serial number, and a broker that is none are told apart', async () => {
        await assert.rejects(connect({ clock }), /Give the host/);
        await assert.rejects(connect({ mqtt: 'mqtt://127.0.0.1', clock }), /serial number is needed/);
        await assert.rejects(connect({ serial, mqtt: 'http://user:geheim@127.0.0.1', clock }), (error: Error) => {
            assert.match(error.message, /must look like mqtt:/);
            return !error.message.includes('geheim');
        });
    });

    it('what API v1 does not have is refused and not sent: it would answer as if all were well', async () => {
        const simulated = await simulator({ api: 'v1', v1Firmware: '041.0' });
        const client = await connect({ host: simulated.address, clock });
        for (const [values, words] of [
            [{ forceState: 0 }, /forceState is no state of a charger by API v1/],
            [{ phases: 1 }, /phases is no state of a charger by API v1/],
            [{ maxCurent: 10 }, /"maxCurent" is neither a state nor an API key/],
        ] as const) {
            await assert.rejects(client.write(values), (error: Error) => {
                assert.match(error.message, words);
                return error instanceof RefusedError;
            });
        }
        assert.deepEqual(
            simulated.requests.filter(({ kind }) => kind !== 'status'),
            [],
        );
        // What the status shows may be written.
        assert.deepEqual(await client.write({ lbr: 120 }), { lbr: 120 });
        // So may what firmware 041 takes and never shows.
        assert.deepEqual(await client.write({ amx: 11 }), { amx: true });
        client.close();
        await simulated.stop();
    });

    it('a way that was named is the only one: nothing else is taken in its place', async () => {
        const simulated = await simulator();
        await assert.rejects(
            connect({ host: simulated.address, connection: 'websocket', clock }),
            /needs the password/,
        );
        const any = await connect({ host: simulated.address, clock });
        assert.equal(any.connection, 'http-v2');
        any.close();
        await simulated.stop();
    });

    it('another device at the address is not taken for the one that was meant', async () => {
        const simulated = await simulator();
        await assert.rejects(
            connect({ host: simulated.address, serial: '654321', clock }),
            /another device answers here/,
        );
        await simulated.stop();
    });
});

describe('The library and a controller', () => {
    let simulated: ControllerSimulator;
    let client: Client;

    before(async () => {
        simulated = await startControllerSimulator({ clock });
        client = await connect({ host: simulated.address, clock });
    });

    after(async () => {
        client.close();
        await simulated.stop();
    });

    it('has voltages, currents and categories by name', async () => {
        const [u, i, { categories: all }] = await client.slices(voltages, currents, categories);
        assert.equal(client.kind, 'controller');
        assert.equal(u.l3, 239.8);
        assert.equal(i.sensors[5].power, 1380);
        assert.equal(all[1].name, 'Grid');
        assert.equal(all[1].power, -4600);
        assert.equal(all[1].currents.l2, 9.2);
        assert.equal(all[2].power, null);
    });

    it('has nothing of a charger', async () => {
        await assert.rejects(client.values(['maxCurrent']), /no state of a controller/);
        await assert.rejects(client.slice(charging), UnsupportedError);
        await assert.rejects(client.write({ maxCurrent: 10 }), /maxCurrent is no state of a controller/);
    });
});

describe('Watching for hours', () => {
    it('leaves nothing behind but the newest value of each state, however slow the reader is', async () => {
        const fast = fastClock(600);
        const simulated = await simulator({ clock: fast });
        const client = await connect({ host: simulated.address, clock: fast });
        const changes = client.watch(undefined, 1_000);
        await changes.next();
        const before = simulated.requests.length;
        // An hour goes by, and nobody takes what came.
        await until(() => simulated.requests.length - before > 300, 'polls', 15_000);
        const names: string[] = [];
        for (let step = 0; step < 30; step++) {
            const { value } = await changes.next();
            names.push(value?.name ?? '');
        }
        assert.equal(new Set(names).size, names.length, 'each state waits once');
        await changes.return();
        client.close();
        await simulated.stop();
    });
});
