import { catalogue } from '../src/goe/catalogue/catalogue';
import type { KeyRow } from '../src/goe/catalogue/row';
import { v1Rows } from '../src/goe/catalogue/v1';

/**
 * A secret that occurs nowhere else, so that it is found again wherever it got to. Letters and digits only: JSON, URLs and
 * log lines leave it as it is.
 *
 * @param name what it is the secret of
 */
export function marker(name: string): string {
    return `SESAME${name}EMASES`;
}

/** The secrets in a text, each once. */
export function markersIn(text: string): string[] {
    return [...new Set(text.match(/SESAME\w*?EMASES/gi) ?? [])];
}

/** A secret in the shapes that a firmware may give it one day. */
export const shapes: Readonly<Record<string, (name: string) => unknown>> = {
    'a text': marker,
    'a part of an object': name => ({ value: marker(name), paired: true }),
    'an entry of a list': name => [marker(name), { name: marker(`${name}Entry`) }],
};

const address = (scheme: string, name: string, host: string): string =>
    `${scheme}://${marker(`${name}User`)}:${marker(`${name}Password`)}@${host}?token=${marker(`${name}Query`)}`;

/**
 * Passwords, tokens, certificates and their keys, ids of cards, by the documents of the maker. Written down here as well: a row
 * that loses its mark by mistake must not lose its test with it.
 */
const secretKeys = {
    v2: 'pass wak facwak hsa mck mqcc msc ocppcc ocppck ocppsc cak data dll pco'.split(' '),
    v1: 'wke wak mcu mck pco rca rcr rcd rc4 rc5 rc6 rc7 rc8 rc9 rc1'.split(' '),
};

function secretsOf(keys: readonly string[], rows: readonly KeyRow[], shape: (name: string) => unknown): object {
    const marked = rows.filter(({ secret }) => secret).map(({ key }) => key);
    return Object.fromEntries([...keys, ...marked].map(key => [key, shape(key)]));
}

const places = Array.from({ length: 10 }, (_, place) => place);

/** Keys that no catalogue knows, with what a person would call a secret in them. */
export const unknownSecrets: Readonly<Record<string, unknown>> = {
    zzAddress: address('https', 'zzAddress', 'new.example/path'),
    zzPassword: marker('zzPassword'),
    zzNested: {
        name: 'a new thing',
        wifiPassword: marker('zzNestedPassword'),
        apiKey: marker('zzNestedKey'),
        token: 123_456,
        address: address('mqtt', 'zzNested', 'new.example:1883'),
        list: [{ ssid: 'Home', key: marker('zzNestedList'), pass: [marker('zzNestedPass')] }],
    },
};

/**
 * What a device would send that read all its secrets back: raw values by key, for chargers and controllers with API v2.
 *
 * @param shape of the values that are secret as a whole
 */
export function markedV2(shape: (name: string) => unknown = marker): Record<string, unknown> {
    return {
        ...secretsOf(secretKeys.v2, catalogue, shape),
        // Passwords and identifiers read back as booleans today (go-e API keys).
        wifis: places.map(place => ({
            ssid: `Home ${place}`,
            key: marker(`wifi${place}Key`),
            password: marker(`wifi${place}Password`),
        })),
        cards: places.map(place => ({
            name: `Card ${place}`,
            energy: 1000,
            cardId: marker(`card${place}Id`),
            rfid: marker(`card${place}Rfid`),
        })),
        ...Object.fromEntries(places.map(place => [`c${place}i`, marker(`c${place}i`)])),
        mcu: address('mqtts', 'mcu', 'broker.example:8883'),
        ocppu: address('wss', 'ocppu', 'ocpp.example/charger'),
        mecu: address('http', 'mecu', 'meter.example/api'),
    };
}

/** The same with the fields of API v1; V1 and V2 send some of them in clear. */
export function markedV1(shape: (name: string) => unknown = marker): Record<string, unknown> {
    return { ...secretsOf(secretKeys.v1, v1Rows, shape), mcs: address('mqtt', 'mcs', 'broker.example') };
}
