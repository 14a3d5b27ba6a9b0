import type { Clock } from '../goe/clock';
import { foundDevice, hostOf, type FoundDevice } from '../goe/client/network';
import { AuthError, RefusedError } from '../goe/errors';
import { probe } from '../goe/transport/probe';
import { waysTo } from '../goe/transport/ways';
import type { CloudSettings } from './sharedSettings';

export { findDevices, hostOf } from '../goe/client/network';

/** What somebody entered to reach a device. */
export interface Entered {
    readonly host: string | undefined;
    readonly serial: string | undefined;
    readonly token: string | undefined;
    readonly password: string | undefined;
}

/**
 * Tries what somebody entered in the settings.
 *
 * @param entered host, or serial number and token
 * @param cloud addresses of the maker's cloud
 * @param clock time
 * @returns what was found, with a sentence
 * @throws GoeError with a sentence that says what to do
 */
export async function testConnection(
    { host, password, serial, token }: Entered,
    cloud: CloudSettings,
    clock: Clock,
): Promise<FoundDevice> {
    const address = host ?? (serial !== undefined && token === undefined ? await hostOf(serial, clock) : undefined);
    if (address !== undefined) {
        const probed = await probe(address, clock);
        if (serial !== undefined && probed.serial !== serial) {
            throw new RefusedError(
                `Another device answers there: serial number ${probed.serial} instead of ${serial}.`,
            );
        }
        if (password === undefined || !(probed.ways.websocket instanceof AuthError)) {
            return foundDevice(address, probed);
        }
        const [way] = waysTo({ host: address, password, connection: 'websocket' }, clock);
        (await way.open()).close();
        return foundDevice(address, { ...probed, ways: { ...probed.ways, websocket: true } });
    }
    if (token === undefined) {
        throw new RefusedError(
            serial === undefined
                ? 'Enter the host, or the serial number with the cloud token.'
                : `No device with serial number ${serial} was found in the network.`,
        );
    }
    const [way] = waysTo(
        {
            connection: serial === undefined ? 'cloud-v1' : 'cloud-v2',
            cloud,
            token,
            ...(serial === undefined ? {} : { serial }),
        },
        clock,
    );
    const transport = await way.open();
    try {
        const { fna, fwv, sse, typ } = await transport.read(['sse', 'typ', 'fwv', 'fna']);
        const text = (value: unknown): string => (typeof value === 'string' ? value : '');
        return foundDevice('', {
            serial: text(sse),
            type: text(typ),
            name: text(fna),
            firmware: text(fwv),
            ways: { [transport.kind]: true },
        });
    } finally {
        transport.close();
    }
}
