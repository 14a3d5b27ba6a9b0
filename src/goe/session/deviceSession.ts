import type { KeyRow, KeySet, StateValue } from '../catalogue/row';
import type { Clock } from '../clock';
import { changedValues, decodeStatus } from '../codec/decode';
import type { DevicePlan } from '../codec/plan';
import { encodeValue, validateWrite } from '../codec/validate';
import { ConnectionError, GoeError, RefusedError, reasonOf } from '../errors';
import type { RawValues } from '../rawValues';
import type { Transport } from '../transport/transport';
import { confirmWrite } from './confirmation';
import { EnergyCounters, type ShownCounters } from './energyCounters';
import { Health } from './health';
import type { DeviceIdentity } from './identity';
import { introduce } from './introduction';
import { Pauses } from './pauses';
import { PollPlan } from './pollPlan';
import { RequestLine } from './requestLine';
import { Snapshot } from './snapshot';
import { WriteQueue } from './writeQueue';

/** What a session tells its owner. */
export interface SessionListener {
    /** Who the device is and what it has; before its first values, and again after an outage, a reboot or a firmware update. */
    onDevice(device: DeviceIdentity, plan: DevicePlan): Promise<void>;
    /** State id -> value, for each value that changed. */
    onValues(values: ReadonlyMap<string, StateValue>): void;
    /** The device has come or gone; called only when that changed, and once when it is away at the start. */
    onConnection(connected: boolean, reason: string): void;
    /** Something its owner may want to know and need not act on. */
    onRemark(text: string): void;
}

/** What a session needs. */
export interface SessionOptions {
    readonly transport: Transport;
    readonly clock: Clock;
    /** 0 to 1, for spreading attempts. */
    readonly random: () => number;
    readonly rows: readonly KeyRow[];
    readonly keySet: KeySet;
    readonly intervalMs: number;
    /** Refuse to talk to another device at this address. */
    readonly serial?: string;
    /** The device's name in error texts. */
    readonly where: string;
    /** Energy counters shown so far, so that they do not fall after a restart. */
    readonly counters?: ShownCounters;
    readonly listener: SessionListener;
}

/** What became of a write. */
export interface WriteOutcome {
    /** The device's own value after it has acted; undefined for commands that cannot be read back, and for replaced wishes. */
    readonly value: StateValue | undefined;
    /** A newer write to the same state came before this one was confirmed; that one answers. */
    readonly replaced: boolean;
}

/**
 * One device's life: connects, reads by plan, writes with confirmation, notices when the device goes and comes back. Writes
 * nothing that {@link write} was not asked for.
 */
export class DeviceSession {
    private readonly line = new RequestLine();
    private readonly pauses: Pauses;
    private readonly health: Health;
    private readonly queue: WriteQueue;
    private readonly snapshot = new Snapshot();
    private readonly counters: EnergyCounters;
    private readonly values = new Map<string, StateValue>();
    /** State id -> number of its newest write, while that is not confirmed: polls leave the state alone. */
    private readonly unconfirmed = new Map<string, number>();
    private writeCount = 0;
    private device: { identity: DeviceIdentity; plan: DevicePlan; polls: PollPlan } | undefined;
    private started = false;
    private stopped = false;
    private reportedAway = false;
    private wake: (() => void) | undefined;

    constructor(private readonly options: SessionOptions) {
        const { clock, intervalMs, random, where } = options;
        this.pauses = new Pauses(clock);
        this.health = new Health(intervalMs, random);
        this.queue = new WriteQueue(clock, values => this.send(values), where);
        this.counters = new EnergyCounters(options.counters);
    }

    get isConnected(): boolean {
        return this.health.isConnected;
    }

    /** Who the device is; undefined until it answered once. */
    get identity(): DeviceIdentity | undefined {
        return this.device?.identity;
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
        this.options.transport.close();
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
        validateWrite(decoder.row, value);
        const raw = encodeValue(decoder, value, this.snapshot);
        const number = ++this.writeCount;
        const isNewest = (): boolean => this.unconfirmed.get(id) === number;
        this.unconfirmed.set(id, number);
        try {
            if (!this.health.isConnected) {
                // Somebody is waiting: do not sit out a long pause between attempts.
                this.wake?.();
            }
            const puts = Object.entries(raw).map(([key, part]) => this.queue.put(key, part, decoder.row.once));
            if ((await Promise.all(puts)).includes('replaced') && !isNewest()) {
                return { value: undefined, replaced: true };
            }
            if (decoder.row.access === 'w') {
                return { value: undefined, replaced: false };
            }
            const confirmed = await confirmWrite(
                { wait: ms => this.pauses.wait(ms), read: () => this.readState(id, Object.keys(raw)), isNewest },
                value,
                decoder.row.step,
            );
            this.device?.polls.wantEverything();
            return { value: confirmed, replaced: !isNewest() };
        } catch (error) {
            const asked = `${id} = ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
            throw error instanceof RefusedError
                ? new RefusedError(`${asked}: refused by the device: ${error.message}`)
                : new ConnectionError(`${asked}: ${reasonOf(error)}`);
        } finally {
            if (isNewest()) {
                this.unconfirmed.delete(id);
            }
        }
    }

    /** The last value the device gave for a state. */
    valueOf(id: string): StateValue | undefined {
        return this.values.get(id);
    }

    /** Reads everything now. */
    refresh(): void {
        this.device?.polls.wantEverything('at once');
        this.wake?.();
    }

    /** The loop of a device's life: one request, a pause, the next. */
    private async live(): Promise<void> {
        const { clock, intervalMs } = this.options;
        while (!this.stopped) {
            const startedAt = clock.now();
            let pauseMs: number;
            try {
                const behind = await this.step();
                pauseMs = behind ? 0 : Math.max(0, startedAt + intervalMs - clock.now());
            } catch (error) {
                pauseMs = this.failed(error, clock.now() - startedAt);
            }
            await this.pauseUntilWoken(pauseMs);
        }
    }

    /** One step: gets to know the device, or reads the next values. Returns true where the next step should follow at once. */
    private async step(): Promise<boolean> {
        if (this.device === undefined || !this.health.isConnected) {
            await this.introduce();
            return false;
        }
        const { polls } = this.device;
        const keys = polls.next(this.options.clock.now(), this.carConnected());
        const boots = this.snapshot.raw('rbc');
        const away = !this.carConnected();
        this.take(await this.read(keys));
        polls.answered(keys);
        if (this.snapshot.raw('rbc') !== boots && boots !== undefined) {
            // The device has started anew, perhaps with another firmware: what it has may differ.
            await this.introduce();
            return false;
        }
        if (away && this.carConnected()) {
            polls.wantEverything('at once');
        }
        return polls.isUrgent;
    }

    /** Gets to know the device: at the start, after an outage, after a reboot. */
    private async introduce(): Promise<void> {
        const { clock, keySet, listener, rows, serial, transport, where } = this.options;
        const { identity, plan, answers } = await introduce({
            read: keys => this.read(keys),
            remark: text => listener.onRemark(text),
            room: transport.room,
            now: () => clock.now(),
            ...{ keySet, rows, serial, where },
        });
        if (this.device?.identity.serial !== identity.serial) {
            this.values.clear();
        }
        // The reboot counter is watched whether or not it is shown.
        const polls = new PollPlan(new Map(plan.polls).set('rbc', 'status'), transport.room, clock.now());
        this.device = { identity, plan, polls };
        await listener.onDevice(identity, plan);
        if (this.stopped) {
            return;
        }
        this.cameBack();
        this.take(answers);
    }

    /** Anything but "no car": while the charger does not know, it is watched as closely as with a car. */
    private carConnected(): boolean {
        const car = this.snapshot.raw('car');
        return car !== 1 && car !== '1';
    }

    /** Hop two and three: decodes an answer and hands on what changed. */
    private take(raw: RawValues): void {
        if (this.device === undefined || this.stopped) {
            return;
        }
        const { plan } = this.device;
        const now = this.options.clock.now();
        this.snapshot.take(raw, now);
        const readable = decodeStatus(raw, plan, this.snapshot);
        this.counters.correct(readable, this.values, plan, now);
        for (const id of this.unconfirmed.keys()) {
            readable.delete(id);
        }
        const changes = changedValues(this.values, readable, plan);
        if (changes.size > 0) {
            changes.forEach((value, id) => this.values.set(id, value));
            this.options.listener.onValues(changes);
        }
    }

    private read(keys: readonly string[] | 'all'): Promise<RawValues> {
        return this.line.run(() => this.options.transport.read(keys));
    }

    /** Hop five out: the queue's way to the device. While the device is away nothing is sent until it has been met again. */
    private async send(values: RawValues): Promise<Readonly<Record<string, true | string>>> {
        if (!this.health.isConnected) {
            throw new ConnectionError(`${this.options.where} does not answer; nothing was written.`);
        }
        return this.line.run(() => this.options.transport.write(values));
    }

    /** Reads one state with all that it is made of, and the keys that were written. */
    private async readState(id: string, writtenKeys: readonly string[]): Promise<StateValue | undefined> {
        const plan = this.device?.plan;
        const decoder = plan?.states.get(id);
        if (plan === undefined || decoder === undefined) {
            return undefined;
        }
        const keys = new Set([decoder.key, ...(decoder.source.needs ?? []), ...writtenKeys]);
        const raw = await this.read([...keys].filter(key => plan.polls.has(key)));
        this.take(raw);
        const value = decodeStatus(raw, plan, this.snapshot).get(id);
        if (value !== undefined) {
            this.values.set(id, value);
        }
        return value;
    }

    private cameBack(): void {
        this.reportedAway = false;
        if (this.health.succeeded()) {
            // After an outage every value is news: its quality was bad.
            this.values.clear();
            this.options.listener.onConnection(true, '');
        }
    }

    private failed(thrown: unknown, tookMs: number): number {
        if (this.stopped) {
            return 0;
        }
        const error =
            thrown instanceof GoeError ? thrown : new ConnectionError(`${this.options.where}: ${reasonOf(thrown)}`);
        const { pauseMs, gone } = this.health.failed(error, tookMs);
        if (gone || (!this.health.isConnected && !this.reportedAway)) {
            this.reportedAway = true;
            this.options.listener.onConnection(false, error.message);
        }
        return pauseMs;
    }

    private async pauseUntilWoken(ms: number): Promise<void> {
        if (this.stopped) {
            return;
        }
        const woken = new Promise<void>(resolve => {
            this.wake = resolve;
        });
        await Promise.race([this.pauses.wait(ms).catch(() => undefined), woken]);
        this.wake = undefined;
    }
}
