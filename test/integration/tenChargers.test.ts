import assert from 'node:assert/strict';
import { freePort } from '../../scripts/iobroker/ports';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { realClock, until } from '../clock';
import { installMs, startPlatform, type TestPlatform } from './platform';

const slowMs = 1_500;
const serialOf = (index: number): string => String(300_001 + index);
const idOf = (index: number): string => `goecharger.0.${serialOf(index)}`;
const currentOf = (index: number): number => 6 + index;
const login = { user: 'goe', password: 'password-of-the-broker' };

/** A way by which all ten are reached. */
interface Way {
    readonly name: string;
    readonly kind: string;
    /** The chargers are asked; otherwise they send by themselves. */
    readonly isAsked: boolean;
    /** What the simulated charger needs for it, where the instance has a broker at this port. */
    simulator(port: number): Partial<SimulatorOptions>;
    /** How it stands in the list of devices. */
    entry(charger: Simulator, serial: string): object;
    /** What else stands in the settings. */
    native(port: number): Record<string, unknown>;
}

const ways: readonly Way[] = [
    {
        name: 'HTTP',
        kind: 'http-v2',
        isAsked: true,
        simulator: () => ({}),
        entry: ({ address }) => ({ enabled: true, host: address, interval: 1 }),
        native: () => ({}),
    },
    {
        name: 'MQTT at its broker',
        kind: 'mqtt',
        isAsked: false,
        simulator: port => ({ mqtt: { broker: `mqtt://127.0.0.1:${port}`, ...login } }),
        entry: (_charger, serial) => ({ enabled: true, serial, connection: 'mqtt' }),
        native: port => ({ mqtt: { mode: 'embedded', host: '127.0.0.1', port, ...login } }),
    },
];

for (const way of ways) {
    describe(`Ten chargers in one instance by ${way.name}, in a real ioBroker`, () => {
        let platform: TestPlatform;
        const chargers: Simulator[] = [];

        before(async function () {
            this.timeout(installMs);
            const port = await freePort();
            for (let index = 0; index < 10; index++) {
                const charger = { serial: serialOf(index), settings: { amp: currentOf(index) } };
                chargers.push(await startSimulator({ clock: realClock, charger, car: {}, ...way.simulator(port) }));
            }
            platform = await startPlatform({
                devices: chargers.map((charger, index) => way.entry(charger, serialOf(index))),
                native: way.native(port),
            });
            for (let index = 0; index < 10; index++) {
                await platform.database.waitForState(`${idOf(index)}.powerAll`, ({ val }) => Number(val) > 0, 90_000);
            }
        });

        after(async function () {
            this.timeout(60_000);
            await platform?.stop();
            await Promise.all(chargers.map(charger => charger.stop()));
        });

        const value = async (id: string): Promise<unknown> => (await platform.database.getState(id))?.val;
        const shows = (id: string, wanted: unknown, ms = 15_000): Promise<unknown> =>
            platform.database.waitForState(id, ({ val, ack }) => ack && val === wanted, ms);
        const statusTimes = (index: number): number[] => chargers[index].requests.map(({ time }) => time);
        const writes = (): Record<string, unknown>[][] =>
            chargers.map(({ requests }) => requests.filter(({ kind }) => kind === 'set').map(({ values }) => values));

        it('are all connected, each with states of its own, and none is written to', async () => {
            for (let index = 0; index < 10; index++) {
                assert.equal(await value(`${idOf(index)}.info.connection`), true, serialOf(index));
                assert.equal(await value(`${idOf(index)}.info.connectionType`), way.kind);
                assert.equal(await value(`${idOf(index)}.info.serialNumber`), serialOf(index));
                assert.equal(await value(`${idOf(index)}.maxCurrent`), currentOf(index));
            }
            assert.deepEqual(
                writes(),
                chargers.map(() => []),
            );
        });

        it('are written to at the same time, and each gets what is its own', async function () {
            this.timeout(30_000);
            await Promise.all(
                chargers.map((_charger, index) =>
                    platform.database.setState(`${idOf(index)}.maxCurrent`, { val: currentOf(index) + 10, ack: false }),
                ),
            );
            await Promise.all(
                chargers.map((_charger, index) => shows(`${idOf(index)}.maxCurrent`, currentOf(index) + 10)),
            );
            assert.deepEqual(
                writes(),
                chargers.map((_charger, index) => [{ amp: currentOf(index) + 10 }]),
            );
        });

        it('go on when one of them is switched off, which stands in one line of the log', async function () {
            this.timeout(90_000);
            const gone = 3;
            await chargers[gone].faults.turnOn('offline');
            // A silent one is waited for longer than one that refuses the connection.
            await shows(`${idOf(gone)}.info.connection`, false, way.isAsked ? 15_000 : 30_000);
            const others = chargers.map((_charger, index) => index).filter(index => index !== gone);
            others.forEach(index => chargers[index].charger.override({ fna: `Garage ${index}`, amp: 30 - index }));
            await Promise.all(others.map(index => shows(`${idOf(index)}.maxCurrent`, 30 - index)));
            for (const index of others) {
                assert.equal(await value(`${idOf(index)}.info.connection`), true, serialOf(index));
            }
            assert.equal(await value('goecharger.0.info.connection'), true);
            const complaints = platform.logs().filter(({ severity }) => severity !== 'info' && severity !== 'debug');
            assert.deepEqual(
                complaints.map(({ text }) => text.includes(serialOf(gone))),
                [true],
                complaints.map(({ text }) => text).join('\n'),
            );
            await chargers[gone].faults.turnOff();
            await shows(`${idOf(gone)}.info.connection`, true, 30_000);
        });

        if (way.isAsked) {
            it('are asked one question at a time each: one that is slow gets no second request meanwhile, and holds up nobody', async function () {
                this.timeout(60_000);
                const slow = 5;
                await chargers[slow].faults.turnOn('slow', { ms: slowMs });
                // What was under way is answered by then.
                const from = realClock.now() + 2 * slowMs;
                await until(() => realClock.now() > from, 'the questions before', 10_000);
                chargers.forEach(charger => (charger.requests.length = 0));
                await platform.database.setState(`${idOf(slow)}.forceState`, { val: 0, ack: false });
                await platform.database.setState(`${idOf(slow)}.info.readAll`, { val: true, ack: false });
                await until(() => statusTimes(slow).length >= 5, 'five questions', 20_000);
                const times = statusTimes(slow);
                const pauses = times.slice(1).map((time, index) => time - times[index]);
                // The answer leaves after 1.5 s of a timer that may be a little early by this clock.
                assert.ok(
                    pauses.every(pause => pause >= slowMs - 20),
                    pauses.join(),
                );
                const seconds = (times[times.length - 1] - times[0]) / 1000;
                chargers.forEach((_charger, index) => {
                    if (index !== slow) {
                        const perSecond = statusTimes(index).length / seconds;
                        assert.ok(perSecond > 0.7, `charger ${index} was asked ${perSecond} times a second`);
                    }
                });
                await chargers[slow].faults.turnOff();
            });
        } else {
            it('are all back after a restart of the adapter, with what changed meanwhile, and none was written to', async function () {
                this.timeout(90_000);
                chargers.forEach(charger => (charger.requests.length = 0));
                await platform.adapter.stop();
                assert.equal(await value(`${idOf(0)}.info.connection`), false);
                chargers.forEach(({ charger }, index) => charger.override({ amp: 16 - index }));
                await platform.adapter.start();
                await Promise.all(
                    chargers.map((_charger, index) => shows(`${idOf(index)}.maxCurrent`, 16 - index, 60_000)),
                );
                await Promise.all(chargers.map((_charger, index) => shows(`${idOf(index)}.info.connection`, true)));
                assert.deepEqual(
                    writes(),
                    chargers.map(() => []),
                );
            });
        }
    });
}
