import type { Clock } from '../clock';
import { ConnectionError } from '../errors';
import type { RawValues } from '../rawValues';
import { RequestLine } from '../session/requestLine';
import type { Snapshot } from '../session/snapshot';
import { portions } from '../transport/portions';
import type { Transport, Way } from '../transport/transport';

/** One request at a time to a device; a connection that was lost since the last one is opened again. */
export class ReopenedConnection {
    private readonly line = new RequestLine();
    private isLost = false;
    private isClosed = false;

    /**
     * @param open the connection there is
     * @param way the way it came by
     * @param snapshot takes every raw value that comes
     * @param clock the time
     */
    constructor(
        private open: Transport,
        private readonly way: Way,
        private readonly snapshot: Snapshot,
        private readonly clock: Clock,
    ) {
        this.listen();
    }

    get transport(): Transport {
        return this.open;
    }

    /** Raw values, in as many requests as the way needs; 'all': the full status. */
    async read(keys: readonly string[] | 'all'): Promise<RawValues> {
        const raw: Record<string, unknown> = {};
        const requests = keys === 'all' ? (['all'] as const) : portions(new Set(keys), this.open.room);
        for (const portion of requests) {
            Object.assign(raw, await this.request(open => open.read(portion)));
        }
        this.snapshot.take(raw, this.clock.now());
        return raw;
    }

    request<T>(ask: (open: Transport) => Promise<T>): Promise<T> {
        return this.line.run(async () => {
            if (this.isLost && !this.isClosed) {
                this.open = await this.way.open();
                this.listen();
            }
            if (this.isClosed) {
                this.open.close();
                throw new ConnectionError('The connection was closed.');
            }
            return ask(this.open);
        });
    }

    /** Ends it, also while it is being opened again. */
    close(): void {
        this.isClosed = true;
        this.open.close();
    }

    private listen(): void {
        const { open } = this;
        this.isLost = false;
        open.listen?.({
            onValues: raw => this.snapshot.take(raw, this.clock.now()),
            onLost: () => {
                this.isLost = open === this.open;
            },
        });
    }
}
