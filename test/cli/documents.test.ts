import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { goecharger } from './goecharger';

const root = join(__dirname, '../..');
const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
const blocks = (text: string, language: string): string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code]) => code);

/** What the examples say, with the charger of this test in place of the reader's. */
describe('Examples in the documents', () => {
    let simulated: Simulator;

    before(async () => {
        simulated = await startSimulator({
            clock: realClock,
            host: '127.0.0.1',
            port: 0,
            charger: { serial: '123456' },
            car: { capacityWh: 60_000, energyWh: 20_000, phases: 3 },
        });
    });

    after(() => simulated.stop());

    for (const line of blocks(page('cli.md'), 'sh')
        .join('')
        .split('\n')
        .filter(one => one.startsWith('goecharger ') && !/simulate|watch/.test(one))) {
        it(line, async () => {
            // Without what a shell does with what it says.
            const said = line.replace(/ >>? .*/, '').replace('192.168.1.50', simulated.address);
            const words = said.split(' ').slice(1);
            const { code, err, out } = await goecharger(words[0] === 'discover' ? [...words, '--timeout', '1'] : words);
            assert.equal(code, 0, err);
            assert.ok(words[0] === 'discover' || out.length > 0);
        });
    }

    describe('of the library', () => {
        const folder = join(root, 'node_modules', '.cache', 'library-examples');

        before(() => {
            rmSync(folder, { recursive: true, force: true });
            mkdirSync(join(folder, 'node_modules'), { recursive: true });
            symlinkSync(root, join(folder, 'node_modules', 'iobroker.goecharger'), 'junction');
        });

        after(() => rmSync(folder, { recursive: true, force: true }));

        blocks(page('library.md'), 'ts').forEach((code, index) => {
            it(`number ${index + 1} runs: ${/(?:charger\.|await )(\w+)\(/.exec(code)?.[1]}`, async () => {
                const file = join(folder, `example${index}.mjs`);
                writeFileSync(file, code.replaceAll('192.168.1.50', simulated.address));
                const { stderr, stdout } = await promisify(execFile)(process.execPath, [file], { timeout: 15_000 });
                assert.equal(stderr, '');
                assert.ok(code.includes('discover(') || stdout.length > 0);
            });
        });
    });
});
