import type { KeyRow, KeySet, PollClass, Source, StateRow } from '../catalogue/row';
import { fedRow } from './fedRow';

/** The two kinds of devices the catalogue knows. */
export type DeviceKind = 'charger' | 'controller';

/** How one state of one device is read and written. */
export interface Decoder {
    readonly key: string;
    readonly row: StateRow;
    readonly source: Source;
}

/** What one device has: worked out once from its answers, then only looked up. */
export interface DevicePlan {
    /** State id -> how it is read and written. */
    readonly states: ReadonlyMap<string, Decoder>;
    /** API key -> what is to be decoded when it arrives. */
    readonly byKey: ReadonlyMap<string, readonly Decoder[]>;
    /** API key -> how often it is read. Keys that cannot be read are missing. */
    readonly polls: ReadonlyMap<string, PollClass>;
}

const rank: Readonly<Record<KeySet, number>> = { essential: 0, standard: 1, all: 2 };

/**
 * Works out the states and keys of a device.
 *
 * @param rows the catalogue
 * @param kind charger or controller
 * @param keySet which states are wanted
 * @param present keys the device has answered with; left out: take every key the catalogue has for this kind
 * @param described the rows that describe the states these rows feed, where they are others (API v1 feeds states of v2)
 */
export function planFor(
    rows: readonly KeyRow[],
    kind: DeviceKind,
    keySet: KeySet,
    present?: Pick<ReadonlySet<string>, 'has'>,
    described: readonly KeyRow[] = rows,
): DevicePlan {
    const has = (key: string): boolean => present === undefined || present.has(key);
    const own = rows.filter(row => (row.on ?? 'charger') === 'both' || (row.on ?? 'charger') === kind);
    const stateOf = new Map(described.flatMap(row => (row.states ?? []).map(state => [state.id, state] as const)));
    const states = new Map<string, Decoder>();
    const pollOf = new Map(own.map(row => [row.key, row.poll]));
    const polls = new Map<string, PollClass>();

    for (const row of own) {
        if (row.poll !== 'never' && !has(row.key)) {
            continue;
        }
        const sources: { state: StateRow | undefined; source: Source }[] = [
            ...(row.secret ? [] : (row.states ?? [])).map(state => ({ state, source: state })),
            ...(row.feeds ?? []).map(feed => {
                const state = stateOf.get(feed.id);
                return { state: state && fedRow(state, feed), source: feed };
            }),
        ];
        for (const { state, source } of sources) {
            // The first key that feeds a state wins: firmware from 60.3 on sends the cards in both shapes.
            if (state === undefined || rank[state.set] > rank[keySet] || states.has(state.id)) {
                continue;
            }
            states.set(state.id, { key: row.key, row: state, source });
            if (row.poll !== 'never') {
                polls.set(row.key, row.poll);
            }
        }
    }
    return withKeys(states, polls, pollOf, has);
}

/**
 * Leaves out the parts that this device does not have: the third temperature sensor, the fifth Wi-Fi. States of the
 * essential set stay, for a charger sends one temperature instead of two now and then (go-eCharger-API-v2 issue 132).
 *
 * @param plan what its keys allow
 * @param decoded the states that its first answers said something about
 */
export function withoutMissingParts(plan: DevicePlan, decoded: ReadonlyMap<string, unknown>): DevicePlan {
    const isThere = ({ row }: Decoder): boolean => row.access === 'w' || row.set === 'essential' || decoded.has(row.id);
    const filtered = (decoders: readonly Decoder[]): readonly Decoder[] => decoders.filter(isThere);
    return {
        states: new Map([...plan.states].filter(([, decoder]) => isThere(decoder))),
        byKey: new Map([...plan.byKey].map(([key, decoders]) => [key, filtered(decoders)])),
        polls: plan.polls,
    };
}

/**
 * The state that a name stands for when it is to be written: its id, or an API key that one state shows unchanged, so that
 * `amp` is checked like `maxCurrent`.
 *
 * @returns undefined where no state says what the key may be
 */
export function writableState({ byKey, states }: DevicePlan, name: string): Decoder | undefined {
    return (
        states.get(name) ??
        byKey
            .get(name)
            ?.find(
                ({ key, source, row }) =>
                    key === name &&
                    row.access !== 'r' &&
                    source.at === undefined &&
                    source.scale === undefined &&
                    !source.codec,
            )
    );
}

/** Some state is written by this key, which the device may take without ever showing it: `amx` on firmware 040 and 041. */
export function isWrittenKey({ states }: DevicePlan, key: string): boolean {
    return [...states.values()].some(({ source }) => source.writes === key);
}

function withKeys(
    states: ReadonlyMap<string, Decoder>,
    polls: Map<string, PollClass>,
    pollOf: ReadonlyMap<string, PollClass>,
    has: (key: string) => boolean,
): DevicePlan {
    const byKey = new Map<string, Decoder[]>();
    for (const decoder of states.values()) {
        for (const key of [decoder.key, ...(decoder.source.needs ?? [])]) {
            byKey.set(key, [...(byKey.get(key) ?? []), decoder]);
            if (!polls.has(key) && has(key)) {
                // A key that is only looked at by a codec is read with its own class, or with the key it helps.
                polls.set(key, pollOf.get(key) ?? pollOf.get(decoder.key) ?? 'status');
            }
        }
    }
    for (const [key, poll] of polls) {
        if (poll === 'never') {
            polls.delete(key);
        }
    }
    return { states, byKey, polls };
}
