import assert from 'node:assert/strict';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { announceHere } from '../announced';
import { realClock } from '../clock';
import { installMs, startPlatform, type TestPlatform } from './platform';

/** What admin gets back, as far as it matters here. */
interface Reply {
    readonly type?: string;
    readonly origin?: number;
    readonly message?: unknown;
    readonly confirm?: ioBroker.Translated;
    readonly form?: { readonly schema: { readonly items: Record<string, { label?: string }> }; readonly data: object };
    readonly result?: { refresh?: unknown; error?: { message: string }; state?: ioBroker.State };
}

interface Card {
    readonly id: string;
    readonly model?: string;
    readonly status: unknown;
    readonly actions?: readonly { id: string; confirmation?: unknown }[];
    readonly controls?: readonly { id: string; type: string; stateId?: string; min?: number; max?: number }[];
}

const garage = 'goecharger.0.123456';

describe('The device manager, asked as admin asks', () => {
    let platform: TestPlatform;
    let simulator: Simulator;
    let old: Simulator;

    before(async function () {
        this.timeout(installMs);
        simulator = await startSimulator({ clock: realClock, car: { phases: 3 } });
        old = await startSimulator({ clock: realClock, charger: { serial: '654321' }, api: 'v1' });
        platform = await startPlatform({
            devices: [
                { enabled: true, host: simulator.address, interval: 1, maxCurrent: 20, keySet: 'all' },
                { enabled: true, host: old.address, id: 'old', interval: 1, readOnly: true },
                { enabled: true, serial: '999999', host: '127.0.0.1:9', id: 'never' },
            ],
        });
        await platform.database.waitForState(`${garage}.firmware`);
        await platform.database.waitForState('goecharger.0.old.firmware');
    });

    after(async function () {
        this.timeout(60_000);
        await platform?.stop();
        await simulator?.stop();
        await old?.stop();
    });

    const ask = async <T = Reply>(command: string, message: unknown = null): Promise<T> =>
        (await platform.database.sendTo('goecharger.0', `dm:${command}`, message, 20_000)) as T;
    const press = (actionId: string, deviceId = '123456'): Promise<Reply> =>
        ask('deviceAction', { deviceId, actionId });
    const answer = ({ origin }: Reply, what: object): Promise<Reply> => ask('actionProgress', { origin, ...what });
    const control = async (controlId: string, state: unknown, deviceId = '123456'): Promise<Reply['result']> =>
        (await ask('deviceControl', { deviceId, controlId, state })).result;
    const cards = async (): Promise<Card[]> => {
        const found: Card[] = [];
        let reply = await ask<{ add: Card[]; next?: object }>('loadDevices');
        for (;;) {
            found.push(...reply.add);
            if (reply.next === undefined) {
                return found;
            }
            reply = await ask('deviceLoadProgress', reply.next);
        }
    };
    const writes = (charger: Simulator): unknown[] =>
        charger.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
    const written = (value: object): Promise<true> =>
        waitFor(`The write of ${JSON.stringify(value)}`, () =>
            writes(simulator).some(one => JSON.stringify(one) === JSON.stringify(value)),
        );

    it('is offered by the instance, in the newest language of the protocol', async () => {
        const instance = await platform.database.getObject('system.adapter.goecharger.0');
        assert.deepEqual(instance?.common.supportedMessages, { custom: true, deviceManager: true });
        const info = await ask<{ apiVersion: string; actions: { id: string }[] }>('instanceInfo');
        assert.equal(info.apiVersion, 'v3');
        assert.deepEqual(
            info.actions.map(({ id }) => id),
            ['discover', 'mqttStatus'],
        );
    });

    it('answers both of two questions that come at once', async () => {
        await platform.adapter.restart();
        const [info, list] = await Promise.all([ask<{ apiVersion: string }>('instanceInfo'), cards()]);
        assert.equal(info.apiVersion, 'v3');
        assert.equal(list.length, 3);
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true);
        await platform.database.waitForState('goecharger.0.old.info.connection', ({ val }) => val === true);
    });

    it('has a card for every device, of any generation, met or not', async () => {
        const [first, second, third] = await cards();
        assert.deepEqual([first.id, second.id, third.id], ['123456', 'old', 'never']);
        assert.equal(first.model, 'go-eCharger V4');
        assert.deepEqual(
            first.actions?.map(({ id }) => id),
            ['refresh', 'rename', 'learnCard', 'restart'],
        );
        // API v1 cannot learn cards.
        assert.deepEqual(
            second.actions?.map(({ id }) => id),
            ['refresh', 'rename', 'restart'],
        );
        assert.equal(third.status, 'disconnected');
        assert.equal(third.actions, undefined);
        assert.equal(third.controls, undefined);
    });

    it('offers only currents that may be set here', async () => {
        const slider = (await cards())[0].controls?.find(({ type }) => type === 'slider');
        assert.equal(slider?.min, 6);
        assert.equal(slider?.max, 20, 'the highest current in the settings of this device');
        assert.equal(slider?.stateId, `${garage}.maxCurrent`);
    });

    it('stops the charge and starts it, seen at the charger', async function () {
        this.timeout(30_000);
        await cards();
        await control('stop', true);
        assert.deepEqual(writes(simulator).at(-1), { frc: 1 });
        await platform.database.waitForState(`${garage}.charging`, ({ val }) => val === false);
        await control('start', true);
        assert.deepEqual(writes(simulator).at(-1), { frc: 2 });
        await control('neutral', true);
        assert.deepEqual(writes(simulator).at(-1), { frc: 0 });
    });

    it('sets the current; the state has the value the charger confirms', async function () {
        this.timeout(30_000);
        await cards();
        const result = await control('maxCurrent', 11);
        assert.equal(result?.state?.val, 11);
        await written({ amp: 11 });
        await platform.database.waitForState(`${garage}.maxCurrent`, ({ ack, val }) => ack && val === 11);
        const { result: shown } = await ask('deviceControlState', { deviceId: '123456', controlId: 'maxCurrent' });
        assert.equal(shown?.state?.val, 11);
    });

    it('sets the phases', async function () {
        this.timeout(30_000);
        await cards();
        const result = await control('phases', 1);
        assert.equal(result?.state?.val, 1);
        assert.deepEqual(writes(simulator).at(-1), { psm: 1 });
        await control('phases', 0);
    });

    it('says in words why a device that may only be read is not written', async () => {
        await cards();
        const result = await control('stop', true, 'old');
        assert.match(result?.error?.message ?? '', /this device is set to read only in the settings/);
        const refused = await press('restart', 'old');
        assert.equal(refused.type, 'message');
        assert.match(
            refused.message as string,
            /diagnostics\.restart was not written: this device is set to read only/,
        );
        assert.deepEqual((await answer(refused, {})).result, { refresh: 'none' });
        assert.deepEqual(writes(old), []);
    });

    it('renames a device in ioBroker and leaves the name in the charger alone', async () => {
        await cards();
        const sent = writes(simulator).length;
        const form = await press('rename');
        assert.deepEqual(form.form?.data, { name: 'Simulated charger' });
        assert.deepEqual((await answer(form, { data: { name: '  Garage ' } })).result, { refresh: 'none' });
        assert.equal((await platform.database.getObject(garage))?.common.name, 'Garage');
        // Cancelled, and without a name.
        for (const data of [undefined, { name: ' ' }]) {
            await answer(await press('rename'), data === undefined ? {} : { data });
            assert.equal((await platform.database.getObject(garage))?.common.name, 'Garage');
        }
        assert.equal(writes(simulator).length, sent);
    });

    it('lets the charger learn a card only when the number was chosen and the loss of the old one confirmed', async function () {
        this.timeout(30_000);
        await cards();
        const sent = writes(simulator).length;
        await answer(await press('learnCard'), {});
        await answer(await answer(await press('learnCard'), { data: { number: 3 } }), { confirm: false });
        assert.equal(writes(simulator).length, sent, 'neither without a number nor without a yes');
        simulator.charger.swipeUnknownChip('04A1B2C3D4');
        const question = await answer(await press('learnCard'), { data: { number: 3 } });
        assert.equal(question.type, 'confirm');
        assert.match(question.confirm?.en ?? '', /is lost/);
        const said = await answer(question, { confirm: true });
        // The charger counts its cards from 0.
        assert.deepEqual(writes(simulator).at(-1), { lrn: 2 });
        assert.equal((said.message as ioBroker.Translated).en, 'The charger has stored the card.');
        await answer(said, {});
    });

    it('reads everything anew at a press', async () => {
        await cards();
        const asked = simulator.requests.length;
        assert.deepEqual((await press('refresh')).result, { refresh: 'none' });
        // The hourly settings are among what is asked for.
        await waitFor('The reading of the settings', () =>
            simulator.requests.slice(asked).some(request => JSON.stringify(request).includes('lbr')),
        );
    });

    it('restarts the charger, and admin is told to ask before', async function () {
        this.timeout(60_000);
        const [{ actions }] = await cards();
        const restart = actions?.find(({ id }) => id === 'restart');
        assert.match((restart?.confirmation as ioBroker.Translated).en, /charging is interrupted/);
        assert.deepEqual((await press('restart')).result, { refresh: 'none' });
        assert.deepEqual(writes(simulator).at(-1), { rst: true });
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true, 60_000);
    });

    it('tells everything that helps to find a fault, in the details', async () => {
        const { schema } = await ask<{ schema: { items: Record<string, { data: unknown }> } }>(
            'deviceDetails',
            '123456',
        );
        const data = Object.fromEntries(Object.entries(schema.items).map(([id, item]) => [id, item.data]));
        assert.equal(data.info_serialNumber, '123456');
        assert.equal(data.info_ratedPower, '22 kW');
        assert.equal(data.info_connectionType, 'HTTP API v2');
        assert.equal(data.limits_installationCurrent, '32 A');
        assert.match(String(data.status_chargingReason), /\w/);
    });

    it('shows a charger that is off as disconnected, and says so when something is pressed', async function () {
        this.timeout(60_000);
        const [{ status }] = await cards();
        assert.deepEqual((status as { connection: unknown }).connection, {
            stateId: `${garage}.info.connection`,
            mapping: { true: 'connected', false: 'disconnected' },
        });
        await simulator.faults.turnOn('offline');
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === false);
        const refused = await press('refresh');
        assert.match(refused.message as string, /123456\) is not reachable at the moment/);
        await answer(refused, {});
        assert.match((await control('stop', true))?.error?.message ?? '', /not written within 10 s/);
        await simulator.faults.turnOff();
        await platform.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true, 60_000);
    });

    it('says what MQTT does', async () => {
        const said = await ask('instanceAction', { actionId: 'mqttStatus' });
        assert.match((said.message as ioBroker.Translated).en, /MQTT is switched off/);
        await answer(said, {});
    });

    it('finds a charger in the network and enters it in the settings after a yes', async function () {
        this.timeout(90_000);
        const neighbour = await startSimulator({ clock: realClock, charger: { serial: '777777', name: 'Neighbour' } });
        const announcer = await announceHere(neighbour);
        try {
            if (announcer === undefined) {
                this.skip();
            }
            await ask('instanceInfo');
            const devices = async (): Promise<unknown[]> =>
                (await platform.database.getObject('system.adapter.goecharger.0'))?.native.devices as unknown[];
            const form = await ask('instanceAction', { actionId: 'discover' });
            const label = form.form?.schema.items.found_777777.label ?? '';
            assert.match(label, /777777, 127\.0\.0\.1:\d+$/);
            await answer(form, {});
            assert.equal((await devices()).length, 3, 'nothing without a yes');
            await answer(await ask('instanceAction', { actionId: 'discover' }), { data: { found_777777: true } });
            const { enabled, host, keySet, serial } = (await devices()).at(-1) as Record<string, unknown>;
            assert.deepEqual([enabled, host, serial, keySet], [true, neighbour.address, '777777', 'standard']);
            // The platform restarts the instance with its new settings.
            await platform.database.waitForState(
                'goecharger.0.777777.info.connection',
                ({ val }) => val === true,
                60_000,
            );
        } finally {
            await announcer?.stop();
            await neighbour.stop();
        }
    });

    it('leaves no error in the log', () => {
        assert.deepEqual(
            platform.logs().filter(({ severity }) => severity === 'error'),
            [],
        );
    });
});
