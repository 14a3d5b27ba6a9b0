import { join } from 'node:path';
import type { Context } from 'mocha';
import { AdminPage, chromiumPath } from '../../scripts/browser/adminPage';
import { checkout } from '../../scripts/iobroker/adapterPackage';
import { isListening } from '../../scripts/iobroker/platform';
import { waitFor } from '../../scripts/iobroker/waiting';
import { installMs, startPlatform, type TestPlatform } from '../integration/platform';

/** A real ioBroker with admin, and a headless browser that shows it. */
export interface AdminTest extends TestPlatform {
    readonly admin: AdminPage;
    /** Keeps a picture in the git-ignored folder test-pictures. */
    picture(name: string): Promise<void>;
}

/**
 * For a `before` hook: starts js-controller, `goecharger.0` and admin on free ports of this machine, and a browser.
 * Where no Chromium is installed the suite is skipped, and a line says why.
 *
 * @param context the hook's `this`; its timeout is set
 * @param settings devices and further settings of the instance; how wide the window is
 */
export async function startAdmin(
    context: Context,
    settings: Omit<Parameters<typeof startPlatform>[0], 'admin'> & Parameters<typeof AdminPage.open>[1],
): Promise<AdminTest> {
    if (chromiumPath() === undefined) {
        console.log('      Skipped: no Chromium is installed (apt-get install chromium, or CHROMIUM=<path>).');
        context.skip();
    }
    context.timeout(installMs);
    const { width, height, dark, language, ...ofTheInstance } = settings;
    const platform = await startPlatform({ ...ofTheInstance, admin: true });
    try {
        const url = platform.adminUrl as string;
        await waitFor('The start of admin', () => isListening(Number(new URL(url).port)), 60_000);
        const admin = await AdminPage.open(url, { width, height, dark, language });
        return {
            ...platform,
            admin,
            picture: name => admin.picture(join(checkout, 'test-pictures', `${name}.png`)),
            stop: async () => {
                await admin.close();
                await platform.stop();
            },
        };
    } catch (error) {
        await platform.stop();
        throw error;
    }
}
