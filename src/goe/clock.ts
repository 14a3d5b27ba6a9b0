/** A running timer, to be handed back to {@link Clock.stopTimer}. */
export type Timer = unknown;

/**
 * Time, passed in so that every rule is tested without waiting: the adapter gives its own timers (which end with it), the
 * command line and the simulator those of Node.js, tests a clock they turn by hand.
 */
export interface Clock {
    /** Milliseconds since 1970. */
    now(): number;
    /** Calls back once after `ms` milliseconds. */
    startTimer(callback: () => void, ms: number): Timer;
    /** Forgets a timer; one that has fired or is undefined is no error. */
    stopTimer(timer: Timer): void;
}
