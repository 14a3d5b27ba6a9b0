import assert from 'node:assert/strict';
import mqtt, { type MqttClient } from 'mqtt';
import type { Clock } from '../../src/goe/clock';
import { MqttTransport } from '../../src/goe/transport/mqtt';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import type { MqttMessage } from '../../src/goe/transport/mqttLink';
import { waysTo } from '../../src/goe/transport/ways';
import type { MqttDoorOptions } from '../../src/simulator/mqttDoor';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

const user = 'goe';
const password = 'password-of-the-broker';
const serial = '123456';

/** Time for those to whom it does not matter how it goes on. */
const time = fastClock(20);

describe('Chargers at a broker', () => {
    let broker: MqttBroker;
    const simulators: Simulator[] = [];
    const sessions: WatchedSession[] = [];
    const transports: MqttTransport[] = [];
    const clients: MqttClient[] = [];

    // A new one each time: what one charger left behind is none of the next one's business.
    beforeEach(async () => {
        broker = await MqttBroker.open({
            host: '127.0.0.1',
            port: 0,
            user,
            password,
            topics: ['go-eCharger', '/go-eCharger', 'go-eController', '/go-eController', 'my'].map(
                start => `${start}/+/#`,
            ),
        });
    });

    afterEach(async () => {
        sessions.splice(0).forEach(({ session }) => session.stop());
        transports.splice(0).forEach(transport => transport.close());
        await Promise.all(simulators.splice(0).map(simulator => simulator.stop()));
        await Promise.all(clients.splice(0).map(client => client.endAsync(true)));
        await broker.close();
    });

    async function charger(
        mqttOptions: Partial<MqttDoorOptions> = {},
        options: Partial<SimulatorOptions> = {},
    ): Promise<Simulator> {
        const simulator = await startSimulator({
            clock: time,
            ...options,
            mqtt: { broker: `mqtt://127.0.0.1:${broker.port}`, user, password, ...mqttOptions },
        });
        simulators.push(simulator);
        return simulator;
    }

    async function open(own = serial, clock: Clock = time): Promise<MqttTransport> {
        const transport = await MqttTransport.open({ link: broker, serial: own }, clock);
        transports.push(transport);
        return transport;
    }

    /** Somebody at the broker who sends what no simulated charger would. */
    async function sender(): Promise<MqttClient> {
        const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, { username: user, password });
        clients.push(client);
        return client;
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
            const watched = session(time);
            await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
            assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        });
    }

    for (const prefix of ['go-eController/500001/', '/go-eController/500001/']) {
        it(`knows by topics that begin with "${prefix}" that it is a controller`, async () => {
            await charger({ prefix });
            const transport = await open('500001');
            const { sse, typ, fwv } = await transport.read(['sse', 'typ', 'fwv']);
            assert.deepEqual({ sse, typ, fwv }, { sse: '500001', typ: 'controller', fwv: '60.4' });
        });
    }

    it('understands topics of the own choice', async () => {
        await charger({ prefix: 'my/garage/' });
        const watched = session(time, { prefix: 'my/garage' });
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
    });

    it('brings API v1, whose chargers send everything at one topic', async () => {
        const simulator = await charger({ api: 'v1' });
        const watched = session(time);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.equal(watched.values.get('firmware'), '041.0');
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        assert.equal(simulator.charger.status(['amp']).amp, 9);
    });

    it('learns with API v1 that a command was refused from the value that stays as it was', async () => {
        await charger({ api: 'v1' }, { clock: fastClock(40) });
        const transport = await open(serial, fastClock(40));
        assert.deepEqual(await transport.write({ amp: 99 }), { amp: 'the charger kept 32' });
    });

    it('does not take values that the broker has kept for a sign of life', async () => {
        const client = await sender();
        await client.publishAsync('go-eCharger/500002/amp', '9', { retain: true, qos: 1 });
        const kept: MqttMessage[] = [];
        const end = await broker.subscribe(['go-eCharger/500002/#'], {
            onMessage: message => void kept.push(message),
            onLost: () => undefined,
        });
        end();
        assert.deepEqual(kept, [{ topic: 'go-eCharger/500002/amp', text: '9', isRetained: true }]);
        const watched = session(fastClock(20), { serial: '500002' });
        await until(() => watched.connections.length > 0, 'a word about it', 10_000);
        assert.match(
            watched.connections[0],
            /Device 500002 sends nothing to the broker.*Settings > Connection > MQTT.*configureMqtt/,
        );
        assert.equal(watched.values.size, 0);
    });

    it('begins with the values that the broker has kept, but not with those of an earlier prefix', async () => {
        const client = await sender();
        const keep = (topic: string, text: string): Promise<unknown> =>
            client.publishAsync(topic, text, { retain: true, qos: 1 });
        await keep('go-eCharger/500003/amp', '9');
        await keep('go-eCharger/500003/rbt', '1');
        await keep('/go-eCharger/500003/amp', '31');
        await keep('/go-eCharger/500003/frc', '2');
        const alive = setInterval(() => client.publish('go-eCharger/500003/rbt', '2000'), 100);
        const transport = await open('500003').finally(() => clearInterval(alive));
        assert.deepEqual(await transport.read('all'), { sse: '500003', amp: 9, rbt: 2000 });
    });

    it('is away when it has sent nothing for 15 s, and here again with its next message', async () => {
        const clock = fastClock(40);
        const simulator = await charger({}, { clock });
        const watched = session(clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        await simulator.faults.turnOn('hang', { on: 'status' });
        const from = clock.now();
        await until(() => watched.connections.length === 2, 'the outage', 10_000);
        assert.match(watched.connections[1], /sen(t|ds) nothing to the broker/);
        assert.ok(clock.now() - from >= 14_000, `${clock.now() - from} ms`);
        await simulator.faults.turnOff();
        await until(() => watched.connections.at(-1) === 'here', 'the return', 10_000);
    });

    it('is met again after a restart of the charger, which nobody writes to for it', async () => {
        const clock = fastClock(40);
        const simulator = await charger({}, { clock });
        const watched = session(clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        const met = watched.devices.length;
        simulator.charger.reboot();
        await until(() => watched.devices.length > met, 'the restart to be noticed', 10_000);
        simulator.charger.override({ amp: 13 });
        await watched.shows('maxCurrent', 13);
        assert.deepEqual(
            simulator.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
    });

    it('knows that a charger which shows its values only takes none, and where to change that', async () => {
        await charger({ readOnly: true });
        const watched = session(time);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        await assert.rejects(watched.session.write('maxCurrent', 9), /takes no values by MQTT.*switch "read only" off/);
    });

    it('says the same where the charger only does not answer, as with firmware that does not publish mcr', async () => {
        const simulator = await charger({ readOnly: 'hidden' });
        const transport = await open();
        const { amp } = await transport.write({ amp: 9 });
        assert.match(String(amp), /has not answered.*takes? no values by MQTT.*switch "read only" off/);
        assert.notEqual(simulator.charger.status(['amp']).amp, 9);
    });

    it('takes the changed value for a yes where firmware before 051.5 answers nothing', async () => {
        await charger({ hidesResults: true });
        const transport = await open();
        assert.deepEqual(await transport.write({ amp: 9 }), { amp: true });
        assert.deepEqual(await transport.write({ amp: 9 }), { amp: true });
        assert.match(String((await transport.write({ amp: 99 })).amp), /has not answered/);
    });

    it('takes a value that such firmware lowers for a yes as well', async () => {
        const client = await sender();
        await client.subscribeAsync('go-eCharger/500004/amp/set');
        client.on('message', () => client.publish('go-eCharger/500004/amp', '16'));
        const alive = setInterval(() => client.publish('go-eCharger/500004/rbt', '2000'), 100);
        const transport = await open('500004').finally(() => clearInterval(alive));
        assert.deepEqual(await transport.write({ amp: 32 }), { amp: true });
        assert.deepEqual(await transport.read(['amp']), { amp: 16 });
    });

    it('with firmware 042.0 of API v1 is made to follow once, as over HTTP, and shows the wish in the end', async () => {
        const clock = fastClock(40);
        const simulator = await charger({ api: 'v1' }, { clock, v1Firmware: '042.0' });
        const watched = session(clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        const written = (): object[] =>
            simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
        assert.equal((await watched.session.write('maxCurrent', 11)).value, 11);
        assert.deepEqual(written(), [{ amp: 6 }, { amp: 32 }, { amp: 11 }]);
        assert.equal((await watched.session.write('maxCurrent', 12)).value, 12);
        assert.deepEqual(written().slice(3), [{ amp: 12 }]);
    });

    it('restarts without an answer, and that is no failure', async () => {
        const simulator = await charger({ api: 'v1' });
        const boots = simulator.charger.status(['rbc']).rbc;
        assert.deepEqual(await (await open()).write({ rst: 1 }), { rst: true });
        await until(() => simulator.charger.status(['rbc']).rbc !== boots, 'the restart');
        const client = await sender();
        const alive = setInterval(() => {
            client.publish('go-eCharger/500005/mcr', 'false');
            client.publish('go-eCharger/500005/rbt', '2000');
        }, 100);
        const transport = await open('500005');
        const reply = await transport.write({ rst: true }).finally(() => clearInterval(alive));
        assert.deepEqual(reply, { rst: true });
    });

    it('hands on in its own words what a charger refuses', async () => {
        await charger();
        const replies = await (await open()).write({ alw: true, wda: false });
        assert.match(String(replies.alw), /without setter/);
        assert.equal(replies.wda, 'api key is not allowed from mqtt');
    });

    it('is written to in the end where its answer comes late or is lost, and says so where it stays away', async () => {
        const clock = fastClock(40);
        const simulator = await charger({}, { clock });
        const watched = session(clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        for (const name of ['slow', 'reset'] as const) {
            await simulator.faults.turnOn(name, { on: 'set', ms: 1_500, times: 1 });
            const amps = name === 'slow' ? 8 : 9;
            assert.equal((await watched.session.write('maxCurrent', amps)).value, amps, name);
        }
        await simulator.faults.turnOn('hang', { on: 'set' });
        await assert.rejects(
            watched.session.write('maxCurrent', 10),
            /maxCurrent = 10: not written within 10 s. Device 123456 has not answered/,
        );
        await simulator.faults.turnOff();
        assert.equal((await watched.session.write('maxCurrent', 11)).value, 11);
        assert.deepEqual(watched.connections, ['here']);
    });

    it('survives half values, and some that are none', async () => {
        const simulator = await charger({}, { autoStep: false });
        const watched = session(time);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        const before = new Map(watched.values);
        const client = await sender();
        for (const [key, text] of [
            ...[
                ['nrg', '[230,23'],
                ['amp', ''],
                ['amp', '{"a":'],
                ['car', 'offline'],
                ['tma', '<html></html>'],
            ],
            ...[
                ['zz9', '\u0000'],
                ['amp/result', 'maybe'],
                ['', '5'],
                ['amp/deeper/than/this', '7'],
            ],
        ]) {
            await client.publishAsync(`go-eCharger/${serial}/${key}`, text);
        }
        simulator.charger.override({ amp: 13 });
        simulator.pushChanges();
        await watched.shows('maxCurrent', 13);
        assert.deepEqual(watched.connections, ['here']);
        const strange = [...watched.values].filter(
            ([id, value]) => value !== null && typeof value !== typeof before.get(id) && before.get(id) !== null,
        );
        assert.deepEqual(strange, []);
    });

    it('leaves out what is not published where HTTP is not open, and that is no outage', async () => {
        const simulator = await charger({ readOnly: true });
        simulator.charger.override({ hai: false });
        const watched = session(time, { host: simulator.address });
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.deepEqual(watched.connections, ['here']);
        assert.equal(watched.devices[0].way, 'mqtt');
        assert.equal(watched.values.has('info.model'), false);
        await assert.rejects(watched.session.write('maxCurrent', 9), /takes no values by MQTT.*switch "read only" off/);
    });

    it('asks by HTTP for what the charger does not publish, and writes by HTTP what MQTT may not', async () => {
        const simulator = await charger({ readOnly: true });
        const watched = session(time, { host: simulator.address });
        await until(() => watched.values.has('info.friendlyName'), 'the name', 10_000);
        assert.equal(watched.devices[0].way, 'mqtt');
        assert.equal(watched.devices[0].identity.type, 'go-eCharger_V4');
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        await watched.session.writeRaw('wda', false);
        assert.equal(simulator.charger.status(['wda']).wda, false);
    });

    it('neither asks nor writes by HTTP where another device has its address by now', async () => {
        await charger({ readOnly: true });
        const stranger = await startSimulator({ clock: time, charger: { serial: '654321', name: 'A stranger' } });
        simulators.push(stranger);
        const watched = session(time, { host: stranger.address });
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.equal(watched.values.has('info.friendlyName'), false);
        await assert.rejects(watched.session.write('maxCurrent', 9), /takes no values by MQTT.*switch "read only" off/);
        assert.deepEqual(
            stranger.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
    });

    it('asks by HTTP also a CORE, which answers with status 400 and everything it has', async () => {
        const simulator = await charger({}, { charger: { model: 'CORE' } });
        const watched = session(time, { host: simulator.address });
        // Asked for along with keys that a CORE does not have.
        await watched.shows('info.manufacturer', 'go-e');
        assert.equal(watched.devices[0].way, 'mqtt');
        assert.equal(watched.values.get('carConnected'), false);
        assert.deepEqual(watched.connections, ['here']);
    });

    it('serves ten chargers, each for itself', async () => {
        const serials = Array.from({ length: 10 }, (_, index) => String(200_000 + index));
        await Promise.all(serials.map(own => charger({}, { charger: { serial: own } })));
        const all = serials.map(own => session(time, { serial: own }));
        await until(() => all.every(({ values }) => values.has('maxCurrent')), 'all ten', 15_000);
        const outcomes = await Promise.all(all.map(({ session: one }, index) => one.write('maxCurrent', 6 + index)));
        assert.deepEqual(
            outcomes.map(({ value }) => value),
            serials.map((_, index) => 6 + index),
        );
    });

    it('brings a change at the charger at once and not with the next second', async () => {
        const simulator = await charger();
        const transport = await open();
        let seen = 0;
        transport.listen({
            onValues: ({ amp }) => {
                seen = amp === 7 ? time.now() : seen;
            },
            onLost: () => undefined,
        });
        const from = time.now();
        simulator.charger.override({ amp: 7 });
        await until(() => seen > 0, 'the change');
        assert.ok(seen - from < 300, `${seen - from} ms`);
    });
});
