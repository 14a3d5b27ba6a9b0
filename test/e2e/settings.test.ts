import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { startAdmin, type AdminTest } from './browser';

/** Admin gives what is missing in an entry its default a moment after it was opened. */
const asThePageMakesIt = {
    enabled: true,
    id: '',
    serial: '',
    connection: 'auto',
    token: '',
    password: '',
    keySet: 'essential',
    readOnly: false,
    maxCurrent: 0,
    aboveLimit: 'clamp',
};

const password = 'secret of the app';

describe('The settings page', () => {
    let simulator: Simulator;
    let test: AdminTest;

    before(async function () {
        simulator = await startSimulator({ clock: realClock, webSocket: { password } });
        test = await startAdmin(this, {
            devices: [
                { ...asThePageMakesIt, host: simulator.address, connection: 'websocket' },
                { ...asThePageMakesIt, host: 'box' },
            ],
        });
        await test.database.setObject('0_userdata.0.meter', {
            type: 'state',
            common: { name: 'Meter', type: 'number', role: 'value.power', read: true, write: false },
            native: {},
        });
    });

    after(async function () {
        this.timeout(60_000);
        await test?.stop();
        await simulator?.stop();
    });

    const save = (): Locator => test.admin.page.getByRole('button', { name: /^save$/i });
    const native = async (): Promise<string> =>
        JSON.stringify((await test.database.getObject('system.adapter.goecharger.0'))?.native);

    /** Opens one device of the list. */
    async function open(host: string): Promise<Locator> {
        const { page } = test.admin;
        const entry = page.locator('.MuiAccordion-root').filter({ hasText: host });
        const button = entry.locator('.MuiAccordionSummary-root');
        await button.waitFor();
        if ((await button.getAttribute('aria-expanded')) !== 'true') {
            await button.click();
        }
        await entry.getByText('Read only').waitFor();
        return entry;
    }

    it('tests the connection of one device and says in a sentence what was found', async function () {
        this.timeout(60_000);
        await test.admin.settings('goecharger.0', 'devicesTab');
        const entry = await open(simulator.address);
        await entry.getByRole('button', { name: /test the connection/i }).click();
        const sentence =
            'Found: go-eCharger_V4 Simulated charger, serial number 123456, firmware 60.4. It can be reached by: HTTP API v2.';
        await test.admin.page.getByText(sentence).waitFor();
        await test.picture('settings-devices');
    });

    it('shows only the fields that the chosen way needs, and refuses to save without them', async function () {
        this.timeout(60_000);
        const entry = await open(simulator.address);
        assert.equal(await entry.getByText('Cloud token').count(), 0);
        assert.equal(await entry.getByText('Interval (s)').count(), 0);
        assert.equal(await save().isDisabled(), true);
        await entry.locator('input[type=password]').fill(password);
        await waitFor('That it can be saved', () => save().isEnabled());
        await save().click();
        await waitFor('The encrypted password', async () => /"encrypted:/.test(await native()));
        assert.doesNotMatch(await native(), /secret of the app/);
    });

    it('never shows a saved password again', async function () {
        this.timeout(60_000);
        await test.admin.reload();
        const entry = await open(simulator.address);
        const field = entry.locator('input[type=password]').first();
        assert.doesNotMatch(await field.inputValue(), /secret of the app/);
        assert.doesNotMatch(await test.admin.page.content(), /secret of the app/);
    });

    it('asks for the password again in another ioBroker, and takes it although nobody empties the field first', async function () {
        this.timeout(120_000);
        await test.database.waitForState('goecharger.0.123456.info.connection', ({ val }) => val === true, 60_000);
        await test.adapter.stop();
        await test.database.extendObject('system.config', { native: { secret: '0123456789abcdef'.repeat(3) } });
        await test.adapter.start();
        const told = `The password of ${simulator.address} was encrypted by another ioBroker and cannot be read; enter it again in the settings.`;
        await waitFor('The warning', () => test.logs().some(({ text }) => text.includes(told)), 30_000);
        await test.admin.show('tab-instances');
        await test.admin.settings('goecharger.0', 'devicesTab');
        const entry = await open(simulator.address);
        await entry.getByRole('button', { name: /test the connection/i }).click();
        await test.admin.page.getByText('comes from another ioBroker; enter it again').waitFor();
        await test.admin.page.getByRole('button', { name: 'Ok' }).click();
        const before = await native();
        await entry.locator('input[type=password]').click();
        await test.admin.page.keyboard.type(password);
        await waitFor('That it can be saved', () => save().isEnabled());
        await test.admin.page.waitForTimeout(1_400);
        await save().click();
        const isNew = async (): Promise<boolean> => /"encrypted:/.test(await native()) && (await native()) !== before;
        await waitFor('The encrypted password', isNew, 30_000);
        await test.database.waitForState(
            'goecharger.0.123456.info.connectionType',
            ({ val }) => val === 'websocket',
            60_000,
        );
    });

    it('refuses a device that is in the list twice', async function () {
        this.timeout(60_000);
        const host = (await open('box')).getByLabel('Host name or IP address');
        await host.fill(simulator.address);
        await waitFor('That it cannot be saved', () => save().isDisabled());
    });

    it('takes a state of the house for surplus charging, and asks for nothing else', async function () {
        this.timeout(60_000);
        const { page } = test.admin;
        await test.admin.reload();
        await page.getByRole('tab', { name: 'Surplus' }).click();
        await page.getByText('Tell the charger the power in the house').click();
        await page.getByText('Power drawn from the grid').first().waitFor();
        await waitFor('That it cannot be saved', () => save().isDisabled());
        await page
            .getByPlaceholder('Grid power, with a sign')
            .or(page.getByLabel('Grid power, with a sign'))
            .first()
            .fill('0_userdata.0.meter');
        await waitFor('That it can be saved', () => save().isEnabled());
        assert.equal(await page.getByText('Power drawn from the grid').count(), 0);
        await page.getByText('Sign reversed').first().click();
        await save().click();
        await waitFor('The saved settings', async () => /"gridPower":\{[^}]*"inverted":true/.test(await native()));
        assert.match(await native(), /"gridPower":\{"id":"0_userdata.0.meter","unit":"W"/);
        assert.match(await native(), /"enabled":true,.*"stopWhenBroken":true/);
        await test.picture('settings-surplus');
    });

    it('causes no complaint in the console of the browser', () => {
        assert.deepEqual(test.admin.errors, []);
    });
});
