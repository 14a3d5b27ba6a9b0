import { deepEqual, equal, match } from 'node:assert/strict';
import type { ControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock } from '../clock';
import { AskedStation } from './askedStation';

interface Setup {
    ready: boolean;
    list: { setting: string; now: unknown; needed: unknown; why: string; set: boolean }[];
    text: string;
}

describe('The message setupSurplus', () => {
    let simulator: Simulator | ControllerSimulator;
    let asked: AskedStation;

    async function connect(charger: SimulatorOptions['charger'], device: object = {}): Promise<Simulator> {
        const clock = fastClock(10);
        const started = await startSimulator({ clock, charger, car: { phases: 1 }, speed: 1 });
        simulator = started;
        asked = await AskedStation.open({ host: started.address, ...device }, clock);
        return started;
    }
    const setup = (args: object = {}): Promise<Setup> => asked.result('setupSurplus', args) as Promise<Setup>;
    const written = (): Readonly<Record<string, unknown>>[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
    const wrong = { lmo: 3, fup: false, acp: false, frc: 1, psm: 2, amp: 10, ama: 16 };

    afterEach(async () => {
        await asked.close();
        await simulator.stop();
    });

    it('says of each setting what it is, what it must be and why, and writes nothing', async () => {
        await connect({ settings: wrong });
        const { list, ready, text } = await setup();
        deepEqual(
            list.map(({ needed, now, set, setting }) => [setting, now, needed, set]),
            [
                ['settings.chargingMode', 3, 4, false],
                ['surplus.enabled', false, true, false],
                ['settings.pausesAllowed', false, true, false],
                ['phases', 3, 0, false],
                ['maxCurrent', 10, 16, false],
                ['forceState', 1, 0, false],
                ['surplus.feedStatus', null, null, false],
            ],
        );
        equal(ready, false);
        list.forEach(({ why }) => match(why, /^[A-Z].*\.$/));
        equal(text.split('\n').length, list.length + 1);
        match(text, /^In the way: settings\.chargingMode = 3, needed 4\. .*\n/);
        match(text, /Nothing was written\.$/);
        deepEqual(written(), []);
    });

    for (const keySet of ['essential', 'standard']) {
        it(`sets them when it is told to, only what differs, also where ${keySet} values are shown only`, async () => {
            const charger = await connect({ settings: { ...wrong, acp: true } }, { keySet });
            const { list, ready, text } = await setup({ apply: true });
            deepEqual(charger.charger.status(['lmo', 'fup', 'acp', 'frc', 'psm', 'amp']), {
                ...{ lmo: 4, fup: true, acp: true, frc: 0, psm: 0, amp: 16 },
            });
            deepEqual(
                list.filter(({ set }) => !set).map(({ setting }) => setting),
                ['surplus.feedStatus'],
            );
            equal(ready, false);
            match(text, /^Set: settings\.chargingMode = 3, needed 4\./);
            match(text, /\nLeft: surplus\.feedStatus = null\. Nobody tells the charger/);
            deepEqual(
                new Set(written().flatMap(values => Object.keys(values))),
                new Set(['lmo', 'fup', 'psm', 'amp', 'frc']),
            );
        });
    }

    it('sets the forced state last, for it may fall when the mode changes', async () => {
        await connect({ settings: wrong, dropsForceOnModeChange: true });
        await setup({ apply: true });
        deepEqual(Object.keys(written().at(-1) ?? {}), ['frc']);
    });

    it('is not content with anything but a clear yes', async () => {
        await connect({ settings: wrong });
        match(await asked.refusal('setupSurplus', { apply: 'false' }), /apply must be true or false/);
        deepEqual(written(), []);
    });

    it('has nothing to say where all is well, and writes nothing then', async () => {
        const charger = await connect({ settings: { lmo: 4, fup: true, ama: 16, amp: 16 } });
        charger.charger.override({ pgrid: -500 });
        deepEqual(await setup({ apply: true }), {
            ...{ ready: true, list: [], text: 'Nothing stands in the way of charging from surplus.' },
        });
        deepEqual(written(), []);
    });

    it('says which card is waited for, and that it reads only', async () => {
        await connect({ settings: { lmo: 4, fup: true, acs: 1 } }, { readOnly: true });
        const { list } = await setup();
        deepEqual(
            list.map(({ setting, needed }) => [setting, needed]),
            [
                ['readOnly', null],
                ['transaction', null],
                ['surplus.feedStatus', null],
            ],
        );
        deepEqual(written(), []);
    });

    it('sets nothing on a device that is read only, and says so', async () => {
        await connect({ settings: wrong }, { readOnly: true });
        match(await asked.refusal('setupSurplus', { apply: true }), /read only in the settings/);
        deepEqual(written(), []);
    });

    it('keeps to the current that the owner allows', async () => {
        const charger = await connect({ settings: { lmo: 4, fup: true, amp: 8, ama: 32 } }, { maxCurrent: 13 });
        await setup({ apply: true });
        equal(charger.charger.status(['amp']).amp, 13);
    });

    it('says of a device without such settings that it has none', async () => {
        const clock = fastClock(10);
        const controller = await startControllerSimulator({ clock });
        simulator = controller;
        asked = await AskedStation.open({ host: controller.address }, clock);
        match(await asked.refusal('setupSurplus'), /no surplus control/);
    });
});
