import type { KeySet, StateValue } from '../catalogue/row';
import type { Clock } from '../clock';
import type { DevicePlan } from '../codec/plan';
import type { ConnectionType, Way } from '../transport/transport';
import type { ShownCounters } from './energyCounters';
import type { DeviceIdentity } from './identity';

/** What a session tells its owner. */
export interface SessionListener {
    /** Who the device is and what it has; before its first values, and again after an outage, a reboot or a firmware update. */
    onDevice(device: DeviceIdentity, plan: DevicePlan, way: ConnectionType): Promise<void>;
    /** State id -> value, for each value that changed. */
    onValues(values: ReadonlyMap<string, StateValue>): void;
    /**
     * The device has come or gone; called only when that changed, and once when it is away at the start. Where it refused the login
     * a person has to act.
     */
    onConnection(connected: boolean, reason: string, isLoginRefused?: boolean): void;
    /** While connected, the device is reached by another way than before. */
    onWay(way: ConnectionType, reason: string): void;
    /** Something its owner may want to know and need not act on. */
    onRemark(text: string): void;
}

/** What a session needs. */
export interface SessionOptions {
    /** The ways to the device, the preferred one first. */
    readonly ways: readonly Way[];
    readonly clock: Clock;
    /** 0 to 1, for spreading attempts. */
    readonly random: () => number;
    readonly keySet: KeySet;
    /** Interval of polling. Default: what is usual for the way. */
    readonly intervalMs?: number;
    /** Refuse to talk to another device at this address. */
    readonly serial?: string;
    /** The device that was met here before the start: it is looked for where it does not answer. */
    readonly knownSerial?: string;
    /** Looks for a device that has moved; gives the ways to where it is now, or undefined. */
    readonly findAgain?: (serial: string) => Promise<readonly Way[] | undefined>;
    /** The device's name in error texts. */
    readonly where: string;
    /** Energy counters shown so far, so that they do not fall after a restart. */
    readonly counters?: ShownCounters;
    readonly listener: SessionListener;
}
