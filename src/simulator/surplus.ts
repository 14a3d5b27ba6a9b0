/** Power in W as written with `ids`: pGrid below 0 is export, pAkku below 0 charges the battery (go-e API keys). */
export interface InverterData {
    readonly pGrid: number;
    readonly pPv: number | null;
    readonly pAkku: number | null;
}

/** The settings of the regulation, in W. */
export interface SurplusSettings {
    /** `fst`: power to start with. */
    readonly startW: number;
    /** `sh`: how far the power may fall below the smallest charging power. */
    readonly stopHysteresisW: number;
    /** Smallest charging power with the phases in use. */
    readonly minimumW: number;
}

/** Measured on a V4: readable for about 6 s, then null and charging stops (Gesiima/dbus-goecharger, README). */
const validMs = 6000;
/** Measured on a V4: starts after 30 to 35 s, stops after about 2 min (same source). */
const startAfterMs = 30_000;
const stopAfterMs = 120_000;
/** Part of the distance to the newest reading that the average moves in a second: a ramp of about half a minute. */
const smoothing = 0.1;

/** Charging with photovoltaic surplus, much simplified: no battery priorities, no ramps of its own. */
export class PvSurplus {
    private data: InverterData | null = null;
    private writtenAt = 0;
    private sampleW = 0;
    private average: number | undefined;
    private aboveSince: number | undefined;
    private belowSince: number | undefined;
    private charging = false;

    /** Averages of pGrid, pPv and pAkku in W; they stay frozen while the logic mode is another one. */
    readonly averages = { pGrid: 0, pPv: 0, pAkku: 0 };

    /** What is readable as `pgrid`, `ppv`, `pakku`; null when nothing fresh was written. */
    get current(): InverterData | null {
        return this.data;
    }

    /** When the current data was written, ms since 1970; null when there is none. */
    get currentSince(): number | null {
        return this.data ? this.writtenAt : null;
    }

    /** Whether the regulation wants to charge now. */
    get wantsCharging(): boolean {
        return this.charging;
    }

    /** Power there is for the car, averaged, in W; 0 without data. */
    get availableW(): number {
        return Math.max(0, this.average ?? 0);
    }

    /** Power there is for the car by the last reading, in W (`deltap` is the difference to what it takes). */
    get latestW(): number {
        return this.sampleW;
    }

    /**
     * Takes new data.
     *
     * @param data as written; null forgets what there is
     * @param now ms since 1970
     * @param chargingW what the car takes at this moment; it is part of pGrid
     * @param targetW `pgt`: what the grid connection shall show
     */
    write(data: InverterData | null, now: number, chargingW: number, targetW: number): void {
        this.data = data;
        this.writtenAt = now;
        if (data) {
            this.sampleW = chargingW + targetW - data.pGrid;
        }
    }

    /** Forgets data that is too old; to be called every second whatever the logic mode is. */
    expire(now: number): void {
        if (this.data && now - this.writtenAt > validMs) {
            this.data = null;
        }
        if (!this.data) {
            this.stop();
        }
    }

    /** Ends the regulation: another logic mode, or no data. */
    stop(): void {
        this.charging = false;
        this.average = undefined;
        this.aboveSince = undefined;
        this.belowSince = undefined;
    }

    /** One second of regulation. */
    step(now: number, settings: SurplusSettings): void {
        if (!this.data) {
            return;
        }
        this.average =
            this.average === undefined ? this.sampleW : this.average + smoothing * (this.sampleW - this.average);
        this.averages.pGrid += smoothing * (this.data.pGrid - this.averages.pGrid);
        this.averages.pPv += smoothing * ((this.data.pPv ?? 0) - this.averages.pPv);
        this.averages.pAkku += smoothing * ((this.data.pAkku ?? 0) - this.averages.pAkku);
        const enough = this.average >= Math.max(settings.startW, settings.minimumW);
        const tooLittle = this.average < settings.minimumW - settings.stopHysteresisW;
        this.aboveSince = enough ? (this.aboveSince ?? now) : undefined;
        this.belowSince = tooLittle ? (this.belowSince ?? now) : undefined;
        if (!this.charging && this.aboveSince !== undefined && now - this.aboveSince >= startAfterMs) {
            this.charging = true;
        } else if (this.charging && this.belowSince !== undefined && now - this.belowSince >= stopAfterMs) {
            this.charging = false;
        }
    }
}
