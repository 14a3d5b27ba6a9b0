import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { startAdmin, type AdminTest } from './browser';

/** What a hand needs, on the generous side: 1.4 s and 0.3 s are usual (keystroke-level model of Card, Moran and Newell). */
const secondsPerClick = 4;
const secondsPerCharacter = 1;
/** From the last key to the button; admin (7.8.20) takes over what was typed half a second after the last key and loses it to a faster save. */
const reachForButtonMs = 1_400;
const token = 'token-of-the-cloud-0123456789';

/** Does on the page what a person does, and counts it. */
class Hand {
    clicks = 0;
    characters = 0;

    async click(target: Locator): Promise<void> {
        this.clicks++;
        await target.click();
    }

    async type(target: Locator, text: string): Promise<void> {
        this.characters += text.length;
        await target.pressSequentially(text);
    }

    get seconds(): number {
        return this.clicks * secondsPerClick + this.characters * secondsPerCharacter;
    }
}

describe('A new user', () => {
    let simulator: Simulator;
    let old: Simulator;
    let test: AdminTest;

    before(async function () {
        simulator = await startSimulator({ clock: realClock, car: { phases: 3 } });
        old = await startSimulator({ clock: realClock, charger: { serial: '654321' }, api: 'v1', car: {} });
        test = await startAdmin(this, { devices: [] });
    });

    after(async function () {
        this.timeout(180_000);
        await test?.stop();
        await simulator?.stop();
        await old?.stop();
    });

    const page = (): AdminTest['admin']['page'] => test.admin.page;
    const save = (): Locator => page().getByRole('button', { name: 'Save', exact: true });
    const hosts = (): Locator => page().getByLabel('Host name or IP address');
    /** The plus below the list; it has no name of its own in admin. */
    const add = (): Locator => page().getByTestId('AddIcon').last();
    const saved = async (): Promise<Record<string, unknown>[]> =>
        (await test.database.getObject('system.adapter.goecharger.0'))?.native.devices as Record<string, unknown>[];
    /** The way by hand: from the list of instances to the saved settings. */
    const addByHand = async (hand: Hand, address: string): Promise<void> => {
        const count = (await saved()).length;
        await test.admin.settings();
        await hand.click(add());
        const host = hosts().last();
        await hand.click(host);
        await hand.type(host, address);
        await page().getByText(address, { exact: true }).waitFor();
        await page().waitForTimeout(reachForButtonMs);
        await hand.click(save());
        await waitFor('The saved settings', async () => (await saved()).length === count + 1, 60_000);
    };

    it('enters the address of the charger, saves, and sees the states with their values in the list of objects', async function () {
        this.timeout(180_000);
        await addByHand(new Hand(), simulator.address);
        await test.database.waitForState('goecharger.0.123456.powerAll', ({ val }) => Number(val) > 10_000, 60_000);
        await test.admin.show('tab-objects');
        await page().getByPlaceholder('ID', { exact: true }).first().fill('123456.powerAll');
        await page().getByLabel('Expand all nodes').click();
        await page().getByText('powerAll', { exact: true }).first().waitFor();
        await page()
            .getByText(/^1[01]\d{3}/)
            .first()
            .waitFor();
        await test.picture('new-user-states');
    });

    it('has a second charger, of API v1, in the list in less than two minutes of clicks', async function () {
        this.timeout(180_000);
        const hand = new Hand();
        const from = performance.now();
        await addByHand(hand, old.address);
        await test.database.waitForState('goecharger.0.654321.info.connection', ({ val }) => val === true, 60_000);
        const machine = (performance.now() - from) / 1_000;
        const whole = machine + hand.seconds;
        console.log(
            `      ${hand.clicks} clicks, ${hand.characters} characters: ${Math.round(hand.seconds)} s by hand and ${Math.round(machine)} s of waiting`,
        );
        assert.ok(hand.clicks <= 4, `${hand.clicks} clicks`);
        assert.ok(whole < 120, `${Math.round(whole)} s`);
        await test.database.waitForState('goecharger.0.654321.info.connectionType', ({ val }) => val === 'http-v1');
    });

    it('cannot save an address that is none, and is told what is wanted', async function () {
        this.timeout(180_000);
        await test.admin.settings();
        await add().click();
        const host = hosts().last();
        for (const wrong of ['http://192.168.1.5', '192.168.1.5/api', 'go e']) {
            await host.fill(wrong);
            await waitFor('The field in red', async () => (await host.getAttribute('aria-invalid')) === 'true');
            await waitFor('That it cannot be saved', () => save().isDisabled());
        }
        await page()
            .getByText(/Without http:\/\/ and without a path/)
            .last()
            .waitFor();
        await host.fill('192.0.2.99');
        await waitFor('That it can be saved', () => save().isEnabled());
        await page().getByRole('button', { name: 'Delete current row' }).last().click();
        assert.equal((await saved()).length, 2);
    });

    it('never sees a saved token again', async function () {
        this.timeout(180_000);
        await test.admin.show('tab-objects');
        await test.admin.settings();
        await page().getByText(simulator.address).first().click();
        await page().getByLabel('Cloud token').first().fill(token);
        await waitFor('That it can be saved', () => save().isEnabled());
        await page().waitForTimeout(reachForButtonMs);
        await save().click();
        await waitFor('The encrypted token', async () => /^encrypted:/.test(String((await saved())[0].token)), 60_000);
        await test.admin.reload();
        await page().getByText(simulator.address).first().click();
        const field = page().getByLabel('Cloud token').first();
        await field.waitFor();
        assert.equal(await field.getAttribute('type'), 'password', 'what is stored is shown as dots');
        assert.doesNotMatch(await field.inputValue(), /token-of-the-cloud/);
        assert.ok(!(await page().content()).includes(token));
    });

    it('gets no error in the console of the browser and none in the log', () => {
        assert.deepEqual(test.admin.errors, []);
        assert.deepEqual(
            test.logs().filter(({ severity }) => severity === 'error'),
            [],
        );
    });
});
