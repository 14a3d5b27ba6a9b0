import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { inspect } from 'node:util';
import sinon from 'sinon';
import { AuthError, UnsupportedError } from '../../src/goe/errors';
import type { RawValues } from '../../src/goe/rawValues';
import type { Way } from '../../src/goe/transport/transport';
import { waysTo } from '../../src/goe/transport/ways';
import { WebSocketTransport, askHello } from '../../src/goe/transport/webSocket';
import { AppPassword, storedPassword } from '../../src/goe/transport/webSocketAuth';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import type { WebSocketOptions } from '../../src/simulator/webSocketDoor';
import { fastClock, realClock, until } from '../clock';
import { watch } from './watchedSession';

const password = 'password-of-the-app';

describe('The WebSocket of a charger', () => {
    let simulator: Simulator;
    let transport: WebSocketTransport | undefined;

    async function connect(
        webSocket: Partial<WebSocketOptions> = {},
        options: Partial<SimulatorOptions> = {},
    ): Promise<void> {
        simulator = await startSimulator({ clock: realClock, webSocket: { password, ...webSocket }, ...options });
        transport = await WebSocketTransport.open(simulator.address, new AppPassword(password), realClock);
    }

    afterEach(async () => {
        transport?.close();
        transport = undefined;
        await simulator.stop();
    });

    const kinds: [string, Partial<WebSocketOptions>, Partial<SimulatorOptions>][] = [
        ['with PBKDF2, as chargers up to V4 ask for', {}, {}],
        ['with bcrypt, as newer ones ask for', { hash: 'bcrypt' }, {}],
        ['with PBKDF2 where an older one does not say how', { hidesHash: true }, {}],
        ['with bcrypt where a CORE does not say how', { hidesHash: true }, { charger: { model: 'CORE' } }],
        [
            'with bcrypt of a Wattpilot Flex, whose serial number has eight digits',
            { hidesHash: true },
            { charger: { model: 'Wattpilot Flex' } },
        ],
        ['without signed writes', { secured: false }, {}],
        ['with signed writes where it says so by a number', { secured: 1 }, {}],
        ['in MessagePack', { binary: true }, {}],
        ['in MessagePack with a zero in front', { binary: true, leadingZero: true }, {}],
    ];
    for (const [what, webSocket, options] of kinds) {
        it(`lets in ${what}, and takes a write`, async () => {
            await connect(webSocket, options);
            const status = (await transport?.read('all')) ?? {};
            assert.ok(Object.keys(status).length > 150);
            assert.deepEqual(await transport?.write({ amp: 10 }), { amp: true });
            assert.equal(simulator.charger.status(['amp']).amp, 10);
        });
    }

    it('works with the open HTTP API switched off', async () => {
        await connect();
        simulator.charger.override({ hai: false });
        assert.equal((await transport?.read(['sse']))?.sse, '123456');
    });

    it('tells in the own words of the device why it refuses', async () => {
        await connect();
        const reply = await transport?.write({ fna: 'x'.repeat(80) });
        assert.match(String(reply?.fna), /^fna: /);
    });

    it('is closed to a wrong password for good: it is tried once, and the password is in no error', async () => {
        const wrong = 'not-the-password';
        const clock = fastClock(8);
        simulator = await startSimulator({ clock, webSocket: { password } });
        const watched = watch(
            waysTo({ host: simulator.address, password: wrong, connection: 'websocket' }, clock).slice(0, 1),
            clock,
        );
        await until(() => watched.connections.length > 0, 'a word about it', 10_000);
        assert.match(watched.connections[0], /the password is wrong/);
        const from = clock.now();
        await until(() => clock.now() - from > 30_000, 'some time', 10_000);
        assert.equal(watched.connections.length, 1);
        watched.session.stop();
        await assert.rejects(
            WebSocketTransport.open(simulator.address, new AppPassword(wrong), realClock),
            (error: Error) => {
                assert.ok(error instanceof AuthError);
                assert.doesNotMatch(inspect(error, { depth: 9 }), new RegExp(wrong));
                return true;
            },
        );
    });

    it('does not take a stranger at its address for a wrong password: it is looked for, and let in where it is now', async () => {
        const clock = fastClock(8);
        simulator = await startSimulator({ clock, webSocket: { password } });
        const moved = await startSimulator({ clock, webSocket: { password } });
        const wayTo = ({ address }: Simulator): Way[] =>
            waysTo({ host: address, password, connection: 'websocket' }, clock).slice(0, 1);
        const searches: string[] = [];
        const watched = watch(wayTo(simulator), clock, {
            findAgain: serial => {
                searches.push(serial);
                return Promise.resolve(wayTo(moved));
            },
        });
        try {
            await until(() => watched.connections.length === 1, 'the contact', 10_000);
            // Another charger has its address now, with another password.
            simulator.charger.override({ sse: '654321' });
            simulator.blockWebSocket(true);
            simulator.blockWebSocket(false);
            await until(() => watched.connections.length === 3, 'the return', 20_000);
            assert.match(
                watched.connections[1],
                /another device answers here \(serial number 654321 instead of 123456\)/,
            );
            assert.equal(watched.connections[2], 'here');
            assert.deepEqual(searches, ['123456']);
        } finally {
            watched.session.stop();
            await moved.stop();
        }
    });

    it('with a wrong password leaves the other ways open', async () => {
        const clock = fastClock(20);
        simulator = await startSimulator({ clock, webSocket: { password } });
        const ways = waysTo({ host: simulator.address, password: 'wrong', connection: 'auto' }, clock);
        const watched = watch(ways, clock);
        await until(() => watched.connections.length > 0, 'the contact', 10_000);
        assert.deepEqual(watched.connections, ['here']);
        assert.equal(watched.devices[0].way, 'http-v2');
        watched.session.stop();
    });

    it('says who the charger is before any password', async () => {
        simulator = await startSimulator({ clock: realClock, webSocket: { password } });
        const hello = await askHello(simulator.address, realClock, 5_000);
        assert.equal(hello.serial, '123456');
        assert.equal(hello.type, 'go-eCharger_V4');
    });

    it('brings a change at the charger within a tenth of a second', async () => {
        await connect({}, { autoStep: false });
        const news: RawValues[] = [];
        transport?.listen({ onValues: raw => void news.push(raw), onLost: () => undefined });
        const from = performance.now();
        simulator.charger.override({ amp: 9 });
        await until(() => news.some(({ amp }) => amp === 9), 'the change');
        assert.ok(performance.now() - from < 500, `${performance.now() - from} ms`);
    });

    it('is lost when nothing comes any more, and says so once', async () => {
        const clock = fastClock(20);
        simulator = await startSimulator({ clock, webSocket: { password }, autoStep: false });
        transport = await WebSocketTransport.open(simulator.address, new AppPassword(password), clock);
        const lost: string[] = [];
        transport.listen({ onValues: () => undefined, onLost: error => void lost.push(error.message) });
        await until(() => lost.length > 0, 'the loss', 5_000);
        assert.match(lost[0], /nothing came for 15 s/);
        await assert.rejects(transport.read('all'), /nothing came/);
        transport.close();
        assert.equal(lost.length, 1);
    });

    it('survives half messages, and some that are none', async () => {
        const clock = fastClock(8);
        simulator = await startSimulator({ clock, webSocket: { password }, autoStep: false });
        const watched = watch(
            waysTo({ host: simulator.address, password, connection: 'websocket' }, clock).slice(0, 1),
            clock,
        );
        try {
            await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
            const frames = [
                ...['', '{"type":"deltaStatus","status":{"amp":1', '[1,2,3]', '42', 'null', '<html></html>'],
                ...['{"type":"deltaStatus"}', '{"type":"deltaStatus","status":[7]}', '{"type":7,"status":{"amp":7}}'],
                ...[Uint8Array.of(), Uint8Array.of(0), Uint8Array.of(0x82, 0xa4, 0x74), new Uint8Array(300).fill(0xff)],
            ];
            frames.forEach(frame => simulator.webSocket?.sendBroken(frame));
            simulator.charger.override({ amp: 13 });
            await watched.shows('maxCurrent', 13);
            assert.deepEqual(
                watched.changes.filter(([id]) => id === 'maxCurrent').map(([, amps]) => amps),
                [32, 13],
            );
            assert.deepEqual(watched.connections, ['here']);
        } finally {
            watched.session.stop();
        }
    });

    it('that does not exist is said to be missing', async () => {
        simulator = await startSimulator({ clock: realClock });
        await assert.rejects(
            WebSocketTransport.open(simulator.address, new AppPassword(password), realClock),
            (error: Error) => error instanceof UnsupportedError || /the connection was cut|failed/.test(error.message),
        );
    });

    it('that is lost gives way to HTTP and comes back, with one word each time', async () => {
        const clock = fastClock(8);
        simulator = await startSimulator({ clock, webSocket: { password } });
        const watched = watch(waysTo({ host: simulator.address, password, connection: 'auto' }, clock), clock);
        await until(() => watched.devices.length > 0, 'the contact', 10_000);
        assert.equal(watched.devices[0].way, 'websocket');
        simulator.blockWebSocket(true);
        await until(() => watched.wayChanges.length === 1, 'the other way', 10_000);
        assert.deepEqual(watched.wayChanges, ['http-v2']);
        assert.equal((await watched.session.write('maxCurrent', 8)).value, 8);
        simulator.blockWebSocket(false);
        await until(() => watched.wayChanges.length === 2, 'the way back', 20_000);
        assert.deepEqual(watched.wayChanges, ['http-v2', 'websocket']);
        assert.deepEqual(watched.connections, ['here']);
        watched.session.stop();
    });

    it('keeps the password as the device does', async () => {
        // Worked out with other implementations: Python's PBKDF2 and the bcrypt of the C library.
        simulator = await startSimulator({ clock: realClock });
        assert.equal(await storedPassword('pbkdf2', 'secret', '123456'), 'kvbB/2ugugGKUCWiL72J7ty6CIpZfPry');
        assert.equal(await storedPassword('bcrypt', 'secret', '123456'), '5eSQJvhQZKg1QRT6lY5f9L9ZLksO2FW');
    });

    it('is opened again without hashing the password anew, which takes a tenth of a second', async () => {
        simulator = await startSimulator({ clock: realClock, webSocket: { password, hash: 'pbkdf2' } });
        const hashing = sinon.spy(crypto, 'pbkdf2');
        const [way] = waysTo({ host: simulator.address, password, connection: 'websocket' }, realClock);
        for (let times = 0; times < 2; times++) {
            (await way.open()).close();
        }
        const another = new AppPassword(password);
        await Promise.all(['123456', '654321'].map(serial => another.storedBy('pbkdf2', serial)));
        hashing.restore();
        assert.equal(hashing.callCount, 1 + 2);
    });
});
