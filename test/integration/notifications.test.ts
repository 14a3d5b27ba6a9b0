import assert from 'node:assert/strict';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { installMs, startPlatform, type TestPlatform } from './platform';

type Categories = Record<string, { instances: Record<string, { messages: { message: string }[] }> }>;

describe("The platform's notifications", () => {
    let platform: TestPlatform;
    let charger: Simulator;
    let locked: Simulator;

    before(async function () {
        this.timeout(installMs);
        charger = await startSimulator({ clock: realClock, car: {} });
        locked = await startSimulator({
            clock: realClock,
            charger: { serial: '654321' },
            webSocket: { password: 'the right one' },
        });
        // No other way in is left.
        locked.charger.override({ hai: false });
        platform = await startPlatform({
            devices: [
                { enabled: true, host: charger.address, interval: 1 },
                { enabled: true, host: locked.address, connection: 'websocket', password: 'the wrong one' },
            ],
        });
        await platform.database.waitForState('goecharger.0.123456.firmware');
    });

    after(async function () {
        this.timeout(60_000);
        await platform?.stop();
        await charger?.stop();
        await locked?.stop();
    });

    /** Messages of a category, as js-controller keeps them for admin and for adapters that send messages to people. */
    async function messages(category: string): Promise<string[]> {
        const { result } = (await platform.database.sendTo('system.host.development', 'getNotifications', {
            scopeFilter: null,
        })) as { result: Record<string, { categories: Categories } | undefined> };
        const categories = result.goecharger?.categories ?? {};
        const instances = Object.values(categories[category]?.instances ?? {});
        return instances.flatMap(instance => instance.messages.map(({ message }) => message));
    }

    it('say once that a password is refused, without the password', async function () {
        this.timeout(60_000);
        await waitFor('The notification', async () => (await messages('loginFailed')).length > 0);
        const [text, ...more] = await messages('loginFailed');
        assert.deepEqual(more, []);
        assert.match(text, new RegExp(`^${locked.address}: .*password`));
        assert.doesNotMatch(text, /the wrong one/);
    });

    it('say once which fault a charger has, and again when it comes back', async function () {
        this.timeout(60_000);
        assert.deepEqual(await messages('chargerError'), []);
        const { database } = platform;
        const fail = async (code: number, shown: string): Promise<void> => {
            charger.charger.fail(code);
            await database.waitForState('goecharger.0.123456.error', ({ val }) => val === shown);
        };
        await fail(8, 'GND_INVALID');
        await waitFor('The notification', async () => (await messages('chargerError')).length === 1);
        assert.deepEqual(await messages('chargerError'), ['Simulated charger (123456): GND_INVALID']);
        await fail(0, 'NONE');
        await fail(8, 'GND_INVALID');
        await waitFor('The second one', async () => (await messages('chargerError')).length === 2);
    });
});
