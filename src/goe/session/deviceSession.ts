import type { StateValue } from '../catalogue/row';
import { isWrittenKey, type Decoder, type DevicePlan } from '../codec/plan';
import { isNameOfSecret, withoutSecretParts } from '../codec/secretParts';
import { ConnectionError, RefusedError } from '../errors';
import type { RawValues } from '../rawValues';
import { portions } from '../transport/portions';
import type { ConnectionType, Transport, WriteReply } from '../transport/transport';
import { ConfirmedWrites, type WriteOutcome } from './confirmedWrites';
import { Connection, type Look } from './connection';
import type { DeviceIdentity } from './identity';
import { introduce } from './introduction';
import { PollPlan } from './pollPlan';
import { Readings } from './readings';
import { withoutValue } from './refusedValue';
import type { SessionOptions } from './sessionOptions';
import { WriteQueue } from './writeQueue';

/**
 * What one device says and is told: it is introduced, read by plan, and written to with confirmation, while {@link Connection}
 * keeps it connected. Writes nothing that {@link write} was not asked for.
 */
export class DeviceSession {
    private readonly connection: Connection;
    private readonly queue: WriteQueue;
    private readonly writes: ConfirmedWrites;
    private readonly readings: Readings;
    private device:
        | {
              identity: DeviceIdentity;
              plan: DevicePlan;
              polls: PollPlan;
              way: ConnectionType;
              api: Transport['api'];
              wayBefore: ConnectionType | undefined;
              hidden: ReadonlySet<string>;
          }
        | undefined;

    constructor(private readonly options: SessionOptions) {
        const { clock, counters, listener, where } = options;
        this.connection = new Connection(options, {
            introduce: transport => this.introduce(transport),
            met: (answers, isBack, why) => this.met(answers, isBack, why),
            away: (reason, isLoginRefused) => listener.onConnection(false, reason, isLoginRefused),
            remark: text => listener.onRemark(text),
            look: transport => this.look(transport),
            hear: raw => this.hear(raw),
            serial: () => this.device?.identity.serial ?? options.serial ?? options.knownSerial,
        });
        this.queue = new WriteQueue(clock, (values, stillMakesSense) => this.send(values, stillMakesSense), where);
        this.readings = new Readings(counters);
        this.writes = new ConfirmedWrites({
            queue: this.queue,
            context: () => this.readings.snapshot,
            now: () => clock.now(),
            freshMs: () => this.connection.intervalMs,
            settleMs: () => this.connection.pace.settleMs,
            wait: ms => this.connection.wait(ms),
            readState: (decoder, keys) => this.readState(decoder, keys),
        });
    }

    get isConnected(): boolean {
        return this.connection.isConnected;
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
        this.connection.start();
    }

    /** Ends all timers and connections; writes that wait are refused. */
    stop(): void {
        this.queue.close();
        this.connection.stop();
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
        this.connection.wakeWhileAway();
        const outcome = await this.writes.write(decoder, value);
        if (!outcome.isThere) {
            this.device?.polls.wantEverything();
        }
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

    /** The device would answer as if a write to this API key were done: API v1 has no word for a key that it does not know. */
    wouldFeign(key: string): boolean {
        const { device, readings } = this;
        return device?.api === 'v1' && !isWrittenKey(device.plan, key) && readings.snapshot.raw(key) === undefined;
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
        const { transport } = this.connection;
        const { device } = this;
        if (device === undefined) {
            throw new ConnectionError(`${this.options.where} does not answer.`);
        }
        const keys = new Set<string>();
        for (const name of names) {
            const state = device.plan.states.get(name);
            if (state === undefined && device.hidden.has(name)) {
                throw new RefusedError(`${name} is secret and not shown.`);
            }
            (state ? [state.key, ...(state.source.needs ?? [])] : [name]).forEach(key => keys.add(key));
        }
        const raw: Record<string, unknown> = {};
        for (const portion of portions(keys, transport.room)) {
            Object.assign(raw, await this.connection.run(() => transport.read(portion)));
        }
        // A boolean only says whether there is one: the id of a card in API v2.
        const secret = names.find(
            name =>
                !device.plan.states.has(name) &&
                isNameOfSecret(name) &&
                !['boolean', 'undefined'].includes(typeof raw[name]),
        );
        if (secret !== undefined) {
            throw new RefusedError(`${secret} is secret and not shown.`);
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
        this.connection.wakeWhileAway();
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
        this.connection.wake();
    }

    /** Asks who is there, and tells its owner what it has. */
    private async introduce(transport: Transport): Promise<RawValues> {
        const { clock, keySet, listener, serial, where } = this.options;
        const { identity, plan, answers, hidden } = await introduce({
            read: keys => this.connection.run(() => transport.read(keys)),
            remark: text => listener.onRemark(text),
            now: () => clock.now(),
            ...{ keySet, serial, transport, where },
        });
        // Its owner may not want this one: then the device is still the one before, and that one is looked for.
        await listener.onDevice(identity, plan, transport.kind);
        const before = this.device;
        if (before?.identity.serial !== identity.serial) {
            this.readings.forgetShown();
        }
        // The reboot counter is watched whether or not it is shown.
        const polls = new PollPlan(new Map(plan.polls).set('rbc', 'status'), transport.room, clock.now());
        const { api, kind: way } = transport;
        this.device = { identity, plan, polls, way, api, wayBefore: before?.way, hidden };
        return answers;
    }

    private met(answers: RawValues, isBack: boolean, why: string): void {
        const { listener } = this.options;
        const { way, wayBefore } = this.device ?? {};
        this.readings.met();
        if (isBack) {
            // After an outage every value is news: its quality was bad.
            this.readings.forgetShown();
            listener.onConnection(true, '');
        } else if (way !== undefined && way !== wayBefore) {
            listener.onWay(way, why);
        }
        this.take(answers);
    }

    /** Reads what the plan says. */
    private async look(transport: Transport): Promise<Look> {
        const { device } = this;
        if (device === undefined) {
            return 'done';
        }
        const keys = device.polls.next(this.options.clock.now(), this.readings.carConnected);
        this.take(await this.connection.run(() => transport.read(keys)));
        device.polls.answered(keys);
        return this.readings.rebooted ? 'rebooted' : device.polls.isUrgent ? 'behind' : 'done';
    }

    /** Hop two and three: decodes an answer and hands on what changed. */
    private take(raw: RawValues): void {
        if (this.device === undefined || this.connection.isStopped) {
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

    /** Values that the device sent by itself. True where a look should follow at once. */
    private hear(raw: RawValues): boolean {
        this.take(raw);
        return this.readings.rebooted || this.device?.polls.isUrgent === true;
    }

    /** Hop five out: the queue's way to the device. While the device is away nothing is sent until it has been met again. */
    private async send(values: RawValues, stillMakesSense: () => void): Promise<WriteReply> {
        const { transport } = this.connection;
        return this.connection.run(() => {
            stillMakesSense();
            return transport.write(values);
        });
    }

    /** Reads one state with all that it is made of, and the keys that were written. */
    private async readState(decoder: Decoder, writtenKeys: readonly string[]): Promise<StateValue | undefined> {
        const { transport } = this.connection;
        const plan = this.device?.plan;
        if (plan === undefined) {
            throw new ConnectionError(`${this.options.where} does not answer.`);
        }
        const keys = new Set([decoder.key, ...(decoder.source.needs ?? []), ...writtenKeys]);
        const raw = await this.connection.run(() => transport.read([...keys].filter(key => plan.polls.has(key))));
        this.take(raw);
        return this.readings.confirm(raw, plan, decoder);
    }
}
