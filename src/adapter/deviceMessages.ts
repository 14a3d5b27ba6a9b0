import { RefusedError } from '../goe/errors';
import { listArgument, numberArgument } from './messageArguments';
import { commandsOf, stationOf, type Commands } from './messagePartner';

const minutes = { min: 0.1, max: 24 * 60, unit: 'minutes' };

/** Reading, writing, starting and stopping. */
export const deviceMessages: Commands = {
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
