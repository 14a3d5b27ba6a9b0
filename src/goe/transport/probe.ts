import type { Clock } from '../clock';
import { AuthError, ConnectionError, GoeError, UnsupportedError } from '../errors';
import { hostAndPort } from './address';
import { HttpV1Transport } from './httpV1';
import { HttpV2Transport } from './httpV2';
import type { ConnectionType } from './transport';

/** Which ways into a device are open, and why the others are not. */
export type WaysIn = Readonly<Partial<Record<ConnectionType, true | GoeError>>>;

/** What a device says about itself to somebody without a password. */
export interface Probed {
    readonly serial: string;
    readonly name: string;
    /** go-eCharger_V4, controller, wattpilot ...; a charger of API v1 does not say it. */
    readonly type: string;
    readonly firmware: string;
    readonly ways: WaysIn;
}

const HELLO_MS = 4_000;

const names: Readonly<Record<ConnectionType, string>> = {
    'http-v2': 'the local HTTP API v2',
    'http-v1': 'the local HTTP API v1',
    websocket: 'its WebSocket',
    mqtt: 'MQTT',
    'cloud-v2': 'the cloud',
    'cloud-v1': 'the cloud',
};

const text = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/**
 * Finds out who answers at a host and which ways in are open. Asks one way after the other: devices hold few connections.
 *
 * @param host name or IP address, with or without a port
 * @param clock time
 * @throws ConnectionError where nobody answers at all, UnsupportedError where the host cannot be one or is no go-e device
 */
export async function probe(host: string, clock: Clock): Promise<Probed> {
    const where = hostAndPort(host);
    const ways: Partial<Record<ConnectionType, true | GoeError>> = {};
    const facts: Record<string, unknown> = {};
    const ask = async (kind: ConnectionType, question: () => Promise<Record<string, unknown>>): Promise<void> => {
        try {
            const { isOpen = true, ...answer } = await question();
            Object.entries(answer).forEach(([key, value]) => (facts[key] ||= value));
            ways[kind] =
                isOpen === true
                    ? true
                    : new AuthError(`${where}: the WebSocket of the app is there and needs the password of the app.`);
        } catch (error) {
            if (!(error instanceof GoeError)) {
                throw error;
            }
            ways[kind] = error;
        }
    };
    await ask('http-v2', async () => {
        const transport = new HttpV2Transport(host, clock);
        const { fna, fwv, sse, typ } = await transport.read(['sse', 'typ', 'fwv', 'fna']);
        return mustBeGoe({ serial: text(sse), type: text(typ), firmware: text(fwv), name: text(fna) }, where);
    });
    if (ways['http-v2'] !== true) {
        await ask('http-v1', async () => {
            const { fwv, sse } = await new HttpV1Transport(host, clock).read();
            return mustBeGoe({ serial: text(sse), firmware: text(fwv) }, where);
        });
    }
    await ask('websocket', async () => {
        const { firmware, name, serial, type } = await (await import('./webSocket.js')).askHello(host, clock, HELLO_MS);
        return { firmware, name, serial, type, isOpen: false };
    });
    if (text(facts.serial) === '') {
        const reason = ways['http-v2'];
        throw reason instanceof GoeError ? reason : new ConnectionError(`${where}: nobody answers.`);
    }
    return {
        serial: text(facts.serial),
        name: text(facts.name),
        type: text(facts.type),
        firmware: text(facts.firmware),
        ways,
    };
}

function mustBeGoe<T extends { readonly serial: string }>(facts: T, where: string): T {
    if (facts.serial === '') {
        throw new UnsupportedError(`${where}: something answers here, but it is no go-e device (no serial number).`);
    }
    return facts;
}

/**
 * What was found, in a sentence for the owner: who it is, by which ways it can be reached, and what to switch on.
 *
 * @param probed what the device said
 */
export function describeProbe({ firmware, name, serial, type, ways }: Probed): string {
    const open = Object.entries(ways).flatMap(([kind, state]) =>
        state === true ? [names[kind as ConnectionType]] : [],
    );
    const who = `${type || 'go-e charger'} "${name || serial}", serial number ${serial}, firmware ${firmware || 'unknown'}`;
    if (open.length > 0) {
        return `Found ${who}. It can be reached by ${open.join(' and ')}${ways.websocket instanceof AuthError ? ', and with the password of the app by its WebSocket' : ''}.`;
    }
    if (/^wattpilot/i.test(type)) {
        // It has no other way in (Wattpilot clients), so there is nothing to switch on.
        return `Found ${who}. It can be reached by ${names.websocket}: enter the password of the Wattpilot app here.`;
    }
    return (
        `Found ${who}, but its local API is switched off. Enter the password of the go-e app here, or switch the API on in the app: ` +
        'Settings > Connection > API settings > Allow local HTTP API v2.'
    );
}
