import { PermanentError, type GoeError } from '../errors';

const LONGEST_PAUSE_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;

/**
 * Pause before the next attempt: doubled with each failure up to a minute, spread so that several devices behind one dead
 * router do not knock in step.
 *
 * @param failures failures in a row, from 1
 * @param intervalMs the device's poll interval; the first attempts come no later than a fraction of it
 * @param random a number from 0 to 1
 */
export function pauseAfter(failures: number, intervalMs: number, random: number): number {
    const first = Math.min(FIRST_PAUSE_MS, intervalMs / 4);
    return Math.min(LONGEST_PAUSE_MS, first * 2 ** (failures - 1) * (0.75 + 0.5 * random));
}

/**
 * Is a device there? Single failures are normal with go-e devices and change nothing; two in a row, or one that took
 * longer than an interval, mean that it is away.
 */
export class Health {
    private failures = 0;
    private there = false;

    constructor(
        private readonly intervalMs: () => number,
        private readonly random: () => number,
    ) {}

    get isConnected(): boolean {
        return this.there;
    }

    /** Failures since the last answer. */
    get failuresInARow(): number {
        return this.failures;
    }

    /** The device answered. */
    succeeded(): void {
        this.there = true;
        this.failures = 0;
    }

    /**
     * A request failed.
     *
     * @param error why
     * @param tookMs how long it took to fail
     * @returns the pause before the next attempt, and whether the device has just gone
     */
    failed(error: GoeError, tookMs: number): { pauseMs: number; gone: boolean } {
        this.failures += 1;
        const permanent = error instanceof PermanentError;
        const gone = this.there && (permanent || this.failures >= 2 || tookMs >= this.intervalMs());
        this.there &&= !gone;
        return {
            pauseMs: permanent ? LONGEST_PAUSE_MS : pauseAfter(this.failures, this.intervalMs(), this.random()),
            gone,
        };
    }
}
