import { randomBytes } from 'node:crypto';
import type WebSocket from 'ws';
import type { Clock } from '../clock';
import type { GoeError } from '../errors';
import { AuthError, ConnectionError, TimeoutError, UnsupportedError } from '../errors';
import type { RawValues } from '../rawValues';
import { hostAndPort } from './address';
import { localPace, type PushListener, type Transport, type WriteReply } from './transport';
import { Watchdog } from './watchdog';
import { WebSocketInbox, type WebSocketMessage } from './webSocketInbox';
import { proof, signed, type AppPassword, type PasswordKind } from './webSocketAuth';

/** For all until the last part of the full status; hashing a password on the device takes its time. */
const OPEN_MS = 15_000;
/** The clock of the device (`utc`, `rbt`) changes each second: silence means that the link is dead. */
const SILENCE_MS = 15_000;
const REPLY_MS = 4_000;

/** What the device says first, before any password. */
export interface Hello {
    readonly serial: string;
    readonly name: string;
    readonly firmware: string;
    readonly manufacturer: string;
    readonly type: string;
    readonly subtype: string;
    /** Writes must be signed. */
    readonly secured: boolean;
}

/** The link that the go-e app itself uses: the device pushes every change. Works with all open APIs switched off. */
export class WebSocketTransport implements Transport {
    readonly kind = 'websocket';
    readonly api = 'v2';
    readonly pace = localPace;
    readonly room = Infinity;
    private readonly values: Record<string, unknown> = {};
    private readonly replies = new Map<string, (message: WebSocketMessage) => void>();
    private listener: PushListener | undefined;
    private over: GoeError | undefined;
    private readonly watchdog: Watchdog;
    private requests = 0;

    private constructor(
        private readonly socket: WebSocket,
        private readonly where: string,
        private readonly clock: Clock,
        private readonly hello: Hello,
        private readonly stored: string,
    ) {
        this.watchdog = new Watchdog(clock, SILENCE_MS, () =>
            this.end(new TimeoutError(`${where}: nothing came for ${SILENCE_MS / 1000} s.`)),
        );
    }

    /**
     * Connects, logs in and waits for the full status.
     *
     * @param host name or IP address, with or without a port
     * @param password of the go-e app
     * @param clock time
     * @param expected serial number of the device that has this password, as far as it is known
     * @throws AuthError where the password is wrong, ConnectionError, UnsupportedError
     */
    static async open(
        host: string,
        password: AppPassword,
        clock: Clock,
        expected?: string,
    ): Promise<WebSocketTransport> {
        const where = hostAndPort(host);
        const inbox = await WebSocketInbox.open(where, clock, OPEN_MS);
        try {
            const hello = helloOf(await inbox.next('hello'), where);
            const { hash, token1, token2 } = await inbox.next('authRequired');
            const stored = await password.storedBy(passwordKind(hash, hello), hello.serial);
            const token3 = randomBytes(16).toString('hex');
            inbox.send({ type: 'auth', token3, hash: proof(stored, String(token1), String(token2), token3) });
            const result = await inbox.next('authSuccess', 'authError');
            if (result.type === 'authError') {
                if (expected !== undefined && hello.serial !== expected) {
                    // Two that have changed addresses: the password may well be right where the device is now.
                    throw new ConnectionError(
                        `${where}: another device answers here (serial number ${hello.serial} instead of ${expected}) and does not take the password; ` +
                            'check host and password in the settings.',
                    );
                }
                const whose = /^wattpilot/i.test(hello.type)
                    ? 'the Wattpilot app for this device'
                    : 'the go-e app for this device (Settings > Connection)';
                throw new AuthError(
                    `${where}: the password is wrong. It is the one of ${whose}; it is not tried again until the settings change.`,
                );
            }
            const transport = new WebSocketTransport(inbox.socket, where, clock, hello, stored);
            let isLast = false;
            while (!isLast) {
                const part = await inbox.next('fullStatus', 'deltaStatus');
                transport.take(part);
                isLast = part.type === 'fullStatus' && part.partial !== true;
            }
            transport.values.sse ??= hello.serial;
            inbox.handOver(
                message => transport.receive(message),
                error => transport.end(error),
            );
            transport.watchdog.feed();
            return transport;
        } catch (error) {
            inbox.close();
            throw error;
        }
    }

    /** Serial number of the device. */
    get serial(): string {
        return this.hello.serial;
    }

    read(keys: readonly string[] | 'all'): Promise<RawValues> {
        if (this.over) {
            return Promise.reject(this.over);
        }
        const { values } = this;
        return Promise.resolve(
            keys === 'all'
                ? { ...values }
                : Object.fromEntries(keys.filter(key => key in values).map(key => [key, values[key]])),
        );
    }

    async write(values: RawValues): Promise<WriteReply> {
        const replies = await Promise.all(
            Object.entries(values).map(async ([key, value]) => [key, await this.set(key, value)] as const),
        );
        return Object.fromEntries(replies);
    }

    listen(listener: PushListener): void {
        this.listener = listener;
        listener.onValues({ ...this.values });
        if (this.over) {
            listener.onLost(this.over);
        }
    }

    close(): void {
        this.listener = undefined;
        this.end(new ConnectionError(`${this.where}: the connection was closed.`));
    }

    private set(key: string, value: unknown): Promise<true | string> {
        if (this.over) {
            return Promise.reject(this.over);
        }
        const requestId = ++this.requests;
        const message = { type: 'setValue', requestId, key, value };
        return new Promise((resolve, reject) => {
            const timer = this.clock.startTimer(() => {
                this.replies.delete(String(requestId));
                reject(new TimeoutError(`${this.where}: no answer within ${REPLY_MS / 1000} s.`));
            }, REPLY_MS);
            this.replies.set(String(requestId), reply => {
                this.clock.stopTimer(timer);
                if (reply.type !== 'response') {
                    reject(this.over ?? new ConnectionError(`${this.where}: the connection was cut.`));
                } else {
                    const { message: reason } = reply;
                    const words = typeof reason === 'string' ? reason.slice(0, 200) : 'the device refused it';
                    resolve(reply.success === true ? true : words);
                }
            });
            this.socket.send(JSON.stringify(this.hello.secured ? signed(message, this.stored) : message));
        });
    }

    private receive(message: WebSocketMessage): void {
        this.watchdog.feed();
        switch (message.type) {
            case 'fullStatus':
            case 'deltaStatus':
                this.listener?.onValues(this.take(message));
                break;
            case 'response': {
                const id = String(message.requestId).replace(/sm$/, '');
                this.replies.get(id)?.(message);
                this.replies.delete(id);
                // What it says the value is now is news as well.
                this.listener?.onValues(this.take(message));
            }
        }
    }

    private take({ status }: WebSocketMessage): RawValues {
        const values = typeof status === 'object' && status !== null ? (status as RawValues) : {};
        Object.assign(this.values, values);
        return values;
    }

    private end(error: GoeError): void {
        if (this.over) {
            return;
        }
        this.over = error;
        this.watchdog.stop();
        this.socket.terminate();
        this.replies.forEach(reply => reply({}));
        this.replies.clear();
        this.listener?.onLost(error);
    }
}

/**
 * Asks who is there; needs no password.
 *
 * @param host name or IP address, with or without a port
 * @param clock time
 * @param timeoutMs for all of it
 */
export async function askHello(host: string, clock: Clock, timeoutMs: number): Promise<Hello> {
    const where = hostAndPort(host);
    const inbox = await WebSocketInbox.open(where, clock, timeoutMs);
    try {
        return helloOf(await inbox.next('hello'), where);
    } finally {
        inbox.close();
    }
}

function helloOf(message: WebSocketMessage, where: string): Hello {
    const text = (field: string): string => (typeof message[field] === 'string' ? message[field] : '');
    if (!/^\d{1,16}$/.test(text('serial'))) {
        throw new UnsupportedError(`${where}: this is no go-e device.`);
    }
    return {
        serial: text('serial'),
        name: text('friendly_name') || text('hostname'),
        firmware: text('version'),
        manufacturer: text('manufacturer'),
        type: text('devicetype'),
        subtype: text('devicesubtype'),
        // Clients have seen both (wattpilot-api).
        secured: message.secured === true || message.secured === 1,
    };
}

/** Devices that do not say it: CORE, PRO and the Wattpilot Flex use bcrypt, older ones PBKDF2 (ha-goecharger-api2). */
function passwordKind(hash: unknown, { type }: Hello): PasswordKind {
    return hash === 'bcrypt' || (hash === undefined && /phoenix|flex/i.test(type)) ? 'bcrypt' : 'pbkdf2';
}
