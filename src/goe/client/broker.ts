import type { Clock } from '../clock';
import { RefusedError } from '../errors';
import { MqttClientLink } from '../transport/mqttClient';
import type { MqttLink } from '../transport/mqttLink';

/**
 * A link to a broker.
 *
 * @param address mqtt://user:password@host:1883 or mqtts://...; what is left out has its usual value
 * @param clock time
 * @throws RefusedError where the address is none
 */
export function linkTo(address: string, clock: Clock): Promise<MqttLink> {
    const {
        hostname = '',
        password = '',
        port = '',
        protocol = '',
        username = '',
    } = URL.canParse(address) ? new URL(address) : {};
    if (!/^mqtts?:$/.test(protocol) || hostname === '') {
        throw new RefusedError(
            'The broker must look like mqtt://user:password@host:1883 (mqtts:// for an encrypted connection).',
        );
    }
    const tls = protocol === 'mqtts:';
    return MqttClientLink.open(
        {
            host: hostname.replace(/^\[|\]$/g, ''),
            port: port === '' ? (tls ? 8883 : 1883) : Number(port),
            user: decodeURIComponent(username),
            password: decodeURIComponent(password),
            tls,
            ca: '',
        },
        clock,
    );
}
