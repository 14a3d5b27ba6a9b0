/** What decides whether a charger charges: its forced state (0 neutral, 1 off, 2 on), or on API v1 whether it may charge. */
export type ForceValue = number | boolean;

/** A start or stop that ends by itself. */
export interface TimedForce {
    /** What was asked for. */
    readonly force: ForceValue;
    /** What was set before, and will be again. */
    readonly before: ForceValue;
    /** ms since 1970. */
    readonly until: number;
}

/** What to do about a timed start or stop. */
export type ForceStep =
    /** Nothing yet: look again then. */
    | { readonly kind: 'wait'; readonly ms: number }
    /** The time is over: set what was set before. */
    | { readonly kind: 'restore'; readonly force: ForceValue }
    /** Somebody else decided since: it is forgotten, nothing is written. */
    | { readonly kind: 'forget' };

/**
 * What to do now about a start or stop for some minutes. Whoever changes the forced state in the meantime has taken over;
 * the charger itself does so when the car is unplugged (go-eCharger-API-v2 issue 117).
 *
 * @param timed what was asked for
 * @param now ms since 1970
 * @param force what the charger says; undefined while it is away
 */
export function nextForceStep(timed: TimedForce, now: number, force: ForceValue | undefined): ForceStep {
    if (force !== undefined && force !== timed.force) {
        return { kind: 'forget' };
    }
    const ms = timed.until - now;
    if (ms <= 0 && force !== undefined) {
        return { kind: 'restore', force: timed.before };
    }
    // While the charger is away it is looked at again when it is back.
    return { kind: 'wait', ms: Math.max(ms, 1_000) };
}
