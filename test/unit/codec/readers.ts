import type { KeyRow, Source, StateRow, StateValue } from '../../../src/goe/catalogue/row';
import type { DecodeContext } from '../../../src/goe/codec/codec';
import { codecs } from '../../../src/goe/codec/codecs';
import { fedRow } from '../../../src/goe/codec/fedRow';

/** One way a key is read into a state. */
export interface Reader {
    readonly key: string;
    readonly source: Source;
    readonly row: StateRow;
}

/** Every way the keys of these rows are read; feeds find their states in `described`. */
export function readersOf(rows: readonly KeyRow[], described: readonly KeyRow[] = rows): Reader[] {
    const states = new Map(described.flatMap(row => (row.states ?? []).map(state => [state.id, state] as const)));
    return rows.flatMap(row => [
        ...(row.states ?? []).map(state => ({ key: row.key, source: state, row: state })),
        ...(row.feeds ?? []).map(feed => {
            const state = states.get(feed.id);
            if (state === undefined) {
                throw new Error(`${row.key} feeds ${feed.id}, which no row describes`);
            }
            return { key: row.key, source: feed, row: fedRow(state, feed) };
        }),
    ]);
}

/** What a codec may look at: these raw values and nothing else. */
export function contextOf(raw: Readonly<Record<string, unknown>> = {}, bootAt?: number): DecodeContext {
    return { raw: key => raw[key], bootAt };
}

export function decode(
    { source, row }: Pick<Reader, 'source' | 'row'>,
    raw: unknown,
    context: DecodeContext = contextOf(),
): StateValue | undefined {
    return codecs[source.codec ?? 'plain'].decode(raw, source, row, context);
}

export function encode({ source, row }: Pick<Reader, 'source' | 'row'>, value: StateValue): unknown {
    return codecs[source.codec ?? 'plain'].encode(value, source, row);
}

/** A whole answer of a device, read state by state; the first key that feeds a state wins, as in a device's plan. */
export function decodeAll(
    answer: Readonly<Record<string, unknown>>,
    readers: readonly Reader[],
): Map<string, StateValue> {
    const values = new Map<string, StateValue>();
    const served = new Set<string>();
    for (const reader of readers) {
        if (!(reader.key in answer) || served.has(reader.row.id)) {
            continue;
        }
        served.add(reader.row.id);
        const value = decode(reader, answer[reader.key], contextOf(answer));
        if (value !== undefined) {
            values.set(reader.row.id, value);
        }
    }
    return values;
}
