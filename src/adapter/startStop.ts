import { nextForceStep, type ForceValue, type TimedForce } from '../control/timedForce';
import type { StateValue } from '../goe/catalogue/row';
import type { Clock, Timer } from '../goe/clock';
import { ConnectionError, reasonOf, RefusedError } from '../goe/errors';

/** What starting and stopping needs from the station. */
export interface StartStopPartner {
    readonly clock: Clock;
    /** The device has this state. */
    has(id: string): boolean;
    /** The last value of a state; undefined while the device is away. */
    current(id: string): StateValue | undefined;
    /** Writes a state, confirmed. */
    change(id: string, value: StateValue, by?: 'owner' | 'feed'): Promise<unknown>;
    /** Keeps what must survive a restart; null: nothing. */
    keep(timed: TimedForce | null): Promise<void>;
    /** Says something to the owner. */
    log(text: string): void;
}

/** `frc`. */
const NEUTRAL = 0;
const OFF = 1;
const LONGEST_MINUTES = 24 * 60;

/** Start and stop by message: now, or for some minutes and then as it was before. */
export class StartStop {
    private timed: TimedForce | undefined;
    private timer: Timer;
    private decisions = 0;
    /** How many decisions there were when the surplus feed stopped it; undefined: it did not. */
    private heldSince: number | undefined;

    constructor(private readonly partner: StartStopPartner) {}

    /** Until when, ms since 1970; undefined: for good, or nothing was asked for. */
    get until(): number | undefined {
        return this.timed?.until;
    }

    /** The surplus feed stopped it, and nobody has decided since. */
    get isHolding(): boolean {
        return this.heldSince === this.decisions;
    }

    /**
     * Stops for lack of surplus data.
     *
     * @throws RefusedError, ConnectionError
     */
    async hold(): Promise<void> {
        const { decisions } = this;
        await this.partner.change('forceState', OFF, 'feed');
        this.heldSince = decisions;
    }

    /** Takes up a stop of the surplus feed from before a restart. */
    resumeHold(): void {
        this.heldSince = this.decisions;
    }

    /**
     * Ends a stop of the surplus feed.
     *
     * @throws RefusedError, ConnectionError
     */
    async release(): Promise<void> {
        await this.partner.change('forceState', NEUTRAL, 'feed');
        this.heldSince = undefined;
    }

    /** Somebody decided: the same as the feed did, perhaps, but it is his decision from now on. */
    decided(): void {
        this.decisions++;
    }

    /** Takes up a timed start or stop from before a restart. */
    resume(timed: TimedForce): void {
        this.timed = timed;
        this.look();
    }

    /**
     * Starts or stops.
     *
     * @param on start or stop
     * @param minutes then back to what was set before; undefined: for good
     * @returns until when, ms since 1970; null: for good
     * @throws RefusedError, ConnectionError
     */
    async force(on: boolean, minutes?: number): Promise<number | null> {
        const { partner } = this;
        if (minutes !== undefined && !(minutes > 0 && minutes <= LONGEST_MINUTES)) {
            throw new RefusedError(`minutes must be a number above 0 and up to ${LONGEST_MINUTES}.`);
        }
        const { id, force } = this.wish(on);
        const earlier = this.timed;
        // A second stop within the first one's time goes back to what was set before the first.
        // What the surplus feed holds would be neutral without it.
        const before = earlier?.before ?? (this.isHolding ? NEUTRAL : this.forceNow()) ?? force;
        this.timed = undefined;
        try {
            await partner.change(id, force);
        } catch (error) {
            // What was not done changes nothing: the first one ends in its time.
            this.timed ??= earlier;
            this.look();
            throw error;
        }
        if (minutes === undefined) {
            await this.forget();
            return null;
        }
        const timed = { force, before, until: partner.clock.now() + minutes * 60_000 };
        this.timed = timed;
        await partner.keep(timed);
        this.look();
        return timed.until;
    }

    /** The charger's values have changed: it may be over. */
    look(): void {
        const { clock } = this.partner;
        clock.stopTimer(this.timer);
        if (this.timed === undefined) {
            return;
        }
        const step = nextForceStep(this.timed, clock.now(), this.forceNow());
        switch (step.kind) {
            case 'wait':
                this.timer = clock.startTimer(() => this.look(), step.ms);
                break;
            case 'forget':
                this.partner.log('the start or stop for some minutes is over: somebody else decided since.');
                this.forget().catch((error: unknown) => this.partner.log(reasonOf(error)));
                break;
            case 'restore':
                void this.restore(this.timed);
        }
    }

    /** Ends its timer. */
    close(): void {
        this.partner.clock.stopTimer(this.timer);
    }

    private async restore(timed: TimedForce): Promise<void> {
        this.timed = undefined;
        try {
            await this.partner.change(this.stateId(), timed.before);
            if (this.timed === undefined) {
                await this.forget();
            }
            this.partner.log('the start or stop for some minutes is over; it is as it was before.');
        } catch (error) {
            this.partner.log(`the start or stop for some minutes could not be ended: ${reasonOf(error)}`);
            // A charger that is away keeps it; a person may have asked for something else since.
            if (error instanceof ConnectionError && this.timed === undefined) {
                this.timed = timed;
                this.timer = this.partner.clock.startTimer(() => this.look(), 1_000);
            }
        }
    }

    private async forget(): Promise<void> {
        this.timed = undefined;
        await this.partner.keep(null);
    }

    /** API v1 has no forced state, only whether it may charge. */
    private stateId(): 'forceState' | 'allowCharging' {
        return this.partner.has('forceState') ? 'forceState' : 'allowCharging';
    }

    private forceNow(): ForceValue | undefined {
        const value = this.partner.current(this.stateId());
        return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
    }

    private wish(on: boolean): { id: string; force: ForceValue } {
        const id = this.stateId();
        return { id, force: id === 'allowCharging' ? on : on ? 2 : 1 };
    }
}
