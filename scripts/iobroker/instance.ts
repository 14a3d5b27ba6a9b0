import { runCommand } from './command';
import type { Database } from './database';
import { commandLine } from './install';
import { readLog } from './logFile';
import { processesOf } from './processes';
import { waitFor } from './waiting';

/** One instance of an adapter (`goecharger.0`) in a running ioBroker. */
export class Instance {
    private readonly objectId: string;

    constructor(
        private readonly folder: string,
        private readonly database: Database,
        /** Adapter and number: `goecharger.0`. */
        readonly id: string,
    ) {
        this.objectId = `system.adapter.${id}`;
    }

    /** Creates the instance, switched off, unless it is there. */
    async create(): Promise<void> {
        if (!(await this.database.getObject(this.objectId))) {
            const [adapter, number] = this.id.split('.');
            await this.command('add', adapter, number, '--enabled=false');
        }
    }

    /** Brings objects and files of a changed adapter into the database, as an update does. */
    async upload(): Promise<void> {
        await this.command('upload', this.id.split('.')[0]);
    }

    /** Changes settings of the instance; a running one is restarted, as after "save" in admin. */
    async configure(native: Record<string, unknown>, common: Record<string, unknown> = {}): Promise<void> {
        const wasEnabled = await this.isEnabled();
        if (wasEnabled) {
            await this.stop();
        }
        await this.database.extendObject(this.objectId, { native, common });
        if (wasEnabled) {
            await this.start();
        }
    }

    /** Switches the instance on and waits until it is ready: messages and writes from now on reach it. */
    async start(): Promise<void> {
        if ((await this.isEnabled()) && (await this.isAlive())) {
            return;
        }
        const starts = this.countLog(this.id, 'starting. Version');
        await this.database.extendObject(this.objectId, { common: { enabled: true } });
        // "alive" alone comes too early: the adapter has not subscribed to anything then.
        const isReady = async (): Promise<boolean> =>
            (await this.isAlive()) && this.countLog(this.id, 'starting. Version') > starts;
        await waitFor(`The start of ${this.id}`, isReady);
    }

    /** Switches the instance off and waits until its process (in compact mode: its part of the process) is gone. */
    async stop(): Promise<void> {
        const terminations = this.terminations();
        const wasAlive = await this.isAlive();
        await this.database.extendObject(this.objectId, { common: { enabled: false } });
        if (wasAlive) {
            const isGone = async (): Promise<boolean> =>
                !(await this.isAlive()) && this.terminations() > terminations && this.pid() === undefined;
            await waitFor(`The end of ${this.id}`, isGone);
        }
    }

    /**
     * Runs `iobroker message`, which does not wait for an answer.
     *
     * @param command name of the message
     * @param message what comes with it, as it is typed in a shell
     */
    async message(command: string, message: string): Promise<void> {
        await this.command('message', this.id, command, message);
    }

    async restart(): Promise<void> {
        await this.stop();
        await this.start();
    }

    async isAlive(): Promise<boolean> {
        return (await this.database.getState(`${this.objectId}.alive`))?.val === true;
    }

    /** The instance's own process; undefined when it does not run, or runs in compact mode. */
    pid(): number | undefined {
        return processesOf(this.folder).find(({ title }) => title === `io.${this.id}`)?.pid;
    }

    private async isEnabled(): Promise<boolean> {
        return (await this.database.getObject(this.objectId))?.common.enabled === true;
    }

    private terminations(): number {
        return this.countLog('host.', `instance ${this.objectId} terminated`);
    }

    private countLog(source: string, beginning: string): number {
        return readLog(this.folder).filter(line => line.source.startsWith(source) && line.text.startsWith(beginning))
            .length;
    }

    private async command(...commandArguments: string[]): Promise<void> {
        await runCommand(this.folder, process.execPath, [commandLine(this.folder), ...commandArguments], 120_000);
    }
}
