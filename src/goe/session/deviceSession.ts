import type { StateValue } from '../catalogue/row';
import type { Decoder, DevicePlan } from '../codec/plan';
import { isNameOfSecret, withoutSecretParts } from '../codec/secretParts';
import { ConnectionError, GoeError, RefusedError, reasonOf } from '../errors';
import type { RawValues } from '../rawValues';
import { localPace, type ConnectionType, type Transport, type Way, type WriteReply } from '../transport/transport';
import { ConfirmedWrites, type WriteOutcome } from './confirmedWrites';
import { Health } from './health';
import type { DeviceIdentity } from './identity';
import { introduce } from './introduction';
import { Pauses } from './pauses';
import { PollPlan, portions } from './pollPlan';
import { Readings } from './readings';
import { withoutValue } from './refusedValue';
import { RequestLine } from './requestLine';
import { Route } from './route';
import type { SessionOptions } from './sessionOptions';
import { WriteQueue } from './writeQueue';

/**
 * One device's life: connects, reads by plan, writes with confirmation, notices when the device goes and comes back. Writes
 * nothing that {@link write} was not asked for.
 */
export class DeviceSession {
    private readonly line = new RequestLine();
    private readonly pauses: Pauses;
    private readonly health: Health;
    private readonly queue: WriteQueue;
    private readonly writes: ConfirmedWrites;
    private readonly route: Route;
    private readonly readings: Readings;
    private device:
        | {
              identity: DeviceIdentity;
              plan: DevicePlan;
              polls: PollPlan;
              way: ConnectionType;
              hidden: ReadonlySet<string>;
          }
        | undefined;
    private reported: 'nothing' | 'here' | 'away' = 'nothing';
    private lostReason: GoeError | undefined;
    private started = false;
    private stopped = false;

    constructor(private readonly options: SessionOptions) {
        const { clock, counters, random, ways, where } = options;
        this.pauses = new Pauses(clock);
        this.health = new Health(() => this.intervalMs, random);
        this.queue = new WriteQueue(clock, (values, stillMakesSense) => this.send(values, stillMakesSense), where);
        this.route = new Route(ways, clock, where, options.findAgain);
        this.readings = new Readings(counters);
        this.writes = new ConfirmedWrites({
            queue: this.queue,
            context: () => this.readings.snapshot,
            settleMs: () => this.pace.settleMs,
            wait: ms => this.pauses.wait(ms),
            readState: (decoder, keys) => this.readState(decoder, keys),
        });
    }

    get isConnected(): boolean {
        return this.reported === 'here';
    }

    /** Who the device is; undefined until it answered once. */
    get identity(): DeviceIdentity | undefined {
        return this.device?.identity;
    }

    /** The way by which the device is reached, or was last. */
    get way(): ConnectionType | undefined {
        return this.device?.way;
    }

    /** Connects and keeps reading until {@link stop}. Returns at once. */
    start(): void {
        if (!this.started) {
            this.started = true;
            void this.live();
        }
    }

    /** Ends all timers and connections; writes that wait are refused. */
    stop(): void {
        this.stopped = true;
        this.queue.close();
        this.pauses.endAll();
        this.route.close();
        this.pauses.wake();
    }

    /**
     * Writes a state and waits until the device has acted.
     *
     * @param id state id below the device, such as 'maxCurrent'
     * @param value readable value, checked here
     * @returns the device's value afterwards, which may differ from the wish
     * @throws RefusedError (with the reason: the range, or the device's own words), ConnectionError (away for ten seconds)
     */
    async write(id: string, value: unknown): Promise<WriteOutcome> {
        const decoder = this.device?.plan.states.get(id);
        if (decoder === undefined) {
            throw new RefusedError(
                this.device
                    ? `${id} is not known to this device.`
                    : `${this.options.where} has not answered yet; nothing was written.`,
            );
        }
        this.wakeWhileAway();
        const outcome = await this.writes.write(decoder, value);
        this.device?.polls.wantEverything();
        return outcome;
    }

    /** The last value the device gave for a state. */
    valueOf(id: string): StateValue | undefined {
        return this.readings.valueOf(id);
    }

    /** The last value of every state, by its id. */
    get values(): ReadonlyMap<string, StateValue> {
        return this.readings.shown;
    }

    /** What the device has; undefined until it answered once. */
    get plan(): DevicePlan | undefined {
        return this.device?.plan;
    }

    /**
     * Reads from the device now; what is shown of it is brought up to date as well.
     *
     * @param names API keys, for raw values, and state ids, for readable ones
     * @returns name -> value; null where the device does not have it
     * @throws RefusedError for raw secrets and raw addresses with a login, ConnectionError where the device does not answer
     */
    async read(names: readonly string[]): Promise<Record<string, unknown>> {
        const { deadEnd, transport } = this.route;
        const { device } = this;
        if (!this.isConnected || transport === undefined || device === undefined) {
            throw deadEnd ?? new ConnectionError(`${this.options.where} does not answer.`);
        }
        const keys = new Set<string>();
        for (const name of names) {
            const state = device.plan.states.get(name);
            if (state === undefined && (device.hidden.has(name) || isNameOfSecret(name))) {
                throw new RefusedError(`${name} is secret and not shown.`);
            }
            (state ? [state.key, ...(state.source.needs ?? [])] : [name]).forEach(key => keys.add(key));
        }
        const raw: Record<string, unknown> = {};
        for (const portion of portions(keys, transport.room)) {
            Object.assign(raw, await this.line.run(() => transport.read(portion)));
        }
        this.take(raw);
        const valueOf = (name: string): unknown =>
            device.plan.states.has(name) ? this.readings.valueOf(name) : withoutSecretParts(raw[name]);
        return Object.fromEntries(names.map(name => [name, valueOf(name) ?? null]));
    }

    /**
     * Writes a raw value that no state stands for, such as a password; checked and answered by the device alone.
     *
     * @param key API key
     * @param raw JSON value
     * @throws RefusedError with the device's words, ConnectionError (away for ten seconds)
     */
    async writeRaw(key: string, raw: unknown): Promise<void> {
        this.wakeWhileAway();
        try {
            await this.queue.put(key, raw);
        } catch (error) {
            // The device repeats the value in its refusal, and API v1 tells what it kept instead.
            throw error instanceof RefusedError
                ? new RefusedError(
                      this.device?.hidden.has(key)
                          ? `${key}: refused by the device.`
                          : withoutValue(error.message, raw),
                  )
                : error;
        }
    }

    /** Reads everything now, or the settings only. */
    refresh(what: 'everything' | 'settings' = 'everything'): void {
        if (what === 'settings') {
            this.device?.polls.wantSettings();
        } else {
            this.device?.polls.wantEverything('at once');
        }
        this.pauses.wake();
    }

    private get pace(): Transport['pace'] {
        return this.route.transport?.pace ?? localPace;
    }

    private get intervalMs(): number {
        const { leastIntervalMs, usualIntervalMs } = this.pace;
        return Math.max(leastIntervalMs, this.options.intervalMs ?? usualIntervalMs);
    }

    /** The loop of a device's life: one request, a pause, the next. */
    private async live(): Promise<void> {
        const { clock } = this.options;
        while (!this.stopped) {
            const startedAt = clock.now();
            let pauseMs: number;
            try {
                const behind = await this.step();
                pauseMs = behind ? 0 : Math.max(0, startedAt + this.intervalMs - clock.now());
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

    /** One step: gets to know the device, or reads the next values. Returns true where the next step should follow at once. */
    private async step(): Promise<boolean> {
        const { transport } = this.route;
        if (this.device === undefined || !this.health.isConnected || transport === undefined) {
            await this.meetBy(this.route.candidates(), this.lostReason?.message ?? '');
            return false;
        }
        const better = this.route.betterWays();
        if (better.length > 0) {
            // That the better way does not work yet is known already and no news.
            await this.meetBy(better, 'it works again').catch(() => undefined);
            return false;
        }
        const { polls } = this.device;
        const keys = polls.next(this.options.clock.now(), this.readings.carConnected);
        this.take(await this.line.run(() => transport.read(keys)));
        polls.answered(keys);
        if (this.readings.rebooted) {
            // The device has started anew, perhaps with another firmware: what it has may differ.
            await this.introduce(transport);
            return false;
        }
        return polls.isUrgent;
    }

    /** Opens the first of these ways that works. */
    private meetBy(ways: readonly Way[], why: string): Promise<void> {
        return this.route.open(ways, async (transport, way) => {
            await this.introduce(transport, why);
            if (this.stopped) {
                throw new ConnectionError('The connection was closed.');
            }
            this.route.use(way, transport);
            transport.listen?.({
                onValues: raw => this.hear(transport, raw),
                onLost: error => this.lost(transport, error),
            });
        });
    }

    /** Gets to know the device: at the start, after an outage, after a reboot, by another way. */
    private async introduce(transport: Transport, why = ''): Promise<void> {
        const { clock, keySet, listener, serial, where } = this.options;
        const { identity, plan, answers, hidden } = await introduce({
            read: keys => this.line.run(() => transport.read(keys)),
            remark: text => listener.onRemark(text),
            now: () => clock.now(),
            ...{ keySet, serial, transport, where },
        });
        const before = this.device;
        if (before?.identity.serial !== identity.serial) {
            this.readings.forgetShown();
        }
        // The reboot counter is watched whether or not it is shown.
        const polls = new PollPlan(new Map(plan.polls).set('rbc', 'status'), transport.room, clock.now());
        this.device = { identity, plan, polls, way: transport.kind, hidden };
        await listener.onDevice(identity, plan, transport.kind);
        if (this.stopped) {
            return;
        }
        this.readings.met();
        this.health.succeeded();
        if (this.reported !== 'here') {
            this.reported = 'here';
            // After an outage every value is news: its quality was bad.
            this.readings.forgetShown();
            listener.onConnection(true, '');
        } else if (before?.way !== transport.kind) {
            listener.onWay(transport.kind, why);
        }
        this.take(answers);
    }

    /** Hop two and three: decodes an answer and hands on what changed. */
    private take(raw: RawValues): void {
        if (this.device === undefined || this.stopped) {
            return;
        }
        const { plan, polls } = this.device;
        const wasAway = !this.readings.carConnected;
        const changes = this.readings.take(raw, plan, this.options.clock.now(), this.writes.pending);
        if (wasAway && this.readings.carConnected) {
            polls.wantEverything('at once');
        }
        if (changes.size > 0) {
            this.options.listener.onValues(changes);
        }
    }

    /** Values that the device sent by itself. */
    private hear(transport: Transport, raw: RawValues): void {
        if (transport !== this.route.transport) {
            return;
        }
        this.take(raw);
        if (this.readings.rebooted || this.device?.polls.isUrgent) {
            this.pauses.wake();
        }
    }

    /** A connection that pushes has ended: the next step opens it again, or another one, without a pause. */
    private lost(transport: Transport, error: GoeError): void {
        if (transport === this.route.transport && !this.stopped) {
            this.lostReason = error;
            this.route.close();
            this.pauses.wake();
        }
    }

    /** Hop five out: the queue's way to the device. While the device is away nothing is sent until it has been met again. */
    private async send(values: RawValues, stillMakesSense: () => void): Promise<WriteReply> {
        const { deadEnd, transport } = this.route;
        if (!this.health.isConnected || transport === undefined) {
            throw deadEnd ?? new ConnectionError(`${this.options.where} does not answer; nothing was written.`);
        }
        return this.line.run(() => {
            stillMakesSense();
            return transport.write(values);
        });
    }

    /** Reads one state with all that it is made of, and the keys that were written. */
    private async readState(decoder: Decoder, writtenKeys: readonly string[]): Promise<StateValue | undefined> {
        const { transport } = this.route;
        const plan = this.device?.plan;
        if (plan === undefined || transport === undefined) {
            throw new ConnectionError(`${this.options.where} does not answer.`);
        }
        const keys = new Set([decoder.key, ...(decoder.source.needs ?? []), ...writtenKeys]);
        const raw = await this.line.run(() => transport.read([...keys].filter(key => plan.polls.has(key))));
        this.take(raw);
        return this.readings.confirm(raw, plan, decoder);
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
            this.options.listener.onConnection(false, error.message);
        }
        try {
            await this.route.searchAgain(
                this.device?.identity.serial ?? this.options.serial,
                this.health.failuresInARow,
            );
        } catch (searchError) {
            this.options.listener.onRemark(`it could not be looked for in the network: ${reasonOf(searchError)}`);
        }
        return pauseMs;
    }

    /** Somebody is waiting: do not sit out a long pause between attempts. */
    private wakeWhileAway(): void {
        if (!this.isConnected) {
            this.pauses.wake();
        }
    }
}
