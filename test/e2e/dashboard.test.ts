import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { checkout } from '../../scripts/iobroker/adapterPackage';
import { waitFor } from '../../scripts/iobroker/waiting';
import { writeSunnyDay } from '../../scripts/simulatedDay';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { startAdmin, type AdminTest } from './browser';

const garage = 'goecharger.0.123456';
/** A name as somebody with bad intentions gives it. */
const evilName = '<img src=x onerror="document.title=1">';

describe('The tab "go-e" in admin', () => {
    let simulator: Simulator;
    let evil: Simulator;
    let test: AdminTest;
    const asked: string[] = [];

    const page = (): Page => test.admin.page;
    const card = (name = 'Garage'): Locator => page().getByRole('article', { name });
    /** The page by itself, as admin's frame shows it. */
    const open = async (theme = 'light'): Promise<void> => {
        await page().goto(`${test.admin.url}/adapter/goecharger/tab.html?newReact=true&react=${theme}`);
        await card().waitFor();
    };
    const button = (name: string): Locator => card().getByRole('button', { name });
    const outcome = (of = card()): Locator => of.locator('.outcome');
    const sets = (): unknown[] => simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);
    const wrote = (value: object): Promise<true> =>
        waitFor(`The write of ${JSON.stringify(value)}`, () =>
            sets().some(one => JSON.stringify(one) === JSON.stringify(value)),
        );
    /** What the keyboard would move or press: the kind of a field, the text of a button. */
    const focused = (): Promise<string> =>
        page()
            .locator(':focus')
            .evaluate(({ textContent, type }: { textContent: string; type?: string }) =>
                type === 'range' ? type : textContent,
            );
    const axe = async (): Promise<string[]> => {
        await page().addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
        const { violations } = await page().evaluate(() =>
            (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    };

    before(async function () {
        simulator = await startSimulator({ clock: realClock, car: { phases: 3 }, charger: { name: 'Garage' } });
        evil = await startSimulator({ clock: realClock, charger: { serial: '654321', name: evilName } });
        test = await startAdmin(this, {
            isStopped: true,
            devices: [
                { enabled: true, host: simulator.address, interval: 1 },
                { enabled: true, host: evil.address, interval: 1, readOnly: true },
            ],
        });
        writeSunnyDay(join(checkout, '.platform'), '123456');
        await test.adapter.start();
        await test.database.waitForState(`${garage}.powerAll`, ({ val }) => Number(val) > 10_000, 60_000);
        await test.database.waitForState('goecharger.0.654321.firmware');
        page().on('request', request => asked.push(request.url()));
        await open();
    });

    after(async function () {
        this.timeout(60_000);
        await test?.stop();
        await simulator?.stop();
        await evil?.stop();
    });

    it('is in the menu of admin and shows the chargers there', async function () {
        this.timeout(60_000);
        await test.admin.show('tab-goecharger');
        const frame = page().frameLocator('iframe');
        await frame.getByRole('heading', { name: 'Garage' }).waitFor();
        await frame
            .getByText(/^1[01]\.\d\d kW$/)
            .first()
            .waitFor();
        await test.picture('dashboard-in-admin');
        await open();
    });

    it('shows the car, why it charges, the power of each phase, the session and the limit that holds', async () => {
        for (const text of [/^Charging$/, /^Charging: default/, /^1[01]\.\d\d kW$/]) {
            await card().getByText(text).first().waitFor();
        }
        for (const phase of ['L1', 'L2', 'L3']) {
            const row = card().getByRole('row').filter({ hasText: phase });
            assert.match(await row.innerText(), /3\.\d\d kW\s+1[56]\.\d A\s+23\d V/);
        }
        for (const label of ['Energy of the session', 'Charging time', 'Charging current', 'Allowed current']) {
            await card().getByText(label, { exact: true }).first().waitFor();
        }
        await card()
            .getByText(/^Limit by \w+: \d+ A$/)
            .click();
        assert.equal(
            await card()
                .getByText(/holds now/)
                .count(),
            1,
        );
    });

    it('draws the last 24 hours: power, surplus, solar power and the current that was set', async () => {
        const figure = card().getByRole('figure');
        for (const line of ['Charging power', 'Surplus', 'Solar power', 'Set current']) {
            await figure.getByText(line, { exact: true }).waitFor();
        }
        const picture = figure.getByRole('img', { name: /Last 24 hours.*Charging power: highest [\d.]+ kW; Surplus/ });
        await picture.locator('canvas').waitFor();
        await test.picture('dashboard');
    });

    it('stops and starts the charge, says that it waits, and then what the charger confirms', async function () {
        this.timeout(60_000);
        await button('Stop charging').click();
        await outcome()
            .getByText(/Waiting for the charger|Confirmed/)
            .waitFor();
        await outcome().getByText('Confirmed by the charger: Stop charging').waitFor();
        await wrote({ frc: 1 });
        await card()
            .getByText(/^Not charging: forced off$/)
            .waitFor();
        assert.equal(await button('Stop charging').getAttribute('aria-pressed'), 'true');
        await button('Start charging').click();
        await wrote({ frc: 2 });
        await card()
            .getByText(/^Charging: forced on$/)
            .waitFor();
        await button('Let the charger decide').click();
        await outcome().getByText('Confirmed by the charger: Let the charger decide').waitFor();
        await wrote({ frc: 0 });
    });

    it('changes the current by keyboard alone, once for several keys, and shows what the charger made of it', async function () {
        this.timeout(60_000);
        const before = sets().length;
        await card().locator('summary').focus();
        for (let presses = 0; presses < 20; presses++) {
            await page().keyboard.press('Tab');
            if ((await focused()) === 'range') {
                break;
            }
        }
        for (let presses = 0; presses < 22; presses++) {
            await page().keyboard.press('ArrowLeft');
        }
        await outcome().getByText('Confirmed by the charger: 10 A').waitFor();
        assert.deepEqual(sets().slice(before), [{ amp: 10 }]);
        await card().locator('output').getByText('10 A').waitFor();
    });

    it('stops by keyboard alone and leaves the focus where it was', async function () {
        this.timeout(60_000);
        await card().locator('summary').focus();
        await page().keyboard.press('Tab');
        await page().keyboard.press('Tab');
        await page().keyboard.press('Enter');
        await outcome().getByText('Confirmed by the charger: Stop charging').waitFor();
        assert.equal(await focused(), 'Stop charging');
        await page().keyboard.press('Tab');
        await page().keyboard.press('Space');
        await outcome().getByText('Confirmed by the charger: Let the charger decide').waitFor();
    });

    it('shows a name as text, whatever it is, and says in words why a device that may only be read is not written', async function () {
        this.timeout(60_000);
        const other = card(evilName);
        await other.getByRole('heading', { name: evilName }).waitFor();
        await other.getByRole('button', { name: 'Stop charging' }).click();
        await outcome(other)
            .getByText(/read only in the settings/)
            .waitFor();
        assert.notEqual(await page().title(), '1');
        assert.deepEqual(
            evil.requests.filter(({ kind }) => kind === 'set'),
            [],
        );
    });

    it('has no serious fault of accessibility, in light and in dark', async function () {
        this.timeout(60_000);
        assert.deepEqual(await axe(), []);
        await open('dark');
        await card().locator('canvas').waitFor();
        assert.deepEqual(await axe(), []);
        await test.picture('dashboard-dark');
    });

    it('fits on a phone without scrolling sideways', async function () {
        this.timeout(60_000);
        await page().setViewportSize({ width: 360, height: 800 });
        await open();
        await card().locator('canvas').waitFor();
        const width = await page()
            .locator('html')
            .evaluate(({ scrollWidth }: { scrollWidth: number }) => scrollWidth);
        assert.ok(width <= 360, `${width} px in a window of 360 px`);
        await test.picture('dashboard-phone');
        await page().setViewportSize({ width: 1280, height: 900 });
    });

    it('shows a device that is off as such, keeps its last values and offers no button that would do nothing', async function () {
        this.timeout(60_000);
        await simulator.faults.turnOn('offline');
        await card()
            .getByText(/^Not reachable since .+; these are the last values\.$/)
            .waitFor();
        assert.equal(await button('Stop charging').getAttribute('aria-disabled'), 'true');
        await card()
            .getByText(/^\d+\.\d\d kWh$/)
            .first()
            .waitFor();
        await test.picture('dashboard-offline');
        await simulator.faults.turnOff();
        await waitFor(
            'The button',
            async () => (await button('Stop charging').getAttribute('aria-disabled')) === 'false',
        );
    });

    it('says when the instance does not run', async function () {
        this.timeout(90_000);
        await test.adapter.stop();
        await card()
            .getByText(/^goecharger\.0 is not running; these are the last values\.$/)
            .waitFor();
        await test.adapter.start();
        await waitFor(
            'The button',
            async () => (await button('Stop charging').getAttribute('aria-disabled')) === 'false',
            40_000,
        );
    });

    it('loads nothing from anywhere else, and the console of the browser has nothing to complain about', () => {
        const own = asked.filter(url => url.includes('/adapter/goecharger/'));
        assert.ok(own.length > 0);
        const foreign = own.filter(url => !url.startsWith(test.admin.url));
        assert.deepEqual(foreign, []);
        assert.deepEqual(test.admin.errors, []);
    });
});
