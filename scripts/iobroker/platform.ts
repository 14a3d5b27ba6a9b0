import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import type { PlatformPorts, StoredChanges } from './configure';
import { changeStoredObjects, configure, dataFolder, hasData, resetData } from './configure';
import { Controller, endLeftovers } from './controller';
import { Database } from './database';
import type { FurtherAdapter } from './install';
import { installPlatform, pristineFolder } from './install';
import { Instance } from './instance';
import type { LogLine } from './logFile';
import { readLog } from './logFile';
import { freePort, localHost } from './ports';
import type { Report } from './progress';
import { waitFor } from './waiting';

export interface PlatformOptions {
    /** Where the ioBroker lives; created when it is not there. */
    folder: string;
    /** The ports of the databases; left out: free ones. */
    objectsPort?: number;
    statesPort?: number;
    /** The port of admin; left out: admin does not run. */
    adminPort?: number;
    /** Whether instances that allow it share the controller's process. */
    compact?: boolean;
    /** Whether to begin with the data of a new installation instead of those the last run left. */
    fresh?: boolean;
    /** Changes objects of the last run before anything starts. */
    storedChanges?: StoredChanges;
    /** Adapters to install besides admin and this one; without an instance. */
    adapters?: readonly FurtherAdapter[];
    report?: Report;
}

/** A running ioBroker: js-controller with its databases, admin when wanted, and whatever instances are switched on. */
export class Platform {
    private constructor(
        readonly folder: string,
        readonly ports: PlatformPorts,
        readonly controller: Controller,
        readonly database: Database,
        /** Whether the adapter in the folder is another than at the last run. */
        readonly adapterChanged: boolean,
    ) {}

    /** Installs what is missing, ends what an earlier run left behind, and starts. */
    static async start(options: PlatformOptions): Promise<Platform> {
        const { folder, report = () => undefined } = options;
        mkdirSync(folder, { recursive: true });
        await endLeftovers(folder);
        const adapterChanged = await installPlatform(folder, options.adapters ?? [], report);
        if (options.fresh || !hasData(folder)) {
            resetData(folder, pristineFolder(folder));
        }
        const ports: PlatformPorts = {
            objects: options.objectsPort ?? (await freePort()),
            states: options.statesPort ?? (await freePort()),
            admin: options.adminPort,
        };
        configure(folder, ports, options.compact ?? false);
        changeStoredObjects(folder, options.storedChanges ?? {});
        const controller = await Controller.start(folder, !options.fresh);
        try {
            const ended = (): void => controller.assertRunning();
            await waitFor('The start of the database', () => isListening(ports.states), 60_000, ended);
            await waitFor('The start of the database', () => isListening(ports.objects), 60_000, ended);
            const database = await Database.connect(folder, ports);
            const isUp = (): boolean => readLog(folder).some(({ text }) => /^(\d+|no) instances? found/.test(text));
            await waitFor('The start of js-controller', isUp, 60_000, ended);
            return new Platform(folder, ports, controller, database, adapterChanged);
        } catch (error) {
            await controller.stop();
            throw error;
        }
    }

    /** An instance by adapter and number (`goecharger.0`), whether it exists or not. */
    instance(id: string): Instance {
        return new Instance(this.folder, this.database, id);
    }

    /** The log so far; with an instance's id only its lines. */
    logs(source?: string): LogLine[] {
        return readLog(this.folder).filter(line => source === undefined || line.source === source);
    }

    /** The folder with the database files. */
    get dataFolder(): string {
        return dataFolder(this.folder);
    }

    /** Ends everything this ioBroker started. */
    async stop(): Promise<void> {
        await this.database.disconnect();
        await this.controller.stop();
    }
}

/** Whether somebody answers on a port of this machine. */
export function isListening(port: number): Promise<boolean> {
    return new Promise(resolve => {
        const socket = connect(port, localHost);
        const answer = (result: boolean): void => {
            socket.destroy();
            resolve(result);
        };
        socket.once('connect', () => answer(true));
        socket.once('error', () => answer(false));
    });
}
