import type { Clock } from '../goe/clock';

/** The adapter's own timers: they end with it, also in compact mode where the process goes on. */
export function adapterClock(adapter: ioBroker.Adapter): Clock {
    return {
        now: () => Date.now(),
        startTimer: (callback, ms) => adapter.setTimeout(callback, ms),
        stopTimer: timer => adapter.clearTimeout(timer as ioBroker.Timeout | undefined),
    };
}
