/** One thing that limits the current, with its name in words. */
export interface CurrentSource {
    readonly by: string;
    /** A; undefined or 0: says nothing. */
    readonly amps: number | undefined;
}

/**
 * The highest current that may be asked for.
 *
 * @param sources everything that limits it
 * @returns the lowest of them, in A, with its name; undefined where nothing is known
 */
export function currentBound(sources: readonly CurrentSource[]): { amps: number; by: string } | undefined {
    let lowest: { amps: number; by: string } | undefined;
    for (const { amps, by } of sources) {
        if (amps !== undefined && amps > 0 && (lowest === undefined || amps < lowest.amps)) {
            lowest = { amps, by };
        }
    }
    return lowest;
}
