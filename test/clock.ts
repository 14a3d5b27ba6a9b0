import {
    clearTimeout as clearNodeTimeout,
    setImmediate as setNodeImmediate,
    setTimeout as setNodeTimeout,
} from 'node:timers';
import type { Clock, Timer } from '../src/goe/clock';

interface HandTimer {
    readonly callback: () => void;
    readonly at: number;
}

/** Lets promises and whatever the sockets have ready get their turn. */
async function letOthersRun(): Promise<void> {
    await new Promise<void>(resolve => setNodeImmediate(resolve));
}

/** A clock that stands still until a test turns it. */
export class HandClock implements Clock {
    private time: number;
    private readonly timers = new Set<HandTimer>();

    /**
     * @param now ms since 1970. Default: 2026-06-21 10:00 UTC
     */
    constructor(now = Date.UTC(2026, 5, 21, 10)) {
        this.time = now;
    }

    /** Timers that have not fired: a test can prove that nothing is left behind. */
    get pending(): number {
        return this.timers.size;
    }

    /** ms until the next timer; undefined: none is set. */
    get nextIn(): number | undefined {
        const next = this.nextTimer();
        return next && Math.max(0, next.at - this.time);
    }

    now(): number {
        return this.time;
    }

    startTimer(callback: () => void, ms: number): Timer {
        // Like the timers of Node.js: what is no positive number is "as soon as possible".
        const timer: HandTimer = { callback, at: this.time + (ms > 0 ? ms : 0) };
        this.timers.add(timer);
        return timer;
    }

    stopTimer(timer: Timer): void {
        this.timers.delete(timer as HandTimer);
    }

    /**
     * Turns the clock: due timers fire in order, each at its own time, also those that are set on the way. Between them (and
     * before and after) promises and real sockets get a turn.
     *
     * A reply of a real server may still be on its way afterwards: wait for that with {@link until}.
     *
     * @param ms how far
     */
    async advance(ms: number): Promise<void> {
        const end = this.time + ms;
        await letOthersRun();
        for (let timer = this.nextTimer(); timer && timer.at <= end; timer = this.nextTimer()) {
            this.time = Math.max(this.time, timer.at);
            this.timers.delete(timer);
            timer.callback();
            await letOthersRun();
        }
        this.time = Math.max(this.time, end);
        await letOthersRun();
    }

    /** The clock is put to another time, as by a time server; timers keep their distance. */
    jump(ms: number): void {
        this.time += ms;
        const moved = [...this.timers].map(timer => Object.assign(timer, { at: timer.at + ms }));
        this.timers.clear();
        moved.forEach(timer => this.timers.add(timer));
    }

    /** The first due; of two with the same time the one set first. */
    private nextTimer(): HandTimer | undefined {
        let next: HandTimer | undefined;
        for (const timer of this.timers) {
            if (!next || timer.at < next.at) {
                next = timer;
            }
        }
        return next;
    }
}

/** Real time. */
export const realClock: Clock = {
    now: () => Date.now(),
    startTimer: (callback, ms) => setNodeTimeout(callback, ms),
    stopTimer: timer => clearNodeTimeout(timer as NodeJS.Timeout),
};

/**
 * Real time that runs faster: with factor 10 a second lasts 100 ms.
 *
 * @param factor how much faster
 */
export function fastClock(factor: number): Clock {
    const start = Date.now();
    return {
        now: () => start + (Date.now() - start) * factor,
        startTimer: (callback, ms) => setNodeTimeout(callback, ms / factor),
        stopTimer: timer => clearNodeTimeout(timer as NodeJS.Timeout),
    };
}

/**
 * Waits, in real time, until something is true: for what comes over real sockets.
 *
 * @param isTrue asked again and again
 * @param what for the error, "the second request"
 * @param timeoutMs real milliseconds. Default 2000
 * @throws Error when it does not become true in time
 */
export async function until(isTrue: () => boolean, what = 'something', timeoutMs = 2000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!isTrue()) {
        if (Date.now() > end) {
            throw new Error(`Waited ${timeoutMs} ms for ${what}`);
        }
        await new Promise<void>(resolve => setNodeTimeout(resolve, 2));
    }
}
