import type { Aedes, Client } from 'aedes';
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { ConnectionError, UnsupportedError } from '../errors';
import { fits, type MqttLink, type MqttListener, type MqttMessage } from './mqttLink';

/** What the embedded broker is. */
export interface BrokerOptions {
    /** Address to listen on. */
    readonly host: string;
    /** 0: any free one. */
    readonly port: number;
    readonly user: string;
    readonly password: string;
    /** Topic filters that clients may use, those of the configured devices. */
    readonly topics: readonly string[];
}

/** In bytes. A full v1 status is some 3 kB; nothing a charger sends is longer than this. */
const LARGEST_PACKET = 64 * 1024;
const MOST_CLIENTS = 50;

/** Whether some device of the maker publishes there. */
const isOfDevice = (topic: string): boolean => /^\/?go-e(Charger|Controller)\//.test(topic);

/** A broker inside the adapter, for chargers only: whoever may publish here can start and stop them. */
export class MqttBroker implements MqttLink {
    private readonly subscriptions = new Set<{ filters: readonly string[]; listener: MqttListener }>();
    private readonly retained = new Map<string, string>();
    private isClosed = false;

    private constructor(
        private readonly aedes: Aedes,
        private readonly server: Server,
        private readonly sockets: Set<Socket>,
    ) {}

    get isOpen(): boolean {
        return !this.isClosed;
    }

    /** The port it listens on. */
    get port(): number {
        const address = this.server.address();
        return typeof address === 'object' && address !== null ? address.port : 0;
    }

    /**
     * Begins to listen.
     *
     * @throws UnsupportedError where user or password are missing, the port is taken or the address is none of this computer
     */
    static async open({ host, password, port, topics, user }: BrokerOptions): Promise<MqttBroker> {
        if (user === '' || password === '') {
            throw new UnsupportedError(
                'The embedded MQTT broker needs a user and a password; enter them in the settings.',
            );
        }
        const isAllowed = (topic: string): boolean => topics.some(filter => fits(filter, topic));
        const sockets = new Set<Socket>();
        // An ES module: `require` of those came with Node.js 22.12 only.
        // eslint-disable-next-line no-restricted-syntax
        const library = await import('aedes');
        const aedes = await library.Aedes.createBroker({
            authenticate: (_client, name, secret, done) => {
                const isRight = name === user && isSame(secret ?? Buffer.alloc(0), password);
                done(isRight ? null : Object.assign(new Error('refused'), { returnCode: 4 }), isRight);
            },
            authorizePublish: (_client, packet, done) => {
                if (isAllowed(packet.topic)) {
                    done(null);
                } else if (isOfDevice(packet.topic)) {
                    done(new Error('not a topic of a configured device'));
                } else {
                    // A charger with `mhe` switched on describes itself to Home Assistant (go-e API keys): nobody hears that here, but
                    // an error would cut its connection each time.
                    Object.assign(packet, { topic: '$unheard', payload: '', retain: false });
                    done(null);
                }
            },
            // A filter is allowed where it lies within one of ours: '#' or another device's topics are none of its business.
            authorizeSubscribe: (_client, subscription, done) =>
                done(null, isAllowed(subscription.topic.replace(/[#+]/g, 'x')) ? subscription : null),
            maxClientsIdLength: 64,
        });
        // Small packets are sent at once instead of together with the next ones up to 40 ms later.
        const server = createServer({ noDelay: true }, socket => {
            if (sockets.size >= MOST_CLIENTS) {
                socket.destroy();
                return;
            }
            sockets.add(socket);
            socket.on('close', () => sockets.delete(socket));
            aedes.handle(socket);
            endAtLargePackets(socket);
        });
        const broker = new MqttBroker(aedes, server, sockets);
        aedes.on('publish', ({ payload, retain, topic }, client: Client | null) => {
            if (client !== null && isAllowed(topic)) {
                broker.receive(topic, payload.toString(), retain);
            }
        });
        aedes.on('clientError', () => undefined);
        aedes.on('connectionError', () => undefined);
        await new Promise<void>((resolve, reject) => {
            server.once('error', error => {
                aedes.close();
                const { code } = error as NodeJS.ErrnoException;
                const why =
                    code === 'EADDRINUSE'
                        ? 'the port is in use; choose another one'
                        : code === 'EADDRNOTAVAIL'
                          ? 'this is no address of this computer'
                          : (code ?? 'it is not possible');
                reject(
                    new UnsupportedError(`The embedded MQTT broker cannot listen on ${host}, port ${port}: ${why}.`),
                );
            });
            server.listen(port, host, resolve);
        });
        // Later errors, such as too many open files, concern one client only.
        server.removeAllListeners('error').on('error', () => undefined);
        return broker;
    }

    subscribe(filters: readonly string[], listener: MqttListener): Promise<() => void> {
        if (this.isClosed) {
            return Promise.reject(new ConnectionError('The embedded MQTT broker was closed.'));
        }
        const subscription = { filters, listener };
        this.subscriptions.add(subscription);
        for (const [topic, text] of this.retained) {
            if (filters.some(filter => fits(filter, topic))) {
                listener.onMessage({ topic, text, isRetained: true });
            }
        }
        return Promise.resolve(() => void this.subscriptions.delete(subscription));
    }

    publish(topic: string, text: string): Promise<void> {
        return new Promise((resolve, reject) => {
            this.aedes.publish(
                { cmd: 'publish', topic, payload: Buffer.from(text), qos: 0, retain: false, dup: false } as never,
                error => (error ? reject(new ConnectionError('The embedded MQTT broker could not send.')) : resolve()),
            );
        });
    }

    async close(): Promise<void> {
        this.isClosed = true;
        this.subscriptions.clear();
        this.sockets.forEach(socket => socket.destroy());
        await new Promise<void>(resolve => this.aedes.close(() => resolve()));
        await new Promise<void>(resolve => this.server.close(() => resolve()));
    }

    private receive(topic: string, text: string, isKept: boolean): void {
        if (isKept && text === '') {
            this.retained.delete(topic);
        } else if (isKept) {
            this.retained.set(topic, text);
        }
        // A message that is kept is live for those who listen when it comes.
        const message: MqttMessage = { topic, text, isRetained: false };
        for (const { filters, listener } of [...this.subscriptions]) {
            if (filters.some(filter => fits(filter, topic))) {
                listener.onMessage(message);
            }
        }
    }
}

/**
 * The library collects a packet until it is complete, 256 MB of it if need be, also before anybody has logged in. Here the
 * lengths in front of the packets are read along, and a client that announces a longer one is cut off.
 */
function endAtLargePackets(socket: Socket): void {
    /** Bytes left of the packet; undefined: its length is being read. */
    let left: number | undefined;
    let length = 0;
    /** Bytes of the head so far: one for the type, then up to four with seven bits of the length each. */
    let head = 0;
    socket.on('data', (chunk: Buffer) => {
        for (let at = 0; at < chunk.length;) {
            if (left === undefined) {
                const byte = chunk[at++];
                length += head === 0 ? 0 : (byte & 0x7f) * 128 ** (head - 1);
                const isLast = head > 0 && byte < 0x80;
                head++;
                if (length > LARGEST_PACKET || head > 5) {
                    socket.destroy();
                    return;
                }
                left = isLast ? length : undefined;
            } else {
                const taken = Math.min(left, chunk.length - at);
                at += taken;
                left -= taken;
            }
            if (left === 0) {
                [left, length, head] = [undefined, 0, 0];
            }
        }
    });
}

function isSame(given: Buffer, wanted: string): boolean {
    const expected = Buffer.from(wanted);
    return given.length === expected.length && timingSafeEqual(given, expected);
}
