import type { StateValue } from '../catalogue/row';
import type { DecodeContext } from '../codec/codec';
import type { Decoder } from '../codec/plan';
import { encodeValue, validateWrite } from '../codec/validate';
import { ConnectionError, PermanentError, RefusedError, reasonOf } from '../errors';
import { confirmWrite } from './confirmation';
import type { WriteQueue } from './writeQueue';

/** What became of a write. */
export interface WriteOutcome {
    /** The device's own value after it has acted; undefined for commands that cannot be read back, and for replaced wishes. */
    readonly value: StateValue | undefined;
    /** A newer write to the same state came before this one was confirmed; that one answers. */
    readonly replaced: boolean;
}

/** What writing needs from the session. */
export interface WritePartner {
    readonly queue: WriteQueue;
    /** The device's other values: they may decide how a value is written. */
    context(): DecodeContext;
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
    private count = 0;

    constructor(private readonly partner: WritePartner) {}

    /** States whose value is still to be confirmed. */
    get pending(): Iterable<string> {
        return this.unconfirmed.keys();
    }

    /**
     * Writes a state and waits until the device has acted.
     *
     * @param decoder the state
     * @param value readable value, checked here
     * @throws RefusedError (with the reason: the range, or the device's own words), PermanentError, ConnectionError (away for ten seconds)
     */
    async write(decoder: Decoder, value: unknown): Promise<WriteOutcome> {
        const { queue } = this.partner;
        const { row } = decoder;
        validateWrite(row, value);
        const raw = encodeValue(decoder, value, this.partner.context());
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
