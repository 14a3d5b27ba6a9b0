import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packAdapter, readPackageFile, unpackAdapter } from '../../scripts/iobroker/adapterPackage';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';

const run = promisify(execFile);
const root = resolve(__dirname, '../..');

/** Somebody else's project with the packed adapter as a dependency; only what the package says it needs lies beside it. */
describe('The packed library in another project', () => {
    let folder: string;
    let simulated: Simulator;

    before(async function () {
        this.timeout(60_000);
        folder = realpathSync(mkdtempSync(join(tmpdir(), 'goecharger-consumer-')));
        const file = await packAdapter(folder);
        const installed = join(folder, 'node_modules', 'iobroker.goecharger');
        await unpackAdapter(join(folder, file), installed);
        // What npm would put there: the same copies as in this checkout.
        symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'), 'junction');
        mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
        symlinkSync(
            join(root, 'node_modules', '@types', 'node'),
            join(folder, 'node_modules', '@types', 'node'),
            'junction',
        );
        symlinkSync(
            join(root, 'node_modules', 'undici-types'),
            join(folder, 'node_modules', 'undici-types'),
            'junction',
        );
        simulated = await startSimulator({
            clock: realClock,
            host: '127.0.0.1',
            port: 0,
            charger: { serial: '123456' },
        });
    });

    after(async () => {
        await simulated?.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    const script = async (name: string, code: string): Promise<string> => {
        writeFileSync(join(folder, name), code.replaceAll('HOST', simulated.address));
        return (await run(process.execPath, [join(folder, name)], { cwd: folder, timeout: 20_000 })).stdout.trim();
    };

    it('is imported as an ES module', async () => {
        const said = await script(
            'module.mjs',
            `import { connect } from 'iobroker.goecharger/goe';
            const charger = await connect({ host: 'HOST' });
            console.log(charger.identity.serial);
            charger.close();`,
        );
        assert.equal(said, '123456');
    });

    it('is loaded with require, and loads neither ioBroker nor a way that is not used', async () => {
        const said = await script(
            'script.cjs',
            `const { connect } = require('iobroker.goecharger/goe');
            connect({ host: 'HOST' })
                .then(charger => charger.values(['maxCurrent']).finally(() => charger.close()))
                .then(({ maxCurrent }) => console.log(JSON.stringify({ maxCurrent, files: Object.keys(require.cache) })));`,
        );
        const { files, maxCurrent } = JSON.parse(said) as { files: string[]; maxCurrent: number };
        assert.equal(maxCurrent, 32);
        const loaded = files.map(file => file.replaceAll('\\', '/'));
        for (const foreign of [
            '/@iobroker/',
            '/mqtt/',
            '/aedes/',
            '/ws/',
            '/bonjour-service/',
            '/bcryptjs/',
            '/build/adapter/',
        ]) {
            assert.deepEqual(
                loaded.filter(file => file.includes(foreign)),
                [],
                foreign,
            );
        }
    });

    it('brings its types, for modules and for scripts, also where a bundler looks for them', async function () {
        this.timeout(60_000);
        const code = `import { connect, charging, defineSlice, number, type ConnectOptions } from 'iobroker.goecharger/goe';
            const options: ConnectOptions = { host: 'x' };
            const mine = defineSlice('mine', { current: number('maxCurrent') });
            export async function power(): Promise<number | null> {
                const client = await connect(options);
                const [{ power }, { current }] = await client.slices(charging, mine);
                const wrong: string = power as never;
                return current === null ? null : power;
            }
            // @ts-expect-error a number is no text
            export const text: Promise<string> = power();`;
        for (const name of ['types.mts', 'types.cts']) {
            writeFileSync(join(folder, name), code);
        }
        const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
        const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--types', 'node'];
        for (const how of [
            ['--module', 'nodenext'],
            ['--module', 'node16', '--moduleResolution', 'node16'],
            ['--module', 'esnext', '--moduleResolution', 'bundler'],
        ]) {
            await run(process.execPath, [compiler, ...options, ...how, 'types.mts', 'types.cts'], {
                cwd: folder,
            }).catch((error: { stdout: string }) => assert.fail(`${how.join(' ')}: ${error.stdout}`));
        }
    });

    it('has the command in it', async () => {
        const { stdout } = await run(process.execPath, [
            join(folder, 'node_modules', 'iobroker.goecharger', 'build', 'cli', 'command.js'),
            '--version',
        ]);
        assert.equal(stdout.trim(), readPackageFile(root).version);
    });

    it('has no tests, no sources and nothing of the workbench in it', () => {
        const entries = readdirSync(join(folder, 'node_modules', 'iobroker.goecharger'));
        assert.deepEqual(entries.filter(entry => !['node_modules', 'admin', 'build', 'docs'].includes(entry)).sort(), [
            'LICENSE',
            'README.md',
            'io-package.json',
            'package.json',
        ]);
    });
});
