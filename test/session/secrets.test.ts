import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { DeviceCommands } from '../../src/adapter/deviceCommands';
import { diagnosisOf } from '../../src/adapter/diagnosis';
import { StartStop } from '../../src/adapter/startStop';
import { Wishes } from '../../src/adapter/wishes';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import { v1Rows } from '../../src/goe/catalogue/v1';
import { decodeStatus } from '../../src/goe/codec/decode';
import { planFor } from '../../src/goe/codec/plan';
import { Snapshot } from '../../src/goe/session/snapshot';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

/** Every secret of the device holds this, so that it can be looked for. */
const MARK = 'PSSST';
const secrets = catalogue.filter(({ secret }) => secret).map(({ key }) => key);
const clock = fastClock(20);

describe('Secrets of a charger', () => {
    let simulator: Simulator;
    let watched: WatchedSession;
    let commands: DeviceCommands;
    const log: string[] = [];

    before(async () => {
        simulator = await startSimulator({ clock });
        simulator.charger.override({
            ...Object.fromEntries(secrets.map(key => [key, `${MARK}-${key}`])),
            mcu: `mqtts://${MARK}:${MARK}@broker.example:8883/path?token=${MARK}`,
            ocppu: `wss://${MARK}:${MARK}@ocpp.example/${'x'}?key=${MARK}`,
            zz1: `https://${MARK}:${MARK}@somewhere.example/?e=${MARK}`,
        });
        watched = watch(waysTo({ host: simulator.address, connection: 'http-v2' }, clock), clock, { keySet: 'all' });
        await until(() => watched.values.size > 200, 'all values', 10_000);
        const { session } = watched;
        const wishes = new Wishes({
            settings: { readOnly: false, maxCurrent: 0, aboveLimit: 'clamp' },
            session,
            writer: () => undefined,
            log: (_level, text) => void log.push(text),
            showLastError: text => void log.push(text),
        });
        const startStop = new StartStop({
            clock,
            has: () => true,
            current: id => session.valueOf(id),
            change: (id, value) => wishes.change(id, value),
            keep: () => Promise.resolve(),
            log: text => void log.push(text),
        });
        commands = new DeviceCommands(session, wishes, startStop);
    });

    after(async () => {
        watched.session.stop();
        await simulator.stop();
    });

    const expectNone = (what: unknown): void => assert.doesNotMatch(inspect(what, { depth: 10 }), new RegExp(MARK));

    it('are in no state, also where everything is wanted', () => {
        expectNone([...watched.values]);
        assert.equal(watched.values.get('mqtt.server'), 'mqtts://broker.example:8883/path');
        assert.equal(watched.values.get('ocpp.server'), 'wss://ocpp.example/x');
        assert.equal(watched.values.get('unknown.zz1'), 'https://somewhere.example/');
    });

    it('make no state object', () => {
        const ids = [...(watched.devices[0]?.plan.states.values() ?? [])].map(({ key }) => key);
        assert.deepEqual(
            ids.filter(key => secrets.includes(key)),
            [],
        );
    });

    it('are in no diagnosis and no answer to a message', async () => {
        expectNone(await diagnosisOf(watched.session));
        expectNone(commands.status());
        for (const key of [...secrets, 'mcu', 'ocppu']) {
            await assert.rejects(commands.read([key]), (error: Error) => {
                expectNone(error);
                return /is secret and not shown/.test(error.message);
            });
        }
    });

    it('can be written, and a refusal does not repeat them', async () => {
        simulator.requests.length = 0;
        await commands.writeAll({ wak: `${MARK}-new` }).catch(expectNone);
        assert.equal(simulator.requests.filter(({ kind }) => kind === 'set').length, 1);
        await assert.rejects(commands.writeAll({ wak: { not: MARK } }), (error: Error) => {
            expectNone(error);
            return true;
        });
        expectNone(log);
    });

    it('are in no error when the charger does not answer to a write', async () => {
        await simulator.faults.turnOn('reset', { on: 'set' });
        await assert.rejects(commands.writeAll({ wak: `${MARK}-lost` }), (error: Error) => {
            expectNone(error);
            assert.ok(!error.stack?.includes(MARK));
            return /not written within 10 s/.test(error.message);
        });
        await simulator.faults.turnOff();
    });

    it('are in no state of a recorded answer', function () {
        const file = resolve(__dirname, '../../../shared/dumps/v2-fw055.7-hwV4-11kw-idle-full.json');
        if (!existsSync(file)) {
            console.log('      No recorded answers lie beside this checkout: skipped.');
            this.skip();
        }
        const raw = JSON.parse(readFileSync(join(file), 'utf8')) as Record<string, unknown>;
        const plan = planFor(catalogue, 'charger', 'all', new Set(Object.keys(raw)));
        const snapshot = new Snapshot();
        snapshot.take(raw, 0);
        const shown = inspect([...decodeStatus(raw, plan, snapshot)], { maxArrayLength: null });
        assert.ok(shown.includes('055.7'));
        const values = secrets.map(key => raw[key]).filter(value => typeof value === 'string' && value.length > 5);
        assert.ok(values.length > 0);
        assert.deepEqual(
            values.filter(value => shown.includes(String(value))),
            [],
        );
    });

    it('of API v1 are marked as such: passwords of Wi-Fi, web page and broker', () => {
        const marked = new Set(v1Rows.filter(({ secret }) => secret).map(({ key }) => key));
        assert.deepEqual(
            ['wke', 'wak', 'mck', 'mcu'].filter(key => !marked.has(key)),
            [],
        );
    });
});
