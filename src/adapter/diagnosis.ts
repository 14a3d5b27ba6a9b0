import { catalogue } from '../goe/catalogue/catalogue';
import { rowsOf } from '../goe/catalogue/rowsOf';
import type { KeyRow } from '../goe/catalogue/row';
import type { DeviceSession } from '../goe/session/deviceSession';

/**
 * What helps to find a fault, for a bug report: no secret, no name, no address in it. What is personal the catalogue says; of
 * keys unknown to it there are only the names.
 *
 * @param session the device's session
 */
export async function diagnosisOf(session: DeviceSession): Promise<Record<string, unknown>> {
    const { identity, isConnected, plan, values, way } = session;
    const rows: readonly KeyRow[] = [...catalogue, ...(await rowsOf('v1'))];
    const isShown = (id: string): boolean => {
        const row = plan?.states.get(id)?.row;
        return row !== undefined && !row.personal;
    };
    const known = new Set(rows.map(({ key }) => key));
    return {
        connected: isConnected,
        connection: way,
        type: identity?.type,
        firmware: identity?.firmware,
        keys: plan === undefined ? 0 : plan.polls.size,
        unknownKeys: plan === undefined ? [] : [...plan.byKey.keys()].filter(key => !known.has(key)),
        values: Object.fromEntries([...values].filter(([id]) => isShown(id))),
    };
}
