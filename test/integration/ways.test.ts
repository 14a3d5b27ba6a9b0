import assert from 'node:assert/strict';
import { freePort } from '../../scripts/iobroker/ports';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { documentedMessages, exampleOf, sentFromShell } from '../unit/documents/messageExamples';
import { installMs, startPlatform, type TestPlatform } from './platform';

const password = 'password-of-the-app';
const broker = { user: 'goe', password: 'password-of-the-broker' };

describe('Chargers that are reached in different ways, in a real ioBroker', () => {
    let platform: TestPlatform;
    const chargers: Record<'pushing' | 'old' | 'publishing' | 'oldPublishing', Simulator | undefined> = {
        pushing: undefined,
        old: undefined,
        publishing: undefined,
        oldPublishing: undefined,
    };

    before(async function () {
        this.timeout(installMs);
        const port = await freePort();
        chargers.pushing = await startSimulator({
            clock: realClock,
            charger: { serial: '100001' },
            webSocket: { password },
            car: {},
        });
        chargers.old = await startSimulator({ clock: realClock, charger: { serial: '100002' }, api: 'v1' });
        platform = await startPlatform({
            devices: [
                { enabled: true, host: chargers.pushing.address, password },
                { enabled: true, host: chargers.old.address, id: 'old', interval: 1, maxCurrent: 16 },
                { enabled: true, serial: '100003', connection: 'mqtt', id: 'publishing', readOnly: true },
                { enabled: true, serial: '100004', connection: 'mqtt', id: 'oldPublishing' },
            ],
            native: { mqtt: { mode: 'embedded', host: '127.0.0.1', port, ...broker } },
        });
        await platform.database.waitForState('goecharger.0.100001.firmware', undefined, 60_000);
        await platform.database.waitForState('goecharger.0.old.firmware');
        chargers.publishing = await startSimulator({
            clock: realClock,
            charger: { serial: '100003' },
            mqtt: { broker: `mqtt://127.0.0.1:${port}`, ...broker },
        });
        chargers.oldPublishing = await startSimulator({
            clock: realClock,
            charger: { serial: '100004' },
            mqtt: { broker: `mqtt://127.0.0.1:${port}`, api: 'v1', ...broker },
        });
        await platform.database.waitForState('goecharger.0.publishing.firmware', undefined, 90_000);
        await platform.database.waitForState('goecharger.0.oldPublishing.firmware', undefined, 90_000);
    });

    after(async function () {
        this.timeout(60_000);
        await platform?.stop();
        for (const charger of Object.values(chargers)) {
            await charger?.stop();
        }
    });

    const value = async (id: string): Promise<unknown> => (await platform.database.getState(`goecharger.0.${id}`))?.val;
    const ask = (command: string, message: unknown): Promise<Record<string, unknown>> =>
        platform.database.sendTo('goecharger.0', command, message, 20_000) as Promise<Record<string, unknown>>;

    it('show the way by which each is reached', async () => {
        assert.equal(await value('100001.info.connectionType'), 'websocket');
        assert.equal(await value('old.info.connectionType'), 'http-v1');
        assert.equal(await value('publishing.info.connectionType'), 'mqtt');
        assert.equal(await value('oldPublishing.info.connectionType'), 'mqtt');
    });

    it('have the passwords in their settings encrypted', async () => {
        const instance = await platform.database.getObject('system.adapter.goecharger.0');
        const settings = JSON.stringify(instance?.native);
        assert.doesNotMatch(settings, /password-of-the/);
        assert.match(settings, /"password":"encrypted:/);
    });

    it('have no password in any state or log line', async () => {
        const states = await platform.database.listObjects('goecharger.0.*');
        const values = [];
        for (const { _id } of states) {
            values.push(await platform.database.getState(_id));
        }
        assert.doesNotMatch(JSON.stringify([states, values, platform.logs()]), /password-of-the/);
    });

    it('take a current, whichever way it goes, and the old one never above its limit', async function () {
        this.timeout(30_000);
        const { database } = platform;
        await database.setState('goecharger.0.100001.maxCurrent', { val: 11, ack: false });
        await database.setState('goecharger.0.old.maxCurrent', { val: 20, ack: false });
        await database.waitForState('goecharger.0.100001.maxCurrent', ({ val, ack }) => ack && val === 11);
        await database.waitForState('goecharger.0.old.maxCurrent', ({ val, ack }) => ack && val === 16);
        assert.equal(chargers.pushing?.charger.status(['amp']).amp, 11);
        assert.equal(chargers.old?.charger.status(['amp']).amp, 16);
    });

    it('that are read only are written to in no way: by no state and no message', async () => {
        const { database } = platform;
        await database.setState('goecharger.0.publishing.maxCurrent', { val: 7, ack: false });
        await database.waitForState('goecharger.0.publishing.info.lastError', ({ val }) =>
            /read only/.test(String(val)),
        );
        for (const [command, message] of Object.entries({
            write: { values: { amp: 7 } },
            startCharging: {},
            stopCharging: {},
            setPvData: { pGrid: -1000 },
        })) {
            const { error } = await ask(command, { device: 'publishing', ...message });
            assert.match(String(error), /read only/, command);
        }
        const writes = chargers.publishing?.requests.filter(({ kind }) => kind === 'set');
        assert.deepEqual(writes, []);
    });

    it('answer messages: status, values, writes', async function () {
        this.timeout(30_000);
        const status = (await ask('getStatus', { device: '100001' })).result as Record<string, unknown>;
        assert.equal(status.serial, '100001');
        assert.equal(status.connection, 'websocket');
        assert.deepEqual((await ask('read', { device: '100001', keys: ['amp', 'firmware'] })).result, {
            amp: 11,
            firmware: '60.4',
        });
        assert.deepEqual((await ask('write', { device: '100001', values: { amp: 12 } })).result, { amp: 12 });
        assert.match(String((await ask('write', { device: '100001', values: { amp: 99 } })).error), /from 6 to 32 A/);
        const { result } = await ask('getDiagnostics', {});
        assert.equal((result as { devices: unknown[] }).devices.length, 4);
    });

    it('say what is wrong with a message, and never nothing', async () => {
        assert.match(String((await ask('getStatus', {})).error), /device is missing; there are/);
        assert.match(String((await ask('getStatus', { device: 'nobody' })).error), /"nobody" is unknown/);
        assert.match(String((await ask('fly', {})).error), /"fly" is unknown; there are getStatus/);
        assert.match(String((await ask('setPvData', { device: '100001' })).error), /pGrid is missing/);
    });

    it('are asked from the shell as the documents show it; the answer, or what is wrong, stands in the log', async function () {
        this.timeout(90_000);
        const { adapter } = platform;
        const logged = (): string[] => platform.logs().map(({ severity, text }) => `${severity} ${text}`);
        const fromShell = async (name: string, change: object = {}): Promise<void> => {
            const documented = documentedMessages('en').find(message => message.name === name);
            assert.ok(documented);
            const { command, message } = sentFromShell(exampleOf(documented, 'sh'));
            await adapter.message(command, JSON.stringify({ ...message, device: '100001', ...change }));
        };
        await fromShell('write');
        await waitFor('the answer', () =>
            logged().some(text => text.includes('Message write from cli: {"maxCurrent":10}')),
        );
        assert.equal(chargers.pushing?.charger.status(['amp']).amp, 10);
        await fromShell('write', { values: { maxCurrent: 99 } });
        await waitFor('what is wrong', () =>
            logged().some(text => /^warn .*from cli: write: .*from 6 to 32 A/.test(text)),
        );
    });

    it('have their values again after a restart of the adapter, also those that send by themselves, and none is written to', async function () {
        this.timeout(90_000);
        const { adapter, database } = platform;
        const all = Object.entries(chargers).map(([name, simulator]) => {
            assert.ok(simulator);
            return { id: `goecharger.0.${name === 'pushing' ? '100001' : name}`, simulator };
        });
        all.forEach(({ simulator }) => (simulator.requests.length = 0));
        await adapter.stop();
        for (const { id, simulator } of all) {
            assert.equal((await database.getState(`${id}.info.connection`))?.val, false, id);
            simulator.charger.override({ amp: 14 });
        }
        await adapter.start();
        for (const { id } of all) {
            await database.waitForState(`${id}.maxCurrent`, ({ val, ack, q }) => ack && val === 14 && !q, 60_000);
            await database.waitForState(`${id}.info.connection`, ({ val }) => val === true);
        }
        const writes = all.flatMap(({ simulator }) => simulator.requests.filter(({ kind }) => kind === 'set'));
        assert.deepEqual(writes, []);
    });

    it('stop for some minutes and go on as before, also across a restart of the adapter', async function () {
        this.timeout(90_000);
        const { adapter, database } = platform;
        const { result } = await ask('stopCharging', { device: '100001', minutes: 0.4 });
        assert.equal((result as { charging: string }).charging, 'off');
        assert.equal(chargers.pushing?.charger.status(['frc']).frc, 1);
        assert.ok(Number(await value('100001.info.forcedUntil')) > Date.now());
        await adapter.restart();
        await database.waitForState('goecharger.0.100001.forceState', ({ val }) => val === 0, 60_000);
        assert.equal(chargers.pushing?.charger.status(['frc']).frc, 0);
        await database.waitForState('goecharger.0.100001.info.forcedUntil', ({ val }) => val === null);
    });
});
