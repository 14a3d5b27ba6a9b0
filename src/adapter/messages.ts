import type { Clock } from '../goe/clock';
import { reasonOf, RefusedError } from '../goe/errors';
import type { ChargingStation } from './chargingStation';
import type { Day } from './dayRecord';
import type { DeviceCommands } from './deviceCommands';
import { argumentsOf, listArgument, numberArgument, textArgument, type Arguments } from './messageArguments';
import type { CloudSettings, MqttSettings } from './sharedSettings';

/** What a caller gets. */
export type MessageAnswer = { readonly result: unknown } | { readonly error: string };

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

type Command = (args: Arguments, partner: MessagePartner) => Promise<unknown>;

/** Callers wait no longer than this. */
const TIMEOUT_MS = 15_000;
const power = { min: -1_000_000, max: 1_000_000, unit: 'W' };
const minutes = { min: 0.1, max: 24 * 60, unit: 'minutes' };

/** The messages of docs/en/messages.md. Each gives what the caller gets as `result`, or throws what he gets as `error`. */
export const commands: Readonly<Record<string, Command>> = {
    getStatus: (args, partner) => Promise.resolve(commandsOf(args, partner).status()),
    read: async (args, partner) => commandsOf(args, partner).read(listArgument(args, 'keys')),
    write: async (args, partner) => {
        const { values } = args;
        if (
            typeof values !== 'object' ||
            values === null ||
            Array.isArray(values) ||
            Object.keys(values).length === 0
        ) {
            throw new RefusedError('values must be an object such as { maxCurrent: 10 }.');
        }
        return commandsOf(args, partner).writeAll(values as Record<string, unknown>);
    },
    startCharging: async (args, partner) =>
        commandsOf(args, partner).force(true, numberArgument(args, 'minutes', minutes)),
    stopCharging: async (args, partner) =>
        commandsOf(args, partner).force(false, numberArgument(args, 'minutes', minutes)),
    setPvData: async (args, partner) => {
        const pGrid = numberArgument(args, 'pGrid', power);
        if (pGrid === undefined) {
            throw new RefusedError(
                'pGrid is missing: the power at the grid connection in W, negative when feeding in.',
            );
        }
        return commandsOf(args, partner).feed({
            pGrid,
            pPv: numberArgument(args, 'pPv', power),
            pAkku: numberArgument(args, 'pAkku', power),
        });
    },
    discover: async (_args, { clock, stations }) => {
        const { findDevices } = await import('./findDevices.js');
        const found = await findDevices(clock);
        return found.map(device => ({ ...device, known: stations.some(station => station.isCalled(device.serial)) }));
    },
    testConnection: async (args, { clock, cloud }) => {
        const { testConnection } = await import('./findDevices.js');
        return testConnection(
            {
                host: textArgument(args, 'host'),
                serial: textArgument(args, 'serial'),
                token: textArgument(args, 'token'),
                password: textArgument(args, 'password'),
            },
            cloud,
            clock,
        );
    },
    configureMqtt: async (args, partner) => {
        const { mqtt } = partner;
        const host = textArgument(args, 'host') ?? (mqtt.mode === 'off' ? undefined : mqtt.host);
        if (host === undefined || /^(0\.0\.0\.0|::|127\..*|localhost)$/.test(host)) {
            throw new RefusedError('host is missing: the IP address of the broker as the charger can reach it.');
        }
        return commandsOf(args, partner).configureMqtt({
            host,
            port: numberArgument(args, 'port', { min: 1, max: 65_535, unit: '(a port)' }) ?? mqtt.port,
            user: textArgument(args, 'user') ?? mqtt.user,
            password: textArgument(args, 'password') ?? mqtt.password,
            prefix: mqtt.prefix,
        });
    },
    getDay: (args, partner) => Promise.resolve(partner.day(stationOf(args, partner).id ?? '') ?? null),
    getDiagnostics: async (args, { stations, version }) => ({
        adapter: version,
        devices: await Promise.all(
            (args.device === undefined ? stations : [stationOf(args, { stations })]).map(station =>
                station.diagnosis(),
            ),
        ),
    }),
};

/**
 * Does what a message asks for.
 *
 * @param command its name
 * @param message what came with it
 * @param partner the instance
 * @returns always an answer, within 15 seconds
 */
export async function answerMessage(
    command: string,
    message: unknown,
    partner: MessagePartner,
): Promise<MessageAnswer> {
    if (!Object.hasOwn(commands, command)) {
        return { error: `The message "${command}" is unknown; there are ${Object.keys(commands).join(', ')}.` };
    }
    const { clock } = partner;
    let timer: unknown;
    const late = new Promise<never>((_resolve, reject) => {
        timer = clock.startTimer(() => reject(new RefusedError('no answer from the device within 15 s.')), TIMEOUT_MS);
    });
    try {
        const given = argumentsOf(message);
        return { result: await Promise.race([commands[command](given, partner), late]) };
    } catch (error) {
        return { error: `${command}: ${reasonOf(error)}` };
    } finally {
        clock.stopTimer(timer);
    }
}

function commandsOf(args: Arguments, partner: Pick<MessagePartner, 'stations'>): DeviceCommands {
    return stationOf(args, partner).commands;
}

/** The device a message means: by serial number, id, name or position from 1; may be left out where there is only one. */
function stationOf({ device }: Arguments, { stations }: Pick<MessagePartner, 'stations'>): ChargingStation {
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
    const found =
        stations.find(station => station.isCalled(wanted)) ??
        (/^\d{1,3}$/.test(wanted) ? stations[Number(wanted) - 1] : undefined);
    if (found === undefined) {
        throw new RefusedError(
            `the device ${JSON.stringify(wanted)} is unknown; there are ${stations.map(({ label }) => label).join(', ')}.`,
        );
    }
    return found;
}
