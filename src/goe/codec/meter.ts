/** More than any go-e charger delivers (22 kW), with room for clocks that disagree. */
const MOST_POWER_KW = 30;
/** What a reading may leap besides: readings are rounded and requests late. */
const LEAP_KWH = 1;
/** So many readings in a row say the same impossible thing: then it is true (a replaced or restored charger). */
const CONVINCING = 3;

/**
 * An energy counter that never falls and does not leap.
 *
 * Chargers send tiny decrements of `eto`, zeros after a reboot, and now and then a wild value (go-eCharger-API-v2 issues
 * 143, 175, 68); statistics that add up differences are ruined by each of them.
 */
export class Meter {
    private shown: number | undefined;
    private shownAt = 0;
    private suspect = NaN;
    private suspected = 0;

    /**
     * @param shown the value shown so far, in kWh; undefined where there is none
     * @param at when it was read, ms since 1970
     */
    constructor(shown?: number, at = 0) {
        this.shown = shown;
        this.shownAt = at;
    }

    /**
     * @param reading what the device says, in kWh
     * @param now ms since 1970
     * @returns what is to be shown
     */
    read(reading: number, now: number): number {
        const hours = Math.max(0, now - this.shownAt) / 3_600_000;
        if (this.shown !== undefined && reading > this.shown + LEAP_KWH + hours * MOST_POWER_KW) {
            this.suspected = Math.abs(reading - this.suspect) <= LEAP_KWH ? this.suspected + 1 : 1;
            this.suspect = reading;
            if (this.suspected < CONVINCING) {
                return this.shown;
            }
        }
        this.suspected = 0;
        this.suspect = NaN;
        this.shown = Math.max(this.shown ?? 0, reading);
        this.shownAt = now;
        return this.shown;
    }
}
