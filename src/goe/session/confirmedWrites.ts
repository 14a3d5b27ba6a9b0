import type { StateValue } from '../catalogue/row';
import type { DecodeContext } from '../codec/codec';
import type { Decoder } from '../codec/plan';
import { encodeValue, validateWrite } from '../codec/validate';
import { ConnectionError, PermanentError, RefusedError, reasonOf } from '../errors';
import type { RawValues } from '../rawValues';
import { confirmWrite } from './confirmation';
import { sameRaw } from './sameRaw';
import type { WriteQueue } from './writeQueue';

/** What became of a write. */
export interface WriteOutcome {
    /** The device's own value after it has acted; undefined for commands that cannot be read back, and for replaced wishes. */
    readonly value: StateValue | undefined;
    /** A newer write to the same state came before this one was confirmed; that one answers. */
    readonly replaced: boolean;
    /** The device had it already: nothing was written. */
    readonly isThere?: true;
}

/** What writing needs from the session. */
export interface WritePartner {
    readonly queue: WriteQueue;
    /** The device's other values: they may decide how a value is written. */
    context(): DecodeContext;
    /** ms since 1970. */
    now(): number;
    /** So long what the device said of a setting is believed without asking again, in ms. */
    freshMs(): number;
    /** So long after a write a read shows what the device made of it, in ms. */
    settleMs(): number;
    /** Waits; rejects when the session ends. */
    wait(ms: number): Promise<void>;
    /** Reads one state with all it is made of, and the keys that were written. */
    readState(decoder: Decoder, writtenKeys: readonly string[]): Promise<StateValue | undefined>;
}

/** Writes that are answered with the device's own value. Polls leave a state alone until its write is confirmed. */
export class ConfirmedWrites {
    /** State id -> number of its newest write, while that is not confirmed. */
    private readonly unconfirmed = new Map<string, number>();
    /** State id -> the newest wish, as the device is to be sent it, while that is under way. */
    private readonly underWay = new Map<string, { readonly raw: RawValues; readonly outcome: Promise<WriteOutcome> }>();
    /** State id -> what it was when the device was last asked for it, and when, ms since 1970. */
    private readonly seen = new Map<string, { readonly at: number; readonly value: StateValue | undefined }>();
    private count = 0;

    constructor(private readonly partner: WritePartner) {}

    /** States whose value is still to be confirmed. */
    get pending(): Iterable<string> {
        return this.unconfirmed.keys();
    }

    /**
     * Writes a state and waits until the device has acted. What the device has already is not written: a script that sets the
     * same current every three seconds must not wear out its memory.
     *
     * @param decoder the state
     * @param value readable value, checked here
     * @throws RefusedError (with the reason: the range, or the device's own words), PermanentError, ConnectionError (away for ten seconds)
     */
    async write(decoder: Decoder, value: unknown): Promise<WriteOutcome> {
        const { row } = decoder;
        validateWrite(row, value);
        const raw = encodeValue(decoder, value, this.partner.context());
        if (row.access === 'w' || row.renews) {
            return this.send(decoder, value, raw);
        }
        const before = this.underWay.get(row.id);
        if (before !== undefined && sameRaw(before.raw, raw, false)) {
            return before.outcome;
        }
        const outcome =
            before === undefined ? this.sendUnlessThere(decoder, value, raw) : this.send(decoder, value, raw);
        const entry = { raw, outcome };
        this.underWay.set(row.id, entry);
        try {
            return await outcome;
        } finally {
            if (this.underWay.get(row.id) === entry) {
                this.underWay.delete(row.id);
            }
        }
    }

    private async sendUnlessThere(decoder: Decoder, value: StateValue, raw: RawValues): Promise<WriteOutcome> {
        const { id } = decoder.row;
        if (await this.isThere(decoder, raw)) {
            return { value: this.seen.get(id)?.value, replaced: false, isThere: true };
        }
        // What was wished since went ahead while the device was asked.
        return this.underWay.get(id)?.raw === raw
            ? this.send(decoder, value, raw)
            : { value: undefined, replaced: true };
    }

    /** Somebody may have changed it in the app since it was read: the device is asked, unless it just was. */
    private async isThere(decoder: Decoder, raw: RawValues): Promise<boolean> {
        const { partner } = this;
        const { row, source } = decoder;
        const isPart = source.at !== undefined;
        // Firmware 040 and 041 show in `amp` what was written to `amx` (go-eCharger-API-v1 issue 20).
        const shown = (key: string): unknown =>
            partner.context().raw(key) ?? (key === source.writes ? partner.context().raw(decoder.key) : undefined);
        const has = (): boolean => Object.entries(raw).every(([key, part]) => sameRaw(shown(key), part, isPart));
        if (!has()) {
            return false;
        }
        if (partner.now() - (this.seen.get(row.id)?.at ?? -Infinity) < partner.freshMs()) {
            return true;
        }
        try {
            const value = await partner.readState(decoder, Object.keys(raw));
            this.seen.set(row.id, { at: partner.now(), value });
        } catch {
            // Writing will tell what is the matter.
            return false;
        }
        return has();
    }

    private async send(decoder: Decoder, value: StateValue, raw: RawValues): Promise<WriteOutcome> {
        const { queue } = this.partner;
        const { row } = decoder;
        const number = ++this.count;
        const isNewest = (): boolean => this.unconfirmed.get(row.id) === number;
        this.unconfirmed.set(row.id, number);
        try {
            const puts = Object.entries(raw).map(([key, part]) => queue.put(key, part, row.once));
            if ((await Promise.all(puts)).includes('replaced') && !isNewest()) {
                return { value: undefined, replaced: true };
            }
            if (row.access === 'w') {
                return { value: undefined, replaced: false };
            }
            const confirmed = await confirmWrite(
                {
                    wait: () => this.partner.wait(this.partner.settleMs()),
                    read: () => this.partner.readState(decoder, Object.keys(raw)),
                    isNewest,
                },
                value,
                row.step,
            );
            return { value: confirmed, replaced: !isNewest() };
        } catch (error) {
            throw withWish(error, `${row.id} = ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`);
        } finally {
            if (isNewest()) {
                this.unconfirmed.delete(row.id);
            }
        }
    }
}

function withWish(error: unknown, wish: string): Error {
    if (error instanceof RefusedError) {
        return new RefusedError(`${wish}: refused by the device: ${error.message}`);
    }
    return error instanceof PermanentError
        ? new PermanentError(`${wish}: ${error.message}`)
        : new ConnectionError(`${wish}: ${reasonOf(error)}`);
}
