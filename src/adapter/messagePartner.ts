import type { Clock } from '../goe/clock';
import { RefusedError } from '../goe/errors';
import type { ChargingStation } from './chargingStation';
import type { Day } from './dayRecord';
import type { DeviceCommands } from './deviceCommands';
import type { CloudSettings, MqttSettings } from './sharedSettings';
import type { Arguments } from './messageArguments';

/** What messages need from the instance. */
export interface MessagePartner {
    readonly clock: Clock;
    readonly stations: readonly ChargingStation[];
    /** The instance's broker, which configureMqtt enters in a charger. */
    readonly mqtt: MqttSettings;
    /** Addresses of the maker's cloud. */
    readonly cloud: CloudSettings;
    /** What the instance is, for a diagnosis. */
    readonly version: string;
    /** The last 24 hours of a device, by its id in the object tree. */
    readonly day: (device: string) => Day | undefined;
}

/** Does what one message asks for: gives what the caller gets as `result`, or throws what he gets as `error`. */
export type Command = (args: Arguments, partner: MessagePartner) => Promise<unknown>;

/** Some messages by their names. */
export type Commands = Readonly<Record<string, Command>>;

/**
 * What can be asked of the device that a message means.
 *
 * @throws RefusedError where it is unknown or must be named
 */
export function commandsOf(args: Arguments, partner: Pick<MessagePartner, 'stations'>): DeviceCommands {
    return stationOf(args, partner).commands;
}

/** The device a message means: by serial number, id, name or position from 1; may be left out where there is only one. */
export function stationOf({ device }: Arguments, { stations }: Pick<MessagePartner, 'stations'>): ChargingStation {
    if (stations.length === 0) {
        throw new RefusedError('no device is set up.');
    }
    if (device === undefined || device === null || device === '') {
        if (stations.length > 1) {
            throw new RefusedError(`device is missing; there are ${stations.map(({ label }) => label).join(', ')}.`);
        }
        return stations[0];
    }
    const wanted = typeof device === 'string' ? device : JSON.stringify(device);
    const called = stations.filter(station => station.isCalled(wanted));
    if (called.length > 1) {
        throw new RefusedError(
            `${called.length} devices are called ${JSON.stringify(wanted)}; name it by its serial number: ${called.map(({ label }) => label).join(', ')}.`,
        );
    }
    const found = called.at(0) ?? (/^\d{1,3}$/.test(wanted) ? stations[Number(wanted) - 1] : undefined);
    if (found === undefined) {
        throw new RefusedError(
            `the device ${JSON.stringify(wanted)} is unknown; there are ${stations.map(({ label }) => label).join(', ')}.`,
        );
    }
    return found;
}
