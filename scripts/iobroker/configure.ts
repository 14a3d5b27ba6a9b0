import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localHost } from './ports';

/** Where an ioBroker listens; everything on 127.0.0.1. */
export interface PlatformPorts {
    objects: number;
    states: number;
    /** Undefined: admin does not run. */
    admin: number | undefined;
}

/** The name this ioBroker's host has in its own database, whatever the machine is called. */
export const hostName = 'development';

/** The parts of iobroker.json that are set here. */
interface SystemFile {
    system: { hostname: string; instanceStartInterval: number; compact: boolean };
    objects: { host: string; port: number };
    states: { host: string; port: number };
}

/** An object as it stands in the database file. */
interface StoredObject {
    common: Record<string, unknown>;
    native: Record<string, unknown>;
}

/** What is to be changed in objects, by their ids. */
export type StoredChanges = Record<string, (object: StoredObject) => void>;

export function dataFolder(folder: string): string {
    return join(folder, 'iobroker-data');
}

/** Writes the settings that `iobroker setup first` finds instead of its own: the host's name is part of many objects. */
export function prepareFirstSetup(folder: string, controllerFolder: string): void {
    const settings = JSON.parse(
        readFileSync(join(controllerFolder, 'conf', 'iobroker-dist.json'), 'utf8'),
    ) as SystemFile;
    settings.system.hostname = hostName;
    mkdirSync(dataFolder(folder), { recursive: true });
    writeFileSync(join(dataFolder(folder), 'iobroker.json'), JSON.stringify(settings, null, 2));
}

/** Puts the data back to how they were right after the set-up. Only while nothing runs in the folder. */
export function resetData(folder: string, pristineFolder: string): void {
    for (const name of ['objects.jsonl', 'states.jsonl']) {
        for (const ending of ['.bak', '.dump', '.old']) {
            rmSync(join(dataFolder(folder), name + ending), { force: true });
        }
    }
    cpSync(pristineFolder, dataFolder(folder), { recursive: true });
    rmSync(join(folder, 'log'), { recursive: true, force: true });
}

/** Forgets the locks that a killed process left on the database files. Only while nothing runs in the folder. */
export function removeLocks(folder: string): void {
    for (const name of ['objects.jsonl', 'states.jsonl']) {
        rmSync(join(dataFolder(folder), `${name}.lock`), { recursive: true, force: true });
    }
}

/**
 * Sets ports, host and admin in the files of a stopped ioBroker. Its own command line could do that too, but takes more
 * than ten seconds per call while the controller is not running.
 */
export function configure(folder: string, ports: PlatformPorts, compact: boolean): void {
    const file = join(dataFolder(folder), 'iobroker.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as SystemFile;
    Object.assign(settings.system, { hostname: hostName, instanceStartInterval: 200, compact });
    Object.assign(settings.objects, { host: localHost, port: ports.objects });
    Object.assign(settings.states, { host: localHost, port: ports.states });
    writeFileSync(file, JSON.stringify(settings, null, 2));

    changeStoredObjects(folder, {
        'system.adapter.admin.0': ({ common, native }) => {
            Object.assign(common, { enabled: ports.admin !== undefined, host: hostName });
            Object.assign(native, { port: ports.admin ?? native.port, bind: localHost });
        },
        // Otherwise the first look at admin is a license, a wizard, and a question for statistics.
        'system.config': ({ common }) => {
            Object.assign(common, { licenseConfirmed: true, diag: 'none', language: common.language || 'en' });
        },
    });
}

/** Changes objects in the database file of a stopped ioBroker; ids that are not there are left out. */
export function changeStoredObjects(folder: string, changes: StoredChanges): void {
    const file = join(dataFolder(folder), 'objects.jsonl');
    const text = readFileSync(file, 'utf8');
    const found = new Map<string, StoredObject | undefined>();
    for (const line of text.split('\n')) {
        const id = /^\{"k":"([^"]+)"/.exec(line)?.[1];
        if (id && id in changes) {
            readLine(line, object => found.set(id, object));
        }
    }
    // The file is a journal: the last line of an id counts. A killed process may have left half a line at its end.
    const lines = [...found].flatMap(([id, object]) => {
        if (!object) {
            return [];
        }
        changes[id](object);
        return [JSON.stringify({ k: id, v: object })];
    });
    if (lines.length) {
        appendFileSync(file, `${text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`);
    }
}

/** A whole line says what the object is now; without a value: that it was deleted. */
function readLine(line: string, use: (object: StoredObject | undefined) => void): void {
    let entry: { v?: StoredObject };
    try {
        entry = JSON.parse(line) as { v?: StoredObject };
    } catch {
        return;
    }
    use(entry.v);
}

/** Whether an ioBroker was set up in a folder. */
export function hasData(folder: string): boolean {
    return existsSync(join(dataFolder(folder), 'iobroker.json'));
}
