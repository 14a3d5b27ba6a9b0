/** Takes the pictures of the documents anew, from a real admin with a simulated charger: `npm run pictures [name …]`. */
import { join } from 'node:path';
import { AdminPage } from './browser/adminPage';
import { onEnding } from './ending';
import { checkout } from './iobroker/adapterPackage';
import { isListening, Platform } from './iobroker/platform';
import { freePort } from './iobroker/ports';
import { waitFor } from './iobroker/waiting';
import { serial, startSimulatedCharger, type Simulator } from './simulatedCharger';

const instanceId = 'goecharger.0';
const device = `${instanceId}.${serial}`;

/** A picture: the size of the window, and what brings onto the page what is shown. */
interface Picture {
    readonly size: { readonly width: number; readonly height: number };
    readonly scene: (admin: AdminPage) => Promise<void>;
}

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
        scene: async admin => {
            const { page } = admin;
            await admin.settings(instanceId, 'devicesTab');
            await page.getByText('127.0.0.1:').first().click();
            await page.getByLabel('Serial number').waitFor();
        },
    },
    'device-manager': { size: aCard, scene: showCard },
    'device-manager-controls': {
        size: aCard,
        scene: async admin => {
            await showCard(admin);
            await cardIn(admin).getByRole('button').last().click();
            await admin.page.getByRole('slider').waitFor();
        },
    },
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

let platform: Platform | undefined;
let simulator: Simulator | undefined;
let admin: AdminPage | undefined;

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
    });
    await instance.start();
    await platform.database.waitForState(`${device}.powerAll`, ({ val }) => Number(val) > 0);
    await platform.database.setState(`${device}.maxCurrent`, { val: 16, ack: false });
    await platform.database.waitForState(`${device}.sessionChargedEnergy`, ({ val }) => Number(val) > 0.05, 60_000);
    await waitFor('The start of admin', () => isListening(adminPort), 60_000);
    let failed = 0;
    for (const [name, { scene, size }] of Object.entries(pictures)) {
        if (wanted.length === 0 || wanted.includes(name)) {
            // Each in a browser of its own: no dialog of the one before is in the way.
            admin = await AdminPage.open(`http://127.0.0.1:${adminPort}`, size);
            try {
                await scene(admin);
                await admin.page.mouse.move(0, 0);
                // What moves on the page has come to rest.
                await admin.page.waitForTimeout(1_000);
                await admin.picture(join(checkout, 'docs', 'img', `${name}.png`));
                console.log(`docs/img/${name}.png`);
            } catch (error) {
                failed++;
                console.error(`docs/img/${name}.png was not taken: ${String(error).split('\n')[0]}`);
            } finally {
                await admin.close();
            }
        }
    }
    return failed;
}
