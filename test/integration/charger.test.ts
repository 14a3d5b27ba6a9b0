import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { installMs, startPlatform, type TestPlatform } from './platform';

const garage = 'goecharger.0.123456';
const carport = 'goecharger.0.carport';

describe('Two chargers in a real ioBroker', () => {
    let platform: TestPlatform;
    let simulator: Simulator;
    let limited: Simulator;

    before(async function () {
        this.timeout(installMs);
        simulator = await startSimulator({ clock: realClock, speed: 5 });
        limited = await startSimulator({
            clock: realClock,
            charger: { serial: '654321', variant: 11, firmware: '60.6' },
        });
        platform = await startPlatform({
            devices: [
                { enabled: true, host: simulator.address, interval: 1 },
                { enabled: true, host: limited.address, id: 'carport', interval: 1, keySet: 'essential' },
                { enabled: true, host: 'http://not.a.host/' },
            ],
        });
        await platform.database.waitForState(`${garage}.firmware`);
        await platform.database.waitForState(`${carport}.firmware`);
    });

    after(async function () {
        this.timeout(60_000);
        await platform?.stop();
        await simulator?.stop();
        await limited?.stop();
    });

    /** Lines of the adapter about one device, without those of the platform. */
    const lines = (what: RegExp): string[] =>
        platform
            .logs()
            .map(({ text }) => text)
            .filter(text => what.test(text));
    const value = async (id: string): Promise<unknown> => (await platform.database.getState(id))?.val;
    const writes = (charger: Simulator): unknown[] =>
        charger.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    it('run although a third one is set up wrongly, and one line says what is wrong with that one', () => {
        assert.deepEqual(lines(/^Device/), [
            'Device 3 http://not.a.host/: Host "http://not.a.host/": give only the name or IP address, without http:// and without a path. This device is not used.',
        ]);
    });

    it('are connected, each for itself and the instance with them', async () => {
        for (const id of ['goecharger.0.info.connection', `${garage}.info.connection`, `${carport}.info.connection`]) {
            assert.equal(await value(id), true, id);
        }
        const device = await platform.database.getObject(garage);
        assert.equal(device?.type, 'device');
        assert.deepEqual(device?.common.statusStates, { onlineId: `${garage}.info.connection` });
    });

    it('have an object above every state, and a state for every object of type state that can be read', async () => {
        const objects = await platform.database.listObjects('goecharger.0.*');
        const ids = new Set(objects.map(({ _id }) => _id));
        for (const id of ids) {
            const parent = id.slice(0, id.lastIndexOf('.'));
            assert.ok(parent === 'goecharger.0' || ids.has(parent), `${parent} is missing above ${id}`);
        }
        assert.ok(ids.has(`${garage}.info.serialNumber`) || ids.size > 100);
    });

    it('show a car that is plugged in, its charge, power and energies', async function () {
        this.timeout(60_000);
        const { database } = platform;
        assert.equal(await value(`${garage}.carConnected`), false);
        const total = Number(await value(`${garage}.totalChargedEnergy`));
        simulator.plugIn({ phases: 3 });
        await database.waitForState(`${garage}.carConnected`, ({ val, ack }) => val === true && ack);
        await database.waitForState(`${garage}.charging`, ({ val }) => val === true);
        await database.waitForState(`${garage}.powerAll`, ({ val }) => Number(val) > 10_000);
        await database.waitForState(`${garage}.sessionChargedEnergy`, ({ val }) => Number(val) > 0.02);
        await database.waitForState(`${garage}.totalChargedEnergy`, ({ val }) => Number(val) > total);
        assert.equal(await value(`${carport}.carConnected`), false, 'the other charger has no car');
    });

    it('take a current, and acknowledge it with their own value and not before', async function () {
        this.timeout(30_000);
        const { database } = platform;
        const seen: [unknown, boolean][] = [];
        const end = await database.subscribe(
            `${garage}.maxCurrent`,
            (_id, state) => state && seen.push([state.val, state.ack]),
        );
        await database.setState(`${garage}.maxCurrent`, { val: 10, ack: false });
        await database.waitForState(`${garage}.maxCurrent`, ({ ack }) => ack);
        await end();
        assert.deepEqual(seen, [
            [10, false],
            [10, true],
        ]);
        assert.deepEqual(writes(simulator).at(-1), { amp: 10 });
        assert.equal(await value(`${garage}.info.lastError`), '');
    });

    it('show what they made of 32 A where 16 A is all they can', async function () {
        this.timeout(30_000);
        const { database } = platform;
        // It has 16 A from the start on, and what it has already is not written again.
        await database.setState(`${carport}.maxCurrent`, { val: 10, ack: false });
        await database.waitForState(`${carport}.maxCurrent`, ({ ack, val }) => ack && val === 10);
        await database.setState(`${carport}.maxCurrent`, { val: 32, ack: false });
        const state = await database.waitForState(`${carport}.maxCurrent`, ({ ack }) => ack);
        assert.equal(state.val, 16);
        // The hardware of 11 kW is known, so the charger is not even asked for more.
        assert.deepEqual(writes(limited).at(-1), { amp: 16 });
        await database.waitForState(`${carport}.info.lastError`, ({ val }) =>
            /32 is above the highest current of 16 A \(.*\); 16 A was written instead/.test(String(val)),
        );
    });

    it('keep their value when a wish is out of range, and the reason stands in lastError', async function () {
        this.timeout(30_000);
        const { database } = platform;
        const sent = writes(simulator).length;
        for (const val of [40, 'a lot']) {
            await database.setState(`${garage}.maxCurrent`, { val, ack: false });
            const state = await database.waitForState(`${garage}.maxCurrent`, ({ ack }) => ack);
            assert.equal(state.val, 10);
        }
        const allowed = 'maxCurrent: "a lot" is not possible; allowed is a number from 6 to 32 A.';
        await database.waitForState(`${garage}.info.lastError`, ({ val }) => val === allowed);
        assert.equal(writes(simulator).length, sent);
    });

    it('keep their value when they refuse a wish themselves, and their own words stand in lastError', async function () {
        this.timeout(30_000);
        const { database } = platform;
        const before = await value(`${garage}.info.friendlyName`);
        await database.setState(`${garage}.info.friendlyName`, { val: 'x'.repeat(80), ack: false });
        const state = await database.waitForState(`${garage}.info.friendlyName`, ({ ack }) => ack);
        assert.equal(state.val, before);
        await database.waitForState(`${garage}.info.lastError`, ({ val }) =>
            /^info\.friendlyName = "x+": refused by the device: fna: /.test(String(val)),
        );
    });

    it('are marked as away when they are switched off, keep their values, and need one line of the log', async function () {
        this.timeout(60_000);
        const { database } = platform;
        const log = lines(/123456/).length;
        const power = await value(`${garage}.voltageL1`);
        const from = Date.now();
        await simulator.faults.turnOn('offline');
        await database.waitForState(`${garage}.info.connection`, ({ val }) => val === false);
        assert.ok(Date.now() - from <= 2_500, `${Date.now() - from} ms for two intervals of one second`);
        const state = await database.waitForState(`${garage}.voltageL1`, ({ q }) => q === 0x42);
        assert.equal(typeof state.val, typeof power);
        assert.notEqual(state.val, null);
        assert.equal(await value('goecharger.0.info.connection'), true, 'the other charger is still there');
        await database.setState(`${garage}.maxCurrent`, { val: 8, ack: false });
        await database.waitForState(`${garage}.maxCurrent`, ({ ack, val }) => ack && val === 10, 20_000);
        assert.equal(lines(/123456\) is not reachable/).length, 1);
        await simulator.faults.turnOff();
        await database.waitForState(`${garage}.info.connection`, ({ val }) => val === true);
        await database.waitForState(`${garage}.voltageL1`, ({ q }) => q === 0);
        const news = lines(/123456/).slice(log);
        assert.equal(news.filter(text => /is not reachable/.test(text)).length, 1, news.join('\n'));
        assert.equal(news.filter(text => /is connected/.test(text)).length, 1, news.join('\n'));
        assert.equal(
            news.filter(text => /maxCurrent = 8: not written within 10 s/.test(text)).length,
            1,
            news.join('\n'),
        );
        assert.equal(news.length, 3, news.join('\n'));
    });

    it('are written to by nobody when the adapter starts anew', async function () {
        this.timeout(60_000);
        simulator.requests.length = 0;
        limited.requests.length = 0;
        await platform.adapter.restart();
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true);
        await platform.database.waitForState(`${carport}.info.connection`, ({ val }) => val === true);
        await new Promise(resolve => setTimeout(resolve, 3_000));
        assert.ok(simulator.requests.length > 3);
        assert.deepEqual([...writes(simulator), ...writes(limited)], []);
    });

    it('can be asked for by a message as soon as the instance lives', async function () {
        this.timeout(60_000);
        await platform.adapter.stop();
        const starting = platform.adapter.start();
        await platform.database.waitForState('system.adapter.goecharger.0.alive', ({ val }) => val === true);
        const answer = (await platform.database.sendTo('goecharger.0', 'getStatus', { device: '1' }, 20_000)) as object;
        assert.ok('result' in answer, JSON.stringify(answer));
        await starting;
    });

    it('are waited for when they are off at the start', async function () {
        this.timeout(90_000);
        await platform.adapter.stop();
        await simulator.faults.turnOn('offline');
        await platform.adapter.start();
        await platform.database.waitForState(`${carport}.info.connection`, ({ val }) => val === true);
        assert.equal(await value(`${garage}.info.connection`), false);
        await simulator.faults.turnOff();
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true, 60_000);
    });

    it('leave the instance disconnected and quiet when it stops', async function () {
        this.timeout(30_000);
        await platform.adapter.stop();
        assert.equal(await value('goecharger.0.info.connection'), false);
        assert.equal(await value(`${garage}.info.connection`), false);
        const asked = simulator.requests.length;
        await new Promise(resolve => setTimeout(resolve, 2_500));
        assert.equal(simulator.requests.length, asked);
        assert.deepEqual(
            platform.logs().filter(({ severity }) => severity === 'error'),
            [],
        );
    });
});
