import type { Clock } from '../clock';
import type { Transport } from './transport';

/**
 * Opens the way to a device. The module of a way is loaded only when it is used.
 *
 * @param host name or IP address, with or without a port
 * @param clock time
 */
export async function connectTransport(host: string, clock: Clock): Promise<Transport> {
    const { HttpV2Transport } = await import('./httpV2.js');
    return new HttpV2Transport(host, clock);
}
