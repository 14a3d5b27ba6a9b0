import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { startAdmin, type AdminTest } from './browser';

describe('In admin', () => {
    let simulator: Simulator;
    let test: AdminTest;

    before(async function () {
        simulator = await startSimulator({ clock: realClock });
        test = await startAdmin(this, { devices: [{ enabled: true, host: simulator.address, interval: 1 }] });
        await test.database.waitForState('goecharger.0.123456.firmware');
    });

    after(async function () {
        this.timeout(60_000);
        await test?.stop();
        await simulator?.stop();
    });

    it('the settings page shows the charger', async function () {
        this.timeout(60_000);
        await test.admin.settings();
        await test.admin.page.getByText(simulator.address).first().waitFor();
        await test.picture('settings');
    });

    it('the charger stands in the list of objects', async function () {
        this.timeout(60_000);
        await test.admin.show('tab-objects');
        await test.admin.page.getByText('goecharger', { exact: true }).first().waitFor();
        await test.picture('objects');
    });

    it('nothing is complained about in the console of the browser', () => {
        assert.deepEqual(test.admin.errors, []);
    });
});
