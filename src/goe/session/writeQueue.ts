import { catalogue } from '../catalogue/catalogue';
import type { Clock, Timer } from '../clock';
import { ConnectionError, PermanentError, RefusedError, reasonOf, type GoeError } from '../errors';
import type { RawValues } from '../rawValues';
import type { WriteReply } from '../transport/transport';

/** Writes that come together go together: three states set by one script arrive within a few milliseconds. */
const GATHER_MS = 4;
/** The charging logic runs once a second (go-e API docs, introduction); a second write within it is a waste of flash. */
const SAME_KEY_MS = 1_000;
/** After this many seconds a wish is stale: it must not be fulfilled when the device comes back hours later. */
const PATIENCE = 10;
const patienceOf = new Map(catalogue.map(({ key, patience = PATIENCE }) => [key, patience] as const));
const RETRY_MS = 500;

/** What became of a write: taken by the device, or replaced by a newer wish for the same key before it was sent. */
export type WriteFate = 'taken' | 'replaced';

interface Wish {
    readonly raw: unknown;
    readonly deadline: number;
    readonly once: boolean;
    readonly resolve: (fate: WriteFate) => void;
    readonly reject: (error: GoeError) => void;
}

/**
 * What is to be written to one device. The newest value per key wins, keys that come together go in one request, one key at
 * most once a second, and a wish that could not be delivered within ten seconds is refused.
 */
export class WriteQueue {
    private readonly wishes = new Map<string, Wish>();
    private readonly sentAt = new Map<string, number>();
    /** Set while a request is planned and not under way. */
    private timer: Timer;
    private sending = false;
    private closed = false;

    /**
     * @param clock time
     * @param send writes to the device and says what it answered per key; rejects with ConnectionError where nobody answered.
     * Where it has to wait first it asks afterwards whether this still makes sense, which throws where not.
     * @param where the device's name, for error texts
     */
    constructor(
        private readonly clock: Clock,
        private readonly send: (values: RawValues, stillMakesSense: () => void) => Promise<WriteReply>,
        private readonly where: string,
    ) {}

    /**
     * Writes a raw value.
     *
     * @param key API key
     * @param raw JSON value
     * @param once never repeated by itself when the answer was lost
     * @throws ConnectionError after ten seconds (or the patience of its row), or the device's own words as RefusedError
     */
    put(key: string, raw: unknown, once = false): Promise<WriteFate> {
        if (this.closed) {
            return Promise.reject(new ConnectionError(`${this.where}: the connection was closed.`));
        }
        this.wishes.get(key)?.resolve('replaced');
        return new Promise((resolve, reject) => {
            const deadline = this.clock.now() + patienceFor(key) * 1000;
            this.wishes.set(key, { raw, once, deadline, resolve, reject });
            this.wakeIn(GATHER_MS);
        });
    }

    /** Refuses all that waits; nothing is taken any more. */
    close(): void {
        this.closed = true;
        this.clock.stopTimer(this.timer);
        for (const { reject } of this.wishes.values()) {
            reject(new ConnectionError(`${this.where}: the connection was closed before the value was sent.`));
        }
        this.wishes.clear();
    }

    private wakeIn(ms: number): void {
        if (this.timer === undefined && !this.sending && !this.closed) {
            this.timer = this.clock.startTimer(() => {
                this.timer = undefined;
                void this.flush();
            }, ms);
        }
    }

    private async flush(): Promise<void> {
        const now = this.clock.now();
        const due = new Map([...this.wishes].filter(([key]) => this.pauseFor(key, now) === 0));
        let retryIn = 0;
        if (due.size > 0) {
            this.sending = true;
            due.forEach((_wish, key) => this.wishes.delete(key));
            try {
                const values = Object.fromEntries([...due].map(([key, { raw }]) => [key, raw]));
                this.settle(due, await this.send(values, () => this.mustBeFresh(due)));
            } catch (error) {
                retryIn = RETRY_MS;
                this.keepOrGiveUp(due, error, this.clock.now() - now);
            }
            this.sending = false;
        }
        if (this.wishes.size > 0) {
            const soonest = Math.min(...[...this.wishes.keys()].map(key => this.pauseFor(key, this.clock.now())));
            this.wakeIn(Math.max(soonest, retryIn, GATHER_MS));
        }
    }

    private pauseFor(key: string, now: number): number {
        return Math.max(0, (this.sentAt.get(key) ?? -Infinity) + SAME_KEY_MS - now);
    }

    private settle(due: ReadonlyMap<string, Wish>, reply: WriteReply): void {
        const now = this.clock.now();
        for (const [key, { resolve, reject }] of due) {
            this.sentAt.set(key, now);
            const said = reply[key];
            // A key the device said nothing about may still have been taken: reading it back will show.
            if (said === undefined || said === true) {
                resolve('taken');
            } else {
                reject(new RefusedError(said));
            }
        }
    }

    private mustBeFresh(due: ReadonlyMap<string, Wish>): void {
        if ([...due.values()].some(({ deadline }) => this.clock.now() >= deadline)) {
            throw new ConnectionError(`${this.where} was busy with other requests.`);
        }
    }

    /** Keeps what may still be delivered in time, judged by how long this attempt took. */
    private keepOrGiveUp(due: ReadonlyMap<string, Wish>, error: unknown, tookMs: number): void {
        for (const [key, wish] of due) {
            const worthATry = error instanceof ConnectionError && !wish.once && !this.closed;
            if (this.wishes.has(key)) {
                wish.resolve('replaced');
            } else if (worthATry && this.clock.now() + RETRY_MS + tookMs < wish.deadline) {
                this.wishes.set(key, wish);
            } else {
                wish.reject(
                    error instanceof PermanentError
                        ? error
                        : new ConnectionError(`not written within ${patienceFor(key)} s. ${reasonOf(error)}`),
                );
            }
        }
    }
}

function patienceFor(key: string): number {
    return patienceOf.get(key) ?? PATIENCE;
}
