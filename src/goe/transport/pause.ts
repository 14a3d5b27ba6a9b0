import type { Clock } from '../clock';
import { ConnectionError } from '../errors';

/**
 * Waits.
 *
 * @throws ConnectionError when `ended` ends it
 */
export function pause(ms: number, clock: Clock, ended: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        const over = new ConnectionError('The connection was closed.');
        if (ended.aborted) {
            reject(over);
            return;
        }
        const timer = clock.startTimer(resolve, ms);
        ended.addEventListener(
            'abort',
            () => {
                clock.stopTimer(timer);
                reject(over);
            },
            { once: true },
        );
    });
}
