import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';

/** The folder of this project. */
export const checkout = join(__dirname, '..', '..');

/** The parts of a package.json that matter here. */
export interface PackageFile {
    name: string;
    version: string;
    dependencies: Record<string, string>;
}

export function readPackageFile(folder: string): PackageFile {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

/** Changes when anything that goes into the adapter's package changes; takes milliseconds, unlike packing it. */
export function fingerprint(): string {
    const hash = createHash('sha256');
    for (const entry of ['package.json', 'io-package.json', 'README.md', 'LICENSE', 'admin', 'build']) {
        for (const file of filesBelow(join(checkout, entry))) {
            const { size, mtimeMs } = statSync(file);
            hash.update(`${file} ${size} ${mtimeMs}\n`);
        }
    }
    return hash.digest('hex');
}

function filesBelow(path: string): string[] {
    if (!existsSync(path)) {
        return [];
    }
    if (!statSync(path).isDirectory()) {
        return [path];
    }
    return readdirSync(path)
        .sort()
        .flatMap(name => filesBelow(join(path, name)));
}

/** Packs the adapter as for a release, and answers the name of the file, which lies in `folder`. */
export async function packAdapter(folder: string): Promise<string> {
    if (!existsSync(join(checkout, 'build', 'main.js'))) {
        throw new Error('The adapter is not compiled: run "node scripts/setup.mjs" first.');
    }
    const { name, version } = readPackageFile(checkout);
    const file = `${name}-${version}.tgz`;
    for (const old of readdirSync(folder).filter(entry => entry.startsWith(`${name}-`) && entry.endsWith('.tgz'))) {
        rmSync(join(folder, old));
    }
    await runCommand(checkout, 'npm', ['pack', '--pack-destination', folder, '--ignore-scripts', '--loglevel=error']);
    return file;
}

/** Puts the content of a packed adapter into `target` in place of what is there. */
export async function unpackAdapter(file: string, target: string): Promise<void> {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    await runCommand(target, 'tar', ['-xzf', file, '--strip-components=1']);
}
