import { enums } from '../catalogue/enums';
import { catalogue } from '../catalogue/catalogue';
import type { KeyRow, StateValue } from '../catalogue/row';
import type { Clock } from '../clock';
import { decodeStatus } from '../codec/decode';
import { isWrittenKey, planFor, writableState, type DeviceKind, type DevicePlan } from '../codec/plan';
import { isNameOfSecret, withoutSecretParts } from '../codec/secretParts';
import { asStateValue, typedValue } from '../codec/typedValue';
import { RefusedError, UnsupportedError } from '../errors';
import type { RawValues } from '../rawValues';
import { ConfirmedWrites } from '../session/confirmedWrites';
import type { DeviceIdentity } from '../session/identity';
import { hiddenKeys } from '../session/introduction';
import { Pauses } from '../session/pauses';
import { withoutValue } from '../session/refusedValue';
import { Snapshot } from '../session/snapshot';
import { WriteQueue } from '../session/writeQueue';
import type { ConnectionType, Transport, Way } from '../transport/transport';
import { ReopenedConnection } from './reopenedConnection';
import type { Slice, SliceValue } from './slice';
import type { Change } from './watch';

/** Ways to a device, and what ends them for good (a connection to a broker). */
export interface OwnWays {
    readonly ways: readonly Way[];
    readonly close: () => void;
}

/** What a client is made of. */
export interface ClientParts {
    readonly identity: DeviceIdentity;
    readonly transport: Transport;
    /** The way it came by: opened again when it was lost. */
    readonly way: Way;
    /** All ways to the device, with connections of their own, for watching it through an outage. */
    readonly newWays: () => Promise<OwnWays>;
    readonly rows: readonly KeyRow[];
    readonly clock: Clock;
    /** What is to be ended with the client besides the transport. */
    readonly close: () => void;
}

/**
 * One charger or controller. Reads only what it is asked for, and writes nothing else either. All methods reject with a
 * GoeError: ConnectionError (worth another try), AuthError and UnsupportedError (a person must act), RefusedError (a check or
 * the device said no, with its words).
 */
export class Client {
    private readonly snapshot = new Snapshot();
    private readonly connected: ReopenedConnection;
    private readonly plan: DevicePlan;
    private readonly hidden: ReadonlySet<string>;
    private readonly pauses: Pauses;
    private readonly queue: WriteQueue;
    private readonly writes: ConfirmedWrites;
    private readonly ending = new AbortController();

    /** Use {@link connect}. */
    constructor(private readonly parts: ClientParts) {
        const { clock, identity, rows, transport, way } = parts;
        this.connected = new ReopenedConnection(transport, way, this.snapshot, clock);
        this.plan = planFor(rows, identity.kind, 'all', undefined, [...catalogue, ...rows]);
        this.hidden = hiddenKeys(rows);
        this.pauses = new Pauses(clock);
        this.queue = new WriteQueue(clock, values => this.connected.request(open => open.write(values)), identity.name);
        this.writes = new ConfirmedWrites({
            queue: this.queue,
            context: () => this.snapshot,
            now: () => clock.now(),
            // It reads only what it is asked for, so nothing is known for sure.
            freshMs: () => 0,
            settleMs: () => this.connected.transport.pace.settleMs,
            wait: ms => this.pauses.wait(ms),
            readState: async ({ key, row, source }, written) => {
                const raw = await this.connected.read([key, ...(source.needs ?? []), ...written]);
                return decodeStatus(raw, this.plan, this.snapshot).get(row.id);
            },
        });
    }

    /** charger or controller. */
    get kind(): DeviceKind {
        return this.parts.identity.kind;
    }

    /** Serial number, name, type and firmware. */
    get identity(): DeviceIdentity {
        return this.parts.identity;
    }

    /** The way by which it is reached. */
    get connection(): ConnectionType {
        return this.connected.transport.kind;
    }

    /** Is this the id of a state, such as `maxCurrent`? */
    isState(name: string): boolean {
        return this.plan.states.has(name);
    }

    /** The ids of the states that an API key feeds; empty where it is none that this version knows. */
    statesOf(key: string): string[] {
        return (this.plan.byKey.get(key) ?? []).filter(({ key: own }) => own === key).map(({ row }) => row.id);
    }

    /** Does a raw value say who or where somebody is, or may it, for nobody knows what it is? */
    isPersonal(key: string): boolean {
        const own = (this.plan.byKey.get(key) ?? []).filter(decoder => decoder.key === key);
        return own.length === 0 || own.some(({ row }) => row.personal === true);
    }

    /**
     * What a person typed, as a value for {@link write}: `auto` for `phases`, `off` for a switch, JSON for an API key.
     *
     * @param name a state or an API key
     * @param typed the text
     */
    valueFrom(name: string, typed: string): unknown {
        const state = writableState(this.plan, name);
        if (this.isState(name) && state !== undefined) {
            return typedValue(state.row, typed);
        }
        try {
            return JSON.parse(typed);
        } catch {
            return state === undefined ? typed : typedValue(state.row, typed);
        }
    }

    /** The unit of a state, such as 'W'; '' where it has none. */
    unitOf(id: string): string {
        return this.plan.states.get(id)?.row.unit ?? '';
    }

    /** The English word for a code; undefined where the state has no list or this version does not know the code. */
    wordFor(id: string, value: StateValue): string | undefined {
        return typeof value === 'number' ? enums[this.plan.states.get(id)?.row.enum ?? '']?.[value] : undefined;
    }

    /**
     * Raw values as the device sends them, without its secrets: passwords, tokens, and logins inside addresses.
     *
     * @param keys API keys (API v2, or fields of API v1); left out: the device's full status, which is a burden for it
     * @returns key -> JSON value; a key that the device does not have is missing
     * @throws RefusedError where a key is a secret
     */
    async read(keys?: readonly string[]): Promise<RawValues> {
        const secret = keys?.find(key => this.hidden.has(key));
        if (secret !== undefined) {
            throw new RefusedError(`${secret} is secret and not shown.`);
        }
        const raw = await this.connected.read(keys ?? 'all');
        const isHidden = (key: string): boolean =>
            this.hidden.has(key) || (isNameOfSecret(key) && typeof raw[key] !== 'boolean');
        const shown = (keys ?? Object.keys(raw)).filter(key => !isHidden(key));
        return Object.fromEntries(
            shown.filter(key => key in raw).map(key => [key, withoutSecretParts(raw[key])] as const),
        );
    }

    /**
     * Readable values: units, words and types as in docs/states.md.
     *
     * @param ids states; left out: all that the device has
     * @returns id -> value; null where the device has none, does not know it, or does not have the state
     * @throws RefusedError where an id is no state of this kind of device
     */
    async values(ids?: readonly string[]): Promise<Record<string, StateValue>> {
        const readable = await this.decode(ids);
        return Object.fromEntries((ids ?? [...readable.keys()]).map(id => [id, readable.get(id) ?? null]));
    }

    /**
     * One typed group of values.
     *
     * @throws UnsupportedError where it is one of the other kind of device
     */
    async slice<T>(slice: Slice<T>): Promise<T> {
        return (await this.slices(slice))[0];
    }

    /** Several typed groups of values, read together. */
    async slices<const S extends readonly Slice<unknown>[]>(
        ...wanted: S
    ): Promise<{ -readonly [Index in keyof S]: SliceValue<S[Index]> }> {
        const foreign = wanted.find(({ of }) => of !== 'both' && of !== this.kind);
        if (foreign !== undefined) {
            throw new UnsupportedError(`${foreign.name}: a ${this.kind} does not have it, only a ${foreign.of}.`);
        }
        // What this device's API does not have is unknown: one slice serves all generations.
        const known = wanted.flatMap(({ ids }) => ids.filter(id => this.isState(id)));
        const readable = await this.decode(known);
        const reading = {
            value: (id: string) => readable.get(id),
            word: (id: string): string | null => {
                const code = readable.get(id);
                return typeof code === 'number' ? (this.wordFor(id, code) ?? String(code)) : null;
            },
        };
        return wanted.map(slice => slice.build(reading)) as { -readonly [Index in keyof S]: SliceValue<S[Index]> };
    }

    /**
     * Writes values and waits until the device has acted on them, one to three seconds.
     *
     * @param values state ids with readable values ({ maxCurrent: 10 }), or API keys with raw ones ({ amp: 10 }), which are
     * checked like the state that shows them where there is one
     * @returns name -> the device's own value afterwards, which may differ from the wish; true where it cannot be read back
     * @throws RefusedError with the device's words for each that was refused, after all have been tried
     */
    async write(values: Readonly<Record<string, unknown>>): Promise<Record<string, StateValue>> {
        const names = Object.keys(values);
        const done = await Promise.allSettled(names.map(name => this.writeOne(name, values[name])));
        const errors = done.flatMap(result => (result.status === 'rejected' ? [result.reason as Error] : []));
        if (errors.length === 1) {
            throw errors[0];
        }
        if (errors.length > 1) {
            const taken = names.filter((_name, index) => done[index].status === 'fulfilled');
            const written = taken.length > 0 ? ` Written: ${taken.join(', ')}.` : '';
            throw new RefusedError(`${errors.map(({ message }) => message).join(' ')}${written}`);
        }
        return Object.fromEntries(
            done.map((result, index) => [names[index], result.status === 'fulfilled' ? result.value : null]),
        );
    }

    /**
     * Listens: first every value as it is, then each change. An outage is a change of `info.connection`; it goes on when the
     * device is back. Who reads slowly gets the newest value of each state. Ends with `break`, or with {@link close}.
     *
     * @param ids states; left out: all of the essential and standard set
     * @param intervalMs how often the device is asked where it does not push; default: what is usual for the way
     * @yields each change, the newest last
     */
    async *watch(ids?: readonly string[], intervalMs?: number): AsyncGenerator<Change, void, undefined> {
        this.check(ids);
        const { Watch } = await import('./watch.js');
        const { clock, identity, newWays } = this.parts;
        const { ways, close } = await newWays();
        const watch = new Watch({ ids, ways, clock, identity, intervalMs });
        const end = (): void => watch.end();
        const { signal } = this.ending;
        signal.addEventListener('abort', end);
        try {
            // It may have been closed while the device was looked for.
            if (!signal.aborted) {
                yield* watch.changes();
            }
        } finally {
            signal.removeEventListener('abort', end);
            watch.end();
            close();
        }
    }

    /** Ends all connections, timers and loops. */
    close(): void {
        this.ending.abort();
        this.queue.close();
        this.pauses.endAll();
        this.connected.close();
        this.parts.close();
    }

    private check(ids: readonly string[] | undefined): void {
        const unknown = ids?.find(id => !this.plan.states.has(id));
        if (unknown !== undefined) {
            throw new RefusedError(
                `${JSON.stringify(unknown)} is no state of a ${this.kind}; docs/states.md lists them.`,
            );
        }
    }

    private async decode(ids: readonly string[] | undefined): Promise<Map<string, StateValue>> {
        this.check(ids);
        const decoders = ids?.map(id => this.plan.states.get(id)).filter(decoder => decoder !== undefined);
        const keys = decoders?.flatMap(({ key, source }) => [key, ...(source.needs ?? [])]) ?? [
            ...this.plan.polls.keys(),
        ];
        return decodeStatus(await this.connected.read(keys), this.plan, this.snapshot);
    }

    private async writeOne(name: string, value: unknown): Promise<StateValue> {
        const decoder = writableState(this.plan, name);
        if (decoder !== undefined) {
            // How a value is written may depend on others (API v1: the firmware decides between `amp` and `amx`).
            await this.connected.read([decoder.key, ...(decoder.source.needs ?? [])]);
            return (await this.writes.write(decoder, asStateValue(decoder.row, value))).value ?? true;
        }
        await this.mustBeKey(name);
        try {
            await this.queue.put(name, value);
            return true;
        } catch (error) {
            // The device repeats the value in its refusal.
            throw error instanceof RefusedError
                ? new RefusedError(
                      this.hidden.has(name)
                          ? `${name}: refused by the device.`
                          : `${name}: ${withoutValue(error.message, value)}`,
                  )
                : error;
        }
    }

    /** A name that no state of this device says anything about: is it for the device to judge? */
    private async mustBeKey(name: string): Promise<void> {
        const { api } = this.connected.transport;
        const of = `${this.kind}${api === 'v1' ? ' by API v1' : ''}`;
        if ([...catalogue, ...this.parts.rows].some(({ states = [] }) => states.some(({ id }) => id === name))) {
            throw new RefusedError(`${name} is no state of a ${of}.`);
        }
        // API v1 has no word for a field that it does not know: it answers as if all were well.
        const mayFeign = api === 'v1' && !isWrittenKey(this.plan, name);
        if (!/^\w{1,40}$/.test(name) || (mayFeign && !(name in (await this.connected.read([name]))))) {
            throw new RefusedError(`${JSON.stringify(name)} is neither a state nor an API key of a ${of}.`);
        }
    }
}
