import type { StateValue } from '../catalogue/row';
import type { RawValues } from '../rawValues';
import type { DecodeContext } from './codec';
import { codecs } from './codecs';
import type { DevicePlan } from './plan';

/**
 * Turns a device's answer into readable values. Pure.
 *
 * @param raw API key -> JSON value, whole or in part
 * @param plan what this device has
 * @param context the latest raw values of all keys, this answer's included, for values made of several keys
 * @returns state id -> value, for the states this answer says something about
 */
export function decodeStatus(raw: RawValues, plan: DevicePlan, context: DecodeContext): Map<string, StateValue> {
    const values = new Map<string, StateValue>();
    for (const key in raw) {
        for (const { key: own, row, source } of plan.byKey.get(key) ?? []) {
            const value = codecs[source.codec ?? 'plain'].decode(context.raw(own), source, row, context);
            if (value !== undefined) {
                values.set(row.id, value);
            }
        }
    }
    return values;
}

/**
 * The values that differ. Pure. A number has changed when it moved by the row's tolerance or more; to and from 0 and null
 * every change counts, so that a charge that ends never shows a last watt.
 */
export function changedValues(
    before: ReadonlyMap<string, StateValue>,
    now: ReadonlyMap<string, StateValue>,
    plan: DevicePlan,
): Map<string, StateValue> {
    const changes = new Map<string, StateValue>();
    for (const [id, value] of now) {
        const old = before.get(id);
        if (old === value) {
            continue;
        }
        const tolerance = plan.states.get(id)?.row.tolerance;
        if (
            tolerance !== undefined &&
            typeof old === 'number' &&
            typeof value === 'number' &&
            old !== 0 &&
            value !== 0 &&
            Math.abs(value - old) < tolerance
        ) {
            continue;
        }
        changes.set(id, value);
    }
    return changes;
}
