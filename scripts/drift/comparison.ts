import type { KeyRow, Source, StateRow } from '../../src/goe/catalogue/row';
import type { DecodeContext } from '../../src/goe/codec/codec';
import { codecs } from '../../src/goe/codec/codecs';
import { fedRow } from '../../src/goe/codec/fedRow';
import type { DeviceKind } from '../../src/goe/codec/plan';
import type { RawValues } from '../../src/goe/rawValues';

/** One key of a list: what the list says about access and type, where it does. */
export interface ListedKey {
    readonly key: string;
    readonly rw?: string;
    readonly type?: string;
}

/** What a file holds. */
export type KeySource =
    | { readonly form: 'list'; readonly keys: readonly ListedKey[] }
    | { readonly form: 'answer'; readonly api: 'v1' | 'v2'; readonly values: RawValues };

export interface Rows {
    readonly catalogue: readonly KeyRow[];
    readonly v1Rows: readonly KeyRow[];
}

export interface ComparisonOptions {
    /** Compare with API v1. Default: what the file looks like. */
    readonly v1?: boolean;
    /** Default: what has `car` is a charger. */
    readonly kind?: DeviceKind;
}

/** A key and what there is to say about it; never a value, at most its JSON type. */
export interface Difference {
    readonly key: string;
    readonly note: string;
}

export interface Drift {
    readonly form: KeySource['form'];
    readonly api: 'v1' | 'v2';
    readonly kind: DeviceKind;
    /** How many different keys the file has. */
    readonly count: number;
    /** The catalogue does not know them. */
    readonly added: readonly Difference[];
    /** The catalogue has them, the file does not. */
    readonly removed: readonly Difference[];
    /** Known, but not like this. */
    readonly changed: readonly Difference[];
}

/**
 * Recognises what a file holds: a list of keys (texts, or objects with `key`), a device's full answer, or the envelope in
 * which the cloud of API v1 sends one.
 *
 * @param json the parsed file
 * @param rows the catalogue: an object that has none of its keys is no answer
 * @returns undefined where it is none of these
 */
export function recognise(json: unknown, rows: Rows): KeySource | undefined {
    if (Array.isArray(json)) {
        const keys = json.map(listedKey);
        return keys.length > 0 && keys.every(key => key !== undefined) ? { form: 'list', keys } : undefined;
    }
    if (!isObject(json)) {
        return undefined;
    }
    // In API v2 `data` is a text.
    const values = isObject(json.data) ? json.data : json;
    const known = new Set([...rows.catalogue, ...rows.v1Rows].map(({ key }) => key));
    if (!Object.keys(values).some(key => known.has(key))) {
        return undefined;
    }
    // API v1 sends numbers as texts; every status of it has the serial number.
    const isV1 = 'sse' in values && [values.amp, values.car, values.err].some(value => typeof value === 'string');
    return { form: 'answer', api: isV1 ? 'v1' : 'v2', values };
}

function listedKey(entry: unknown): ListedKey | undefined {
    const { key: written, rw, type }: Record<string, unknown> = isObject(entry) ? entry : { key: entry };
    // Lists taken from the maker's tables have white space inside of long keys (`pvopt_averagePGrid` of firmware 60.4).
    const key = isObject(entry) && typeof written === 'string' ? written.replace(/\s+/g, '') : written;
    // Anything else is no API key but a text that happens to be in a list.
    if (typeof key !== 'string' || !/^\w{1,40}$/.test(key)) {
        return undefined;
    }
    return {
        key,
        ...(typeof rw === 'string' ? { rw } : {}),
        ...(typeof type === 'string' ? { type } : {}),
    };
}

/** Compares what a file holds with the catalogue. Pure. */
export function compare(source: KeySource, rows: Rows, options: ComparisonOptions = {}): Drift {
    const present = new Set(source.form === 'list' ? source.keys.map(({ key }) => key) : Object.keys(source.values));
    const api = options.v1 || (source.form === 'answer' && source.api === 'v1') ? 'v1' : 'v2';
    const kind = options.kind ?? (api === 'v1' || present.has('car') ? 'charger' : 'controller');
    const ofKind = rows.catalogue.filter(({ on = 'charger' }) => on === 'both' || on === kind);
    const own = api === 'v1' ? rows.v1Rows : ofKind;
    const known = new Set(own.map(({ key }) => key));
    const elsewhere = new Set(rows.catalogue.filter(row => !ofKind.includes(row)).map(({ key }) => key));
    const describedStates = new Map(
        [...ofKind, ...own].flatMap(({ states = [] }) => states.map(state => [state.id, state] as const)),
    );
    const other = kind === 'charger' ? 'controllers' : 'chargers';

    const added = [...present]
        .filter(key => !known.has(key))
        .map(key => ({
            key,
            note: [
                source.form === 'list' ? listNote(source.keys, key) : jsonType(source.values[key]),
                api === 'v2' && elsewhere.has(key) ? `the catalogue has it for ${other} only` : '',
            ]
                .filter(part => part !== '')
                .join('; '),
        }));
    const removed = own
        // What cannot be read is in no answer.
        .filter(row => !present.has(row.key) && !(source.form === 'answer' && row.poll === 'never'))
        .map(row => ({ key: row.key, note: lifeOf(row) }));
    const changed =
        source.form === 'list'
            ? changedAccess(source.keys, own, describedStates)
            : unreadable(source.values, own, describedStates);
    return {
        form: source.form,
        api,
        kind,
        count: present.size,
        added: sorted(added),
        removed: sorted(removed),
        changed: sorted(changed),
    };
}

function listNote(keys: readonly ListedKey[], key: string): string {
    const { rw = '', type = '' } = keys.find(listed => listed.key === key) ?? {};
    // Only what looks like access and type: a list may be made of anything.
    return [/^[RW/]{1,3}$/.test(rw) ? rw : '', /^[\w<>: ]{1,60}$/.test(type) ? type.trim() : '']
        .filter(part => part !== '')
        .join(' ');
}

/** Firmware that had the key, as the maker's lists say: it explains many that are missing. */
function lifeOf({ since, until }: KeyRow): string {
    return [since === undefined ? '' : `since firmware ${since}`, until === undefined ? '' : `until firmware ${until}`]
        .filter(part => part !== '')
        .join(', ');
}

interface Reader {
    readonly source: Source;
    readonly row: StateRow;
}

/** How the states of a key are read and written. */
function readersOf({ states = [], feeds = [] }: KeyRow, described: ReadonlyMap<string, StateRow>): Reader[] {
    return [
        ...states.map(state => ({ source: state, row: state })),
        ...feeds.flatMap(feed => {
            const state = described.get(feed.id);
            return state === undefined ? [] : [{ source: feed, row: fedRow(state, feed) }];
        }),
    ];
}

/** Keys that the list lets one write and the catalogue does not, or the other way round. Of a secret the catalogue does not say. */
function changedAccess(
    keys: readonly ListedKey[],
    rows: readonly KeyRow[],
    described: ReadonlyMap<string, StateRow>,
): Difference[] {
    const written = new Set<string>();
    for (const row of rows) {
        for (const { source, row: state } of readersOf(row, described)) {
            if (state.access !== 'r') {
                const own = source.writes === undefined || source.writesSince !== undefined ? [row.key] : [];
                for (const key of [...own, source.writes, source.also?.key]) {
                    if (key !== undefined) {
                        written.add(key);
                    }
                }
            }
        }
    }
    const open = new Set(rows.filter(({ secret }) => secret !== true).map(({ key }) => key));
    return [...new Map(keys.map(listed => [listed.key, listed])).values()].flatMap(({ key, rw }) => {
        if (rw === undefined || !/^[RW/]{1,3}$/.test(rw) || !open.has(key) || rw.includes('W') === written.has(key)) {
            return [];
        }
        return [
            { key, note: `the list says ${rw}, in the catalogue it ${written.has(key) ? 'can' : 'cannot'} be written` },
        ];
    });
}

/** Keys whose value none of their states can make anything of. */
function unreadable(
    values: RawValues,
    rows: readonly KeyRow[],
    described: ReadonlyMap<string, StateRow>,
): Difference[] {
    // Moments count from the boot; any will do, they are not looked at.
    const context: DecodeContext = { raw: key => values[key], bootAt: 0 };
    return rows
        .filter(({ key, secret }) => secret !== true && key in values)
        .filter(row => {
            const readers = readersOf(row, described).filter(({ row: { access } }) => access !== 'w');
            return (
                readers.length > 0 &&
                readers.every(
                    ({ source, row: state }) =>
                        codecs[source.codec ?? 'plain'].decode(values[row.key], source, state, context) === undefined,
                )
            );
        })
        .map(({ key }) => ({ key, note: `${jsonType(values[key])}, of which none of its states can make anything` }));
}

function jsonType(value: unknown): string {
    return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(differences: readonly Difference[]): Difference[] {
    return [...differences].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** The comparison for a terminal: a line for each difference, then a line for all. */
export function formatDrift({ form, api, kind, count, added, removed, changed }: Drift): string {
    const missing = form === 'list' ? 'removed' : 'missing';
    const line = (what: string, { key, note }: Difference): string =>
        `${what.padEnd(8)} ${readableKey(key)}${note === '' ? '' : `  ${note}`}`;
    const what = form === 'list' ? 'list of keys' : 'full answer';
    return [
        ...added.map(difference => line('new', difference)),
        ...removed.map(difference => line(missing, difference)),
        ...changed.map(difference => line('changed', difference)),
        `API ${api}, ${what} of a ${kind}, ${count} keys: ${added.length} new, ${removed.length} ${missing}, ${changed.length} changed.`,
    ].join('\n');
}

/** A key from a device may be any text; on a terminal it must be harmless. */
function readableKey(key: string): string {
    return /^\w{1,40}$/.test(key) ? key : '(a key that is no word)';
}
