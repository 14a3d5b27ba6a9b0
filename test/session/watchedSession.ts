import { catalogue } from '../../src/goe/catalogue/catalogue';
import type { KeySet, StateValue } from '../../src/goe/catalogue/row';
import type { Clock } from '../../src/goe/clock';
import type { DevicePlan } from '../../src/goe/codec/plan';
import { DeviceSession } from '../../src/goe/session/deviceSession';
import type { DeviceIdentity } from '../../src/goe/session/identity';
import type { Transport } from '../../src/goe/transport/transport';
import { until } from '../clock';

/** A session with its listener: what it told, and how it stands. */
export interface WatchedSession {
    readonly session: DeviceSession;
    /** State id -> value, as last told. */
    readonly values: Map<string, StateValue>;
    /** Every change that was told, in order. */
    readonly changes: [string, StateValue][];
    /** "here", or the reason for being away, in order. */
    readonly connections: string[];
    readonly devices: { identity: DeviceIdentity; plan: DevicePlan }[];
    /** Waits until a state has a value. */
    shows(id: string, value: StateValue): Promise<void>;
}

/** What may differ from an ordinary session with an interval of one second. */
export interface WatchOptions {
    readonly keySet?: KeySet;
    readonly intervalMs?: number;
    readonly serial?: string;
}

/** Starts a session on a transport and writes down what it tells. */
export function watch(transport: Transport, clock: Clock, options: WatchOptions = {}): WatchedSession {
    const values = new Map<string, StateValue>();
    const changes: [string, StateValue][] = [];
    const connections: string[] = [];
    const devices: { identity: DeviceIdentity; plan: DevicePlan }[] = [];
    const session = new DeviceSession({
        transport,
        clock,
        random: () => 0.5,
        rows: catalogue,
        keySet: 'standard',
        intervalMs: 1_000,
        where: 'the charger',
        ...options,
        listener: {
            onDevice: (identity, plan) => Promise.resolve(void devices.push({ identity, plan })),
            onValues: news => {
                news.forEach((value, id) => {
                    values.set(id, value);
                    changes.push([id, value]);
                });
            },
            onConnection: (connected, reason) => void connections.push(connected ? 'here' : reason),
            onRemark: () => undefined,
        },
    });
    session.start();
    return {
        session,
        values,
        changes,
        connections,
        devices,
        shows: (id, value) =>
            until(() => values.get(id) === value, `${id} = ${String(value)} (it is ${String(values.get(id))})`, 5_000),
    };
}
