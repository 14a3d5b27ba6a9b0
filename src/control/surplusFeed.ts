import { SignWatch } from './signWatch';
import type { SurplusPower, SurplusReading } from './surplusInputs';

/** Numbers of `surplus.feedStatus`. */
export const feedStatus = {
    off: 0,
    sending: 1,
    waitingForCar: 2,
    missing: 3,
    tooOld: 4,
    notANumber: 5,
    stopped: 6,
    /** It is sent, but the sign of the grid power seems to be the wrong way round. */
    wrongSign: 7,
} as const;

/** Numbers of `surplus.feedStatus` with which something is sent. */
export const feedingStatus: readonly FeedStatus[] = [feedStatus.sending, feedStatus.wrongSign];

/** One of the numbers of {@link feedStatus}. */
export type FeedStatus = (typeof feedStatus)[keyof typeof feedStatus];

/** What the feed of one charger looks at. */
export interface FeedSituation {
    /** ms since 1970. */
    readonly now: number;
    /** The owner wants this charger to be fed. */
    readonly enabled: boolean;
    /** Charging is stopped where it goes on without data. */
    readonly stopWhenBroken: boolean;
    readonly reading: SurplusReading;
    /** undefined or null: the charger does not know. */
    readonly carConnected: boolean | null | undefined;
    /** The car draws power. */
    readonly charging: boolean;
    /** What the car takes, in W. */
    readonly carW: number;
    /** A stop of the feed still stands: nobody has decided since. */
    readonly isHeld: boolean;
    /** `frc`: 0 neutral, 1 off, 2 on. */
    readonly force: number;
}

/** What to do now. */
export type FeedAction =
    | { readonly kind: 'nothing' }
    | { readonly kind: 'send'; readonly power: SurplusPower }
    /** Force charging off, where the charger says that it charges on surplus ({@link chargesOnSurplus}). */
    | { readonly kind: 'stop' }
    /** Force neutral again. */
    | { readonly kind: 'release' }
    /** Somebody else decided since: what was stopped is not ours any more, nothing is written. */
    | { readonly kind: 'forget' };

/** The charger forgets after about 6 s (Gesiima/dbus-goecharger): so that a late look is none too late, a bit less than 5 s. */
const SEND_EVERY_MS = 4_500;
const SEND_AT_MOST_EVERY_MS = 900;
const NOTICEABLE_W = 100;
const STOP_AFTER_MS = 20_000;
/** So long at least the charger itself has a chance to notice: it forgets after about 6 s. */
const LEAVE_ALONE_MS = 6_000;
/** A strong car is stopped sooner: before it can have drawn this much since the last data, in W x ms (0.02 kWh). */
const MOST_DRAWN = 0.02 * 1000 * 3_600_000;
/** From the decision until no current flows any more: a look, two requests, a step of the charger's logic. */
const STOPPING_MS = 3_000;
const NEUTRAL = 0;
const OFF = 1;

/**
 * When to feed one charger, and what to do when the feed broke. Chargers are known to go on charging without data, from the
 * grid. To be asked once a second.
 */
export class FeedControl {
    private sent: { readonly at: number; readonly power: SurplusPower } | undefined;
    private brokenSince: number | undefined;
    /** What the car may have drawn since then, in W x ms, and up to when that is counted. */
    private drawn = { energy: 0, until: 0 };
    /** Somebody else decided while the feed was broken: that holds until it is back, or until the car goes. */
    private handsOff = false;
    private readonly sign = new SignWatch();

    /** @param isStopped charging was forced off here before a restart */
    constructor(private isStopped = false) {}

    /** What to do now, and what to show. */
    next(situation: FeedSituation): { readonly status: FeedStatus; readonly action: FeedAction } {
        const { carConnected, carW, enabled, force, isHeld, now, reading, stopWhenBroken } = situation;
        const isKnown = 'power' in reading;
        if (isKnown && carConnected === true) {
            this.sign.look(now, reading.power.pGrid, carW);
        }
        if (this.isStopped) {
            if (force !== OFF || !isHeld) {
                // The charger itself does so when the car is unplugged (go-eCharger-API-v2 issue 117); or the owner stopped it, too.
                this.isStopped = false;
                this.handsOff = true;
                return { status: this.statusOf(situation), action: { kind: 'forget' } };
            }
            const isOver = isKnown || !enabled || !stopWhenBroken;
            return { status: feedStatus.stopped, action: { kind: isOver ? 'release' : 'nothing' } };
        }
        if (isKnown || carConnected === false) {
            this.handsOff = false;
        }
        return { status: this.statusOf(situation), action: this.actionOf(situation) };
    }

    /** The stop was carried out. */
    stopped(): void {
        this.isStopped = true;
    }

    /** The charger is neutral again. */
    released(): void {
        this.isStopped = false;
    }

    /** The car charges for another reason than surplus: it is left alone, and looked at again later. */
    leaveAlone(now: number): void {
        this.brokenSince = now;
        this.drawn = { energy: 0, until: now };
        this.sent = undefined;
    }

    private statusOf({ carConnected, enabled, reading }: FeedSituation): FeedStatus {
        if (!enabled) {
            return feedStatus.off;
        }
        if (carConnected !== true) {
            return feedStatus.waitingForCar;
        }
        if ('power' in reading) {
            return this.sign.isWrong ? feedStatus.wrongSign : feedStatus.sending;
        }
        return feedStatus[reading.unknown];
    }

    private actionOf({
        carConnected,
        carW,
        charging,
        enabled,
        force,
        now,
        reading,
        stopWhenBroken,
    }: FeedSituation): FeedAction {
        if (!enabled || carConnected !== true) {
            this.sent = undefined;
            this.brokenSince = undefined;
            return { kind: 'nothing' };
        }
        if ('power' in reading) {
            this.brokenSince = undefined;
            if (!this.isDue(reading.power, now)) {
                return { kind: 'nothing' };
            }
            this.sent = { at: now, power: reading.power };
            return { kind: 'send', power: reading.power };
        }
        // It broke with the last data that was true. A clock that was put back must not put this off.
        const { at = now } = this.sent ?? {};
        if (this.brokenSince === undefined || this.brokenSince > now) {
            this.brokenSince = Math.min(at, this.sent ? (reading.since ?? at) : at, now);
            this.drawn = { energy: 0, until: this.brokenSince };
        }
        this.drawn = { energy: this.drawn.energy + carW * Math.max(0, now - this.drawn.until), until: now };
        const willHaveDrawn = this.drawn.energy + carW * STOPPING_MS;
        const isDue =
            now - this.brokenSince >= STOP_AFTER_MS || (willHaveDrawn >= MOST_DRAWN && now - at >= LEAVE_ALONE_MS);
        const mayStop = stopWhenBroken && !this.handsOff && charging && force === NEUTRAL;
        return { kind: isDue && mayStop ? 'stop' : 'nothing' };
    }

    private isDue(power: SurplusPower, now: number): boolean {
        if (this.sent === undefined || now < this.sent.at) {
            return true;
        }
        const since = now - this.sent.at;
        const change = Math.max(
            ...(['pGrid', 'pPv', 'pAkku'] as const).map(part =>
                Math.abs((power[part] ?? 0) - (this.sent?.power[part] ?? 0)),
            ),
        );
        return since >= SEND_EVERY_MS || (change > NOTICEABLE_W && since >= SEND_AT_MOST_EVERY_MS);
    }
}

/** API keys that tell whether the car charges on surplus. */
export const surplusKeys = ['car', 'frc', 'lmo', 'fup', 'modelStatus'] as const;

const ECO = 4;
const CHARGING = 2;
/** `modelStatus`: the price is low, a charging timer says so. */
const OTHER_REASONS: readonly unknown[] = [7, 14];

/**
 * Whether a charger charges on surplus: in Eco mode, not forced by anybody, and not because electricity is cheap. Only then
 * is missing data a reason to stop it.
 *
 * @param raw the keys of {@link surplusKeys} as the charger gives them
 */
export function chargesOnSurplus(raw: Readonly<Record<string, unknown>>): boolean {
    return (
        raw.car === CHARGING &&
        raw.frc === NEUTRAL &&
        raw.lmo === ECO &&
        raw.fup === true &&
        !OTHER_REASONS.includes(raw.modelStatus)
    );
}
