import type { Clock } from '../goe/clock';
import { announcedDevices } from '../goe/discovery';
import { AuthError, GoeError, RefusedError } from '../goe/errors';
import { describeProbe, probe, type Probed } from '../goe/transport/probe';
import type { ConnectionType } from '../goe/transport/transport';
import { waysTo } from '../goe/transport/ways';
import type { CloudSettings } from './sharedSettings';

const SEARCH_MS = 4_000;

/** A device found in the network and asked who it is. */
export interface FoundDevice {
    readonly host: string;
    readonly serial: string;
    readonly name: string;
    readonly type: string;
    readonly firmware: string;
    /** Ways in that are open. */
    readonly ways: readonly ConnectionType[];
    /** The same for a person. */
    readonly text: string;
}

function found(host: string, probed: Probed): FoundDevice {
    const { firmware, name, serial, type, ways } = probed;
    const open = Object.entries(ways).flatMap(([kind, state]) => (state === true ? [kind as ConnectionType] : []));
    return { host, serial, name, type, firmware, ways: open, text: describeProbe(probed) };
}

/**
 * Looks for devices in the network and asks each who it is.
 *
 * @param clock time
 */
export async function findDevices(clock: Clock): Promise<FoundDevice[]> {
    const announced = await announcedDevices({ clock, timeoutMs: SEARCH_MS });
    const asked = await Promise.all(
        announced.map(async ({ host }) => {
            try {
                return found(host, await probe(host, clock));
            } catch (error) {
                // What does not answer, or is something else, is not a device that was found.
                if (error instanceof GoeError) {
                    return undefined;
                }
                throw error;
            }
        }),
    );
    const devices = asked.filter(device => device !== undefined);
    return devices.filter(({ serial }, index) => devices.findIndex(other => other.serial === serial) === index);
}

/**
 * Where a device is now.
 *
 * @param serial its serial number
 * @param clock time
 * @returns its host, or undefined where it is not found
 */
export async function hostOf(serial: string, clock: Clock): Promise<string | undefined> {
    const announced = await announcedDevices({ clock, timeoutMs: SEARCH_MS });
    for (const { host, serial: said } of announced) {
        if (said !== undefined && said !== serial) {
            continue;
        }
        const probed = await probe(host, clock).catch(() => undefined);
        if (probed?.serial === serial) {
            return host;
        }
    }
    return undefined;
}

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
            return found(address, probed);
        }
        const [way] = waysTo({ host: address, password, connection: 'websocket' }, clock);
        (await way.open()).close();
        return found(address, { ...probed, ways: { ...probed.ways, websocket: true } });
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
        return found('', {
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
