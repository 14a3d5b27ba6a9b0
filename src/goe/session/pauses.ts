import type { Clock, Timer } from '../clock';
import { ConnectionError } from '../errors';

/** Waiting that ends with its owner: no timer is left when a session stops. */
export class Pauses {
    private readonly waiting = new Map<Timer, (error: ConnectionError) => void>();
    private over = false;
    private woken = false;
    private wakeUp: (() => void) | undefined;

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

    /** Resolves after `ms` milliseconds, or as soon as {@link wake} is called; at once where that happened before. */
    async waitUnlessWoken(ms: number): Promise<void> {
        if (!this.woken && !this.over) {
            const woken = new Promise<void>(resolve => {
                this.wakeUp = resolve;
            });
            await Promise.race([this.wait(ms).catch(() => undefined), woken]);
            this.wakeUp = undefined;
        }
        this.woken = false;
    }

    /** Ends {@link waitUnlessWoken}, also the next one. */
    wake(): void {
        this.woken = true;
        this.wakeUp?.();
    }

    /** Ends all waiting, now and in the future. */
    endAll(): void {
        this.over = true;
        this.wakeUp?.();
        for (const [timer, reject] of this.waiting) {
            this.clock.stopTimer(timer);
            reject(new ConnectionError('The connection was closed.'));
        }
        this.waiting.clear();
    }
}
