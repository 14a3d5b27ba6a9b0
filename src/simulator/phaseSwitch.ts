/** What decides about the phases. Times in ms, powers in W. */
export interface PhaseWish {
    /** `psm`: 0 automatic, 1 one phase, 2 three phases. */
    readonly mode: number;
    /** Surplus charging regulates now, with so much power on average; 'unknown': without data; undefined: it does not. */
    readonly surplusW: number | 'unknown' | undefined;
    /** `spl3`: from here three phases. */
    readonly threePhasesFromW: number;
    /** `psh`: so far below it falls back to one. */
    readonly hysteresisW: number;
    /** `mpwst`: how long the wish has to last. */
    readonly wishMs: number;
    /** `mptwt`: least time between two automatic switches. */
    readonly betweenMs: number;
    /** `psmd`: how long charging pauses for a switch. */
    readonly pauseMs: number;
    /** The contactor is closed: a switch needs a pause. */
    readonly contactorClosed: boolean;
}

/** The relay that connects one or three phases; it switches without current only. */
export class PhaseSwitch {
    private phases: 1 | 3 = 3;
    private target: 1 | 3 = 3;
    private pausedUntil: number | undefined;
    private wishedAt: number | null = null;
    private toggledAt: number | null = null;

    /** Phases that the relay connects. */
    get connected(): 1 | 3 {
        return this.phases;
    }

    /** Charging pauses for a switch (`modelStatus` 23). */
    get isSwitching(): boolean {
        return this.pausedUntil !== undefined;
    }

    /** When another number of phases was last wished, ms since 1970 (`fsptws`). */
    get wishedSince(): number | null {
        return this.wishedAt;
    }

    /** When the relay last switched, ms since 1970 (`lfspt`). */
    get lastToggle(): number | null {
        return this.toggledAt;
    }

    /** One second. */
    step(now: number, wish: PhaseWish): void {
        if (this.pausedUntil !== undefined) {
            if (now >= this.pausedUntil) {
                this.pausedUntil = undefined;
                this.toggle(now);
            }
            return;
        }
        const wished = this.wishedPhases(wish);
        if (wished !== this.target) {
            this.target = wished;
            this.wishedAt = now;
        }
        if (this.target === this.phases || !this.mayToggle(now, wish)) {
            return;
        }
        if (wish.contactorClosed) {
            this.pausedUntil = now + wish.pauseMs;
        } else {
            this.toggle(now);
        }
    }

    private wishedPhases(wish: PhaseWish): 1 | 3 {
        if (wish.mode !== 0 || wish.surplusW === undefined) {
            return wish.mode === 1 ? 1 : 3;
        }
        if (wish.surplusW === 'unknown') {
            return this.target;
        }
        const threshold = wish.threePhasesFromW - (this.target === 3 ? wish.hysteresisW : 0);
        return wish.surplusW >= threshold ? 3 : 1;
    }

    /** A person's choice is done at once; the automatic waits, but only where it would interrupt charging. */
    private mayToggle(now: number, wish: PhaseWish): boolean {
        if (wish.mode !== 0 || wish.surplusW === undefined || !wish.contactorClosed) {
            return true;
        }
        const longEnough = this.wishedAt !== null && now - this.wishedAt >= wish.wishMs;
        return longEnough && (this.toggledAt === null || now - this.toggledAt >= wish.betweenMs);
    }

    private toggle(now: number): void {
        this.phases = this.target;
        this.toggledAt = now;
    }
}
