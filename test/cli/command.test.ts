import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttDialect } from '../../src/goe/transport/mqttDialect';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { realClock, until } from '../clock';
import { markedV2, markersIn } from '../secretMarkers';
import { command, goecharger, start, type Outcome } from './goecharger';
import { host, login, password, serial, showsNoSecret, token } from './secrets';

function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
    return startSimulator({
        clock: realClock,
        host,
        port: 0,
        charger: { serial },
        car: { capacityWh: 60_000, energyWh: 20_000, phases: 3 },
        ...options,
    });
}

const ways: {
    name: string;
    simulator: (broker: MqttBroker) => Partial<SimulatorOptions>;
    words: (simulated: Simulator) => string[];
    env: (simulated: Simulator, broker: MqttBroker) => Record<string, string>;
}[] = [
    { name: 'http-v2', simulator: () => ({}), words: ({ address }) => ['-H', address], env: () => ({}) },
    {
        name: 'http-v1',
        simulator: () => ({ api: 'v1', v1Firmware: '041.0' }),
        words: ({ address }) => ['-H', address],
        env: () => ({}),
    },
    {
        name: 'cloud-v2',
        simulator: () => ({ cloud: { token } }),
        words: ({ cloud }) => ['-s', serial, '--cloud', cloud?.address ?? ''],
        env: () => ({ GOECHARGER_TOKEN: token }),
    },
    {
        name: 'cloud-v1',
        simulator: () => ({ api: 'v1', cloud: { token } }),
        words: ({ cloud }) => ['--cloud', cloud?.address ?? ''],
        env: () => ({ GOECHARGER_TOKEN: token }),
    },
    {
        name: 'websocket',
        simulator: () => ({ webSocket: { password } }),
        words: ({ address }) => ['-H', address],
        env: () => ({ GOECHARGER_PASSWORD: password }),
    },
    {
        name: 'mqtt',
        simulator: broker => ({ mqtt: { ...login, api: 'v2', broker: `mqtt://${host}:${broker.port}` } }),
        words: () => ['-s', serial, '--connection', 'mqtt'],
        env: (_simulated, broker) => ({
            GOECHARGER_MQTT: `mqtt://${login.user}:${login.password}@${host}:${broker.port}`,
        }),
    },
];

for (const way of ways) {
    describe(`goecharger by ${way.name}`, () => {
        let broker: MqttBroker;
        let simulated: Simulator;
        const run = (...words: string[]): Promise<Outcome> =>
            goecharger([...way.words(simulated), ...words], way.env(simulated, broker));

        before(async () => {
            broker = await MqttBroker.open({ ...login, host, port: 0, topics: MqttDialect.filters(serial, '') });
            simulated = await simulator(way.simulator(broker));
        });

        after(async () => {
            await simulated.stop();
            await broker.close();
        });

        it('says who the device is and how it is reached', async () => {
            const outcome = await run('--json', '--verbose', 'info');
            assert.equal(outcome.code, 0, outcome.err);
            const facts = JSON.parse(outcome.out) as Record<string, unknown>;
            assert.equal(facts.serial, serial);
            assert.equal(facts.connection, way.name);
            showsNoSecret(outcome);
        });

        it('reads single values and whole groups', async () => {
            const single = await run('get', 'maxCurrent');
            assert.match(single.out, /^\d+ A\n$/);
            const group = await run('--json', 'status', 'charging');
            assert.equal(group.code, 0, group.err);
            assert.equal(typeof (JSON.parse(group.out) as { charging: { power: number } }).charging.power, 'number');
        });

        it('writes, and ends when the device has confirmed it', async () => {
            const outcome = await run('current', '11');
            assert.equal(outcome.code, 0, outcome.err);
            assert.match(outcome.out, /maxCurrent {2}11/);
            assert.equal(simulated.charger.status(['amp']).amp, 11);
        });

        it('ends with 1 and the reason where a value is not possible', async () => {
            const outcome = await run('set', 'maxCurrent=99');
            assert.equal(outcome.code, 1);
            assert.match(outcome.err, /maxCurrent: 99 is not possible; allowed is a number from 6 to 32 A\./);
            assert.equal(outcome.out, '');
        });

        it('stops and starts charging', async () => {
            const stopped = await run('stop');
            assert.equal(stopped.code, 0, stopped.err);
            await until(() => simulated.charger.status(['car']).car !== 2, 'no charging', 5_000);
            assert.equal((await run('start')).code, 0);
        });
    });
}

describe('goecharger and a charger in the local network', () => {
    let simulated: Simulator;
    let folder: string;
    const run = (...words: string[]): Promise<Outcome> => goecharger(['-H', simulated.address, ...words]);

    before(async () => {
        simulated = await simulator();
        folder = mkdtempSync(join(tmpdir(), 'goecharger-'));
    });

    after(async () => {
        await simulated.stop();
        rmSync(folder, { recursive: true });
    });

    it('understands words: phases auto, charging mode eco, and several values at once', async () => {
        const outcome = await run('set', 'phases=auto', 'settings.chargingMode=eco', 'surplus.enabled=on');
        assert.equal(outcome.code, 0, outcome.err);
        const { fup, lmo, psm } = simulated.charger.status(['psm', 'lmo', 'fup']);
        assert.deepEqual([psm, lmo, fup], [0, 4, true]);
        assert.equal((await run('phases', '1')).code, 0);
        assert.equal(simulated.charger.status(['psm']).psm, 1);
    });

    it('takes API keys with JSON, and shows the answer of the device where it refuses', async () => {
        assert.equal((await run('set', 'fna="Carport"')).code, 0);
        assert.equal(simulated.charger.status(['fna']).fna, 'Carport');
        const refused = await run('set', 'xyz=1');
        assert.equal(refused.code, 1);
        assert.match(refused.err, /xyz/);
    });

    it('tells the surplus control what flows', async () => {
        assert.equal((await run('pv', '--grid', '-2300', '--pv', '5000')).code, 0);
        const { pgrid, ppv } = simulated.charger.status(['pgrid', 'ppv']);
        assert.deepEqual([pgrid, ppv], [-2300, 5000]);
    });

    for (const [signal, when] of [
        ['SIGINT', 'is interrupted'],
        ['SIGHUP', 'loses its terminal'],
    ] as const) {
        it(`gives back what was before when a stop for some minutes ${when}`, async () => {
            await run('neutral');
            const stopping = start(['-H', simulated.address, '--json', 'stop', '--minutes', '5']);
            await until(() => stopping.out().includes('forceState'), 'the confirmation', 8_000);
            assert.equal(simulated.charger.status(['frc']).frc, 1);
            stopping.child.kill(signal);
            const { code, err, out } = await stopping.ended;
            assert.equal(code, 0);
            assert.equal(simulated.charger.status(['frc']).frc, 0);
            assert.equal(out, '{"forceState":1}\n{"forceState":0}\n');
            assert.match((JSON.parse(err) as { remark: string }).remark, /^For 5 minutes/);
        });
    }

    it('gives back what was before also when nobody reads what it says', async () => {
        await run('neutral');
        const line = `"${process.execPath}" "${command}" -H ${simulated.address} stop --minutes 5 | true`;
        await promisify(execFile)('sh', ['-c', line], { timeout: 15_000 });
        await until(() => simulated.charger.status(['frc']).frc === 0, 'what was before', 5_000);
        assert.ok(
            simulated.requests.some(({ values }) => values?.frc === 1),
            'it was stopped',
        );
    });

    it('leaves alone what somebody else has decided in the meantime', async () => {
        const stopping = start(['-H', simulated.address, 'stop', '--minutes', '0.1']);
        await until(() => stopping.out().includes('forceState'), 'the confirmation', 8_000);
        simulated.charger.set('frc', '2');
        const { code, err } = await stopping.ended;
        assert.equal(code, 0);
        assert.match(err, /left alone/);
        assert.equal(simulated.charger.status(['frc']).frc, 2);
    });

    it('shows changes until Ctrl-C, without a complaint, also by API key', async () => {
        const watching = start(['-H', simulated.address, '--json', 'watch', '--interval', '1', 'amp']);
        await until(() => watching.out().includes('maxCurrent'), 'the first value', 8_000);
        simulated.charger.set('amp', '13');
        await until(() => watching.out().includes('"value":13'), 'the change', 8_000);
        watching.child.kill('SIGINT');
        const { code, err } = await watching.ended;
        assert.equal(code, 0);
        assert.equal(err, '');
    });

    it('ends quietly when its reader has seen enough', async () => {
        const line = `"${process.execPath}" "${command}" -H ${simulated.address} watch | head -1; "${process.execPath}" "${command}" --help | head -1`;
        const { stderr, stdout } = await promisify(execFile)('sh', ['-c', line], { timeout: 15_000 });
        assert.equal(stderr, '');
        assert.equal(stdout.trim().split('\n').length, 2);
    });

    it('shows units for a person', async () => {
        const { out } = await run('status', 'charging', 'time');
        assert.match(out, /^voltages\.l1 +[\d.]+ V$/m);
        assert.match(out, /^powerFactors\.l1 +\d+ %$/m);
        assert.match(out, /^forced +[A-Z][a-z]+$/m);
        assert.match((await run('status', 'configuration')).out, /^phases +\d \([\w ]+\)$/m);
        assert.match((await run('phases', 'auto')).out, /^phases +0 \(Automatic\)$/m);
        assert.match(out, /^universalTime +[\d-]+T[\d:.]+Z$/m);
    });

    it('shows all that the device says where no name is given, without its secrets', async () => {
        simulated.charger.override(markedV2());
        const { code, out } = await run('--json', 'get');
        assert.equal(code, 0);
        const all = JSON.parse(out) as Record<string, unknown>;
        assert.ok(Object.keys(all).length > 100);
        assert.equal('cak' in all || 'wak' in all, false);
        assert.match((await run('get')).out, /^amp +\d+$/m);
    });

    it('says a refusal also where its remarks are read no further', async () => {
        const line = `"${process.execPath}" "${command}" dance 2>&1 >/dev/null | true; echo "\${PIPESTATUS[0]}"`;
        const { stdout } = await promisify(execFile)('bash', ['-c', line], { timeout: 15_000 });
        assert.equal(stdout, '2\n');
    });

    it('captures everything for a bug report, without secrets, and overwrites nothing unasked', async () => {
        simulated.charger.override(markedV2());
        const file = join(folder, 'charger.json');
        assert.equal((await run('capture', file)).code, 0);
        const text = readFileSync(file, 'utf8');
        assert.ok(Object.keys(JSON.parse(text) as object).length > 100);
        assert.deepEqual(markersIn(text), []);
        assert.equal(text.includes(serial), false);
        const again = await run('capture', file);
        assert.equal(again.code, 2);
        assert.match(again.err, /exists already; --force/);
        assert.equal((await run('capture', file, '--force')).code, 0);
    });

    it('ends with 1 and one line where the disk is full', async function () {
        if (!existsSync('/dev/full')) {
            console.log('      Skipped: this system has no /dev/full.');
            this.skip();
        }
        const line = `"${process.execPath}" "${command}" -H ${simulated.address} capture - >/dev/full; echo "$?" >&2`;
        const { stderr } = await promisify(execFile)('sh', ['-c', line], { timeout: 15_000 });
        assert.equal(stderr, 'What was found out cannot be written (ENOSPC).\n1\n');
    });

    it('says in JSON what went wrong, where a script has asked for JSON', async () => {
        const refused = await run('--json', 'set', 'maxCurrent=99');
        assert.equal(refused.code, 1);
        assert.equal(refused.out, '');
        assert.deepEqual(JSON.parse(refused.err), {
            error: 'refused',
            message: 'maxCurrent: 99 is not possible; allowed is a number from 6 to 32 A.',
        });
        const away = await goecharger(['-H', '127.0.0.1:9', '--json', 'info']);
        assert.deepEqual([away.code, (JSON.parse(away.err) as { error: string }).error], [3, 'unreachable']);
        const off = await goecharger(['-H', simulated.address, '--json', '--connection', 'http-v1', 'info']);
        assert.deepEqual([off.code, (JSON.parse(off.err) as { error: string }).error], [4, 'notAllowed']);
    });

    it('says in words what a secret is not', async () => {
        const { code, err } = await run('get', 'cak');
        assert.equal(code, 1);
        assert.match(err, /secret/);
    });
});

describe('goecharger and what goes wrong', () => {
    it('ends with 2 and says what to give where the command line makes no sense', async () => {
        for (const [words, sentence] of [
            [['info'], /Which device\?/],
            [['-H', 'http://x/', 'info'], /without http:/],
            [['-H', 'x', 'phases', '2'], /Allowed choices are 1, 3, auto/],
            [['-H', 'x', 'set', 'maxCurrent'], /no assignment/],
            [['-H', 'x', 'status', 'nonsense'], /no slice "nonsense"/],
            [['-H', 'x', '--timeout', '0', 'info'], /--timeout/],
            [['discover', '--timeout', 'abc'], /--timeout must be a number of seconds/],
            [['-H', 'x', 'watch', '--interval', '0'], /--interval must be a number of seconds/],
            [['-H', 'x', 'pv', '--grid', 'much'], /--grid must be a number of watts/],
            [['dance'], /unknown command/],
            [['-H', 'x', '--colour', 'info'], /unknown option/],
            [['-H', 'x', '--connection', 'pigeon', 'info'], /Allowed choices are auto, http-v2/],
            [[], /Usage: goecharger|Which command\?/],
        ] as [string[], RegExp][]) {
            const { code, err } = await goecharger(words);
            assert.equal(code, 2, words.join(' '));
            assert.match(err, sentence);
            assert.doesNotMatch(err, / {4}at /);
            const asked = await goecharger([...words, '--json']);
            assert.equal(asked.code, 2, words.join(' '));
            const { error, message } = JSON.parse(asked.err) as { error: string; message: string };
            assert.equal(error, 'usage');
            assert.match(message, sentence);
        }
    });

    it('understands options before and behind the command, also for discover', async () => {
        for (const words of [
            ['--json', '--timeout', '1', 'discover'],
            ['discover', '--timeout', '1', '--json'],
        ]) {
            const started = performance.now();
            const { code, err, out } = await goecharger(words);
            assert.equal(code, 0, err);
            assert.ok(performance.now() - started < 3_500, 'it listens for a second, not for four');
            assert.ok(Array.isArray(JSON.parse(out)), words.join(' '));
        }
    });

    it('takes the broker from the environment where it is the only way', async () => {
        const broker = await MqttBroker.open({ ...login, host, port: 0, topics: MqttDialect.filters(serial, '') });
        const address = `${host}:${broker.port}`;
        const simulated = await simulator({ mqtt: { ...login, api: 'v2', broker: `mqtt://${address}` } });
        const outcome = await goecharger(['-s', serial, '--json', 'info'], {
            GOECHARGER_MQTT: `mqtt://${login.user}:${login.password}@${address}`,
        });
        assert.equal(outcome.code, 0, outcome.err);
        assert.equal((JSON.parse(outcome.out) as { connection: string }).connection, 'mqtt');
        await simulated.stop();
        await broker.close();
    });

    it('ends with 4 where a WebSocket was asked for and its password is wrong, and does not show it', async () => {
        const simulated = await simulator({ webSocket: { password } });
        const { code, err } = await goecharger(['-H', simulated.address, '--connection', 'websocket', 'info'], {
            GOECHARGER_PASSWORD: 'wrong-password',
        });
        assert.equal(code, 4, err);
        assert.equal(err.includes('wrong-password'), false);
        await simulated.stop();
    });

    it('ends with 3 where nobody answers', async () => {
        const { code, err } = await goecharger(['-H', '127.0.0.1:9', 'info']);
        assert.equal(code, 3);
        assert.match(err, /nothing answers at this address/);
    });

    it('ends with 4 where the token is wrong or the API is switched off, and says what to do', async () => {
        const simulated = await simulator({ api: 'v1', cloud: { token } });
        const wrong = await goecharger(['-s', serial, '--cloud', simulated.cloud?.address ?? '', 'info'], {
            GOECHARGER_TOKEN: 'wrong-token',
        });
        assert.equal(wrong.code, 4, wrong.err);
        assert.equal(wrong.err.includes('wrong-token'), false);
        const off = await goecharger(['-H', simulated.address, '--connection', 'http-v2', 'info']);
        assert.equal(off.code, 4, off.err);
        assert.match(off.err, /API v2/);
        await simulated.stop();
    });

    it('shows no secret in its help, also where one is set', async () => {
        const outcome = await goecharger(['--help'], { GOECHARGER_TOKEN: token, GOECHARGER_PASSWORD: password });
        assert.equal(outcome.code, 0);
        showsNoSecret(outcome);
    });

    it('has help with examples for every command', async () => {
        const { out } = await goecharger(['--help']);
        const names = [...out.matchAll(/^ {2}([a-z]+)(?= [ <[])/gm)].map(([, name]) => name);
        assert.ok(names.length >= 15, names.join());
        for (const name of names.filter(one => one !== 'help' && one !== 'simulate')) {
            assert.match((await goecharger([name, '--help'])).out, /Examples?:\n {2}\$ goecharger/, name);
        }
    });
});
