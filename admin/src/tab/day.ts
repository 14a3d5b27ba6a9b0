/** The last 24 hours of a device as the message getDay tells them: a value per step, null where it is unknown. */
export interface Day {
    /** When the last value was taken, ms since 1970. */
    readonly end: number;
    readonly stepMs: number;
    readonly power: readonly (number | null)[];
    readonly grid: readonly (number | null)[];
    readonly solar: readonly (number | null)[];
    readonly current: readonly (number | null)[];
}

/** What is drawn of a day; every list is as long as `times`. */
export interface DayLines {
    /** Seconds since 1970. */
    readonly times: readonly number[];
    /** kW */
    readonly power: readonly (number | null)[];
    /** kW the car could have without drawing from the grid: what it has and what is fed in; below 0 the house lacks even that. */
    readonly surplus: readonly (number | null)[];
    /** kW */
    readonly solar: readonly (number | null)[];
    /** A */
    readonly current: readonly (number | null)[];
}

/** Shortest time that is shown, in s: below that the same minute would stand there several times. */
const SHORTEST_S = 3600;

/** What is shown from when to when, in s: all there is, and an hour at least where the device is new. */
export function shownTime(first: number, last: number): [from: number, to: number] {
    return [Math.min(first, last - SHORTEST_S), last];
}

/**
 * Turns a day into lines.
 *
 * @param day as the instance tells it
 * @param isCharger a controller has no charging current and no surplus of its own
 */
export function dayLines({ current, end, grid, power, solar, stepMs }: Day, isCharger: boolean): DayLines {
    const inKilowatts = (watts: number | null): number | null => (watts === null ? null : watts / 1000);
    return {
        times: power.map((_, index) => (end - (power.length - 1 - index) * stepMs) / 1000),
        power: power.map(inKilowatts),
        surplus: grid.map((watts, index) => {
            const own = power[index] ?? null;
            return !isCharger || watts === null || own === null ? null : (own - watts) / 1000;
        }),
        solar: solar.map(inKilowatts),
        current: isCharger ? current : current.map(() => null),
    };
}
