import type { KeySet, StateValue } from '../../src/goe/catalogue/row';
import type { Clock } from '../../src/goe/clock';
import type { DevicePlan } from '../../src/goe/codec/plan';
import { RefusedError } from '../../src/goe/errors';
import { DeviceSession } from '../../src/goe/session/deviceSession';
import type { DeviceIdentity } from '../../src/goe/session/identity';
import type { ConnectionType, Way } from '../../src/goe/transport/transport';
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
    readonly devices: { identity: DeviceIdentity; plan: DevicePlan; way: ConnectionType }[];
    /** Changes of the way while connected, in order. */
    readonly wayChanges: ConnectionType[];
    /** Waits until a state has a value. */
    shows(id: string, value: StateValue): Promise<void>;
}

/** What may differ from an ordinary session with an interval of one second. */
export interface WatchOptions {
    readonly keySet?: KeySet;
    readonly intervalMs?: number;
    readonly serial?: string;
    readonly knownSerial?: string;
    /** Serial number of a device that is refused: another entry of the settings has it. */
    readonly refused?: string;
    readonly findAgain?: (serial: string) => Promise<readonly Way[] | undefined>;
}

/** Starts a session on these ways and writes down what it tells. */
export function watch(ways: readonly Way[], clock: Clock, { refused, ...options }: WatchOptions = {}): WatchedSession {
    const values = new Map<string, StateValue>();
    const changes: [string, StateValue][] = [];
    const connections: string[] = [];
    const devices: { identity: DeviceIdentity; plan: DevicePlan; way: ConnectionType }[] = [];
    const wayChanges: ConnectionType[] = [];
    const session = new DeviceSession({
        ways,
        clock,
        random: () => 0.5,
        keySet: 'standard',
        intervalMs: 1_000,
        where: 'the charger',
        ...options,
        listener: {
            onDevice: (identity, plan, way) => {
                if (identity.serial === refused) {
                    return Promise.reject(new RefusedError('it is the same device as another entry of the settings.'));
                }
                devices.push({ identity, plan, way });
                return Promise.resolve();
            },
            onValues: news => {
                news.forEach((value, id) => {
                    values.set(id, value);
                    changes.push([id, value]);
                });
            },
            onConnection: (connected, reason) => void connections.push(connected ? 'here' : reason),
            onWay: way => void wayChanges.push(way),
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
        wayChanges,
        shows: (id, value) =>
            until(() => values.get(id) === value, `${id} = ${String(value)} (it is ${String(values.get(id))})`, 5_000),
    };
}
