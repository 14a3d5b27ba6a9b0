import type { Clock, Timer } from '../clock';
import { ConnectionError } from '../errors';

/** Waiting that ends with its owner: no timer is left when a session stops. */
export class Pauses {
    private readonly waiting = new Map<Timer, (error: ConnectionError) => void>();
    private over = false;

    constructor(private readonly clock: Clock) {}

    /**
     * Resolves after `ms` milliseconds.
     *
     * @throws ConnectionError when {@link endAll} was called
     */
    wait(ms: number): Promise<void> {
        if (this.over) {
            return Promise.reject(new ConnectionError('The connection was closed.'));
        }
        return new Promise((resolve, reject) => {
            const timer = this.clock.startTimer(() => {
                this.waiting.delete(timer);
                resolve();
            }, ms);
            this.waiting.set(timer, reject);
        });
    }

    /** Ends all waiting, now and in the future. */
    endAll(): void {
        this.over = true;
        for (const [timer, reject] of this.waiting) {
            this.clock.stopTimer(timer);
            reject(new ConnectionError('The connection was closed.'));
        }
        this.waiting.clear();
    }
}
