import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { platformEnvironment } from './command';
import { removeLocks } from './configure';
import { controllerFolder } from './install';
import { isAlive, processesOf, signal } from './processes';
import { waitFor } from './waiting';

/** How long an ioBroker may take to end all its instances after SIGTERM. */
const stopMs = 20_000;

/**
 * A js-controller without a running instance waits 15 s for the end of one (7.1.1). Where its data are thrown away anyway
 * it is not waited for: this long alone means that there is nothing more to come.
 */
const aloneMs = 2_500;

/** Who runs the ioBroker of a folder. */
interface RunNote {
    owner: number;
    controller: number;
}

/**
 * The running js-controller of one folder. It is a process group of its own: Ctrl-C in the terminal reaches only the
 * script, which then stops it in order. Whatever ends the script, this ioBroker ends with it or is ended by the next run.
 */
export class Controller {
    private stopping: Promise<void> | undefined;
    private readonly endAtExit = (): void => this.kill();

    private constructor(
        private readonly folder: string,
        readonly pid: number,
        private readonly keepsData: boolean,
    ) {
        process.on('exit', this.endAtExit);
    }

    /**
     * @param folder the ioBroker's folder
     * @param keepsData whether a later run goes on with what is in the databases now
     * @throws an Error when the ioBroker of this folder belongs to another script that is still running
     */
    static async start(folder: string, keepsData: boolean): Promise<Controller> {
        const major = Number(process.versions.node.split('.')[0]);
        if (major < 22) {
            throw new Error(`ioBroker needs Node.js 22 here, this is ${process.version}: start it by its npm script.`);
        }
        await endLeftovers(folder);
        const output = openSync(join(folder, 'controller.log'), 'w');
        const child = spawn(process.execPath, [join(controllerFolder(folder), 'controller.js')], {
            cwd: folder,
            detached: true,
            stdio: ['ignore', output, output],
            env: platformEnvironment(),
        });
        closeSync(output);
        const pid = await new Promise<number>((resolve, reject) => {
            child.once('spawn', () => resolve(child.pid as number));
            child.once('error', reject);
        });
        child.unref();
        writeFileSync(noteFile(folder), JSON.stringify({ owner: process.pid, controller: pid } satisfies RunNote));
        return new Controller(folder, pid, keepsData);
    }

    /** Whether the controller itself is there; an Error with its last words when it is not. */
    assertRunning(): void {
        if (!this.stopping && !isAlive(this.pid)) {
            const output = readFileSync(join(this.folder, 'controller.log'), 'utf8').trimEnd();
            throw new Error(`js-controller ended by itself.\n${output.split('\n').slice(-15).join('\n')}`);
        }
    }

    /** Ends the controller and all its instances; calling it again waits for the same end. */
    stop(): Promise<void> {
        this.stopping ??= this.end();
        return this.stopping;
    }

    private async end(): Promise<void> {
        await endProcesses(this.folder, this.pid, this.keepsData);
        process.off('exit', this.endAtExit);
        rmSync(noteFile(this.folder), { force: true });
    }

    /** The last resort, when the script ends without having stopped it: no time is left to wait for anything. */
    private kill(): void {
        signal(this.pid, 'SIGKILL');
        processesOf(this.folder).forEach(({ pid }) => signal(pid, 'SIGKILL'));
        rmSync(noteFile(this.folder), { force: true });
    }
}

/**
 * Ends what a killed script left behind in a folder.
 *
 * @throws an Error when the folder's ioBroker belongs to a script that is still running
 */
export async function endLeftovers(folder: string): Promise<void> {
    const note = readNote(folder);
    if (note && note.owner !== process.pid && isAlive(note.owner) && isAlive(note.controller)) {
        const name = relative(process.cwd(), folder) || '.';
        throw new Error(`The ioBroker in ${name} is already running; process ${note.owner} started it.`);
    }
    const leftovers = processesOf(folder);
    if (leftovers.length) {
        await endProcesses(folder, leftovers.find(({ title }) => title.includes('controller'))?.pid, true);
    }
    rmSync(noteFile(folder), { force: true });
    removeLocks(folder);
}

/** Asks the controller to end, which ends its instances first; what is left after the deadline is killed. */
async function endProcesses(folder: string, controller: number | undefined, keepsData: boolean): Promise<void> {
    const left = (): number[] => {
        const pids = processesOf(folder).map(({ pid }) => pid);
        return controller && isAlive(controller) && !pids.includes(controller) ? [controller, ...pids] : pids;
    };
    const isInOrder = controller !== undefined && isAlive(controller);
    if (isInOrder) {
        signal(controller, 'SIGTERM');
    } else {
        left().forEach(pid => signal(pid, 'SIGTERM'));
    }
    let aloneSince = Infinity;
    const isOver = (): boolean => {
        const pids = left();
        const isAlone = pids.length === 1 && pids[0] === controller;
        aloneSince = isAlone ? Math.min(aloneSince, Date.now()) : Infinity;
        if (!keepsData && Date.now() - aloneSince > aloneMs) {
            pids.forEach(pid => signal(pid, 'SIGKILL'));
        }
        return pids.length === 0;
    };
    try {
        await waitFor('The end of ioBroker', isOver, isInOrder ? stopMs : 3_000);
    } catch {
        left().forEach(pid => signal(pid, 'SIGKILL'));
        await waitFor('The end of ioBroker', () => left().length === 0, 5_000);
    }
}

function noteFile(folder: string): string {
    return join(folder, 'running.json');
}

function readNote(folder: string): RunNote | undefined {
    try {
        return JSON.parse(readFileSync(noteFile(folder), 'utf8')) as RunNote;
    } catch {
        return undefined;
    }
}
