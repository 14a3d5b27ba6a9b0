import type { Clock } from '../clock';
import { hostAndPort } from './address';
import type { ConnectionType, Way } from './transport';

/** How a device can be reached, as far as its owner said. */
export interface Access {
    /** Name or IP address, with or without a port. */
    readonly host?: string;
    /** The way that is preferred; 'auto': the best that works. */
    readonly connection: 'auto' | ConnectionType;
    readonly serial?: string;
    /** Cloud token. */
    readonly token?: string;
    /** Password of the go-e app. */
    readonly password?: string;
    /** Addresses of the maker's cloud for API v2 and v1, with {serial} for the serial number. */
    readonly cloud?: { readonly v2: string; readonly v1: string };
    /** The way that worked last time. */
    readonly known?: ConnectionType;
}

/**
 * The ways to a device, the preferred one first. The module of a way is loaded only when it is used.
 *
 * @param access what its owner said
 * @param clock time
 * @throws UnsupportedError where the host cannot be one
 */
export function waysTo({ connection, host }: Access, clock: Clock): Way[] {
    const ways: Way[] = [];
    if (host !== undefined) {
        hostAndPort(host);
        ways.push({
            kind: 'http-v2',
            open: async () => new (await import('./httpV2.js')).HttpV2Transport(host, clock),
        });
    }
    const preferred = ways.filter(({ kind }) => kind === connection);
    return [...preferred, ...ways.filter(way => !preferred.includes(way))];
}
