import type { StateValue } from '../goe/catalogue/row';
import { reasonOf } from '../goe/errors';
import type { TreeChanges } from './objectTree';

/** Quality of a value whose device is away (ioBroker: 0x40 bad value | 0x02 not connected). */
const DEVICE_NOT_CONNECTED = 0x42;
/** Quality of a value that the device does not report any more (ioBroker: 0x40 bad value | 0x01 general problem). */
const NOT_REPORTED = 0x41;
const GOOD = 0;
/** In the database stands something that did not come from the device. */
const NOT_FROM_DEVICE = -1;

/** The part of the adapter that is needed here. */
export type StateDatabase = Pick<ioBroker.Adapter, 'setState' | 'getStatesAsync' | 'namespace' | 'log'>;

interface Written {
    value: StateValue;
    quality: number;
    /** When, ms since 1970. */
    at: number;
}

/** Writes the states of one device: one write per change, none without. */
export class StateWriter {
    private readonly written = new Map<string, Written>();
    private closed = false;

    /**
     * @param database the adapter
     * @param device id of the device below the instance
     */
    constructor(
        private readonly database: StateDatabase,
        private readonly device: string,
    ) {}

    /** Reads what stands in the database, so that a restart writes nothing that is there already. */
    async load(): Promise<void> {
        const prefix = `${this.database.namespace}.${this.device}.`;
        const states = await this.database.getStatesAsync(`${this.device}.*`);
        for (const [id, state] of Object.entries(states)) {
            if (state && id.startsWith(prefix)) {
                const quality = state.ack ? (state.q ?? GOOD) : NOT_FROM_DEVICE;
                this.written.set(id.slice(prefix.length), { value: state.val, quality, at: state.ts });
            }
        }
    }

    /** What the device last said, as the database has it. */
    last(id: string): { value: StateValue; at: number } | undefined {
        return this.written.get(id);
    }

    /** Writes the values that are not in the database yet. */
    write(values: ReadonlyMap<string, StateValue>): void {
        for (const [id, value] of values) {
            const before = this.written.get(id);
            if (before === undefined || before.value !== value || before.quality !== GOOD) {
                this.put(id, value, GOOD);
            }
        }
    }

    /** Answers a user's write: the device's value with ack, also where it is the old one. */
    answer(id: string, value: StateValue): void {
        this.put(id, value, this.written.get(id)?.quality === DEVICE_NOT_CONNECTED ? DEVICE_NOT_CONNECTED : GOOD);
    }

    /** Keeps all values and says with their quality that the device is away. */
    deviceIsAway(): void {
        for (const [id, { value, quality }] of this.written) {
            if (
                quality !== DEVICE_NOT_CONNECTED &&
                quality !== NOT_REPORTED &&
                !id.startsWith('info.connection') &&
                id !== 'info.lastError'
            ) {
                this.put(id, value, DEVICE_NOT_CONNECTED);
            }
        }
    }

    /** Takes over what the device has no more: forgets deleted states, marks the values of those that are kept as unreliable. */
    follow({ gone, vanished }: TreeChanges): void {
        gone.forEach(id => this.written.delete(id));
        for (const id of vanished) {
            const last = this.written.get(id);
            if (last !== undefined && last.quality !== NOT_REPORTED) {
                this.put(id, last.value, NOT_REPORTED);
            }
        }
    }

    /** Writes nothing any more: the adapter stops. */
    close(): void {
        this.closed = true;
    }

    private put(id: string, value: StateValue, quality: number): void {
        if (this.closed) {
            return;
        }
        this.written.set(id, { value, quality, at: Date.now() });
        this.database
            .setState(`${this.device}.${id}`, {
                val: value,
                ack: true,
                q: quality as ioBroker.STATE_QUALITY[keyof ioBroker.STATE_QUALITY],
            })
            .catch((error: unknown) => {
                this.written.delete(id);
                if (!this.closed) {
                    this.database.log.warn(`${this.device}.${id} could not be written: ${reasonOf(error)}`);
                }
            });
    }
}
