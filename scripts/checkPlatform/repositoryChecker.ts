import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../iobroker/adapterPackage';
import { runCommand } from '../iobroker/command';
import { readFindings, type Finding } from './findings';

/** It must not stand in package.json: the checker forbids that. */
const checkerPackage = '@iobroker/repochecker@5.22.5';
const folder = join(checkout, 'node_modules', '.cache', 'repochecker');
const installed = join(folder, 'node_modules', '@iobroker', 'repochecker');

/**
 * Brings the platform's checker onto this machine.
 *
 * @returns its folder
 * @throws Error where the npm registry cannot be reached
 */
export async function installChecker(): Promise<string> {
    if (!existsSync(join(installed, 'package.json'))) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'package.json'), '{"private":true}');
        const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
        await runCommand(folder, 'npm', ['install', ...quiet, checkerPackage], 180_000);
    }
    return installed;
}

/**
 * Tells the checker's findings from its failure to begin: where it cannot ask GitHub it still prints a summary, of E0000 and the
 * error that ended it, and has looked at nothing.
 *
 * @param findings what it printed
 * @returns the findings, or why it could not run
 */
export function whatItFound(findings: Finding[]): Finding[] | string {
    const noAccess = findings.find(({ code, text }) => code === 'E0000' && text.includes('cannot access repository'));
    return noAccess === undefined ? findings : `it looked at nothing: ${noAccess.text}`;
}

/**
 * Runs the platform's checker over this checkout.
 *
 * @param command a command that runs it another way, for example without a network; it is started in the checkout
 * @returns its findings, or why it could not run
 */
export async function checkRepository(command: string | undefined): Promise<Finding[] | string> {
    const { repository } = (await import('../../package.json')).default;
    const url = repository.url.replace(/^git\+|\.git$/g, '');
    const [program, ...words] =
        command === undefined
            ? [process.execPath, join(await installChecker(), 'index.js'), url, '--local', '--noinfo']
            : [command];
    const { stdout, stderr, error } = spawnSync(program, words, { cwd: checkout, encoding: 'utf8', timeout: 180_000 });
    if (error !== undefined || !stdout.includes('SUMMARY of ISSUES')) {
        const lastWords = error?.message ?? `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '';
        return `it ended before its summary (it asks GitHub for ${url}): ${lastWords}`;
    }
    return whatItFound(readFindings(`${stdout}\n${stderr}`));
}
