import type { Clock } from '../clock';
import { AuthError, ConnectionError, GoeError } from '../errors';
import type { ConnectionType, Transport, Way } from '../transport/transport';

/** So often it is tried whether a better way works again. */
const BETTER_WAY_MS = 60_000;
/** A device is looked for elsewhere after so many failed attempts, and not more often than this. */
const FAILURES_BEFORE_SEARCH = 3;
const SEARCH_PAUSE_MS = 5 * 60_000;

/** Which way to a device is open, and which may be tried next. One way at a time: there are never two writers. */
export class Route {
    private openTransport: Transport | undefined;
    private openWay: Way | undefined;
    private readonly worked = new Set<ConnectionType>();
    /** Wrong password or token: not tried again until the settings change. */
    private readonly barred = new Map<Way, GoeError>();
    private triedBetterAt = 0;
    private searchedAt = -Infinity;

    /**
     * @param ways all ways, the preferred one first
     * @param clock time
     * @param where the device's name in error texts
     * @param findAgain gives the ways to where a device is now, or undefined
     */
    constructor(
        private ways: readonly Way[],
        private readonly clock: Clock,
        private readonly where: string,
        private readonly findAgain?: (serial: string) => Promise<readonly Way[] | undefined>,
    ) {}

    /** The open way; undefined while there is none. */
    get transport(): Transport | undefined {
        return this.openTransport;
    }

    /** Nothing is left to try before a person changes the settings; says why. */
    get deadEnd(): GoeError | undefined {
        return this.ways.every(way => this.barred.has(way)) ? this.barred.get(this.ways[0]) : undefined;
    }

    /** The ways to try, the preferred one first. */
    candidates(): Way[] {
        return this.ways.filter(way => !this.barred.has(way) && (!way.unless || !this.worked.has(way.unless)));
    }

    /** Ways better than the open one, when it is time to try them again. */
    betterWays(): Way[] {
        const now = this.clock.now();
        const candidates = this.candidates();
        const better = this.openWay === undefined ? [] : candidates.slice(0, candidates.indexOf(this.openWay));
        if (better.length === 0 || now - this.triedBetterAt < BETTER_WAY_MS) {
            return [];
        }
        this.triedBetterAt = now;
        return better;
    }

    /** This way works: it is used from now on, the one before is closed. */
    use(way: Way, transport: Transport): void {
        if (transport !== this.openTransport) {
            this.openTransport?.close();
        }
        this.openTransport = transport;
        this.openWay = way;
        this.worked.add(way.kind);
        this.triedBetterAt = this.clock.now();
    }

    /**
     * Opens the first of these ways that works.
     *
     * @param ways the ways to try, in this order
     * @param begin what to do with an open way; when it rejects, the next way is tried
     * @throws the reason why the first of them does not work
     */
    async open(ways: readonly Way[], begin: (transport: Transport, way: Way) => Promise<void>): Promise<void> {
        let reason: GoeError | undefined;
        for (const way of ways) {
            let transport: Transport | undefined;
            try {
                transport = await way.open();
                await begin(transport, way);
                return;
            } catch (error) {
                transport?.close();
                if (!(error instanceof GoeError)) {
                    throw error;
                }
                if (error instanceof AuthError) {
                    this.barred.set(way, error);
                }
                reason ??= error;
            }
        }
        throw reason ?? this.deadEnd ?? new ConnectionError(`${this.where}: no way to reach it is known.`);
    }

    /** A router may have given the device another address: looks for it there. */
    async searchAgain(serial: string | undefined, failures: number): Promise<void> {
        const now = this.clock.now();
        if (
            this.findAgain === undefined ||
            serial === undefined ||
            (failures < FAILURES_BEFORE_SEARCH && this.ways.length > 0) ||
            now - this.searchedAt < SEARCH_PAUSE_MS
        ) {
            return;
        }
        this.searchedAt = now;
        const ways = await this.findAgain(serial);
        if (ways !== undefined) {
            this.close();
            this.barred.clear();
            this.ways = ways;
        }
    }

    /** Closes what is open. */
    close(): void {
        this.openTransport?.close();
        this.openTransport = undefined;
        this.openWay = undefined;
    }
}
