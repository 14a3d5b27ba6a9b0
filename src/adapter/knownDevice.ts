import type { TimedForce } from '../control/timedForce';
import type { Clock } from '../goe/clock';
import type { ConnectionType, Way } from '../goe/transport/transport';
import { waysTo, type Access } from '../goe/transport/ways';
import type { DeviceSettings } from './settings';

/** What ioBroker's objects remember of a device that was met before. */
export interface KnownDevice {
    /** Id of its object below the instance. */
    readonly id: string;
    readonly serial: string;
    /** The way by which it was reached last. */
    readonly way: ConnectionType | undefined;
    /** A start or stop for some minutes that was not over. */
    readonly timedForce: TimedForce | undefined;
}

/**
 * Finds a device that was met before by its id, its serial number or its host.
 *
 * @returns undefined where it was never met
 */
export async function knownDevice(
    adapter: Pick<ioBroker.Adapter, 'getDevicesAsync' | 'namespace'>,
    { host, id, serial }: DeviceSettings,
): Promise<KnownDevice | undefined> {
    const devices = await adapter.getDevicesAsync();
    const known = devices.find(({ _id, native }) =>
        id !== ''
            ? _id === `${adapter.namespace}.${id}`
            : serial !== ''
              ? native.serial === serial
              : host !== '' && native.host === host,
    );
    return (
        known && {
            id: known._id.slice(adapter.namespace.length + 1),
            serial: typeof known.native.serial === 'string' ? known.native.serial : '',
            way: known.native.connection as ConnectionType | undefined,
            timedForce: (known.native.timedForce as TimedForce | null | undefined) ?? undefined,
        }
    );
}

/** The ways to a device: what its owner entered, with what is remembered of it and where it has moved to. */
export class KnownWays {
    private foundAt: string;

    /**
     * @param settings what its owner entered
     * @param known what is remembered
     * @param instance what all devices of the instance share
     * @param clock time
     */
    constructor(
        private readonly settings: DeviceSettings,
        private readonly known: KnownDevice | undefined,
        private readonly instance: Pick<Access, 'cloud' | 'mqtt'>,
        private readonly clock: Clock,
    ) {
        this.foundAt = settings.host;
    }

    /** @param host where the device is. Default: as its owner entered */
    to(host = this.settings.host): Way[] {
        const { connection, password, serial, token } = this.settings;
        const { cloud, mqtt } = this.instance;
        const entered = Object.entries({ host, password, serial: serial || this.known?.serial || '', token });
        return waysTo(
            {
                connection,
                ...(cloud === undefined ? {} : { cloud }),
                ...(mqtt === undefined ? {} : { mqtt }),
                ...(this.known?.way === undefined ? {} : { known: this.known.way }),
                ...Object.fromEntries(entered.filter(([, text]) => text !== '')),
            },
            this.clock,
        );
    }

    /**
     * The router may have given the device another address; its owner need not touch the settings.
     *
     * @returns where it is now and the ways there; undefined where that is nowhere new
     */
    async findAgain(serial: string): Promise<{ readonly host: string; readonly ways: Way[] } | undefined> {
        const { hostOf } = await import('./findDevices.js');
        const host = await hostOf(serial, this.clock);
        if (host === undefined || host === this.foundAt) {
            return undefined;
        }
        this.foundAt = host;
        return { host, ways: this.to(host) };
    }
}
