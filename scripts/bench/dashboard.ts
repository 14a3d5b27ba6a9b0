import { isListening } from '../iobroker/platform';
import { waitFor } from '../iobroker/waiting';
import { AdminPage, chromiumPath } from '../browser/adminPage';
import { median, type Bench, type Figure } from './figure';

const rounds = 7;
const targetMs = 1_000;

/** The tab of admin in a fresh browser: until something is painted, and until the card of the charger stands there. */
export async function measureDashboard({ platform }: Bench): Promise<Figure[]> {
    const { admin: port } = platform.ports;
    if (chromiumPath() === undefined || port === undefined) {
        console.log('  left out: no Chromium is installed');
        return [];
    }
    await waitFor('The start of admin', () => isListening(port), 60_000);
    const paints: number[] = [];
    const cards: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < rounds; round++) {
        plain.push((await open(port, 'adapter/goecharger/i18n/en.json', 'pre')).painted);
        const { painted, shown } = await open(port, 'adapter/goecharger/tab.html?react=light', 'article h2');
        paints.push(painted);
        cards.push(shown);
    }
    const reference = `median of ${rounds} fresh browsers; a plain text file of the same admin ${median(plain).toFixed(0)} ms`;
    return [figure('the tab paints first', paints, reference), figure('the tab shows the charger', cards, reference)];
}

function figure(name: string, durations: readonly number[], note: string): Figure {
    const value = median(durations);
    return { name, value: `${value.toFixed(0)} ms`, target: `<= ${targetMs} ms`, isMet: value <= targetMs, note };
}

/** Ms from the request of the page to its first paint, and to an element on it. */
async function open(port: number, path: string, wanted: string): Promise<{ painted: number; shown: number }> {
    const admin = await AdminPage.open(`http://127.0.0.1:${port}`);
    try {
        await admin.page.goto(`${admin.url}/${path}`);
        await admin.page.locator(wanted).first().waitFor();
        return await admin.page.evaluate(() => ({
            painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
            shown: performance.now(),
        }));
    } finally {
        await admin.close();
    }
}
