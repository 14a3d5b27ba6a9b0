import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** A process of an ioBroker: the controller (`iobroker.js-controller`) or an instance (`io.goecharger.0`). */
export interface PlatformProcess {
    pid: number;
    title: string;
}

/** Whether a process with this id exists (and is not merely waiting to be collected by its parent). */
export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch {
        return false;
    }
    return readProcessFile(pid, 'stat')?.split(') ').at(-1)?.startsWith('Z') !== true;
}

/**
 * All processes that belong to the ioBroker in a folder: they work inside it and name themselves in ioBroker's way. This
 * finds also those that a killed controller left behind. Only where there is a /proc; elsewhere the list is empty.
 */
export function processesOf(folder: string): PlatformProcess[] {
    let root: string;
    let pids: string[];
    try {
        root = realpathSync(folder);
        pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
    } catch {
        return [];
    }
    return pids.map(Number).flatMap(pid => {
        try {
            const workingFolder = readlinkSync(`/proc/${pid}/cwd`);
            const inside = workingFolder === root || workingFolder.startsWith(root + sep);
            const title = inside ? (readProcessFile(pid, 'cmdline') ?? '').split('\0').join(' ').trim() : '';
            const isPlatform = /^(io\.|iobroker)/.test(title) || title.includes('controller.js');
            return isPlatform && pid !== process.pid && isAlive(pid) ? [{ pid, title }] : [];
        } catch {
            return []; // the process has ended meanwhile, or is somebody else's
        }
    });
}

/** Sends a signal; a process that is gone is no error. */
export function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
    try {
        process.kill(pid, name);
    } catch {
        // it has ended meanwhile
    }
}

/** A file below /proc/<pid>; undefined when the process is gone or the system has no such files. */
export function readProcessFile(pid: number, name: string): string | undefined {
    try {
        return readFileSync(`/proc/${pid}/${name}`, 'utf8');
    } catch {
        return undefined;
    }
}
