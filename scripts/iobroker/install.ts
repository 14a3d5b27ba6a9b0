import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, fingerprint, packAdapter, readPackageFile, unpackAdapter } from './adapterPackage';
import { runCommand } from './command';
import { dataFolder, prepareFirstSetup } from './configure';
import type { Report } from './progress';
import { withProgress } from './progress';

/** What an ioBroker here consists of, besides this adapter. */
const platformPackages = { 'iobroker.js-controller': '7.1.1', 'iobroker.admin': '7.8.20' };

/** Adapters that only some tests need; the newest that run with the js-controller above. */
const furtherAdapters = { javascript: { 'iobroker.javascript': '9.1.1' } };

/** An adapter that is installed beside this one where it is asked for. */
export type FurtherAdapter = keyof typeof furtherAdapters;

/** What the last successful installation put into the folder. */
interface Installed {
    packages: Record<string, string>;
    adapterDependencies: Record<string, string>;
    adapterFingerprint: string;
}

/** Where js-controller keeps its files inside an ioBroker's folder. */
export function controllerFolder(folder: string): string {
    return join(folder, 'node_modules', 'iobroker.js-controller');
}

/** ioBroker's own command line. */
export function commandLine(folder: string): string {
    return join(controllerFolder(folder), 'iobroker.js');
}

/** The pristine data that every fresh start begins with. */
export function pristineFolder(folder: string): string {
    return join(folder, 'pristine-data');
}

/**
 * Brings an ioBroker with this adapter, as it stands in the checkout, into a folder. Needs the npm registry the first
 * time, when the adapter's dependencies change and for a further adapter that is not there yet; else it replaces the
 * adapter's files, or does nothing.
 *
 * @param further adapters besides admin and this one; what an earlier run asked for stays
 * @returns whether the adapter's files were replaced
 */
export async function installPlatform(
    folder: string,
    further: readonly FurtherAdapter[],
    report: Report,
): Promise<boolean> {
    mkdirSync(folder, { recursive: true });
    const current = readInstalled(folder);
    const wanted: Installed = {
        packages: packagesOf(further, current),
        adapterDependencies: readPackageFile(checkout).dependencies ?? {},
        adapterFingerprint: fingerprint(),
    };
    const sameParts =
        current !== undefined &&
        existsSync(controllerFolder(folder)) &&
        isEqual(current.packages, wanted.packages) &&
        isEqual(current.adapterDependencies, wanted.adapterDependencies);
    const adapterChanged = !sameParts || current.adapterFingerprint !== wanted.adapterFingerprint;
    if (adapterChanged) {
        // Without the note a broken installation is repaired by the next run.
        rmSync(installedFile(folder), { force: true });
        const packed = await packAdapter(folder);
        if (sameParts) {
            await unpackAdapter(join(folder, packed), join(folder, 'node_modules', 'iobroker.goecharger'));
        } else {
            await withProgress(report, 'Installing ioBroker (npm; about half a minute the first time)', () =>
                installPackages(folder, wanted.packages, packed),
            );
        }
    }
    if (!existsSync(join(pristineFolder(folder), 'objects.jsonl'))) {
        await withProgress(report, 'Setting up its database (some 15 s, only the first time)', () => setUpData(folder));
    }
    writeFileSync(installedFile(folder), JSON.stringify(wanted, null, 4));
    return adapterChanged;
}

/** What is to be in the folder: further adapters are never taken away again, so that tests need not install in turns. */
function packagesOf(further: readonly FurtherAdapter[], current: Installed | undefined): Record<string, string> {
    const adapters = (Object.keys(furtherAdapters) as FurtherAdapter[]).filter(
        adapter => further.includes(adapter) || `iobroker.${adapter}` in (current?.packages ?? {}),
    );
    return Object.assign({}, platformPackages, ...adapters.map(adapter => furtherAdapters[adapter])) as Record<
        string,
        string
    >;
}

async function installPackages(
    folder: string,
    packages: Readonly<Record<string, string>>,
    packedAdapter: string,
): Promise<void> {
    const description = {
        name: 'iobroker-for-development',
        version: '1.0.0',
        private: true,
        dependencies: { ...packages, 'iobroker.goecharger': `file:${packedAdapter}` },
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(description, null, 4));
    // The lock file pins the packed adapter's checksum, which is another one after every change.
    rmSync(join(folder, 'package-lock.json'), { force: true });
    rmSync(join(folder, 'node_modules', 'iobroker.goecharger'), { recursive: true, force: true });
    // None of the install scripts is needed: js-controller's is the set-up below, the others compile optional parts.
    await runCommand(folder, 'npm', [
        'install',
        '--omit=dev',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
    ]);
}

async function setUpData(folder: string): Promise<void> {
    rmSync(dataFolder(folder), { recursive: true, force: true });
    prepareFirstSetup(folder, controllerFolder(folder));
    await runCommand(folder, process.execPath, [commandLine(folder), 'setup', 'first'], 120_000);
    rmSync(pristineFolder(folder), { recursive: true, force: true });
    mkdirSync(pristineFolder(folder));
    for (const file of ['iobroker.json', 'objects.jsonl', 'states.jsonl']) {
        cpSync(join(dataFolder(folder), file), join(pristineFolder(folder), file));
    }
}

function installedFile(folder: string): string {
    return join(folder, 'installed.json');
}

function readInstalled(folder: string): Installed | undefined {
    try {
        return JSON.parse(readFileSync(installedFile(folder), 'utf8')) as Installed;
    } catch {
        return undefined;
    }
}

function isEqual(one: Record<string, string>, other: Record<string, string>): boolean {
    const names = Object.keys({ ...one, ...other });
    return names.every(name => one[name] === other[name]);
}
