import type { KeyRow, StateRow } from '../catalogue/row';

type Shown = Pick<StateRow, 'type' | 'role' | 'codec'>;

function shownAs(value: unknown): Shown {
    switch (typeof value) {
        case 'number':
            return { type: 'number', role: 'value' };
        case 'boolean':
            return { type: 'boolean', role: 'indicator' };
        case 'string':
            // What is unknown may be an address with a login or a token in it.
            return { type: 'string', role: 'text', codec: 'addressOnly' };
        default:
            return { type: 'json', role: 'json' };
    }
}

/**
 * Rows for the keys of a full answer that the catalogue does not know: a newer firmware. They are shown read-only under
 * `unknown`.
 *
 * @param raw the device's full status
 * @param rows the catalogue
 */
export function unknownRows(raw: Readonly<Record<string, unknown>>, rows: readonly KeyRow[]): KeyRow[] {
    const known = new Set(rows.map(row => row.key));
    return Object.keys(raw)
        .filter(key => !known.has(key) && /^\w{1,40}$/.test(key))
        .map(key => ({
            key,
            poll: 'status',
            on: 'both',
            states: [
                {
                    id: `unknown.${key}`,
                    access: 'r',
                    set: 'all',
                    title: key,
                    text: 'A value this version does not know yet.',
                    ...shownAs(raw[key]),
                },
            ],
        }));
}
