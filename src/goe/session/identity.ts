import type { DeviceKind } from '../codec/plan';
import { ConnectionError } from '../errors';
import type { RawValues } from '../rawValues';

/** Who a device says it is. */
export interface DeviceIdentity {
    readonly serial: string;
    readonly kind: DeviceKind;
    /** The friendly name its owner gave it. */
    readonly name: string;
    readonly firmware: string;
    /** Device type as the device calls it: go-eCharger_V4, controller, wattpilot ... */
    readonly type: string;
}

/** The keys that tell who a device is, and since when and for the how manieth time it runs. */
export const identityKeys: readonly string[] = ['sse', 'typ', 'fwv', 'fna', 'rbc', 'rbt'];

function text(value: unknown): string {
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/**
 * Reads who a device is from its answer.
 *
 * @param raw an answer to {@link identityKeys}
 * @param where host, for the error text
 * @throws ConnectionError where this is no go-e device
 */
export function identityOf(raw: RawValues, where: string): DeviceIdentity {
    const serial = text(raw.sse);
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(serial)) {
        throw new ConnectionError(`${where}: something answers here, but it is no go-e device (no serial number).`);
    }
    const type = text(raw.typ);
    return {
        serial,
        kind: type === 'controller' ? 'controller' : 'charger',
        name: text(raw.fna) || `go-e ${serial}`,
        firmware: text(raw.fwv),
        type,
    };
}
