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
     * @param others lets everything else run. Default: one turn each
     */
    async advance(ms: number, others = letOthersRun): Promise<void> {
        const end = this.time + ms;
        await others();
        for (let timer = this.nextTimer(); timer && timer.at <= end; timer = this.nextTimer()) {
            this.time = Math.max(this.time, timer.at);
            this.timers.delete(timer);
            timer.callback();
            await others();
        }
        this.time = Math.max(this.time, end);
        await others();
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

/** Those who wait for something: they look whenever a fast clock has gone on a little, before it goes on. */
const looks = new Set<() => void>();

/** Time to look again: a fast clock has gone on a little, or two milliseconds have passed. */
function nextLook(): Promise<void> {
    return new Promise(resolve => {
        let timer: NodeJS.Timeout | undefined = undefined;
        const look = (): void => {
            clearNodeTimeout(timer);
            looks.delete(look);
            resolve();
        };
        timer = setNodeTimeout(look, 2);
        looks.add(look);
    });
}

/** How often sockets and pipes of this process had something. */
const socketEvents = (): number => performance.nodeTiming.uvMetricsInfo.events;

/** Lets what is on its way between the sockets of this process arrive. */
async function letSocketsRun(): Promise<void> {
    let seen = socketEvents();
    // Bytes sent on loopback are there at once; a broker takes some rounds of the event loop before it passes them on. What
    // another process sends without end is not waited for.
    for (let quiet = 0, rounds = 0; quiet < 4 && rounds < 200; rounds++) {
        await letOthersRun();
        const events = socketEvents();
        quiet = events === seen ? quiet + 1 : 0;
        seen = events;
    }
}

/**
 * Time that runs faster than real time: with factor 10 a second lasts 100 ms, or longer where the machine is busy. Time stands
 * still while something is on its way between the sockets of this process: what arrives in time on a fast machine does so on a
 * slow one.
 *
 * @param factor how much faster
 */
export function fastClock(factor: number): Clock {
    const timers = new HandClock(Date.now());
    let seen = Date.now();
    /** Time since the last look, which is at most a few milliseconds: a process that was not let run has not missed anything. */
    const passed = (): number => {
        const now = Date.now();
        const ms = Math.max(0, Math.min(now - seen, 4)) * factor;
        seen = now;
        return ms;
    };
    let isRunning = false;
    const run = async (): Promise<void> => {
        await timers.advance(passed(), async () => {
            await letSocketsRun();
            looks.forEach(look => look());
            await letOthersRun();
        });
        if (timers.pending > 0) {
            setNodeTimeout(() => void run(), 1);
        } else {
            isRunning = false;
        }
    };
    const begin = (): void => {
        if (!isRunning) {
            isRunning = true;
            seen = Date.now();
            setNodeTimeout(() => void run(), 1);
        }
    };
    return {
        now: () => {
            begin();
            return timers.now();
        },
        startTimer: (callback, ms) => {
            begin();
            return timers.startTimer(callback, ms);
        },
        stopTimer: timer => timers.stopTimer(timer),
    };
}

/**
 * Waits, in real time, until something is true: for what comes over real sockets. A fast clock does not run away meanwhile.
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
        await nextLook();
    }
}
