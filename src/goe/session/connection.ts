import type { Clock } from '../clock';
import { AuthError, ConnectionError, GoeError, reasonOf } from '../errors';
import type { RawValues } from '../rawValues';
import { localPace, type Pace, type Transport, type Way } from '../transport/transport';
import { Health } from './health';
import { Pauses } from './pauses';
import { RequestLine } from './requestLine';
import { Route } from './route';

/** What became of one look at the device. 'behind': the next should follow at once; 'rebooted': what it has may differ now. */
export type Look = 'done' | 'behind' | 'rebooted';

/** What a connection needs from its session. */
export interface ConnectionPartner {
    /** Asks who is there and what it has; gives all that it said. Rejects where it is not the right device. */
    introduce(transport: Transport): Promise<RawValues>;
    /** The device is met: for the first time, again after it was away (`isBack`), after a reboot, or by another way. */
    met(answers: RawValues, isBack: boolean, why: string): void;
    /** The device is away; called once for each time. */
    away(reason: string, isLoginRefused: boolean): void;
    /** Something its owner may want to know and need not act on. */
    remark(text: string): void;
    /** Reads what is due. */
    look(transport: Transport): Promise<Look>;
    /** Takes what the device sent by itself; true where a look should follow at once. */
    hear(raw: RawValues): boolean;
    /** Serial number of the device, as far as it is known. */
    serial(): string | undefined;
}

/** What a connection needs to know. */
export interface ConnectionOptions {
    readonly ways: readonly Way[];
    readonly clock: Clock;
    readonly random: () => number;
    readonly intervalMs?: number;
    readonly where: string;
    readonly findAgain?: (serial: string) => Promise<readonly Way[] | undefined>;
}

/** Keeps a device connected: opens the best way, looks in intervals, notices when it goes, falls back, tries again. */
export class Connection {
    private readonly line = new RequestLine();
    private readonly pauses: Pauses;
    private readonly health: Health;
    private readonly route: Route;
    private reported: 'nothing' | 'here' | 'away' = 'nothing';
    private lostReason: GoeError | undefined;
    private isMet = false;
    private started = false;
    private stopped = false;

    constructor(
        private readonly options: ConnectionOptions,
        private readonly partner: ConnectionPartner,
    ) {
        const { clock, findAgain, random, ways, where } = options;
        this.pauses = new Pauses(clock);
        this.health = new Health(() => this.intervalMs, random);
        this.route = new Route(ways, clock, where, findAgain);
    }

    /** The device is there, as far as its owner was told. */
    get isConnected(): boolean {
        return this.reported === 'here';
    }

    get isStopped(): boolean {
        return this.stopped;
    }

    get pace(): Pace {
        return this.route.transport?.pace ?? localPace;
    }

    /** Connects and keeps looking until {@link stop}. Returns at once. */
    start(): void {
        if (!this.started) {
            this.started = true;
            this.live().catch((error: unknown) => this.partner.remark(`it is given up: ${reasonOf(error)}`));
        }
    }

    /** Ends all timers and connections. */
    stop(): void {
        this.stopped = true;
        this.pauses.endAll();
        this.route.close();
        this.pauses.wake();
    }

    /** Looks now, or tries to connect now. */
    wake(): void {
        this.pauses.wake();
    }

    /** Somebody is waiting: do not sit out a long pause between attempts. */
    wakeWhileAway(): void {
        if (!this.isConnected) {
            this.pauses.wake();
        }
    }

    /** Waits; rejects when the connection ends. */
    wait(ms: number): Promise<void> {
        return this.pauses.wait(ms);
    }

    /**
     * The open way.
     *
     * @throws ConnectionError where there is none, or the reason why nothing is tried any more
     */
    get transport(): Transport {
        const { deadEnd, transport } = this.route;
        if (!this.health.isConnected || transport === undefined) {
            throw deadEnd ?? new ConnectionError(`${this.options.where} does not answer.`);
        }
        return transport;
    }

    /** How often the device is asked, in ms. */
    get intervalMs(): number {
        const { leastIntervalMs, usualIntervalMs } = this.pace;
        return Math.max(leastIntervalMs, this.options.intervalMs ?? usualIntervalMs);
    }

    /** Requests go one after the other, also while the device is still being met. */
    run<T>(request: () => Promise<T>): Promise<T> {
        return this.line.run(request);
    }

    /** The loop of a device's life: one look, a pause, the next. */
    private async live(): Promise<void> {
        const { clock } = this.options;
        while (!this.stopped) {
            const startedAt = clock.now();
            let pauseMs: number;
            try {
                const look = await this.step();
                pauseMs = look === 'behind' ? 0 : Math.max(0, startedAt + this.intervalMs - clock.now());
            } catch (error) {
                pauseMs = await this.failed(error, clock.now() - startedAt);
            }
            if (this.route.deadEnd !== undefined) {
                // A wrong password does not become right by trying.
                return;
            }
            await this.pauses.waitUnlessWoken(pauseMs);
        }
    }

    /** One step: gets to know the device, or looks. */
    private async step(): Promise<Look> {
        const { transport } = this.route;
        if (!this.isMet || !this.health.isConnected || transport === undefined) {
            await this.meetBy(this.route.candidates(), this.lostReason?.message ?? '');
            return 'done';
        }
        const better = this.route.betterWays();
        if (better.length > 0) {
            // That the better way does not work yet is known already and no news.
            await this.meetBy(better, 'it works again').catch(() => undefined);
            return 'done';
        }
        const look = await this.partner.look(transport);
        this.health.succeeded();
        if (look === 'rebooted') {
            // The device has started anew, perhaps with another firmware.
            await this.meet(transport, '');
        }
        return look;
    }

    /** Opens the first of these ways that works. */
    private meetBy(ways: readonly Way[], why: string): Promise<void> {
        return this.route.open(ways, async (transport, way) => {
            await this.meet(transport, why);
            if (this.stopped) {
                throw new ConnectionError('The connection was closed.');
            }
            this.route.use(way, transport);
            transport.listen?.({
                onValues: raw => {
                    if (transport === this.route.transport && this.partner.hear(raw)) {
                        this.pauses.wake();
                    }
                },
                onLost: error => this.lost(transport, error),
            });
        });
    }

    /** Gets to know the device: at the start, after an outage, after a reboot, by another way. */
    private async meet(transport: Transport, why: string): Promise<void> {
        const answers = await this.partner.introduce(transport);
        if (this.stopped) {
            return;
        }
        this.isMet = true;
        this.health.succeeded();
        const isBack = this.reported !== 'here';
        this.reported = 'here';
        this.partner.met(answers, isBack, why);
    }

    /** A connection that pushes has ended: the next step opens it again, or another one, without a pause. */
    private lost(transport: Transport, error: GoeError): void {
        if (transport === this.route.transport && !this.stopped) {
            this.lostReason = error;
            this.route.close();
            this.pauses.wake();
        }
    }

    /** Returns the pause before the next attempt. */
    private async failed(thrown: unknown, tookMs: number): Promise<number> {
        if (this.stopped) {
            return 0;
        }
        const error =
            thrown instanceof GoeError ? thrown : new ConnectionError(`${this.options.where}: ${reasonOf(thrown)}`);
        const { pauseMs, gone } = this.health.failed(error, tookMs);
        if (gone) {
            const others = this.route.candidates().filter(({ kind }) => kind !== this.route.transport?.kind);
            const lost = this.route.transport !== undefined;
            this.route.close();
            if (lost && others.length > 0) {
                try {
                    await this.meetBy(others, error.message);
                    return 0;
                } catch {
                    // What counts is why the preferred way was lost.
                }
            }
        }
        if (!this.health.isConnected && this.reported !== 'away') {
            this.reported = 'away';
            this.partner.away(error.message, error instanceof AuthError);
        }
        try {
            await this.route.searchAgain(this.partner.serial(), this.health.failuresInARow);
        } catch (searchError) {
            this.partner.remark(`it could not be looked for in the network: ${reasonOf(searchError)}`);
        }
        return pauseMs;
    }
}
