import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthError, ConnectionError, RefusedError, UnsupportedError } from '../../src/goe/errors';
import { CloudV1Transport } from '../../src/goe/transport/cloudV1';
import { CloudV2Transport } from '../../src/goe/transport/cloudV2';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { watch } from './watchedSession';

const token = 'token-of-the-cloud';
const serial = '123456';

describe('The cloud', () => {
    let simulator: Simulator;

    afterEach(() => simulator.stop());

    async function v2(given = token, options: Partial<SimulatorOptions> = {}): Promise<CloudV2Transport> {
        simulator = await startSimulator({ clock: realClock, cloud: { token }, ...options });
        return new CloudV2Transport({ address: simulator.cloud?.address ?? '', serial, token: given }, realClock);
    }

    async function v1(given = token): Promise<CloudV1Transport> {
        simulator = await startSimulator({ clock: realClock, cloud: { token } });
        return new CloudV1Transport({ address: simulator.cloud?.address ?? '', token: given }, realClock);
    }

    it('knows a wrong token as what it is: nothing is tried again', async () => {
        await assert.rejects((await v2('wrong')).read(['sse']), (error: Error) => {
            assert.match(error.message, /the token is wrong.*Settings > Connection > API settings/);
            return error instanceof AuthError;
        });
        await simulator.stop();
        await assert.rejects((await v1('wrong')).read(), AuthError);
    });

    it('says what to switch on where its API is off', async () => {
        const transport = await v2();
        if (simulator.cloud) {
            simulator.cloud.isAllowed = false;
        }
        await assert.rejects(transport.read(['sse']), (error: Error) => {
            assert.match(error.message, /offline, or its cloud API is switched off.*Allow cloud API/);
            return error instanceof UnsupportedError;
        });
    });

    it('that has heard nothing of the charger for long says for how long', async () => {
        const clock = fastClock(60);
        simulator = await startSimulator({ clock, cloud: { token } });
        const transport = new CloudV2Transport({ address: simulator.cloud?.address ?? '', serial, token }, clock);
        simulator.cloud?.setLinked(false);
        const from = clock.now();
        await until(() => clock.now() - from > 45_000, 'three quarters of a minute');
        await assert.rejects(transport.read(['sse']), (error: Error) => {
            assert.match(error.message, /has not reported to the cloud for \d+ (seconds|minutes)/);
            return error instanceof ConnectionError;
        });
    });

    it('of API v1 hands out old values as a success, and they are not taken for new ones', async () => {
        const clock = fastClock(600);
        simulator = await startSimulator({ clock, cloud: { token } });
        // Its time-out of 15 s would be over in 25 ms by the clock of the cloud.
        const transport = new CloudV1Transport({ address: simulator.cloud?.address ?? '', token }, realClock);
        simulator.cloud?.setLinked(false);
        const from = clock.now();
        await until(() => clock.now() - from > 600_000, 'ten minutes');
        await assert.rejects(transport.read(), /has not reported to the cloud for 1\d minutes/);
    });

    it('is asked once a second at most', async () => {
        const transport = await v2();
        const from = performance.now();
        await Promise.all([transport.read(['sse']), transport.read(['amp']), transport.read(['car'])]);
        assert.ok(performance.now() - from >= 1_900, `${performance.now() - from} ms`);
    });

    it('reports a write to a read-only key as done, so only reading it back counts', async () => {
        const transport = await v2();
        assert.deepEqual(await transport.write({ rbc: 5 }), { rbc: true });
        assert.notEqual((await transport.read(['rbc'])).rbc, 5);
    });

    it('that says that all was refused (422) is believed: the wish ends at once, with the reason where one is given', async () => {
        const clock = fastClock(20);
        simulator = await startSimulator({ clock, cloud: { token } });
        const cloud = { v2: simulator.cloud?.address ?? '', v1: '' };
        const watched = watch(waysTo({ serial, token, cloud, connection: 'cloud-v2' }, clock), clock);
        try {
            await until(() => watched.connections.at(-1) === 'here', 'the contact', 10_000);
            const refused = async (refusal: unknown, words: RegExp): Promise<void> => {
                assert.ok(simulator.cloud);
                simulator.cloud.refusal = refusal;
                simulator.requests.length = 0;
                await assert.rejects(watched.session.write('info.friendlyName', 'x'.repeat(80)), (error: Error) => {
                    assert.match(error.message, words);
                    return error instanceof RefusedError;
                });
                assert.equal(simulator.requests.filter(({ kind }) => kind === 'set').length, 1);
            };
            await refused(undefined, /refused by the device: the cloud says that it was refused, but not why/);
            await refused({ success: false, reason: 'name too long' }, /refused by the device: name too long/);
            // The body of a 422 is not documented: without any it is a refusal all the same.
            await refused('', /refused by the device: the cloud says that it was refused, but not why/);
            assert.deepEqual(watched.connections, ['here']);
        } finally {
            watched.session.stop();
        }
    });

    it('that passes on only a part says so of each value', async () => {
        const transport = await v2();
        assert.deepEqual(await transport.write({ amp: 10, fna: 'x'.repeat(80) }), {
            amp: true,
            fna: 'the cloud did not pass it on',
        });
    });

    it('is not trusted with a certificate of nobody, and the token is not sent', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'goe-cloud-'));
        try {
            const { status, stderr } = spawnSync(
                'openssl',
                [
                    'req',
                    '-x509',
                    '-newkey',
                    'rsa:2048',
                    '-nodes',
                    '-days',
                    '2',
                    '-keyout',
                    'key',
                    '-out',
                    'cert',
                    '-subj',
                    '/CN=127.0.0.1',
                ],
                { cwd: folder, encoding: 'utf8' },
            );
            assert.equal(status, 0, stderr);
            const tls = {
                key: readFileSync(join(folder, 'key'), 'utf8'),
                cert: readFileSync(join(folder, 'cert'), 'utf8'),
            };
            const transport = await v2(token, { cloud: { token, tls } });
            await assert.rejects(
                transport.read(['sse']),
                /its certificate is not signed by a known authority.*nothing was sent/,
            );
            assert.equal(simulator.requests.length, 0);
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    });

    for (const connection of ['cloud-v2', 'cloud-v1'] as const) {
        it(`that is down when the adapter starts is waited for, by ${connection}`, async () => {
            const clock = fastClock(20);
            simulator = await startSimulator({ clock, api: 'v1', cloud: { token } });
            await simulator.faults.turnOn('error502');
            const address = simulator.cloud?.address ?? '';
            const watched = watch(
                waysTo({ serial, token, cloud: { v2: address, v1: address }, connection }, clock),
                clock,
            );
            try {
                await until(() => watched.connections.length === 1, 'a word about it', 10_000);
                assert.match(watched.connections[0], /the cloud has a problem \(HTTP 502\)/);
                await simulator.faults.turnOff();
                await until(() => watched.connections.at(-1) === 'here', 'the contact', 10_000);
                assert.equal(watched.connections.length, 2);
            } finally {
                watched.session.stop();
            }
        });
    }

    it('is asked every 30 s by itself, and of API v1 so seldom that a month stays below 50 MB', async () => {
        assert.equal((await v2()).pace.usualIntervalMs, 30_000);
        await simulator.stop();
        const { usualIntervalMs } = (await v1()).pace;
        // A status of 2.5 kB, with headers and the handshake of TLS 8 kB.
        const megabytes = ((30 * 86_400_000) / usualIntervalMs) * 0.008;
        assert.ok(megabytes < 50 && usualIntervalMs >= 30_000, `${megabytes} MB, every ${usualIntervalMs} ms`);
    });

    it('takes over when the charger is lost in the home network, and gives back when it is there again, one word each', async () => {
        const clock = fastClock(20);
        simulator = await startSimulator({ clock, cloud: { token } });
        const cloud = { v2: simulator.cloud?.address ?? '', v1: '' };
        const watched = watch(
            waysTo({ host: simulator.address, serial, token, cloud, connection: 'auto' }, clock),
            clock,
        );
        await until(() => watched.connections.length === 1, 'the contact', 10_000);
        await simulator.blockLocal(true);
        await until(() => watched.wayChanges.length === 1, 'the cloud', 10_000);
        simulator.requests.length = 0;
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        assert.equal(simulator.requests.filter(({ kind }) => kind === 'set').length, 1, 'one writer');
        await simulator.blockLocal(false);
        await until(() => watched.wayChanges.length === 2, 'the way back', 20_000);
        assert.deepEqual(watched.wayChanges, ['cloud-v2', 'http-v2']);
        assert.deepEqual(watched.connections, ['here']);
        watched.session.stop();
    });
});
