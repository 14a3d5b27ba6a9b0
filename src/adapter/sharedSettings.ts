import { withoutLogin } from '../goe/transport/address';
import { fieldsOf, isGiven, numberIn, textOf } from './settingFields';

/** The broker by which devices are reached, for all devices of the instance. */
export interface MqttSettings {
    /** off; embedded: the adapter is the broker; external: the adapter is a client of another one. */
    readonly mode: 'off' | 'embedded' | 'external';
    /** embedded: the address to listen on; external: the broker's name or address. */
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    /** external: encrypted connection. */
    readonly tls: boolean;
    /** external: certificate of the authority that signed the broker's, in PEM; empty: one that the system trusts. */
    readonly ca: string;
    /** Topics of the chargers where they are not the usual ones; '' or with {serial} in it. */
    readonly prefix: string;
}

/** Addresses of the maker's cloud; the maker moves them now and then. {serial} stands for the serial number. */
export interface CloudSettings {
    readonly v2: string;
    readonly v1: string;
}

/** MQTT switched off. */
export const noMqtt: MqttSettings = {
    mode: 'off',
    host: '',
    port: 1883,
    user: '',
    password: '',
    tls: false,
    ca: '',
    prefix: '',
};
const modes: readonly string[] = ['off', 'embedded', 'external'] satisfies MqttSettings['mode'][];
/** Where the maker's cloud is unless the settings say otherwise. */
export const makersCloud: CloudSettings = { v2: 'https://{serial}.api.v3.go-e.io', v1: 'https://api.go-e.co' };

/**
 * Reads the part `mqtt` of the settings. What cannot be used switches MQTT off, with one line in `problems`.
 *
 * @param value the part as a person or a script left it
 * @param problems where to complain
 */
export function readMqtt(value: unknown, problems: string[]): MqttSettings {
    const fields = fieldsOf(value);
    const mode = textOf(fields.mode) || 'off';
    const isTls = fields.tls === true;
    const port = isGiven(fields.port) ? numberIn(fields.port, 1, 65_535) : isTls ? 8883 : 1883;
    const settings: MqttSettings = {
        mode: mode as MqttSettings['mode'],
        host: textOf(fields.host),
        port: port ?? 1883,
        user: textOf(fields.user),
        password: typeof fields.password === 'string' ? fields.password : '',
        tls: isTls,
        ca: textOf(fields.ca),
        prefix: textOf(fields.prefix),
    };
    const problem = problemOf(settings, port === undefined);
    if (problem === undefined) {
        return settings;
    }
    problems.push(`MQTT: ${problem} MQTT is not used.`);
    return { ...settings, mode: 'off' };
}

function problemOf({ host, mode, password, user }: MqttSettings, isPortWrong: boolean): string | undefined {
    if (!modes.includes(mode)) {
        return `the mode "${mode}" is unknown; choose off, embedded or external.`;
    }
    if (mode === 'off') {
        return undefined;
    }
    if (isPortWrong) {
        return 'the port must lie between 1 and 65535.';
    }
    if (host === '') {
        return mode === 'embedded'
            ? 'the address to listen on is missing; enter the IP address of this computer in your network.'
            : 'the host of the broker is missing.';
    }
    // Whoever may publish can start and stop the charger.
    return mode === 'embedded' && (user === '' || password === '')
        ? 'the embedded broker needs a user and a password.'
        : undefined;
}

/**
 * Reads the part `cloud` of the settings.
 *
 * @param value the part as a person or a script left it
 * @param problems where to complain
 */
export function readCloud(value: unknown, problems: string[]): CloudSettings {
    const fields = fieldsOf(value);
    const address = (field: keyof CloudSettings): string => {
        const text = textOf(fields[field]).replace(/\/+$/, '');
        // A token must not travel in clear; a computer's own loopback is no journey.
        if (text === '' || /^https:\/\/[^/?#@\s]+$/.test(text) || /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/.test(text)) {
            return text || makersCloud[field];
        }
        problems.push(
            `Cloud: the address "${withoutLogin(text)}" is not usable; it must look like ${makersCloud[field]}. That one is used.`,
        );
        return makersCloud[field];
    };
    return { v2: address('v2'), v1: address('v1') };
}
