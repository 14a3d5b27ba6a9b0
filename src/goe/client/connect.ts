import { rowsOf } from '../catalogue/rowsOf';
import type { Clock } from '../clock';
import { GoeError, RefusedError, TimeoutError } from '../errors';
import { identityKeys, identityOf, type DeviceIdentity } from '../session/identity';
import { Route } from '../session/route';
import type { MqttLink } from '../transport/mqttLink';
import type { ConnectionType, Transport, Way } from '../transport/transport';
import { waysTo } from '../transport/ways';
import { Client, type OwnWays } from './client';
import { nodeClock } from './nodeClock';

/** Where the maker's cloud is; it moves now and then. */
export const makersCloud = { v2: 'https://{serial}.api.v3.go-e.io', v1: 'https://api.go-e.co' } as const;

/** How to reach a device: one of host, serial (found in the network), serial and token, host and password, serial and mqtt. */
export interface ConnectOptions {
    /** Name or IP address, with or without a port. */
    readonly host?: string;
    /** Serial number: the device must have it; without a host it is looked for in the network. */
    readonly serial?: string;
    /** Cloud token of the go-e app. */
    readonly token?: string;
    /** Password of the go-e app, for the WebSocket. */
    readonly password?: string;
    /** Broker where the device publishes: mqtt://user:password@host:1883, or mqtts://. Needs the serial number. */
    readonly mqtt?: string;
    /** Only this way. Default: the best that works, MQTT first where a broker is given. */
    readonly connection?: 'auto' | ConnectionType;
    /** After this long it is given up. Default 15000 ms. */
    readonly timeoutMs?: number;
    /** Addresses of the cloud, with {serial} in them; default: the maker's. */
    readonly cloud?: { readonly v2: string; readonly v1: string };
    /** Time; default: the computer's. */
    readonly clock?: Clock;
}

const TIMEOUT_MS = 15_000;
const NEEDED =
    'Give the host; or the serial number with the cloud token or the broker; the WebSocket needs the password of the go-e app as well.';

/**
 * Connects to a charger or controller by the best way that works, and asks it who it is. Nothing is written.
 *
 * @param options how to reach it
 * @throws RefusedError where what was given is not enough, AuthError for a wrong password or token, UnsupportedError where an
 * API is switched off (with what to switch on), ConnectionError where nobody answers
 */
export async function connect(options: ConnectOptions): Promise<Client> {
    const { clock = nodeClock, timeoutMs = TIMEOUT_MS } = options;
    const ending = new AbortController();
    let timer: unknown;
    const late = new Promise<never>((_resolve, reject) => {
        timer = clock.startTimer(
            () => reject(new TimeoutError(`${whereOf(options)} did not answer within ${timeoutMs / 1000} s.`)),
            timeoutMs,
        );
    });
    try {
        return await Promise.race([open(options, clock, ending.signal), late]);
    } catch (error) {
        ending.abort();
        throw error;
    } finally {
        clock.stopTimer(timer);
    }
}

async function open(options: ConnectOptions, clock: Clock, ended: AbortSignal): Promise<Client> {
    const where = whereOf(options);
    const newWays = (): Promise<OwnWays> => waysOf(options, clock);
    const { close, ways } = await newWays();
    // Who comes too late is sent away.
    const atTheEnd = (end: () => void): void => (ended.aborted ? end() : ended.addEventListener('abort', end));
    atTheEnd(close);
    if (ways.length === 0) {
        throw new RefusedError(`${where}: this is not enough to reach it. ${NEEDED}`);
    }
    const route = new Route(ways, clock, where);
    let met: { identity: DeviceIdentity; transport: Transport; way: Way } | undefined;
    await route.open(route.candidates(), async (transport, way) => {
        atTheEnd(() => transport.close());
        const identity = identityOf(await transport.read(identityKeys), where);
        if (options.serial !== undefined && identity.serial !== options.serial) {
            throw new RefusedError(
                `${where}: another device answers here (serial number ${identity.serial} instead of ${options.serial}).`,
            );
        }
        route.use(way, transport);
        met = { identity, transport, way };
    });
    if (met === undefined) {
        throw new GoeError(`${where}: it was not asked who it is.`);
    }
    return new Client({ ...met, newWays, rows: await rowsOf(met.transport.api), clock, close });
}

function whereOf({ host, serial }: ConnectOptions): string {
    return host ?? (serial === undefined ? 'The device' : `Device ${serial}`);
}

async function waysOf(
    { cloud = makersCloud, connection, host, mqtt, password, serial, token }: ConnectOptions,
    clock: Clock,
): Promise<OwnWays> {
    if (host === undefined && token === undefined && mqtt === undefined && serial === undefined) {
        throw new RefusedError(NEEDED);
    }
    if (mqtt !== undefined && serial === undefined) {
        throw new RefusedError('By MQTT the serial number is needed, to know which device is meant.');
    }
    const isToBeFound = host === undefined && token === undefined && mqtt === undefined && serial !== undefined;
    const address = isToBeFound ? await (await import('./network.js')).addressOf(serial, clock) : host;
    let link: Promise<MqttLink> | undefined;
    const ways = waysTo(
        {
            connection: connection ?? (mqtt === undefined ? 'auto' : 'mqtt'),
            cloud,
            ...(address === undefined ? {} : { host: address }),
            ...(serial === undefined ? {} : { serial }),
            ...(token === undefined ? {} : { token }),
            ...(password === undefined ? {} : { password }),
            ...(mqtt === undefined
                ? {}
                : { mqtt: { link: () => (link ??= import('./broker.js').then(({ linkTo }) => linkTo(mqtt, clock))) } }),
        },
        clock,
    );
    return {
        // Who names a way wants to know whether that one works.
        ways: connection === undefined || connection === 'auto' ? ways : ways.filter(({ kind }) => kind === connection),
        close: () =>
            void link?.then(
                open => open.close(),
                () => undefined,
            ),
    };
}
