import { RefusedError } from '../goe/errors';
import { numberArgument, textArgument } from './messageArguments';
import { commandsOf, type Commands } from './messagePartner';

/** Finding devices, trying an address, entering a broker. */
export const networkMessages: Commands = {
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
};
