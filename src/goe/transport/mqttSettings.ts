import { isIPv6 } from 'node:net';
import { RefusedError } from '../errors';
import type { RawValues } from '../rawValues';
import { MqttDialect } from './mqttDialect';

/** A broker as the charger reaches it. */
export interface BrokerForCharger {
    /** Name or IP address, without a port. */
    readonly host: string;
    readonly port: number;
    /** '' for a broker that asks for none. */
    readonly user: string;
    readonly password: string;
    /** Beginning of the topics where it is not the usual one, {serial} for the serial number. */
    readonly prefix?: string;
}

/** What may stand in front of the host in an address (RFC 3986), which is all the charger's parser takes. */
const passwordCharacters = /^[\w\-.!~*'();:&=+$,%]*$/;
const userCharacters = /^[\w\-.!~*'();&=+$,%]*$/;

/**
 * What to write to a charger, in this order, so that it publishes at a broker and takes values from there.
 *
 * @param api whose keys it takes
 * @param serial serial number of the charger
 * @param broker where it shall publish
 * @returns API key -> raw JSON value
 * @throws RefusedError where the charger could not log in with this user and password
 */
export function mqttSettings(api: 'v2' | 'v1', serial: string, broker: BrokerForCharger): RawValues {
    const { host, password, port, prefix = '', user } = broker;
    if (api === 'v1') {
        return { mcs: host, mcp: port, mcu: user, mck: password, mce: 1 };
    }
    // It stores the login as part of an address and does not decode that, so escaping helps nothing (go-eCharger-API-v2 issue 258).
    if (!userCharacters.test(user) || !passwordCharacters.test(password)) {
        throw new RefusedError(
            'the charger cannot log in with this user and password: give the broker some that consist of letters from a to z, ' +
                "digits and -_.!~*'();&=+$,% only.",
        );
    }
    const login = user === '' ? '' : `${user}:${password}@`;
    return {
        mcu: `mqtt://${login}${isIPv6(host) ? `[${host}]` : host}:${port}`,
        ...(prefix === '' ? {} : { mtp: MqttDialect.filters(serial, prefix)[0].slice(0, -1) }),
        mcr: false,
        mce: true,
    };
}
