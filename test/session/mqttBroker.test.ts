import assert from 'node:assert/strict';
import { connect as connectTcp } from 'node:net';
import { inspect } from 'node:util';
import mqtt, { type MqttClient } from 'mqtt';
import { AuthError, UnsupportedError } from '../../src/goe/errors';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttClientLink } from '../../src/goe/transport/mqttClient';
import { MqttDialect } from '../../src/goe/transport/mqttDialect';
import { realClock, until } from '../clock';

const user = 'goe';
const password = 'password-of-the-broker';
const own = 'go-eCharger/123456';

describe('The embedded broker', () => {
    let broker: MqttBroker;
    const clients: MqttClient[] = [];
    /** What the adapter hears, whatever the topic. */
    const heard = new Map<string, number>();

    before(async () => {
        broker = await MqttBroker.open({ host: '127.0.0.1', port: 0, user, password, topics: [`${own}/#`] });
        await broker.subscribe(['#'], {
            onMessage: ({ text, topic }) => void heard.set(topic, text.length),
            onLost: () => undefined,
        });
    });

    afterEach(async () => {
        heard.clear();
        await Promise.all(clients.splice(0).map(client => client.endAsync(true)));
    });

    after(() => broker.close());

    const access = (more: object = {}): Parameters<typeof MqttClientLink.open>[0] => ({
        host: '127.0.0.1',
        port: broker.port,
        user,
        password,
        tls: false,
        ca: '',
        ...more,
    });

    /** Somebody who knows the password. */
    async function somebody(): Promise<MqttClient> {
        const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
            username: user,
            password,
            reconnectPeriod: 0,
        });
        client.on('error', () => undefined);
        clients.push(client);
        return client;
    }

    it('lets nobody in with a wrong password or a wrong user, and repeats neither', async () => {
        for (const wrong of [{ password: 'guessed' }, { user: 'guessed' }, { password: '' }, { user: '' }]) {
            await assert.rejects(MqttClientLink.open(access(wrong), realClock), (error: Error) => {
                assert.ok(error instanceof AuthError, inspect(error));
                assert.doesNotMatch(inspect(error, { depth: 9 }), /guessed|password-of-the-broker/);
                return true;
            });
        }
    });

    it('does not open without a user and a password', async () => {
        for (const missing of [{ user: '' }, { password: '' }]) {
            await assert.rejects(
                MqttBroker.open({ host: '127.0.0.1', port: 0, user, password, topics: [], ...missing }),
                (error: Error) =>
                    error instanceof UnsupportedError && /needs a user and a password/.test(error.message),
            );
        }
    });

    it('takes messages to the topics of a configured charger only, and ends who sends others', async () => {
        const client = await somebody();
        await client.publishAsync(`${own}/amp`, '16', { qos: 1 });
        assert.deepEqual([...heard.keys()], [`${own}/amp`]);
        const ended = new Promise<void>(resolve => client.on('close', () => resolve()));
        client.publish('go-eCharger/654321/amp', '32');
        await ended;
        assert.deepEqual([...heard.keys()], [`${own}/amp`]);
    });

    it('lets a charger stay that describes itself to Home Assistant, and passes that on to nobody', async () => {
        const client = await somebody();
        const text = '{"name":"Power"}';
        await client.publishAsync('homeassistant/sensor/goe_123456/config', text, { qos: 1, retain: true });
        await client.publishAsync(`${own}/amp`, '16', { qos: 1 });
        assert.equal(client.connected, true);
        assert.deepEqual([...heard.keys()], [`${own}/amp`]);
    });

    it('lets nobody listen to other topics, nor to everything', async () => {
        const link = await MqttClientLink.open(access(), realClock);
        const listener = { onMessage: () => undefined, onLost: () => undefined };
        for (const filter of ['#', '+/+/#', 'homeassistant/#', 'go-eCharger/+/amp', '$SYS/#']) {
            await assert.rejects(link.subscribe([filter], listener), /does not let us read these topics/, filter);
        }
        await link.subscribe([`${own}/+/set`], listener);
        await link.close();
    });

    it('lets a charger be listened to where of its possible topics only those are allowed that it uses', async () => {
        const link = await MqttClientLink.open(access(), realClock);
        const news: string[] = [];
        try {
            await link.subscribe(MqttDialect.filters('123456'), {
                onMessage: ({ topic }) => void news.push(topic),
                onLost: () => undefined,
            });
            await (await somebody()).publishAsync(`${own}/amp`, '16', { qos: 1 });
            await until(() => news.includes(`${own}/amp`), 'the message');
        } finally {
            await link.close();
        }
    });

    it('goes on sending to who still listens where another one on the same link has listened to the same and left', async () => {
        const link = await MqttClientLink.open(access(), realClock);
        const news: string[] = [];
        const leave = await link.subscribe([`${own}/#`], { onMessage: () => undefined, onLost: () => undefined });
        await link.subscribe([`${own}/#`], { onMessage: ({ text }) => void news.push(text), onLost: () => undefined });
        leave();
        // The broker does one thing after the other: this is answered after the leaving.
        await link.subscribe([`${own}/+/set`], { onMessage: () => undefined, onLost: () => undefined });
        await link.publish(`${own}/amp`, '16');
        await until(() => news.includes('16'), 'the message').finally(() => link.close());
    });

    it('takes 60 kB at once and ends who sends more', async () => {
        const client = await somebody();
        await client.publishAsync(`${own}/cards`, 'x'.repeat(60_000), { qos: 1 });
        assert.equal(heard.get(`${own}/cards`), 60_000);
        const ended = new Promise<void>(resolve => client.on('close', () => resolve()));
        client.publish(`${own}/log`, 'x'.repeat(70_000));
        await ended;
        assert.equal(heard.has(`${own}/log`), false);
    });

    it('collects no large packet of somebody who has not even logged in', async () => {
        const socket = connectTcp(broker.port, '127.0.0.1');
        let isEnded = false;
        socket.on('error', () => undefined).on('close', () => (isEnded = true));
        // A CONNECT that announces 256 MB.
        socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0x00]));
        await until(() => isEnded, 'the end');
    });

    it('understands packets that arrive byte by byte', async () => {
        const socket = connectTcp(broker.port, '127.0.0.1');
        socket.setNoDelay(true);
        let answer = Buffer.alloc(0);
        socket.on('data', (chunk: Buffer) => (answer = Buffer.concat([answer, chunk])));
        const text = (value: string): number[] => [0, value.length, ...Buffer.from(value)];
        // A long client id makes a length of two bytes: MQTT 3.1.1, clean session, user and password.
        const body = [...text('MQTT'), 4, 0xc2, 0, 60, ...text('c'.repeat(60)), ...text(user), ...text(password)];
        const login = [0x10, body.length, ...body];
        const topic = text(`${own}/amp`);
        const message = [0x30, ((topic.length + 200) % 128) | 0x80, Math.floor((topic.length + 200) / 128), ...topic];
        for (const byte of login) {
            await new Promise(resolve => socket.write(Buffer.from([byte]), resolve));
        }
        await until(() => answer.length >= 4, 'the answer to the login');
        assert.deepEqual([...answer], [0x20, 2, 0, 0]);
        for (const byte of [...message, ...Buffer.from('1'.repeat(200)), ...message, ...Buffer.from('2'.repeat(200))]) {
            await new Promise(resolve => socket.write(Buffer.from([byte]), resolve));
        }
        await until(() => heard.get(`${own}/amp`) === 200, 'the message');
        socket.destroy();
    });

    it('says in words that its port is taken, or the address is not that of this computer', async () => {
        const options = { port: broker.port, user, password, topics: [] };
        for (const [host, words] of [
            ['127.0.0.1', /cannot listen on 127\.0\.0\.1, port \d+: the port is in use/],
            ['192.0.2.1', /cannot listen on 192\.0\.2\.1, port \d+: this is no address of this computer/],
        ] as const) {
            await assert.rejects(MqttBroker.open({ host, ...options }), (error: Error) => {
                assert.match(error.message, words);
                assert.doesNotMatch(inspect(error, { depth: 9 }), /password-of-the-broker/);
                return true;
            });
        }
    });
});
