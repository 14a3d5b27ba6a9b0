/** Less than this is noise of the device: `wh` has been seen to fall by 0.003 Wh and more (go-eCharger-API-v2 issues 143, 175). */
const NOISE_KWH = 0.01;
/** A session that has charged this much has begun; from then on a fall is a fault. */
const BEGUN_KWH = 0.05;

/** What is known at the time of a reading. */
export interface SessionReading {
    /** What the device calls the energy of the session, in kWh. */
    readonly energy: number;
    /** A car is plugged in; null: unknown. */
    readonly carConnected: boolean | null;
    /** Total energy of the device in kWh, never falling; undefined: unknown. */
    readonly total: number | undefined;
}

/**
 * The energy of a charging session, also where the device loses count in the middle of it: the difference of the total
 * since the beginning then stands in (go-eCharger-API-v2 issue 68). A new session begins when a car has come and the
 * device starts from zero; the device keeps the old value until then.
 */
export class SessionEnergy {
    private lastReading: number | undefined;
    private shown = 0;
    /** What the device has forgotten, in kWh. */
    private lost = 0;
    private totalAtStart: number | undefined;
    private wasConnected: boolean | undefined;
    /** A car has come, and the device may still show the session before. */
    private mayRestart = false;

    /**
     * @param reading what the device says now
     * @returns the energy of the session in kWh
     */
    read({ energy, carConnected, total }: SessionReading): number {
        if (carConnected !== null) {
            this.mayRestart ||= carConnected && this.wasConnected === false;
            this.wasConnected = carConnected;
        }
        const isFirst = this.lastReading === undefined;
        const fell = energy < (this.lastReading ?? 0) - NOISE_KWH;
        if (isFirst || (fell && (this.mayRestart || this.wasConnected === false))) {
            this.begin(energy, total);
        } else if (fell) {
            const sinceStart = total !== undefined && this.totalAtStart !== undefined ? total - this.totalAtStart : 0;
            this.lost = Math.max(this.shown, sinceStart) - energy;
        } else if (energy > (this.lastReading ?? 0) && energy >= BEGUN_KWH) {
            this.mayRestart = false;
        }
        this.lastReading = fell ? energy : Math.max(energy, this.lastReading ?? 0);
        this.shown = Math.max(this.shown, energy + this.lost);
        return this.shown;
    }

    private begin(energy: number, total: number | undefined): void {
        this.shown = 0;
        this.lost = 0;
        this.mayRestart = false;
        this.totalAtStart = total === undefined ? undefined : total - energy;
    }
}
