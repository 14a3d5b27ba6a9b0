import { catalogue } from '../catalogue/catalogue';
import type { KeyRow, KeySet } from '../catalogue/row';
import { rowsOf } from '../catalogue/rowsOf';
import { decodeStatus } from '../codec/decode';
import { planFor, withoutMissingParts, type DevicePlan } from '../codec/plan';
import { unknownRows } from '../codec/unknownKeys';
import { ConnectionError, reasonOf } from '../errors';
import type { RawValues } from '../rawValues';
import { portions } from '../transport/portions';
import type { Transport } from '../transport/transport';
import { identityKeys, identityOf, type DeviceIdentity } from './identity';
import { Snapshot } from './snapshot';

/** What is needed to get to know a device. */
export interface IntroductionOptions {
    readonly read: (keys: readonly string[] | 'all') => Promise<RawValues>;
    readonly transport: Pick<Transport, 'api' | 'room'>;
    readonly keySet: KeySet;
    /** Refuse to talk to another device at this address. */
    readonly serial?: string;
    readonly where: string;
    readonly remark: (text: string) => void;
    /** ms since 1970. */
    readonly now: () => number;
}

/** Who a device is, what it has, and all it said. */
export interface Introduction {
    readonly identity: DeviceIdentity;
    readonly plan: DevicePlan;
    readonly answers: RawValues;
    /** API keys whose raw value is never shown: secrets, and addresses that can hold a login. */
    readonly hidden: ReadonlySet<string>;
}

/**
 * Asks who is there and for everything once. From the answers, and never from a firmware version, follows what the device has.
 *
 * @throws ConnectionError where nobody or somebody else answers
 */
export async function introduce(options: IntroductionOptions): Promise<Introduction> {
    const { keySet, read, serial, transport, where } = options;
    const rows = await rowsOf(transport.api);
    const answers: Record<string, unknown> = { ...(await read(identityKeys)) };
    const identity = identityOf(answers, where);
    if (serial !== undefined && serial !== identity.serial) {
        throw new ConnectionError(
            `${where}: another device answers here (serial number ${identity.serial} instead of ${serial}); check the host in the settings.`,
        );
    }
    const asked = new Set(identityKeys);
    const mayHave = { has: (key: string) => key in answers || !asked.has(key) };
    for (let wanted: string[] = []; ; wanted.forEach(key => asked.add(key))) {
        // Where the first key that feeds a state is missing, the next one is asked for: the cards of firmware 60.0 to 60.2
        // (go-eCharger-API-v2 issue 288) and of a Wattpilot Flex.
        const possible = planFor(rows, identity.kind, keySet, mayHave, [...catalogue, ...rows]);
        wanted = [...possible.polls.keys()].filter(key => !(key in answers));
        if (wanted.length === 0) {
            break;
        }
        for (const keys of portions(wanted, transport.room)) {
            Object.assign(answers, await read(keys));
        }
    }
    const extra = keySet === 'all' ? await readUnknown(options, rows, answers) : [];
    const present = new Set(Object.keys(answers));
    const plan = planFor([...rows, ...extra], identity.kind, keySet, present, [...catalogue, ...rows, ...extra]);
    const snapshot = new Snapshot();
    snapshot.take(answers, options.now());
    return {
        identity,
        plan: withoutMissingParts(plan, decodeStatus(answers, plan, snapshot)),
        answers,
        hidden: hiddenKeys(rows),
    };
}

/** API keys whose raw value is never shown. */
export function hiddenKeys(rows: readonly KeyRow[]): Set<string> {
    const holdsLogin = ({ feeds = [], states = [] }: KeyRow): boolean =>
        [...states, ...feeds].some(({ codec }) => codec === 'addressOnly');
    return new Set(rows.filter(row => row.secret || holdsLogin(row)).map(({ key }) => key));
}

/** What a newer firmware has: only the full status shows it, which is a burden for the device and may come cut off. */
async function readUnknown(
    { read, remark }: IntroductionOptions,
    rows: readonly KeyRow[],
    answers: Record<string, unknown>,
): Promise<KeyRow[]> {
    try {
        const all = await read('all');
        const extra = unknownRows(all, rows);
        extra.forEach(({ key }) => (answers[key] = all[key]));
        return extra;
    } catch (error) {
        remark(`Values unknown to this version cannot be shown: ${reasonOf(error)}`);
        return [];
    }
}
