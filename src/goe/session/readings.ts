import type { StateValue } from '../catalogue/row';
import { changedValues, decodeStatus } from '../codec/decode';
import type { Decoder, DevicePlan } from '../codec/plan';
import type { RawValues } from '../rawValues';
import { EnergyCounters, type ShownCounters } from './energyCounters';
import { Snapshot } from './snapshot';

/** What a device has said so far, raw and readable. */
export class Readings {
    private readonly values = new Map<string, StateValue>();
    private readonly counters: EnergyCounters;
    private raws = new Snapshot();
    private hasRebooted = false;

    /** @param counters energy counters shown before this start */
    constructor(counters?: ShownCounters) {
        this.counters = new EnergyCounters(counters);
    }

    /** The latest raw values. */
    get snapshot(): Snapshot {
        return this.raws;
    }

    /** The device has started anew since {@link met}. */
    get rebooted(): boolean {
        return this.hasRebooted;
    }

    /** Anything but "no car": while the charger does not know, it is watched as closely as with a car. */
    get carConnected(): boolean {
        const car = this.raws.raw('car');
        return car !== 1 && car !== '1';
    }

    /** The last value of every state, by its id. */
    get shown(): ReadonlyMap<string, StateValue> {
        return this.values;
    }

    /** The last value the device gave for a state. */
    valueOf(id: string): StateValue | undefined {
        return this.values.get(id);
    }

    /** The device has been met, for the first time or anew: what follows may have another shape. */
    met(): void {
        this.hasRebooted = false;
        this.raws = new Snapshot();
    }

    /** Every value is news again: its quality was bad, or it belonged to another device. */
    forgetShown(): void {
        this.values.clear();
    }

    /**
     * Takes over an answer, and decodes it.
     *
     * @param raw whole or in part
     * @param plan what the device has
     * @param now ms since 1970
     * @param pending states that are left alone, for their write is still to be confirmed
     * @returns what changed
     */
    take(raw: RawValues, plan: DevicePlan, now: number, pending: Iterable<string>): ReadonlyMap<string, StateValue> {
        const boots = this.raws.raw('rbc');
        this.raws.take(raw, now);
        this.hasRebooted ||= boots !== undefined && this.raws.raw('rbc') !== boots;
        const readable = decodeStatus(raw, plan, this.raws);
        this.counters.correct(readable, this.values, plan, now);
        for (const id of pending) {
            readable.delete(id);
        }
        const changes = changedValues(this.values, readable, plan);
        changes.forEach((value, id) => this.values.set(id, value));
        return changes;
    }

    /** What an answer says about one state, also while its write is still to be confirmed. */
    confirm(raw: RawValues, plan: DevicePlan, { row: { id } }: Decoder): StateValue | undefined {
        const value = decodeStatus(raw, plan, this.raws).get(id);
        if (value !== undefined) {
            this.values.set(id, value);
        }
        return value;
    }
}
