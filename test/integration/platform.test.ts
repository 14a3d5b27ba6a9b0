import assert from 'node:assert/strict';
import { waitFor } from '../../scripts/iobroker/waiting';
import type { TestPlatform } from './platform';
import { installMs, startPlatform } from './platform';

for (const compact of [false, true]) {
    describe(`The adapter in a real ioBroker${compact ? ', in compact mode' : ''}`, () => {
        let platform: TestPlatform | undefined;

        before(async function () {
            this.timeout(installMs);
            platform = await startPlatform({ devices: [], compact });
        });

        after(async function () {
            this.timeout(60_000);
            await platform?.stop();
        });

        it('starts without any device and says so in one line', async function () {
            this.timeout(60_000);
            const { adapter, logs, database } = platform as TestPlatform;
            const ownLines = (): string[] =>
                logs()
                    .map(({ text }) => text)
                    .filter(text => !/^(starting\.|Plugin sentry)/.test(text));
            await waitFor('The line about the missing charger', () => ownLines().length > 0);
            assert.equal(ownLines().length, 1, ownLines().join('\n'));
            assert.match(ownLines()[0], /^No charger is set up/);
            assert.equal(await adapter.isAlive(), true);
            assert.equal(adapter.pid() === undefined, compact);
            assert.notEqual((await database.getState('goecharger.0.info.connection'))?.val, true);
        });

        it('stops in order and starts again', async function () {
            this.timeout(60_000);
            const { adapter, logs } = platform as TestPlatform;
            await adapter.restart();
            assert.equal(await adapter.isAlive(), true);
            const errors = logs().filter(({ severity }) => severity === 'error');
            assert.deepEqual(errors, []);
            const ofTheHost = logs('host.development').map(({ text }) => text);
            assert.deepEqual(
                ofTheHost.filter(text => /SIGKILL|abnormally/.test(text)),
                [],
            );
        });
    });
}
