import { catalogue } from '../goe/catalogue/catalogue';
import { rowsOf } from '../goe/catalogue/rowsOf';
import type { KeyRow } from '../goe/catalogue/row';
import type { DeviceSession } from '../goe/session/deviceSession';

/** State ids that tell who somebody is or where; they are of no use to find a fault. */
const personal = /^(network|cards)\.|friendlyName|serialNumber|hostName|\.(url|address|user)$/;

/**
 * What helps to find a fault, for a bug report: no secret, no name, no address in it.
 *
 * @param session the device's session
 */
export async function diagnosisOf(session: DeviceSession): Promise<Record<string, unknown>> {
    const { identity, isConnected, plan, values, way } = session;
    const rows: readonly KeyRow[] = [...catalogue, ...(await rowsOf('v1'))];
    const known = new Set(rows.map(({ key }) => key));
    return {
        connected: isConnected,
        connection: way,
        type: identity?.type,
        firmware: identity?.firmware,
        keys: plan === undefined ? 0 : plan.polls.size,
        unknownKeys: plan === undefined ? [] : [...plan.byKey.keys()].filter(key => !known.has(key)),
        values: Object.fromEntries([...values].filter(([id]) => !personal.test(id))),
    };
}
