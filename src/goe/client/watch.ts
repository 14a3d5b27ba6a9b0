import { catalogue } from '../catalogue/catalogue';
import type { StateValue } from '../catalogue/row';
import type { Clock } from '../clock';
import { DeviceSession } from '../session/deviceSession';
import type { DeviceIdentity } from '../session/identity';
import type { Way } from '../transport/transport';

/** One value that is other than before. */
export interface Change {
    /** Id of the state, or `info.connection` when the device has come or gone. */
    readonly name: string;
    readonly value: StateValue;
    /** When it was heard, ms since 1970. */
    readonly at: number;
    /** Why the device is away. */
    readonly reason?: string;
}

/** What is watched, and how. */
export interface WatchOptions {
    /** undefined: everything of the essential and standard set. */
    readonly ids: readonly string[] | undefined;
    readonly ways: readonly Way[];
    readonly clock: Clock;
    readonly identity: DeviceIdentity;
    readonly intervalMs: number | undefined;
}

const ofAll = new Set(
    catalogue.flatMap(({ states = [] }) => states.filter(({ set }) => set === 'all').map(({ id }) => id)),
);

/** The changes of a device, in the order of their coming; of each state no more than one waits to be taken. */
export class Watch {
    private readonly waiting = new Map<string, Change>();
    private readonly session: DeviceSession;
    private wake: (() => void) | undefined;
    private isOver = false;

    constructor({ clock, identity, ids, intervalMs, ways }: WatchOptions) {
        const wanted = ids && new Set(ids);
        const add = (name: string, value: StateValue, reason?: string): void => {
            // Taken out first: a change is as old as its newest value.
            this.waiting.delete(name);
            this.waiting.set(name, { name, value, at: clock.now(), ...(reason ? { reason } : {}) });
            this.wake?.();
        };
        this.session = new DeviceSession({
            ways,
            clock,
            // Nothing else shares this rhythm: there is nothing to spread.
            random: () => 0.5,
            keySet: ids?.some(id => ofAll.has(id)) ? 'all' : 'standard',
            ...(intervalMs === undefined ? {} : { intervalMs }),
            serial: identity.serial,
            where: `${identity.name} (${identity.serial})`,
            listener: {
                onDevice: () => Promise.resolve(),
                onValues: values => values.forEach((value, id) => (wanted?.has(id) ?? true) && add(id, value)),
                onConnection: (connected, reason) => add('info.connection', connected, reason),
                onWay: () => undefined,
                onRemark: () => undefined,
            },
        });
    }

    /**
     * Begins, and gives each change to whoever takes it.
     *
     * @yields each change, the newest last
     */
    async *changes(): AsyncGenerator<Change, void, undefined> {
        this.session.start();
        while (!this.isOver) {
            for (const [name, change] of this.waiting) {
                this.waiting.delete(name);
                yield change;
            }
            if (this.waiting.size === 0 && !this.isOver) {
                await new Promise<void>(resolve => {
                    this.wake = resolve;
                });
            }
        }
    }

    /** Ends it. */
    end(): void {
        this.isOver = true;
        this.session.stop();
        this.wake?.();
    }
}
