import { catalogue } from '../catalogue/catalogue';
import type { KeyRow, StateRow } from '../catalogue/row';
import { isNameOfSecret } from './secretParts';

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
            // Also what is null now and may be anything later.
            return { type: 'json', role: 'json', codec: 'withoutSecrets' };
    }
}

/** Secret whoever sends them: a device with API v1 may have keys of v2 that no row of v1 knows. */
const secretKeys: readonly string[] = catalogue.filter(({ secret }) => secret).map(({ key }) => key);

/**
 * Rows for the keys of a full answer that the catalogue does not know: a newer firmware. They are shown read-only under
 * `unknown`, except for those that are called like a secret.
 *
 * @param raw the device's full status
 * @param rows the catalogue
 */
export function unknownRows(raw: Readonly<Record<string, unknown>>, rows: readonly KeyRow[]): KeyRow[] {
    const known = new Set([...rows.map(row => row.key), ...secretKeys]);
    return Object.keys(raw)
        .filter(key => !known.has(key) && /^\w{1,40}$/.test(key) && !isNameOfSecret(key))
        .map(key => ({
            key,
            poll: 'status',
            on: 'both',
            states: [
                {
                    id: `unknown.${key}`,
                    personal: true,
                    access: 'r',
                    set: 'all',
                    title: key,
                    text: 'A value this version does not know yet.',
                    ...shownAs(raw[key]),
                },
            ],
        }));
}
