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
        // The signal lives as long as its connection: what listens to it must not be left there.
        const timer = clock.startTimer(() => {
            ended.removeEventListener('abort', end);
            resolve();
        }, ms);
        function end(): void {
            clock.stopTimer(timer);
            reject(over);
        }
        ended.addEventListener('abort', end, { once: true });
    });
}
