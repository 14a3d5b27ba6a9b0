import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { example, runScript, startJavascript, type RunningScript } from './javascript';
import { installMs, startPlatform, type TestPlatform } from './platform';

/** A house with a roof, a meter at the grid, and a car that is charged. */
class House {
    roofW = 0;
    readonly consumptionW = 300;
    /** What the meter says of the true power; undefined: it has frozen. */
    meter: ((gridW: number) => number | null) | undefined = gridW => gridW;
    private readonly timer: NodeJS.Timeout;

    constructor(
        private readonly charger: Simulator,
        tell: (gridW: number | null) => Promise<void>,
    ) {
        this.timer = setInterval(() => {
            if (this.meter) {
                void tell(this.meter(this.gridW));
            }
        }, 200);
    }

    get carW(): number {
        return (this.charger.charger.status(['nrg']).nrg as number[])[11];
    }

    get gridW(): number {
        return this.consumptionW + this.carW - this.roofW;
    }

    close(): void {
        clearInterval(this.timer);
    }
}

const pause = (seconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, seconds * 1000));

async function until(what: string, isSo: () => boolean, seconds = 20): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!isSo()) {
        assert.ok(Date.now() < end, `${what} did not happen within ${seconds} s`);
        await pause(0.05);
    }
}

describe('The example scripts, in a real iobroker.javascript', () => {
    let platform: TestPlatform;
    const simulators: Simulator[] = [];
    let script: RunningScript | undefined;
    let house: House | undefined;

    // Each charger has its own speed, so that a script of hours is seen in seconds.
    const chargers = [
        { serial: '111111', speed: 10, settings: { lmo: 3 } },
        // Such a charger goes on with its smallest current when the surplus data is gone (go-eCharger-API-v2 issue 226).
        { serial: '222222', speed: 3, settings: { lmo: 4, fup: true, acp: false } },
        { serial: '333333', speed: 20, settings: { lmo: 3 } },
        { serial: '444444', speed: 60, settings: { lmo: 3 } },
    ];
    const grid = '0_userdata.0.gridPower';
    const battery = '0_userdata.0.stateOfCharge';

    before(async function () {
        this.timeout(installMs);
        for (const { serial, speed, settings } of chargers) {
            simulators.push(await startSimulator({ clock: realClock, speed, charger: { serial, settings } }));
        }
        platform = await startPlatform({
            devices: simulators.map(({ address }) => ({ enabled: true, host: address, interval: 1 })),
            adapters: ['javascript'],
        });
        for (const id of [grid, battery]) {
            const common = { name: id, type: 'number', role: 'value', read: true, write: true };
            await platform.database.setObject(id, { type: 'state', common, native: {} });
        }
        await startJavascript(platform);
        for (const { serial } of chargers) {
            await platform.database.waitForState(`goecharger.0.${serial}.firmware`);
        }
    });

    afterEach(async function () {
        this.timeout(30_000);
        house?.close();
        await script?.stop();
    });

    after(async function () {
        this.timeout(60_000);
        await platform?.stop();
        await Promise.all(simulators.map(simulator => simulator.stop()));
    });

    /** What was written to a charger since `from`. */
    const writes = (simulator: Simulator, from = 0): Record<string, unknown>[] =>
        simulator.requests
            .filter(({ kind, time }) => kind === 'set' && time >= from)
            .map(({ values }) => values as Record<string, unknown>);
    const written = (simulator: Simulator, key: string, from = 0): unknown[] =>
        writes(simulator, from)
            .filter(values => key in values)
            .map(values => values[key]);
    const newHouse = (simulator: Simulator): House =>
        new House(simulator, val => platform.database.setState(grid, { val, ack: true }));

    describe('surplusRule.js', () => {
        const rule = {
            charger: "'goecharger.0.111111'",
            maxAge: '2',
            interval: '0.5',
            settle: '2.5',
            sure: '2',
            startAfter: '3',
            stopAfter: '5',
            minimumPause: '6',
            phasesAfter: '6',
            phasesPause: '10',
        };

        /** In steady sun the rule comes to rest, and nothing comes from the grid; one that swings never rests for six seconds. */
        async function comesToRest(simulator: Simulator, at: House): Promise<void> {
            const latest = realClock.now() + 20_000;
            let from: number;
            do {
                from = realClock.now();
                await pause(6);
            } while (writes(simulator, from).length > 0 && realClock.now() < latest);
            assert.deepEqual(writes(simulator, from), [], 'in steady sun nothing is changed');
            assert.ok(at.gridW <= 0, `${at.gridW} W from the grid`);
        }

        it('follows a day of sun without swinging, pauses the car when the sun goes, and stops when the meter freezes', async function () {
            this.timeout(180_000);
            const [simulator] = simulators;
            house = newHouse(simulator);
            const at = house;
            simulator.requests.length = 0;
            script = await runScript(platform, 'surplusRule', example('surplusRule', rule));
            simulator.plugIn({ phases: 3, capacityWh: 1_000_000 });
            const value = (key: string): unknown => simulator.charger.status([key])[key];
            await until('the stop of a car that came at night', () => value('frc') === 1 && at.carW === 0);

            at.roofW = 2_900;
            await until('charging with one phase', () => at.carW > 2_200);
            assert.equal(value('psm'), 1);
            await comesToRest(simulator, at);

            at.roofW = 6_000;
            await until('charging with three phases', () => value('psm') === 2 && at.carW > 4_700, 40);
            await comesToRest(simulator, at);

            at.roofW = 2_000;
            await until('the smallest current under a cloud', () => value('amp') === 6);
            at.roofW = 6_000;
            await until('the current of before the cloud', () => value('amp') === 7 && at.carW > 4_700);
            assert.equal(value('psm'), 2, 'a cloud does not change the phases');

            at.roofW = 500;
            await until('the stop in the evening', () => value('frc') === 1 && at.carW === 0);
            at.roofW = 4_000;
            await until('charging again', () => at.carW > 3_000, 30);
            at.meter = undefined;
            await until('the stop without a meter', () => value('frc') === 1 && at.carW === 0);

            assert.deepEqual(written(simulator, 'frc'), [1, 0, 1, 0, 1]);
            assert.deepEqual(written(simulator, 'psm'), [1, 2, 1]);
            // 16 A on one phase come before the change to three where there is time, and so do 6 A before the stop in the evening. What
            // the rule does at every speed of meter and charger is told exactly where time is turned by hand (documents/surplusRule).
            assert.match(
                written(simulator, 'amp').join(),
                /^10,(16,)?7,6,7,(6,)?14$/,
                JSON.stringify(writes(simulator)),
            );
            const unknown = script.said().filter(({ severity }) => severity !== 'info');
            assert.deepEqual(unknown, [{ severity: 'warn', text: 'The grid power is unknown.' }]);
        });

        it('leaves a charger alone that somebody has switched on', async function () {
            this.timeout(60_000);
            const [simulator] = simulators;
            house = newHouse(simulator);
            script = await runScript(platform, 'surplusRule', example('surplusRule', rule));
            await platform.database.setState('goecharger.0.111111.forceState', { val: 2, ack: false });
            await until('charging', () => simulator.charger.status(['frc']).frc === 2);
            const from = realClock.now();
            await pause(8);
            assert.deepEqual(writes(simulator, from), []);
        });
    });

    describe('surplusFeed.js', () => {
        it('tells the charger what flows, and is silent while the meter is frozen or says null; a car that goes on then is stopped and later released', async function () {
            this.timeout(180_000);
            const [, simulator] = simulators;
            house = newHouse(simulator);
            const at = house;
            at.roofW = 3_000;
            simulator.requests.length = 0;
            script = await runScript(
                platform,
                'surplusFeed',
                example('surplusFeed', { device: "'222222'", interval: '1', maxAge: '3', stopWhenBlind: '3' }),
            );
            const said = script.said;
            await pause(3);
            assert.deepEqual(writes(simulator), [], 'without a car there is nothing to tell');
            simulator.plugIn({ phases: 1, capacityWh: 1_000_000 });
            await until('charging from surplus', () => at.carW > 2_000, 60);
            assert.ok(written(simulator, 'ids').length > 5);
            for (const data of written(simulator, 'ids')) {
                assert.deepEqual(Object.keys(data as object), ['pGrid']);
            }

            const good = at.meter;
            for (const dead of [undefined, (): null => null]) {
                await until('charging from surplus', () => at.carW > 2_000, 60);
                at.meter = dead;
                const from = realClock.now();
                await until('the stop', () => simulator.charger.status(['frc']).frc === 1 && at.carW === 0);
                // Three seconds old is still good.
                const late = written(simulator, 'ids', from + 4_500);
                assert.deepEqual(late, [], 'a value that is not known was sent');
                assert.ok(realClock.now() - from < 12_000);
                const stopped = realClock.now();
                await pause(3);
                assert.deepEqual(writes(simulator, stopped), [], 'nothing more is said to a charger that is stopped');
                at.meter = good;
                await until('the release', () => simulator.charger.status(['frc']).frc === 0);
            }
            const gone = '0_userdata.0.gridPower is missing, no number or too old: nothing is sent to the charger.';
            const stops = 'The car still draws power although nothing is known of the surplus: it is stopped.';
            const once = [gone, stops, 'The grid power is known again.'];
            assert.deepEqual(
                said().map(({ text }) => text),
                [...once, ...once],
            );
        });
    });

    describe('stopAt80.js', () => {
        const settings = { charger: "'goecharger.0.333333'", settle: '2', capacity: '10', tolerance: '0.1' };
        const tell = (percent: number): Promise<void> =>
            platform.database.setState(battery, { val: percent, ack: true });

        it('gives the charger a limit that ends at 80 %, once, also when the car says nothing more; the next session has none', async function () {
            this.timeout(90_000);
            const [, , simulator] = simulators;
            await tell(75);
            simulator.requests.length = 0;
            script = await runScript(platform, 'stopAt80', example('stopAt80', settings));
            const car = simulator.plugIn({ capacityWh: 10_000, energyWh: 7_500 });
            await until('charging', () => car.stateOfCharge > 75.5);
            await until('the end of charging', () => simulator.charger.status(['modelStatus']).modelStatus === 6, 60);
            assert.ok(Math.abs(car.stateOfCharge - 80) < 0.5, `${car.stateOfCharge} %`);
            assert.deepEqual(writes(simulator), [{ dwo: 560 }]);
            simulator.unplug();
            await until('the end of the limit', () => simulator.charger.status(['dwo']).dwo === null);
            assert.equal(writes(simulator).length, 2);
        });

        it('stops at once when the car says that it has enough, unless somebody wants more; the charger is free for the next session', async function () {
            this.timeout(90_000);
            const [, , simulator] = simulators;
            const status = (key: string): unknown => simulator.charger.status([key])[key];
            await tell(60);
            simulator.requests.length = 0;
            // Far too large a battery: the limit alone would come too late.
            script = await runScript(platform, 'stopAt80', example('stopAt80', { ...settings, capacity: '90' }));
            const car = simulator.plugIn({ capacityWh: 10_000, energyWh: 7_500, fullAtWh: 8_300 });
            await until('the limit', () => Number(status('dwo')) > 0);
            await until('charging', () => car.stateOfCharge > 78);
            await tell(81);
            await until('the stop', () => status('frc') === 1);
            await platform.database.setState('goecharger.0.333333.forceState', { val: 2, ack: false });
            await until('the end of the limit', () => status('dwo') === null && status('frc') === 2);
            await until('a full battery', () => car.isFull, 60);
            simulator.unplug();
            await until('the end of the session', () => status('car') === 1);
            assert.equal(status('frc'), 0);
            assert.deepEqual(written(simulator, 'frc'), [1, 2]);
        });
    });

    describe('notifyFinished.js', () => {
        it('says once per session what was charged, for how long and for how much; a pause is no end', async function () {
            this.timeout(120_000);
            const [, , , simulator] = simulators;
            script = await runScript(
                platform,
                'notifyFinished',
                example('notifyFinished', { charger: "'goecharger.0.444444'", quiet: '3' }),
            );
            const said = (): string[] => (script as RunningScript).said().map(({ text }) => text);
            const gone = (): Promise<unknown> =>
                platform.database.waitForState('goecharger.0.444444.carConnected', ({ val }) => val === false);

            // A car that is full in the end, and stays.
            const car = simulator.plugIn({ capacityWh: 60_000, energyWh: 59_000 });
            await until('the first message', () => said().length === 1, 60);
            assert.match(said()[0], /^The car is charged: 1\.1\d kWh, 0:0\d h, 0\.3\d €\.$/);

            // It takes a little more in the same session, as for heating in winter, and is full once more.
            const isCharging = (wanted: boolean): Promise<unknown> =>
                platform.database.waitForState('goecharger.0.444444.charging', ({ val }) => val === wanted, 60_000);
            car.setEnergy(59_500);
            await isCharging(true);
            await isCharging(false);
            await pause(5);
            assert.equal(said().length, 1, 'the same session was told a second time when the car was full once more');
            simulator.unplug();
            await gone();
            await pause(1);
            assert.equal(said().length, 1, 'the same session was told a second time when the car was unplugged');

            // One that is stopped, and then pulled.
            simulator.plugIn({ capacityWh: 60_000, energyWh: 20_000 });
            await platform.database.waitForState('goecharger.0.444444.sessionChargedEnergy', ({ val }) => {
                return Number(val) > 2 && Number(val) < 20;
            });
            await platform.database.setState('goecharger.0.444444.forceState', { val: 1, ack: false });
            await platform.database.waitForState('goecharger.0.444444.charging', ({ val }) => val === false);
            await pause(5);
            assert.equal(said().length, 1, 'a pause is no end');
            simulator.unplug();
            await until('the second message', () => said().length === 2);

            // One that takes nothing at all.
            await gone();
            simulator.plugIn({ capacityWh: 60_000, energyWh: 60_000 });
            await platform.database.waitForState('goecharger.0.444444.carConnected', ({ val }) => val === true);
            await pause(5);
            simulator.unplug();
            await gone();
            await pause(1);
            assert.equal(said().length, 2);
        });
    });
});
