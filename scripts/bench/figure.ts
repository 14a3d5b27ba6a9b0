import type { Instance } from '../iobroker/instance';
import type { Platform } from '../iobroker/platform';
import type { Simulator } from '../simulatedCharger';
import type { ChargerTime } from './chargerTime';

/** What every measurement works on: our instance and an empty one in the same ioBroker, and one charger that charges. */
export interface Bench {
    platform: Platform;
    simulator: Simulator;
    ours: Instance;
    empty: Instance;
    /** Length of the long measurements. */
    seconds: number;
    /** Seconds between two polls. */
    interval: number;
    time: ChargerTime;
}

/** One line of the result. */
export interface Figure {
    name: string;
    value: string;
    target: string;
    isMet: boolean;
    /** How it came about. */
    note: string;
}

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
