import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { runTypedCommand } from '../../src/simulator/typedCommands';
import { HandClock } from '../clock';

describe('npm run simulate: typed commands', () => {
    let simulator: Simulator;
    const type = (line: string): Promise<string | undefined> => runTypedCommand(simulator, line);

    beforeEach(async () => {
        simulator = await startSimulator({ clock: new HandClock(), autoStep: false });
    });
    afterEach(() => simulator.stop());

    it('plugs cars in and out', async () => {
        await type('plug');
        simulator.step(20);
        assert.equal(await type('status car,frc'), 'car = 2\nfrc = 0');
        await type('unplug');
        simulator.step();
        assert.equal(await type('status car'), 'car = 1');
    });

    it('writes values and shows refusals', async () => {
        assert.equal(await type('set amp 10'), 'amp accepted.');
        assert.equal(await type('set fna "My charger"'), 'fna accepted.');
        assert.equal(await type('status amp fna'), 'amp = 10\nfna = "My charger"');
        assert.match((await type('set amp 99')) ?? '', /^Refused\. amp: failed/);
        assert.match((await type('set nope 1')) ?? '', /no key "nope"/);
    });

    it('switches faults on and all of them off', async () => {
        await type('fault hang set');
        await type('fault offline');
        assert.deepEqual(simulator.faults.active, ['hang', 'offline']);
        await type('ok');
        assert.deepEqual(simulator.faults.active, []);
        assert.match((await type('fault rain')) ?? '', /Unknown fault "rain"/);
        assert.match((await type('fault hang never')) ?? '', /not "never"/);
    });

    it('changes the speed, restarts, helps and ends', async () => {
        await type('speed 60');
        assert.equal(simulator.speed, 60);
        assert.match((await type('speed fast')) ?? '', /must be a number/);
        await type('reboot');
        assert.equal(simulator.charger.isAnswering, false);
        assert.match((await type('help')) ?? '', /halfChunked/);
        assert.equal(await type(''), '');
        assert.match((await type('dance')) ?? '', /Unknown command/);
        assert.equal(await type('quit'), undefined);
    });
});
