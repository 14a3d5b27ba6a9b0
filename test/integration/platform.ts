import { join } from 'node:path';
import { checkout } from '../../scripts/iobroker/adapterPackage';
import type { Database } from '../../scripts/iobroker/database';
import type { FurtherAdapter } from '../../scripts/iobroker/install';
import type { Instance } from '../../scripts/iobroker/instance';
import type { LogLine } from '../../scripts/iobroker/logFile';
import { Platform } from '../../scripts/iobroker/platform';
import { freePort } from '../../scripts/iobroker/ports';

/** A real ioBroker with this adapter in it, for one test file. */
export interface TestPlatform {
    /** Objects, states and messages. */
    database: Database;
    /** The instance `goecharger.0`: start, stop, restart, configure. */
    adapter: Instance;
    /** The instance 0 of an adapter that was asked for: created, switched off. */
    further(adapter: FurtherAdapter): Instance;
    /** Undefined unless admin was asked for. */
    adminUrl: string | undefined;
    /** What the adapter has written to the log so far; with another source: what that one has. */
    logs(source?: string): LogLine[];
    stop(): Promise<void>;
}

/**
 * Starts a js-controller with the data of a new installation and `goecharger.0` in it, running.
 *
 * The first start on a machine installs ioBroker from the npm registry: give the hook that calls this ten minutes.
 *
 * @param options.devices the list of devices in the instance's settings
 * @param options.native further settings of the instance
 * @param options.admin whether admin runs, too
 * @param options.compact whether the adapter shares the controller's process
 * @param options.adapters further adapters, each with an instance 0 that is switched off
 * @param options.isStopped leaves the instance switched off, until `adapter.start()`
 */
export async function startPlatform(options: {
    devices: readonly object[];
    native?: Record<string, unknown>;
    admin?: boolean;
    compact?: boolean;
    adapters?: readonly FurtherAdapter[];
    isStopped?: boolean;
}): Promise<TestPlatform> {
    const { devices, native, admin, compact = false, adapters = [], isStopped = false } = options;
    const adminPort = admin ? await freePort() : undefined;
    const platform = await Platform.start({
        folder: join(checkout, '.platform'),
        fresh: true,
        compact,
        adminPort,
        adapters,
    });
    try {
        for (const name of adapters) {
            await platform.instance(`${name}.0`).create();
        }
        const adapter = platform.instance('goecharger.0');
        await adapter.create();
        await adapter.configure({ ...native, devices }, compact ? { runAsCompactMode: true, compactGroup: 0 } : {});
        if (!isStopped) {
            await adapter.start();
        }
        return {
            database: platform.database,
            adapter,
            further: name => platform.instance(`${name}.0`),
            adminUrl: adminPort === undefined ? undefined : `http://127.0.0.1:${adminPort}`,
            logs: (source = adapter.id) => platform.logs(source),
            stop: () => platform.stop(),
        };
    } catch (error) {
        await platform.stop();
        throw error;
    }
}

/** How long a hook that starts the platform may take: the first time it installs ioBroker. */
export const installMs = 600_000;
