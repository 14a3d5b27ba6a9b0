import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { startAdmin, type AdminTest } from './browser';

const garage = 'goecharger.0.123456';
/** A name as somebody with bad intentions gives it. */
const evilName = '<img src=x onerror="document.title=1">';

describe('The card of a charger in admin', () => {
    let simulator: Simulator;
    let other: Simulator;
    let test: AdminTest;
    let card: Locator;

    before(async function () {
        simulator = await startSimulator({ clock: realClock, car: { phases: 3 } });
        other = await startSimulator({ clock: realClock, charger: { serial: '654321', name: evilName } });
        test = await startAdmin(this, {
            devices: [
                { enabled: true, host: simulator.address, interval: 1 },
                { enabled: true, host: other.address, interval: 1 },
            ],
        });
        await test.database.waitForState(`${garage}.powerAll`, ({ val }) => Number(val) > 10_000);
        await test.database.waitForState('goecharger.0.654321.firmware');
        await test.admin.show('tab-devicemanager');
        card = test.admin.page.locator('.MuiPaper-root').filter({ hasText: '123456' }).last();
        await card.waitFor();
    });

    after(async function () {
        this.timeout(60_000);
        await test?.stop();
        await simulator?.stop();
        await other?.stop();
    });

    const page = (): AdminTest['admin']['page'] => test.admin.page;
    const dialog = (): Locator => page().getByRole('dialog');
    const sets = (): unknown[] => simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
    const wrote = (value: object): Promise<true> =>
        waitFor(`The write of ${JSON.stringify(value)}`, () =>
            sets().some(one => JSON.stringify(one) === JSON.stringify(value)),
        );
    /** The dialog with the controls opens by the last button of the card. */
    const openControls = async (): Promise<void> => {
        await card.getByRole('button').last().click();
        await dialog().waitFor();
    };
    const closeDialog = async (): Promise<void> => {
        await page().keyboard.press('Escape');
        await dialog().waitFor({ state: 'hidden' });
    };

    it('shows what the charger is, what the car does, its power, the energy of the session and the way', async function () {
        this.timeout(60_000);
        await card.getByText('go-eCharger V4').waitFor();
        for (const text of ['Car:', 'Power:', 'Charged:', 'Current:', 'Connected by:', 'HTTP API v2']) {
            await card.getByText(text, { exact: true }).waitFor();
        }
        await card.getByText(/^1[01]\d{3}$/).waitFor();
        await card.getByLabel('Connected', { exact: true }).waitFor();
        await test.picture('device-manager');
    });

    it('stops and starts the charge; the simulated charger does it and the card follows', async function () {
        this.timeout(60_000);
        await openControls();
        await dialog().getByRole('button', { name: 'Stop charging' }).click();
        await wrote({ frc: 1 });
        await waitFor('The end of the current', () => simulator.charger.status(['car']).car !== 2);
        await dialog()
            .getByText(/Waiting|Charged|Complete|finished/i)
            .waitFor();
        await test.picture('device-manager-controls');
        await dialog().getByRole('button', { name: 'Start charging' }).click();
        await wrote({ frc: 2 });
        await dialog().getByText('Charging', { exact: true }).waitFor();
        await closeDialog();
    });

    it('sets the current by its slider, with the keyboard', async function () {
        this.timeout(60_000);
        await openControls();
        const slider = dialog().getByRole('slider');
        await slider.focus();
        await page().keyboard.press('ArrowLeft');
        await wrote({ amp: 31 });
        await test.database.waitForState(`${garage}.maxCurrent`, ({ ack, val }) => ack && val === 31);
        await dialog().getByText('31', { exact: true }).waitFor();
        await closeDialog();
    });

    it('asks before it restarts the charger', async function () {
        this.timeout(60_000);
        const restart = async (): Promise<void> => {
            await card.getByLabel('Restart the device').click();
            await dialog()
                .getByText(/charging is interrupted/)
                .waitFor();
        };
        await restart();
        await dialog().getByRole('button', { name: 'Cancel' }).click();
        await dialog().waitFor({ state: 'hidden' });
        assert.ok(!sets().some(values => JSON.stringify(values) === '{"rst":true}'), 'nothing without a yes');
        await restart();
        await dialog().getByRole('button', { name: 'Yes' }).click();
        await wrote({ rst: true });
    });

    it('says that nothing is known of the car while the charger does not know it, as when it starts (`car` is null)', async function () {
        this.timeout(60_000);
        simulator.charger.override({ car: null });
        await card.getByText('Unknown', { exact: true }).waitFor();
        simulator.charger.removeOverride('car');
        await card.getByText('Charging', { exact: true }).waitFor();
    });

    it('takes another name', async function () {
        this.timeout(60_000);
        await test.database.waitForState(`${garage}.info.connection`, ({ val }) => val === true);
        await card.getByLabel('Rename').click();
        await dialog().getByLabel('Name in ioBroker').fill('Carport');
        await dialog().getByRole('button', { name: 'Ok', exact: false }).click();
        await page().getByText('Carport', { exact: true }).waitFor();
    });

    it('shows the details', async function () {
        this.timeout(60_000);
        await card.getByRole('button').first().click();
        await dialog().getByText('Highest current of the installation').waitFor();
        await test.picture('device-manager-details');
        await dialog().getByRole('button', { name: 'Close' }).click();
        await dialog().waitFor({ state: 'hidden' });
    });

    it('shows the name of a charger as text, whatever it is', async function () {
        this.timeout(60_000);
        const evil = page().locator('.MuiPaper-root').filter({ hasText: '654321' }).last();
        await evil.getByText(evilName).waitFor();
        await evil.getByRole('button').first().click();
        await dialog().getByText(evilName).waitFor();
        await closeDialog();
        assert.notEqual(await page().title(), '1');
    });

    it('turns to disconnected when the charger is switched off', async function () {
        this.timeout(60_000);
        await simulator.faults.turnOn('offline');
        await card.getByLabel('Disconnected', { exact: true }).waitFor();
        await simulator.faults.turnOff();
        await card.getByLabel('Connected', { exact: true }).waitFor({ timeout: 40_000 });
    });

    it('gives the console of the browser nothing to complain about', () => {
        assert.deepEqual(test.admin.errors, []);
    });
});
