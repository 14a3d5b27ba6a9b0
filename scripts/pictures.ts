/**
 * Takes the pictures of the documents anew, in English and German, from a real admin with a simulated charger:
 * `npm run pictures [-- name …]`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdminPage } from './browser/adminPage';
import { onEnding } from './ending';
import { checkout } from './iobroker/adapterPackage';
import { isListening, Platform } from './iobroker/platform';
import { freePort } from './iobroker/ports';
import { waitFor } from './iobroker/waiting';
import { writeSunnyDay } from './simulatedDay';
import { serial, startSimulatedCharger, type Simulator } from './simulatedCharger';

const instanceId = 'goecharger.0';
const device = `${instanceId}.${serial}`;

/** A text of the settings page in the language of the picture, by its key. */
type Label = (key: string) => string;

/** A picture: the size of the window, and what brings onto the page what is shown. */
interface Picture {
    readonly size: { readonly width: number; readonly height: number };
    readonly scene: (admin: AdminPage, label: Label) => Promise<void>;
}

let platform: Platform | undefined;
let simulator: Simulator | undefined;
let admin: AdminPage | undefined;

const wholePage = { width: 1500, height: 1150 };
const aCard = { width: 900, height: 600 };

const pictures: Readonly<Record<string, Picture>> = {
    'states-in-admin': {
        size: wholePage,
        scene: async admin => {
            const { page } = admin;
            await admin.show('tab-objects');
            for (const id of ['goecharger', '0', serial]) {
                await page.getByText(id, { exact: true }).last().dblclick();
            }
            await page.getByText('totalChargedEnergy', { exact: true }).scrollIntoViewIfNeeded();
        },
    },
    'settings-devices': {
        size: wholePage,
        scene: async (admin, label) => {
            const { page } = admin;
            await admin.settings(instanceId, 'devicesTab');
            await page.getByText('127.0.0.1:').first().click();
            await page.getByLabel(label('serial')).first().waitFor();
        },
    },
    'settings-surplus': {
        size: wholePage,
        scene: async (admin, label) => {
            await admin.settings(instanceId, 'surplusTab');
            await admin.page.getByText(label('solarPower')).first().waitFor();
        },
    },
    dashboard: {
        size: { width: 1000, height: 1000 },
        scene: async admin => {
            await platform?.database.setState('0_userdata.0.house.gridPower', { val: -2100, ack: true });
            await platform?.database.setState('0_userdata.0.house.solarPower', { val: 8400, ack: true });
            await admin.show('tab-goecharger');
            await admin.page.frameLocator('iframe').locator('canvas').waitFor();
        },
    },
    'device-manager': { size: aCard, scene: showCard },
};

function cardIn({ page }: AdminPage): ReturnType<AdminPage['page']['locator']> {
    return page.locator('.MuiPaper-root').filter({ hasText: serial }).last();
}

async function showCard(admin: AdminPage): Promise<void> {
    await admin.show('tab-devicemanager');
    await cardIn(admin)
        .getByText(/^\d{4,5}$/)
        .waitFor();
}

const end = onEnding(async () => {
    await admin?.close();
    await platform?.stop();
    await simulator?.stop();
});

takeAll(process.argv.slice(2)).then(
    failed => end(failed > 0 ? 1 : 0),
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        end(1);
    },
);

/** @returns how many could not be taken */
async function takeAll(wanted: readonly string[]): Promise<number> {
    const unknown = wanted.filter(name => !(name in pictures));
    if (unknown.length > 0) {
        throw new Error(`There is no picture ${unknown.join(', ')}; there are ${Object.keys(pictures).join(', ')}.`);
    }
    simulator = await startSimulatedCharger({ port: 0 });
    const adminPort = await freePort();
    platform = await Platform.start({
        folder: join(checkout, '.platform'),
        fresh: true,
        adminPort,
        report: console.log,
    });
    const instance = platform.instance(instanceId);
    await instance.create();
    const settings = { enabled: true, host: simulator.address, serial, connection: 'auto', interval: 1 };
    await instance.configure({
        devices: [{ ...settings, keySet: 'standard', maxCurrent: 0, aboveLimit: 'clamp', readOnly: false }],
        surplus: {
            enabled: true,
            gridPower: { id: '0_userdata.0.house.gridPower', unit: 'W' },
            pvPower: [{ id: '0_userdata.0.house.solarPower', unit: 'W' }],
            stopWhenBroken: true,
        },
    });
    writeSunnyDay(platform.folder, serial);
    await instance.start();
    const { database } = platform;
    const isCharging = (): Promise<unknown> =>
        database.waitForState(`${device}.powerAll`, ({ q, val }) => Number(val) > 0 && !q);
    await isCharging();
    await platform.database.setState(`${device}.maxCurrent`, { val: 16, ack: false });
    await platform.database.waitForState(`${device}.sessionChargedEnergy`, ({ val }) => Number(val) > 0.05, 60_000);
    await waitFor('The start of admin', () => isListening(adminPort), 60_000);
    let failed = 0;
    for (const language of ['en', 'de']) {
        await platform.database.extendObject('system.config', { common: { language } });
        await instance.restart();
        await isCharging();
        const labels = JSON.parse(readFileSync(join(checkout, 'admin', 'i18n', `${language}.json`), 'utf8')) as Record<
            string,
            string
        >;
        for (const [name, { scene, size }] of Object.entries(pictures)) {
            if (wanted.length > 0 && !wanted.includes(name)) {
                continue;
            }
            const file = `docs/img/${name}${language === 'en' ? '' : `-${language}`}.png`;
            // Each in a browser of its own: no dialog of the one before is in the way.
            admin = await AdminPage.open(`http://127.0.0.1:${adminPort}`, { ...size, language });
            try {
                await scene(admin, key => labels[key]);
                await admin.page.mouse.move(0, 0);
                // What moves on the page has come to rest.
                await admin.page.waitForTimeout(1_000);
                await admin.picture(join(checkout, ...file.split('/')));
                console.log(file);
            } catch (error) {
                failed++;
                console.error(`${file} was not taken: ${String(error).split('\n')[0]}`);
            } finally {
                await admin.close();
            }
        }
    }
    return failed;
}
