import { catalogue } from './catalogue';
import type { KeyRow } from './row';

/**
 * The rows for what a device sends: keys of API v2, or fields of API v1, which are loaded only where a device speaks it.
 *
 * @param api what the device speaks
 */
export async function rowsOf(api: 'v2' | 'v1'): Promise<readonly KeyRow[]> {
    return api === 'v1' ? (await import('./v1.js')).v1Rows : catalogue;
}
