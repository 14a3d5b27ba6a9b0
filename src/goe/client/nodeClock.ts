import timers from 'node:timers';
import type { Clock } from '../clock';

/** The time of the computer. Its timers keep the process alive: whoever waits for a device wants to see the end of it. */
export const nodeClock: Clock = {
    now: () => Date.now(),
    startTimer: (callback, ms) => timers.setTimeout(callback, ms),
    stopTimer: timer => timers.clearTimeout(timer as NodeJS.Timeout | undefined),
};
