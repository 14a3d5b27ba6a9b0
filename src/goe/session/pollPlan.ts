import type { PollClass } from '../catalogue/row';

const STATUS_WITHOUT_CAR_MS = 5 * 60_000;
const CONFIG_MS = 60 * 60_000;

/**
 * Which keys the next request asks for. One request per interval: the live keys always; the status keys with them while a
 * car is connected, else every five minutes; settings once an hour. What does not fit waits for the next request, the
 * longest-waiting first.
 */
export class PollPlan {
    private readonly live: readonly string[];
    private readonly status: readonly string[];
    private readonly config: readonly string[];
    /** Keys to be read once, in this order. */
    private readonly queue = new Set<string>();
    private urgent = false;
    private statusFrom = 0;
    private statusAt: number;
    private configAt: number;

    /**
     * @param polls API key -> how often it is read
     * @param room characters for keys in one request
     * @param now ms since 1970; everything counts as read at this moment
     */
    constructor(
        polls: ReadonlyMap<string, PollClass>,
        private readonly room: number,
        now: number,
    ) {
        const ofClass = (wanted: PollClass): string[] =>
            [...polls].filter(([, poll]) => poll === wanted).map(([key]) => key);
        this.live = ofClass('live');
        this.status = ofClass('status');
        this.config = ofClass('config');
        this.statusAt = now;
        this.configAt = now;
    }

    /**
     * Reads everything that can change in the next requests.
     *
     * @param when 'in time': as there is room in the requests that come anyway (after a write); 'at once': without a pause
     * until all is read (a car has come, the user asked)
     */
    wantEverything(when: 'in time' | 'at once' = 'in time'): void {
        [...this.status, ...this.config].forEach(key => this.queue.add(key));
        this.urgent ||= when === 'at once';
    }

    /** Reads the settings in the next requests, without a pause until all are read. */
    wantSettings(): void {
        this.config.forEach(key => this.queue.add(key));
        this.urgent = true;
    }

    /** The next request should follow without a pause. */
    get isUrgent(): boolean {
        return this.urgent && this.queue.size > 0;
    }

    /**
     * @param now ms since 1970
     * @param carConnected a car is plugged in
     * @returns the keys of the next request
     */
    next(now: number, carConnected: boolean): string[] {
        if (now - this.configAt >= CONFIG_MS) {
            this.configAt = now;
            this.config.forEach(key => this.queue.add(key));
        }
        const keys = new Set<string>();
        let left = this.room;
        const take = (key: string): boolean => {
            if (!keys.has(key)) {
                if (key.length + 1 > left) {
                    return false;
                }
                keys.add(key);
                left -= key.length + 1;
            }
            return true;
        };
        this.live.forEach(take);
        // One key that is to be read once, and more up to half of the room: many status keys must not keep them waiting for ever.
        let first = true;
        this.takeQueued(key => {
            const may = first || left > this.room / 2;
            first = false;
            return may && take(key);
        });
        if (carConnected) {
            this.statusAt = now;
            this.takeStatus(take);
        } else if (now - this.statusAt >= STATUS_WITHOUT_CAR_MS) {
            this.statusAt = now;
            this.status.forEach(key => this.queue.add(key));
        }
        this.takeQueued(take);
        return [...keys];
    }

    /** These keys were asked for and an answer came. */
    answered(keys: readonly string[]): void {
        keys.forEach(key => this.queue.delete(key));
        this.urgent &&= this.queue.size > 0;
    }

    private takeQueued(take: (key: string) => boolean): void {
        for (const key of this.queue) {
            if (!take(key)) {
                return;
            }
        }
    }

    /** All status keys where they fit, else a window of them that moves on with every request. */
    private takeStatus(take: (key: string) => boolean): void {
        for (let taken = 0; taken < this.status.length; taken++) {
            if (!take(this.status[(this.statusFrom + taken) % this.status.length])) {
                this.statusFrom = (this.statusFrom + taken) % this.status.length;
                return;
            }
        }
        this.statusFrom = 0;
    }
}
