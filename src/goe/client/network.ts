import type { Clock } from '../clock';
import { announcedDevices } from '../discovery';
import { ConnectionError, GoeError } from '../errors';
import { describeProbe, probe, type Probed } from '../transport/probe';
import type { ConnectionType } from '../transport/transport';

const SEARCH_MS = 4_000;

/** A device found in the network and asked who it is. */
export interface FoundDevice {
    readonly host: string;
    readonly serial: string;
    readonly name: string;
    /** go-eCharger_V4, controller, wattpilot ...; '' where it does not say (API v1). */
    readonly type: string;
    readonly firmware: string;
    /** Ways in that are open. */
    readonly ways: readonly ConnectionType[];
    /** The same for a person. */
    readonly text: string;
}

/** What a probe says, as a found device. */
export function foundDevice(host: string, probed: Probed): FoundDevice {
    const { firmware, name, serial, type, ways } = probed;
    const open = Object.entries(ways).flatMap(([kind, state]) => (state === true ? [kind as ConnectionType] : []));
    return { host, serial, name, type, firmware, ways: open, text: describeProbe(probed) };
}

/**
 * Looks for devices in the network and asks each who it is.
 *
 * @param clock time
 * @param timeoutMs how long to listen
 * @param onFound called with each as soon as it has answered
 */
export async function findDevices(
    clock: Clock,
    timeoutMs = SEARCH_MS,
    onFound?: (device: FoundDevice) => void,
): Promise<FoundDevice[]> {
    const found = new Map<string, FoundDevice>();
    const asking: Promise<void>[] = [];
    await announcedDevices({
        clock,
        timeoutMs,
        onFound: ({ host }) => {
            asking.push(ask(host));
        },
    });
    await Promise.all(asking);
    return [...found.values()];

    async function ask(host: string): Promise<void> {
        try {
            const device = foundDevice(host, await probe(host, clock));
            if (!found.has(device.serial)) {
                found.set(device.serial, device);
                onFound?.(device);
            }
        } catch (error) {
            // What does not answer, or is something else, is not a device that was found.
            if (!(error instanceof GoeError)) {
                throw error;
            }
        }
    }
}

/**
 * Where a device is now.
 *
 * @param serial its serial number
 * @param clock time
 * @returns its host, or undefined where it is not found
 */
export async function hostOf(serial: string, clock: Clock): Promise<string | undefined> {
    const announced = await announcedDevices({ clock, timeoutMs: SEARCH_MS });
    for (const { host, serial: said } of announced) {
        if (said !== undefined && said !== serial) {
            continue;
        }
        const probed = await probe(host, clock).catch(() => undefined);
        if (probed?.serial === serial) {
            return host;
        }
    }
    return undefined;
}

/**
 * The same for somebody who cannot go on without it.
 *
 * @throws ConnectionError where it is not found
 */
export async function addressOf(serial: string, clock: Clock): Promise<string> {
    const host = await hostOf(serial, clock);
    if (host === undefined) {
        throw new ConnectionError(`No device with serial number ${serial} was found in the network; give its host.`);
    }
    return host;
}
