import type { Clock } from '../clock';

/** Answers that are waited for. MQTT has none of its own: what belongs together is known by its name only. */
export class MqttReplies {
    private readonly waiting = new Map<string, (text?: string) => void>();

    constructor(private readonly clock: Clock) {}

    /** What is answered under this name; undefined where it is not within this time. */
    next(name: string, ms: number): Promise<string | undefined> {
        return new Promise(resolve => {
            const timer = this.clock.startTimer(() => this.came(name), ms);
            this.waiting.set(name, text => {
                this.clock.stopTimer(timer);
                resolve(text);
            });
        });
    }

    /** An answer came, or none will. */
    came(name: string, text?: string): void {
        const resolve = this.waiting.get(name);
        this.waiting.delete(name);
        resolve?.(text);
    }

    /** Nothing is answered any more. */
    end(): void {
        [...this.waiting.keys()].forEach(name => this.came(name));
    }
}
