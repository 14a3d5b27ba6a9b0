import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { request } from 'node:http';
import { GoeError } from '../../src/goe/errors';
import type { FaultName } from '../../src/simulator/faults';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { HandClock, until } from '../clock';

interface Answer {
    readonly status: number;
    readonly headers: Record<string, string | string[] | undefined>;
    readonly body: string;
}

let simulator: Simulator;
let clock: HandClock;

async function begin(options: Partial<SimulatorOptions> = {}): Promise<void> {
    clock = new HandClock();
    simulator = await startSimulator({ clock, autoStep: false, ...options });
}

function ask(path: string, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
        const asking = request(`${simulator.url}${path}`, { method, agent: false }, response => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (piece: string) => (body += piece));
            response.on('error', reject);
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        });
        asking.on('error', reject);
        asking.end();
    });
}

async function json(path: string): Promise<unknown> {
    return JSON.parse((await ask(path)).body);
}

/** Everything that comes over the line, as it comes. */
function raw(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
        let text = '';
        const socket = connect(simulator.port, '127.0.0.1', () =>
            socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`),
        );
        socket.setEncoding('utf8');
        socket.on('data', (piece: string) => (text += piece));
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
    });
}

async function faulty(name: FaultName, path = '/api/status'): Promise<Answer> {
    await simulator.faults.turnOn(name);
    return ask(path);
}

function code(expected: string | RegExp): (error: unknown) => boolean {
    return error => new RegExp(expected).test((error as NodeJS.ErrnoException).code ?? '');
}

describe('simulator over HTTP', () => {
    beforeEach(() => begin());
    afterEach(() => simulator.stop());

    describe('status', () => {
        it('answers everything without a filter', async () => {
            const answer = await ask('/api/status');
            assert.equal(answer.status, 200);
            assert.ok(Object.keys(JSON.parse(answer.body) as object).length > 300);
            assert.equal(answer.headers['content-type'], 'application/json');
            assert.equal(answer.headers['access-control-allow-origin'], '*');
        });

        it('answers in pieces of 4 kB and closes the connection', async () => {
            const text = await raw('/api/status');
            assert.match(text, /\r\nTransfer-Encoding: chunked\r\n/);
            assert.match(text, /\r\nConnection: close\r\n/);
            assert.match(text, /\r\n1000\r\n/);
        });

        it('closes the connection without announcing it where that is wanted', async () => {
            await simulator.stop();
            await begin({ announcesClose: false });
            const text = await raw('/api/status?filter=car');
            assert.doesNotMatch(text, /Connection:/i);
            assert.match(text, /\{"car":1\}/);
        });

        it('answers only what is asked for and leaves out what it does not have', async () => {
            const answer = await ask('/api/status?filter=car,amx,amp');
            assert.equal(answer.status, 200);
            assert.equal(answer.body, '{"car":1,"amp":32}');
        });

        it('understands an escaped comma and the old list of keys', async () => {
            assert.deepEqual(await json('/api/status?filter=car%2Camp'), { car: 1, amp: 32 });
            assert.deepEqual(await json(`/api/status?filter=${encodeURIComponent('["car","amp"]')}`), {
                car: 1,
                amp: 32,
            });
        });

        it('CORE and PRO answer 400 with the whole JSON as soon as one key is missing', async () => {
            await simulator.stop();
            await begin({ charger: { model: 'PRO', firmware: '60.3' } });
            const good = 'sse,fna,car,alw,acs,frc,trx,cards,err,wh,pha,nrg,eto,tma,amp,ama,fsp';
            assert.equal((await ask(`/api/status?filter=${good}`)).status, 200);
            const answer = await ask(`/api/status?filter=${good},cbl`);
            assert.equal(answer.status, 400);
            assert.equal(Object.keys(JSON.parse(answer.body) as object).length, 17);
            const all = await ask('/api/status');
            assert.equal(all.status, 400);
            assert.ok(Object.keys(JSON.parse(all.body) as object).length > 250);
        });

        it('does not know the path where the API is switched off', async () => {
            assert.deepEqual(await json('/api/set?hai=false'), { hai: true });
            const answer = await ask('/api/status?filter=car');
            assert.deepEqual([answer.status, answer.body], [404, 'This URI does not exist']);
        });

        it('does not know other paths, nor other methods', async () => {
            assert.deepEqual(await ask('/status').then(({ status, body }) => [status, body]), [
                404,
                'This URI does not exist',
            ]);
            const answer = await ask('/api/set?amp=16', 'POST');
            assert.deepEqual(
                [answer.status, answer.body],
                [405, 'Request method for this URI is not handled by server'],
            );
            assert.equal((await ask(`/api/status?filter=${'amp,'.repeat(200)}`)).status, 414);
        });

        it('answers nothing for some seconds after a restart', async () => {
            assert.deepEqual(await json('/api/set?rst=1'), { rst: true });
            simulator.step();
            await assert.rejects(ask('/api/status'), code('ECONNRESET'));
            simulator.step(3);
            assert.deepEqual(await json('/api/status?filter=car,rbc'), { car: null, rbc: 8 });
        });
    });

    describe('set', () => {
        it('takes several values at once', async () => {
            const answer = await ask(`/api/set?amp=16&dwo=null&fna=${encodeURIComponent('"Carport ü #1 & more"')}`);
            assert.deepEqual([answer.status, answer.body], [200, '{"amp":true,"dwo":true,"fna":true}']);
            assert.deepEqual(await json('/api/status?filter=amp,fna'), { amp: 16, fna: 'Carport ü #1 & more' });
        });

        it('says 500 when it refuses one, and takes the others', async () => {
            const answer = await ask('/api/set?amp=40&frc=1');
            assert.equal(answer.status, 500);
            assert.deepEqual(JSON.parse(answer.body), {
                amp: 'amp: failed: Value 40 exceeds range 6 to 32 (40)',
                frc: true,
            });
            assert.deepEqual(await json('/api/status?filter=amp,frc'), { amp: 32, frc: 1 });
        });

        it('answers a bare null for an unknown key', async () => {
            assert.equal((await ask('/api/set?amx=16')).body, 'null');
            assert.equal((await ask('/api/set?amp=16&amx=16')).body, 'null');
        });

        it('sees an empty value behind a # that was not escaped', async () => {
            const answer = await ask('/api/set?cch=#00FF00');
            assert.equal(answer.status, 500);
            assert.deepEqual(JSON.parse(answer.body), {
                cch: 'cch: tried to set api key with invalid json EmptyInput ()',
            });
        });

        it('finds a full schedule too long and takes a minimal one', async () => {
            const { sch_week: week } = (await json('/api/status?filter=sch_week')) as Record<string, unknown>;
            const full = await ask(`/api/set?sch_week=${encodeURIComponent(JSON.stringify(week))}`);
            assert.equal(full.status, 500);
            assert.match(full.body, /ESP_ERR_HTTPD_RESULT_TRUNC/);
            assert.deepEqual(await json(`/api/set?sch_week=${encodeURIComponent('{"control":0}')}`), {
                sch_week: true,
            });
        });

        it('answers with a sentence on firmware 050', async () => {
            await simulator.stop();
            await begin({ charger: { firmware: '050.2' } });
            assert.deepEqual(await ask('/api/set?amp=16&frc=1').then(({ status, body }) => [status, body]), [
                200,
                '2 succeeded and 0 failed.',
            ]);
            assert.deepEqual(await ask('/api/set?alw=true').then(({ status, body }) => [status, body]), [
                500,
                '0 succeeded and 1 failed.',
            ]);
        });
    });

    describe('faults', () => {
        it('offline: connection refused, and the same port again afterwards', async () => {
            const { port } = simulator;
            await simulator.faults.turnOn('offline');
            await assert.rejects(ask('/api/status'), code('ECONNREFUSED'));
            await simulator.faults.turnOff();
            assert.equal(simulator.port, port);
            assert.equal((await ask('/api/status?filter=car')).status, 200);
        });

        it('hang: the request arrives, no answer ever', async () => {
            await simulator.faults.turnOn('hang');
            let ended = false;
            const asking = ask('/api/status').finally(() => (ended = true));
            asking.catch(() => undefined);
            await until(() => simulator.requests.length === 1);
            await clock.advance(60_000);
            assert.equal(ended, false);
            await simulator.stop();
            await assert.rejects(asking, code('ECONNRESET'));
        });

        it('reset: the connection is reset', async () => {
            await assert.rejects(faulty('reset'), code('ECONNRESET'));
        });

        it('slow: the answer comes after its time', async () => {
            await simulator.faults.turnOn('slow', { ms: 3000 });
            const answers: Answer[] = [];
            void ask('/api/status?filter=car').then(got => answers.push(got));
            await until(() => simulator.requests.length === 1);
            await clock.advance(2999);
            assert.equal(answers.length, 0);
            await clock.advance(1);
            await until(() => answers.length === 1);
            assert.equal(answers[0].status, 200);
        });

        it('half a chunked answer breaks off', async () => {
            await assert.rejects(faulty('halfChunked'), code('ECONNRESET'));
        });

        it('half an answer without a length looks complete and is no JSON', async () => {
            const { status, body } = await faulty('halfClosed');
            assert.equal(status, 200);
            assert.ok(body.length > 1000);
            assert.throws(() => JSON.parse(body));
        });

        it('wrong contents: a page, nothing, a list, a number, null, errors', async () => {
            const seen: Record<string, [number, string]> = {};
            for (const name of [
                'notJson',
                'empty',
                'array',
                'number',
                'null',
                'busy',
                'error500',
                'error502',
            ] as const) {
                const { status, body } = await faulty(name);
                seen[name] = [status, body];
            }
            assert.match(seen.notJson[1], /^<!DOCTYPE html>/);
            assert.deepEqual(seen.empty, [200, '']);
            assert.deepEqual(seen.array, [200, '[1,2,3]']);
            assert.deepEqual(seen.number, [200, '42']);
            assert.deepEqual(seen.null, [200, 'null']);
            assert.deepEqual(seen.busy, [500, "couldn't take api lock in 3s, please try again later"]);
            assert.equal(seen.error500[0], 500);
            assert.equal(seen.error502[0], 502);
        });

        it('huge: many megabytes, then the end', async () => {
            const { status, body } = await faulty('huge');
            assert.equal(status, 200);
            assert.ok(body.length > 64_000_000);
        });

        it('endless: more and more until the reader goes', async () => {
            await simulator.faults.turnOn('endless');
            let received = 0;
            const asking = request(`${simulator.url}/api/status`, { agent: false }, response => {
                response.on('data', (piece: Buffer) => (received += piece.length));
                response.on('error', () => undefined);
            });
            asking.on('error', () => undefined);
            asking.end();
            await until(() => received > 5_000_000, 'megabytes');
            asking.destroy();
        });

        it('meets only what it is meant for, and only so often', async () => {
            await simulator.faults.turnOn('busy', { on: 'set', times: 2 });
            assert.equal((await ask('/api/status?filter=car')).status, 200);
            assert.equal((await ask('/api/set?amp=10')).status, 500);
            assert.equal((await ask('/api/set?amp=10')).status, 500);
            assert.equal((await ask('/api/set?amp=10')).status, 200);
            assert.deepEqual(simulator.faults.active, []);
        });

        it('a write whose answer is lost has not happened, or has, as wanted', async () => {
            await simulator.faults.turnOn('reset', { times: 1 });
            await assert.rejects(ask('/api/set?amp=10'));
            assert.deepEqual(simulator.charger.status(['amp']), { amp: 32 });
            await simulator.faults.turnOn('reset', { times: 1, applied: true });
            await assert.rejects(ask('/api/set?amp=10'));
            assert.deepEqual(simulator.charger.status(['amp']), { amp: 10 });
        });
    });

    describe('log and time', () => {
        it('notes every request: when, what was asked, what was to be written', async () => {
            await ask('/api/status?filter=car,amp');
            await clock.advance(5000);
            await ask(`/api/set?amp=16&fna=x&ids=${encodeURIComponent('{"pGrid":-5}')}`);
            await ask('/status');
            const [read, written, other] = simulator.requests;
            assert.equal(simulator.requests.length, 3);
            assert.deepEqual(
                [read.kind, read.method, read.path, read.keys],
                ['status', 'GET', '/api/status', ['car', 'amp']],
            );
            assert.deepEqual(read.values, {});
            assert.deepEqual([written.kind, written.keys], ['set', ['amp', 'fna', 'ids']]);
            assert.deepEqual(written.values, { amp: 16, fna: 'x', ids: { pGrid: -5 } });
            assert.equal(written.time - read.time, 5000);
            assert.equal(other.kind, 'other');
        });

        it('steps once a second by itself, faster when wanted, and stops with everything', async () => {
            await simulator.stop();
            await begin({ autoStep: true, car: {} });
            const bootTime = (): number => Number(simulator.charger.status(['rbt']).rbt);
            const start = bootTime();
            await clock.advance(10_000);
            assert.equal(bootTime() - start, 10_000);
            simulator.speed = 60;
            await clock.advance(10_000);
            const fast = bootTime() - start;
            assert.ok(fast >= 609_000 && fast <= 610_000, `${fast}`);
            assert.equal(simulator.charger.status(['car']).car, 2);
            await simulator.stop();
            assert.equal(clock.pending, 0);
            await clock.advance(10_000);
            assert.equal(bootTime() - start, fast);
        });

        for (const speed of [0.3, 7, 250]) {
            it(`loses no time at speed ${speed}`, async () => {
                await simulator.stop();
                await begin({ autoStep: true, speed });
                const start = simulator.charger.now;
                await clock.advance(10_000);
                const lost = 10_000 * speed - (simulator.charger.now - start);
                // At most what has not made a whole second yet, or a look at the clock.
                assert.ok(lost >= 0 && lost <= Math.max(1000, 10 * speed), `${lost}`);
            });
        }

        it('says clearly when the port is taken', async () => {
            await assert.rejects(
                startSimulator({ clock, port: simulator.port }),
                (error: unknown) => error instanceof GoeError && /port \d+: the port is in use/.test(error.message),
            );
        });
    });
});
