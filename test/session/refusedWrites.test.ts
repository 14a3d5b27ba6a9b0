import { deepEqual, equal } from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock } from '../clock';
import { AskedStation } from './askedStation';

describe('The message write says what was not written and why', () => {
    let simulator: Simulator;
    let asked: AskedStation;

    before(async () => {
        const clock = fastClock(10);
        simulator = await startSimulator({ clock });
        asked = await AskedStation.open({ host: simulator.address }, clock);
    });

    after(async () => {
        await asked.close();
        await simulator.stop();
    });

    it('by its name, also where the device only says that it does not know it', async () => {
        equal(
            await asked.refusal('write', { values: { maxcurrent: 10, nrg: 1, maxCurrent: 99, forceState: 1 } }),
            'write: maxcurrent: the device does not know this setting nrg: tried to set api key without setter ' +
                'maxCurrent: 99 is not possible; allowed is a number from 6 to 32 A. Written: forceState.',
        );
    });

    it('where the state is one of those that the device does not show', async () => {
        simulator.requests.length = 0;
        equal(
            await asked.refusal('write', { values: { 'schedule.weekRanges': { control: 0, ranges: [] } } }),
            'write: schedule.weekRanges is no state of this device: it comes with the key set all, where the device has it.',
        );
        equal(
            await asked.refusal('write', { values: { 'settings.nothing': 1 } }),
            'write: "settings.nothing" is neither a state of this device nor an API key.',
        );
        deepEqual(
            simulator.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
    });

    it('where API v1 does not have it, which answers as if all were well', async () => {
        const clock = fastClock(10);
        const old = await startSimulator({ clock, api: 'v1' });
        const askedOld = await AskedStation.open({ host: old.address }, clock);
        try {
            equal(
                await askedOld.refusal('write', { values: { maxcurrent: 10, frc: 1 } }),
                'write: "maxcurrent" is neither a state of this device nor an API key. "frc" is neither a state of this device nor an API key.',
            );
            deepEqual(
                old.requests.filter(({ kind }) => kind === 'set'),
                [],
            );
            deepEqual(await askedOld.result('write', { values: { wke: 'made-up' } }), { wke: true });
        } finally {
            await askedOld.close();
            await old.stop();
        }
    });

    it('by its name, where the device does not answer', async () => {
        await simulator.faults.turnOn('reset', { on: 'set' });
        const refusal = await asked.refusal('write', { values: { fst: 1500, mci: 10 } });
        await simulator.faults.turnOff();
        equal(refusal.match(/\b(surplus\.startPower|fst)\b/g)?.length, 1, refusal);
        equal(refusal.match(/\b(mci)\b/g)?.length, 1, refusal);
    });
});
