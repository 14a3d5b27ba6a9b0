import mqtt, { type MqttClient } from 'mqtt';
import { X509Certificate } from 'node:crypto';
import { Socket } from 'node:net';
import type { Clock } from '../clock';
import { AuthError, ConnectionError, PermanentError, TimeoutError, type GoeError } from '../errors';
import { fits, type MqttLink, type MqttListener } from './mqttLink';
import { pause } from './pause';

const CONNECT_MS = 10_000;
/** So often the broker is asked whether it is there, in seconds: one that vanished without a word is noticed within one and a half. */
const KEEP_ALIVE_S = 30;

/** Where the broker is and who we are. */
export interface BrokerAccess {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly tls: boolean;
    /** Certificate of the authority that signed the broker's, in PEM; '' for one that the system trusts. */
    readonly ca: string;
}

/** A link to any broker as its client. It does not reconnect by itself: whoever needs it opens it again. */
export class MqttClientLink implements MqttLink {
    private readonly subscriptions = new Set<{ filters: readonly string[]; listener: MqttListener }>();
    private over: GoeError | undefined;

    private constructor(
        private readonly client: MqttClient,
        private readonly where: string,
    ) {
        client.on('message', (topic, payload, { retain }) => {
            const message = { topic, text: payload.toString('utf8'), isRetained: retain };
            for (const { filters, listener } of [...this.subscriptions]) {
                if (filters.some(filter => fits(filter, topic))) {
                    listener.onMessage(message);
                }
            }
        });
        client.on('error', () => undefined);
        client.on('close', () => this.end(new ConnectionError(`${where}: the connection to the broker was cut.`)));
    }

    get isOpen(): boolean {
        return this.over === undefined;
    }

    /**
     * Connects.
     *
     * @throws AuthError where user or password are wrong, PermanentError where the certificate is, ConnectionError
     */
    static open(access: BrokerAccess, clock: Clock): Promise<MqttClientLink> {
        const { ca, host, password, port, tls, user } = access;
        const where = `MQTT broker ${host}:${port}`;
        if (tls && ca !== '' && !isCertificate(ca)) {
            return Promise.reject(
                new PermanentError(
                    `${where}: the certificate of the authority in the settings cannot be read; it begins with "-----BEGIN CERTIFICATE-----".`,
                ),
            );
        }
        const ready = new AbortController();
        return new Promise((resolve, reject) => {
            const client = mqtt.connect({
                protocol: tls ? 'mqtts' : 'mqtt',
                host,
                port,
                ...(user === '' ? {} : { username: user, password }),
                ...(ca === '' ? {} : { ca }),
                clean: true,
                reconnectPeriod: 0,
                connectTimeout: CONNECT_MS,
                keepalive: KEEP_ALIVE_S,
                queueQoSZero: false,
            });
            const fail = (error: GoeError): void => {
                ready.abort();
                client.removeAllListeners();
                client.on('error', () => undefined);
                client.end(true);
                reject(error);
            };
            const late = new TimeoutError(`${where}: no answer within ${CONNECT_MS / 1000} s.`);
            pause(CONNECT_MS, clock, ready.signal).then(
                () => fail(late),
                () => undefined,
            );
            client.once('connect', () => {
                // A second write does not wait up to 40 ms for the broker to acknowledge the first.
                if (client.stream instanceof Socket) {
                    client.stream.setNoDelay();
                }
                ready.abort();
                client.removeAllListeners('error');
                client.removeAllListeners('close');
                resolve(new MqttClientLink(client, where));
            });
            client.once('error', error => fail(translated(error, where)));
            client.once('close', () => fail(new ConnectionError(`${where}: the broker closed the connection.`)));
        });
    }

    async subscribe(filters: readonly string[], listener: MqttListener): Promise<() => void> {
        if (this.over) {
            throw this.over;
        }
        const subscription = { filters, listener };
        this.subscriptions.add(subscription);
        const attempts = await Promise.allSettled(
            filters.map(filter => this.client.subscribeAsync(filter, { qos: 0 })),
        );
        // A broker may let us read those topics only that the device uses: one of the possible beginnings.
        if (attempts.every(({ status }) => status === 'rejected')) {
            this.subscriptions.delete(subscription);
            throw this.over ?? new ConnectionError(`${this.where}: the broker does not let us read these topics.`);
        }
        return () => {
            this.subscriptions.delete(subscription);
            const wanted = new Set([...this.subscriptions].flatMap(other => other.filters));
            const unwanted = filters.filter(filter => !wanted.has(filter));
            if (!this.over && unwanted.length > 0) {
                this.client.unsubscribe(unwanted);
            }
        };
    }

    async publish(topic: string, text: string): Promise<void> {
        if (this.over) {
            throw this.over;
        }
        try {
            await this.client.publishAsync(topic, text, { qos: 0, retain: false });
        } catch {
            throw this.over ?? new ConnectionError(`${this.where}: the message could not be sent.`);
        }
    }

    async close(): Promise<void> {
        this.subscriptions.clear();
        this.end(new ConnectionError(`${this.where}: the connection was closed.`));
        await this.client.endAsync(true);
    }

    private end(error: GoeError): void {
        if (this.over) {
            return;
        }
        this.over = error;
        this.subscriptions.forEach(({ listener }) => listener.onLost(error));
        this.subscriptions.clear();
        this.client.end(true);
    }
}

/** The library would leave out what is none and then say that the broker is not to be trusted. */
function isCertificate(pem: string): boolean {
    try {
        return new X509Certificate(pem).subject !== undefined;
    } catch {
        return false;
    }
}

/** What the library says holds the options of the connection; only what it means is passed on. */
function translated(error: Error, where: string): GoeError {
    const { code } = error as { code?: number | string };
    // 4 and 5 of MQTT 3.1.1: bad user name or password, not authorised.
    if (code === 4 || code === 5) {
        return new AuthError(`${where}: user or password are wrong.`);
    }
    switch (code) {
        case 'ECONNREFUSED':
            return new ConnectionError(`${where}: nothing answers at this address (connection refused).`);
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return new ConnectionError(`${where}: this name is not known in the network.`);
        case 'DEPTH_ZERO_SELF_SIGNED_CERT':
        case 'SELF_SIGNED_CERT_IN_CHAIN':
        case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
        case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
            return new PermanentError(
                `${where}: its certificate is not signed by a known authority. Enter the certificate of the authority in the settings.`,
            );
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return new PermanentError(`${where}: its certificate was made for another name.`);
        case 'CERT_HAS_EXPIRED':
            return new PermanentError(`${where}: its certificate has expired.`);
        default:
            return new ConnectionError(
                `${where}: the connection failed${typeof code === 'string' ? ` (${code})` : ''}.`,
            );
    }
}
