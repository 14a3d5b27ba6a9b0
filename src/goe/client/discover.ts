import type { Clock } from '../clock';
import type { FoundDevice } from './network';
import { nodeClock } from './nodeClock';

/** How to look for devices. */
export interface DiscoverOptions {
    /** How long to listen. Default 4000 ms. */
    readonly timeoutMs?: number;
    /** Called with each device as soon as it has answered. */
    readonly onFound?: (device: FoundDevice) => void;
    /** Time; default: the computer's. */
    readonly clock?: Clock;
}

/**
 * Looks for go-e devices in the network by mDNS, and asks each who it is and which ways in are open.
 *
 * @param options how long, and what to do with each
 * @returns each device once
 */
export async function discover({ clock = nodeClock, onFound, timeoutMs }: DiscoverOptions = {}): Promise<
    FoundDevice[]
> {
    const { findDevices } = await import('./network.js');
    return findDevices(clock, timeoutMs, onFound);
}
