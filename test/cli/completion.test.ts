import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slices } from '../../src/goe/client/slices';
import { goecharger } from './goecharger';

type Shell = 'bash' | 'zsh' | 'fish';

/** What is called to see what a shell offers for a line, with the file of the completion. */
const asking: Readonly<Record<Shell, (file: string, words: readonly string[]) => string>> = {
    bash: (file, words) =>
        `source ${file}; COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _goecharger; printf '%s\\n' "\${COMPREPLY[@]}"`,
    // Only within an editor of lines zsh completes; what it would be given is shown in its place.
    zsh: (file, words) =>
        `compdef() { }; compadd() { while [[ $1 != -- ]]; do shift; done; shift; for word; do [[ $word == "\${words[CURRENT]}"* ]] && print -r -- $word; done; true; }
        _files() { print FILES; }; source ${file}; words=(${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length}; _goecharger`,
    fish: (file, words) => `source ${file}; complete -C '${words.join(' ')}' | string split -f1 \\t`,
};

for (const shell of ['bash', 'zsh', 'fish'] as const) {
    describe(`The completion in ${shell}`, () => {
        let folder: string;

        const offered = (...words: string[]): string[] => {
            const line = asking[shell](join(folder, 'completion'), ['goecharger', ...words]);
            const { stderr, stdout } = spawnSync(shell, ['-c', line], {
                encoding: 'utf8',
                env: { PATH: process.env.PATH, HOME: folder },
            });
            assert.equal(stderr, '');
            return stdout.trim().split('\n').sort();
        };

        before(async function () {
            if (spawnSync(shell, ['-c', 'true']).error !== undefined) {
                console.log(`      ${shell} is not installed here: its completion is not tried.`);
                this.skip();
            }
            folder = mkdtempSync(join(tmpdir(), 'goecharger-completion-'));
            writeFileSync(join(folder, 'completion'), (await goecharger(['completion', shell])).out);
        });

        after(() => folder && rmSync(folder, { recursive: true }));

        it('offers the commands, also behind options', () => {
            assert.deepEqual(offered('st'), ['start', 'status', 'stop']);
            // Of a host that is called like a command fish thinks that it is one.
            assert.deepEqual(offered('-H', shell === 'fish' ? 'x' : 'status', 'st'), ['start', 'status', 'stop']);
            assert.ok(offered('').includes('capture'));
        });

        it('offers the names of slices for status', () => {
            assert.deepEqual(offered('-H', 'x', 'status', ''), slices.map(({ name }) => name).sort());
            assert.deepEqual(offered('status', 'metadata', 'ch'), ['charging']);
        });

        it('offers the names of states for get and watch, and those that can be written for set', () => {
            assert.ok(offered('get', 'power').includes('powerAll'));
            assert.deepEqual(offered('watch', 'phasesI'), ['phasesInUse']);
            assert.deepEqual(offered('set', 'pha'), ['phases=']);
            assert.equal(offered('set', 'power').includes('powerAll='), false);
        });

        it('offers options, and the words that an option takes', () => {
            assert.deepEqual(offered('get', '--js'), ['--json']);
            assert.deepEqual(offered('stop', '--mi'), ['--minutes']);
            assert.deepEqual(offered('--connection', 'http'), ['http-v1', 'http-v2']);
        });

        it('offers files for capture', () => {
            const files = offered('capture', `${folder}/comp`);
            assert.deepEqual(files, { bash: [''], zsh: ['FILES'], fish: [`${folder}/completion`] }[shell]);
        });
    });
}
