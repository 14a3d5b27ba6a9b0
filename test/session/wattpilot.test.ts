import assert from 'node:assert/strict';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

const password = 'password-of-the-app';

for (const [model, type, firmware] of [
    ['Wattpilot', 'wattpilot', '36.3'],
    ['Wattpilot Flex', 'wattpilot_flex', '43.4'],
] as const) {
    describe(`A ${model}`, () => {
        const clock = fastClock(8);
        let simulator: Simulator;
        let watched: WatchedSession;

        before(async () => {
            simulator = await startSimulator({ clock, charger: { model }, webSocket: { password, hidesHash: true } });
            watched = watch(waysTo({ host: simulator.address, password, connection: 'auto' }, clock), clock, {
                keySet: 'all',
            });
            await until(() => watched.values.has('totalChargedEnergy'), 'values', 10_000);
        });

        after(async () => {
            watched.session.stop();
            await simulator.stop();
        });

        it('is met by its WebSocket with the password of its app, with its serial number of eight digits', () => {
            const [{ identity, way }] = watched.devices;
            assert.deepEqual(
                { kind: identity.kind, serial: identity.serial, type: identity.type, firmware: identity.firmware },
                { kind: 'charger', serial: '91000001', type, firmware },
            );
            assert.equal(way, 'websocket');
            assert.equal(watched.values.get('info.manufacturer'), 'fronius');
        });

        it('has the states of any charger, and a sensor that is not there is empty, not 0', () => {
            const shown = (id: string): unknown => watched.values.get(id);
            assert.equal(shown('carConnected'), false);
            assert.equal(shown('maxCurrent'), 32);
            assert.equal(shown('cards.0.name'), 'User 1');
            assert.equal(shown('cards.0.learned'), true);
            assert.equal(shown('temperature1'), model === 'Wattpilot' ? 24.5 : null);
        });

        it('shows the keys that only it has, where all are wanted', () => {
            assert.equal(watched.values.get('unknown.fam'), 20);
            assert.match(String(watched.values.get('unknown.cci')), /"label":"Inverter on the roof"/);
        });

        it('takes a current and forced charging, and shows the car that comes', async () => {
            assert.equal((await watched.session.write('maxCurrent', 10)).value, 10);
            assert.equal((await watched.session.write('forceState', 2)).value, 2);
            simulator.plugIn({ phases: 1 });
            await watched.shows('charging', true);
            await until(() => Number(watched.values.get('powerAll')) > 2_000, 'power', 5_000);
        });
    });

    describe(`A ${model} that cannot be met`, () => {
        let simulator: Simulator;
        let watched: WatchedSession;

        afterEach(async () => {
            watched.session.stop();
            await simulator.stop();
        });

        it('with a wrong password is said to need that of its own app', async () => {
            const clock = fastClock(8);
            simulator = await startSimulator({ clock, charger: { model }, webSocket: { password } });
            watched = watch(waysTo({ host: simulator.address, password: 'wrong', connection: 'auto' }, clock), clock);
            await until(() => watched.connections.length > 0, 'a word about it', 10_000);
            assert.match(watched.connections[0], /the password is wrong. It is the one of the Wattpilot app/);
        });

        it('without a password is said to need one, for it has no HTTP API', async () => {
            const clock = fastClock(8);
            simulator = await startSimulator({ clock, charger: { model }, webSocket: { password } });
            watched = watch(waysTo({ host: simulator.address, connection: 'auto' }, clock), clock);
            await until(() => watched.connections.length > 0, 'a word about it', 10_000);
            assert.match(watched.connections[0], /A Wattpilot has none: it needs the password of its app/);
        });
    });
}
