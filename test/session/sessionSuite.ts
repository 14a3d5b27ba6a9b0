import assert from 'node:assert/strict';
import type { Clock } from '../../src/goe/clock';
import { RefusedError } from '../../src/goe/errors';
import type { Way } from '../../src/goe/transport/transport';
import type { FaultName, FaultTarget } from '../../src/simulator/faults';
import { faultTexts } from '../../src/simulator/faults';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { watch, type WatchedSession, type WatchOptions } from './watchedSession';

/** What some ways cannot do, because the device or its maker does not offer it there. */
export type Feature =
    /** The device is asked; what it is asked can be counted. */
    | 'polls'
    /** Single keys can be asked for. */
    | 'filter'
    /** The device's firmware and model are what API v2 says. */
    | 'models'
    /** Several values go in one request. */
    | 'batches'
    /** The device says why it refuses. */
    | 'reasons'
    /** Phases and the forced state can be written. */
    | 'phases'
    /** Whatever API v2 has goes through unchanged, also what is wrong with it. */
    | 'raw'
    /** Every value is sent, also those unknown to this version. */
    | 'everything'
    /** A write is answered, so that a lost one is noticed. */
    | 'answers'
    /** A refused connection shows at once that the device is off. */
    | 'refusesConnections'
    /** The device itself answers by HTTP. */
    | 'http'
    /** Each reading is a question, whose answer can be late, half or wrong. */
    | 'asks'
    /** Writes are answered by HTTP. */
    | 'httpWrites'
    /** API v2 can be switched off in the app. */
    | 'apiSwitch'
    /** Another device may answer in its place. */
    | 'otherSerial';

/** A way that must do all of the following. */
export interface WayUnderTest {
    readonly name: string;
    /** What the device is called in titles. Default: a charger. */
    readonly device?: string;
    open(simulator: Simulator, clock: Clock): readonly Way[];
    /** What the simulated charger needs for it. */
    readonly simulator?: Partial<SimulatorOptions>;
    /** How much faster time runs in its tests; less where connecting takes real work. Default 100. */
    readonly speed?: number;
    /** What it cannot do, with the reason in words. */
    readonly lacks?: Readonly<Partial<Record<Feature, string>>>;
}

/** Faults that only an HTTP answer can have. */
const isHttp = (name: FaultName): boolean => !['offline', 'hang', 'reset', 'slow'].includes(name);

const writesTo = (simulator: Simulator): Record<string, unknown>[] =>
    simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

/** The life of a session, as a specification: the same for every way. */
export function sessionSuite(way: WayUnderTest): void {
    const { device = 'A charger', lacks = {}, name, open, speed = 100 } = way;
    /** A statement that holds where the way can do it; elsewhere it stands in the report with the reason. */
    function can(features: Feature | readonly Feature[], title: string, check: () => Promise<void>): void {
        const reason = [features]
            .flat()
            .map(feature => lacks[feature])
            .find(Boolean);
        if (reason === undefined) {
            it(title, check);
        } else {
            it(`${title} (not here: ${reason})`);
        }
    }

    describe(`${device} by ${name}`, () => {
        let simulator: Simulator;
        let watched: WatchedSession;
        let clock: Clock;

        /** A charger and a session with it, in time that runs 100 times faster. */
        async function meet(options: Partial<SimulatorOptions> = {}, watchOptions: WatchOptions = {}): Promise<void> {
            clock = options.clock ?? fastClock(speed);
            const charger = { ...way.simulator?.charger, ...options.charger };
            simulator = await startSimulator({ ...way.simulator, ...options, charger, clock });
            watched = watch(open(simulator, clock), clock, watchOptions);
            await until(() => watched.connections.length > 0, 'the first contact', 10_000);
            await until(() => watched.values.size > 20, 'the first values', 10_000);
        }

        afterEach(async () => {
            watched.session.stop();
            await simulator.stop();
        });

        describe('that is read', () => {
            it('shows the car, its power and its energy when one is plugged in and charges', async () => {
                await meet();
                assert.equal(watched.values.get('carConnected'), false);
                assert.equal(watched.values.get('charging'), false);
                assert.equal(watched.values.get('powerAll'), 0);
                simulator.plugIn({ phases: 3 });
                await watched.shows('carConnected', true);
                await watched.shows('charging', true);
                await until(() => Number(watched.values.get('powerAll')) > 10_000, 'full power');
                await until(() => Number(watched.values.get('sessionChargedEnergy')) > 0.05, 'some energy', 10_000);
                assert.equal(watched.values.get('phasesInUse'), 3);
                assert.equal(watched.values.get('pwmSignal'), 'CHARGING');
                simulator.unplug();
                await watched.shows('carConnected', false);
                await watched.shows('powerAll', 0);
            });

            can('polls', 'is asked once per interval, and with a car in one request as well', async () => {
                await meet({ car: {} }, { keySet: 'standard', intervalMs: 5_000 });
                simulator.requests.length = 0;
                const from = clock.now();
                await until(() => clock.now() - from > 60_000, 'a minute', 10_000);
                const polls = simulator.requests.length;
                assert.ok(polls >= 11 && polls <= 13, `${polls} requests in a minute`);
            });

            can(
                'filter',
                'is asked with less than 300 characters in each request, also for everything there is',
                async () => {
                    await meet({}, { keySet: 'all' });
                    const long = simulator.requests.filter(({ targetLength }) => targetLength > 300);
                    assert.deepEqual(long, []);
                    assert.ok(simulator.requests.length >= 4);
                },
            );

            it('tells nothing where nothing has changed', async () => {
                await meet({ autoStep: false });
                await until(() => watched.values.has('firmware'));
                const told = watched.changes.length;
                const from = clock.now();
                await until(() => clock.now() - from > 20_000, 'ten intervals', 10_000);
                assert.deepEqual(watched.changes.slice(told), []);
            });

            it('is written to by nobody at the start, at a reconnect, or after a reboot', async () => {
                await meet({ car: {} });
                await simulator.faults.turnOn('offline');
                await until(() => watched.connections.length === 2, 'the outage', 10_000);
                await simulator.faults.turnOff();
                await until(() => watched.connections.length === 3, 'the return', 10_000);
                simulator.charger.reboot();
                await until(() => watched.devices.length >= 3, 'the reboot to be noticed', 10_000);
                assert.deepEqual(writesTo(simulator), []);
            });

            can('models', 'with a firmware nobody has heard of works like any other', async () => {
                await meet({ charger: { firmware: '99.1' } });
                assert.equal(watched.values.get('firmware'), '99.1');
                assert.equal(watched.values.get('error'), 'NONE');
            });

            can(
                ['models', 'filter', 'apiSwitch'],
                'with firmware 051.3, which knows lists of ten keys only, is read and written to',
                async () => {
                    await meet({ charger: { firmware: '051.3', model: 'V3' } });
                    assert.equal(watched.values.get('firmware'), '051.3');
                    assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
                    const longest = Math.max(...simulator.requests.map(({ keys }) => keys?.length ?? 0).slice(2));
                    assert.ok(longest <= 10, `${longest} keys`);
                },
            );

            can(
                ['models', 'everything'],
                'with firmware 60.2, which tells each card by itself, shows them all the same',
                async () => {
                    await meet({ charger: { firmware: '60.2' } }, { keySet: 'all' });
                    await watched.shows('cards.0.name', 'User 1');
                    await watched.shows('cards.0.learned', true);
                },
            );

            can(['models', 'filter'], 'of type CORE answers with status 400 and is read all the same', async () => {
                await meet({ charger: { model: 'CORE' } });
                assert.equal(watched.values.get('carConnected'), false);
                assert.equal(watched.devices[0].plan.states.has('cableCurrent'), false);
                const asked = simulator.requests.length;
                await until(() => simulator.requests.length >= asked + 3, 'more polls');
                const later = simulator.requests.slice(asked).flatMap(({ keys }) => keys ?? []);
                assert.equal(later.includes('cbl'), false, 'a key it does not have is not asked for again');
            });

            can('otherSerial', 'that is another one than expected is not mistaken for it', async () => {
                clock = fastClock(speed);
                simulator = await startSimulator({
                    ...way.simulator,
                    clock,
                    charger: { ...way.simulator?.charger, serial: '111111' },
                });
                watched = watch(open(simulator, clock), clock, { serial: '222222' });
                await until(() => watched.connections.length > 0, 'a word about it');
                assert.match(watched.connections[0], /serial number 111111 instead of 222222/);
                assert.equal(watched.values.size, 0);
            });

            can(
                ['raw', 'everything'],
                'shows values unknown to this version where everything is wanted, but no login in an address',
                async () => {
                    clock = fastClock(speed);
                    simulator = await startSimulator({ ...way.simulator, clock, autoStep: false });
                    simulator.charger.override({ zz1: 5, zz2: 'mqtt://me:secret@host:1883', zz3: { a: 1 } });
                    watched = watch(open(simulator, clock), clock, { keySet: 'all' });
                    await watched.shows('unknown.zz1', 5);
                    assert.equal(watched.values.get('unknown.zz2'), 'mqtt://host:1883');
                    assert.equal(watched.values.get('unknown.zz3'), '{"a":1}');
                },
            );
        });

        describe('that is written to', () => {
            it('answers with its own value after it has acted, not before', async () => {
                await meet();
                const told: string[] = [];
                const before = clock.now();
                const writing = watched.session
                    .write('maxCurrent', 10)
                    .then(outcome => told.push(`confirmed ${String(outcome.value)}`));
                await until(() => writesTo(simulator).length === 1, 'the request');
                assert.deepEqual(writesTo(simulator), [{ amp: 10 }]);
                assert.deepEqual(told, []);
                await writing;
                assert.deepEqual(told, ['confirmed 10']);
                assert.ok(clock.now() - before >= 1_000, 'not before the logic has run');
            });

            it('shows 16 A when it is asked for 32 A and is limited to 16 A', async () => {
                await meet({ charger: { variant: 11, firmware: '60.6' } });
                const { value } = await watched.session.write('maxCurrent', 32);
                assert.equal(value, 16);
                assert.deepEqual(writesTo(simulator), [{ amp: 32 }]);
                assert.equal(watched.session.valueOf('maxCurrent'), 16);
            });

            it('does not let a poll show a value that is still to be confirmed', async () => {
                await meet({ charger: { variant: 11, firmware: '60.6' } }, { intervalMs: 200 });
                watched.changes.length = 0;
                await watched.session.write('maxCurrent', 32);
                assert.deepEqual(
                    watched.changes.filter(([id]) => id === 'maxCurrent'),
                    [],
                );
            });

            can('reasons', 'gives its reason when it refuses', async () => {
                await meet();
                await assert.rejects(
                    watched.session.write('info.friendlyName', 'x'.repeat(80)),
                    (error: Error) =>
                        error instanceof RefusedError && /refused by the device: fna: /.test(error.message),
                );
                simulator.requests.length = 0;
                await assert.rejects(watched.session.write('transaction', 99), RefusedError);
                await assert.rejects(
                    watched.session.write('maxCurrent', 40),
                    /maxCurrent: 40 is not possible; allowed is a number from 6 to 32 A/,
                );
                assert.deepEqual(writesTo(simulator), []);
            });

            it('is sent the last of ten writes within 100 ms, in at most two requests', async () => {
                await meet();
                const outcomes = [];
                for (let current = 7; current <= 16; current++) {
                    outcomes.push(watched.session.write('maxCurrent', current));
                    await new Promise<void>(resolve => clock.startTimer(resolve, 10));
                }
                const results = await Promise.all(outcomes);
                assert.ok(writesTo(simulator).length <= 2, `${writesTo(simulator).length} requests`);
                assert.deepEqual(writesTo(simulator).at(-1), { amp: 16 });
                assert.equal(results.at(-1)?.value, 16);
                assert.ok(results.slice(0, -1).every(({ replaced }) => replaced));
            });

            can('batches', 'is sent three states at once in one request', async () => {
                await meet();
                const outcomes = await Promise.all([
                    watched.session.write('maxCurrent', 12),
                    watched.session.write('forceState', 1),
                    watched.session.write('sessionChargeEnergyLimit', 7.5),
                ]);
                assert.deepEqual(writesTo(simulator), [{ amp: 12, frc: 1, dwo: 7500 }]);
                assert.deepEqual(
                    outcomes.map(({ value }) => value),
                    [12, 1, 7.5],
                );
            });

            it('takes 0 as "no limit" and shows it as 0', async () => {
                await meet();
                await watched.session.write('sessionChargeEnergyLimit', 5);
                const { value } = await watched.session.write('sessionChargeEnergyLimit', 0);
                assert.equal(value, 0);
                assert.ok(writesTo(simulator).some(({ dwo }) => dwo === null));
            });

            can('phases', 'takes one phase and three phases by their number', async () => {
                await meet();
                assert.equal((await watched.session.write('chargingPhases', 1)).value, 1);
                assert.equal((await watched.session.write('chargingPhases', 3)).value, 3);
                assert.equal((await watched.session.write('phases', 0)).value, 0);
                assert.deepEqual(writesTo(simulator), [{ psm: 1 }, { psm: 2 }, { psm: 0 }]);
            });

            it('is told to charge and not to charge by the forced state', async () => {
                await meet({ car: {} });
                assert.equal((await watched.session.write('allowCharging', false)).value, false);
                assert.deepEqual(writesTo(simulator), [{ frc: 1 }]);
            });

            can('answers', 'gets the value in the end although an answer was lost on the way', async () => {
                await meet();
                await simulator.faults.turnOn('reset', { on: 'set', times: 2 });
                assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
            });

            it('is not written to hours later: after ten seconds without an answer the wish is refused', async () => {
                await meet();
                await simulator.faults.turnOn('offline');
                await until(() => watched.connections.length === 2, 'the outage', 10_000);
                const from = clock.now();
                await assert.rejects(watched.session.write('maxCurrent', 9), /maxCurrent = 9: not written within 10 s/);
                assert.ok(clock.now() - from < 15_000, `${clock.now() - from} ms`);
                await simulator.faults.turnOff();
                await until(() => watched.connections.length === 3, 'the return', 10_000);
                const back = clock.now();
                await until(() => clock.now() - back > 20_000, 'some time', 10_000);
                assert.deepEqual(writesTo(simulator), []);
            });

            it('says no to a state it does not have, and to one that only shows', async () => {
                await meet();
                await assert.rejects(watched.session.write('nonsense', 1), /nonsense is not known/);
                await assert.rejects(watched.session.write('powerAll', 1), /powerAll cannot be written/);
            });
        });

        describe('that goes and comes back', () => {
            can('refusesConnections', 'is away within two intervals, and says so once', async () => {
                await meet({}, { intervalMs: 5_000 });
                await simulator.faults.turnOn('offline');
                const from = clock.now();
                await until(() => watched.connections.length === 2, 'the outage', 10_000);
                assert.ok(clock.now() - from <= 10_000, `${clock.now() - from} ms`);
                assert.match(watched.connections[1], /connection refused/);
            });

            it('tells all its values anew when it is back, for their quality was bad', async () => {
                await meet();
                await simulator.faults.turnOn('offline');
                await until(() => watched.connections.length === 2, 'the outage', 10_000);
                const before = new Map(watched.values);
                watched.values.clear();
                await simulator.faults.turnOff();
                await until(() => watched.connections.length === 3, 'the return', 10_000);
                await until(() => watched.values.size === before.size, 'all values');
                assert.equal(watched.connections[2], 'here');
            });

            it('is a matter of one word, however long it stays away', async () => {
                clock = fastClock(100_000);
                simulator = await startSimulator({ ...way.simulator, clock: realClock });
                await simulator.faults.turnOn('offline');
                watched = watch(open(simulator, clock), clock);
                const from = clock.now();
                await until(() => clock.now() - from > 86_400_000, 'a day', 10_000);
                assert.equal(watched.connections.length, 1);
            });

            it('is waited for when it is off at the start', async () => {
                clock = fastClock(speed);
                simulator = await startSimulator({ ...way.simulator, clock });
                await simulator.faults.turnOn('offline');
                watched = watch(open(simulator, clock), clock);
                await until(() => watched.connections.length === 1, 'a word about it');
                await assert.rejects(watched.session.write('maxCurrent', 9), /has not answered yet/);
                await simulator.faults.turnOff();
                await until(() => watched.connections.length === 2, 'the contact', 10_000);
                await watched.shows('carConnected', false);
            });

            can('raw', 'is looked at anew after a reboot, for its firmware may be another one', async () => {
                await meet({ car: {} });
                simulator.charger.override({ fwv: '60.5', rbc: 77 });
                await watched.shows('firmware', '60.5');
            });
        });

        describe('with faults on the line', () => {
            can(
                'asks',
                'stays connected when it misses a request now and then, for those do not follow each other',
                async () => {
                    await meet({ autoStep: false }, { intervalMs: 5_000 });
                    for (let missed = 0; missed < 3; missed += 1) {
                        const before = simulator.requests.length;
                        await simulator.faults.turnOn('reset', { on: 'status', times: 1 });
                        // The one that fails, the one after it, and one more.
                        await until(() => simulator.requests.length >= before + 3, 'three requests', 10_000);
                    }
                    assert.deepEqual(watched.connections, ['here']);
                },
            );

            const names = (Object.keys(faultTexts) as FaultName[]).filter(name => name !== 'endless');
            for (const name of names) {
                can(
                    'asks',
                    `survives "${faultTexts[name]}" to reading, shows no wrong value and recovers`,
                    async () => {
                        await meet({ autoStep: false });
                        const before = new Map(watched.values);
                        await simulator.faults.turnOn(name, { on: 'status' });
                        const from = clock.now();
                        await until(() => clock.now() - from > 12_000, 'some polls');
                        await simulator.faults.turnOff();
                        simulator.charger.override({ amp: 13 });
                        await until(() => watched.session.isConnected, 'the recovery', 10_000);
                        watched.session.refresh();
                        await watched.shows('maxCurrent', 13);
                        before.set('maxCurrent', 13);
                        assert.deepEqual(
                            [...watched.values].filter(([id, value]) => before.get(id) !== value),
                            [],
                        );
                    },
                );

                if (name !== 'offline') {
                    can(
                        isHttp(name) ? 'httpWrites' : [],
                        `survives "${faultTexts[name]}" to writing and writes again afterwards`,
                        async () => {
                            await meet();
                            await simulator.faults.turnOn(name, { on: 'set' as FaultTarget });
                            await watched.session
                                .write('maxCurrent', 11)
                                .catch((error: Error) => assert.match(error.message, /^maxCurrent = 11: /));
                            await simulator.faults.turnOff();
                            assert.equal((await watched.session.write('maxCurrent', 12)).value, 12);
                        },
                    );
                }
            }

            const odd: [string, Record<string, unknown>][] = [
                [
                    'null everywhere',
                    Object.fromEntries(
                        ['car', 'err', 'nrg', 'tma', 'wh', 'eto', 'psm', 'frc', 'alw', 'cbl'].map(key => [key, null]),
                    ),
                ],
                [
                    'wrong types',
                    {
                        car: 'x',
                        err: {},
                        nrg: 'y',
                        tma: 5,
                        wh: [],
                        eto: 'z',
                        psm: true,
                        frc: {},
                        alw: 'maybe',
                        cbl: [],
                    },
                ],
                ['short arrays', { nrg: [1, 2], tma: [] }],
                [
                    'long arrays',
                    { nrg: Array.from({ length: 40 }, () => 1), tma: Array.from({ length: 20 }, () => 20) },
                ],
                ['arrays of nonsense', { nrg: Array.from({ length: 16 }, () => ({ a: null })), tma: [null, 'x'] }],
                ['numbers no table knows', { car: 200, err: 99, psm: 77, frc: 9, trx: 250, acs: 88 }],
            ];
            const senseless = ['wrong types', 'arrays of nonsense'];
            for (const [what, values] of odd) {
                can('raw', `goes on with the other values when it sends ${what}`, async () => {
                    await meet({ autoStep: false });
                    const before = new Map(watched.values).set('maxCurrent', 14);
                    simulator.charger.override(values);
                    const from = clock.now();
                    await until(() => clock.now() - from > 4_000, 'some polls', 10_000);
                    simulator.charger.override({ amp: 14 });
                    watched.session.refresh();
                    await watched.shows('maxCurrent', 14);
                    for (const [id, value] of watched.values) {
                        assert.ok(value === null || ['number', 'string', 'boolean'].includes(typeof value), id);
                        assert.ok(!Number.isNaN(value), id);
                        // What is not to be understood leaves the last value, or none; it becomes no other one.
                        if (senseless.includes(what)) {
                            assert.ok(value === null || value === before.get(id), `${id}: ${value}`);
                        }
                    }
                    assert.equal(watched.connections.length, 1);
                });
            }

            can('apiSwitch', 'says what to do when API v2 is switched off in the app', async () => {
                await meet();
                simulator.charger.override({ hai: false });
                await until(() => watched.connections.length === 2, 'a word about it');
                assert.match(watched.connections[1], /API v2 is switched off.*Settings > Connection > API settings/);
            });

            can('http', 'says so when something answers that is no go-e device', async () => {
                clock = fastClock(speed);
                simulator = await startSimulator({ ...way.simulator, clock });
                await simulator.faults.turnOn('notJson');
                watched = watch(open(simulator, clock), clock);
                await until(() => watched.connections.length === 1, 'a word about it');
                assert.match(watched.connections[0], /does not come from a go-e (device|charger)/);
            });
        });
    });
}
