import { encode } from '@msgpack/msgpack';
import { encodeBase64, hashSync } from 'bcryptjs';
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock, Timer } from '../goe/clock';
import type { DeviceModel } from './deviceModel';
import type { Faults } from './faults';
import type { RequestRecord } from './httpServer';

/** How the device's own link for the app behaves. */
export interface WebSocketOptions {
    readonly password: string;
    /** How the password is kept. Default: bcrypt on CORE, PRO and the Wattpilot Flex, else pbkdf2. */
    readonly hash?: 'pbkdf2' | 'bcrypt';
    /** The device does not say how it keeps the password (older firmware). */
    readonly hidesHash?: boolean;
    /** Writes must be signed. Default true. */
    readonly secured?: boolean | 1;
    /** Frames are MessagePack. Default: text. */
    readonly binary?: boolean;
    /** Binary frames have a 0x00 in front. */
    readonly leadingZero?: boolean;
}

/** What the door needs from the simulator. */
export interface WebSocketPartner {
    readonly clock: Clock;
    readonly device: DeviceModel;
    readonly faults: () => Faults;
    readonly requests: RequestRecord[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Keys in one part of the full status. */
const partSize = 40;
const looksPerSecond = 20;

/** The link that the go-e app uses, at /ws of the device's HTTP server. */
export class WebSocketDoor {
    private readonly server = new WebSocketServer({ noServer: true });
    private timer: Timer;
    private shown: Record<string, unknown> = {};
    /** Connections that have logged in. */
    private readonly clients = new Set<WebSocket>();
    private isBlocked = false;
    private kept: string | undefined;

    constructor(
        private readonly options: WebSocketOptions,
        private readonly partner: WebSocketPartner,
    ) {}

    /** Takes the upgrades of an HTTP server. */
    attach(http: Server): void {
        http.on('upgrade', (request: IncomingMessage, socket, head) => {
            if (request.url !== '/ws' || this.isBlocked || !this.partner.device.isAnswering) {
                socket.destroy();
                return;
            }
            this.server.handleUpgrade(request, socket, head, client => this.greet(client));
        });
    }

    /** Begins to look for changes. */
    start(): void {
        this.stop();
        this.timer = this.partner.clock.startTimer(() => {
            this.sendChanges();
            this.start();
        }, 1000 / looksPerSecond);
    }

    /** Looks for changes no more. */
    stop(): void {
        this.partner.clock.stopTimer(this.timer);
    }

    /** Sends something that is no message, to everybody who has logged in. */
    sendBroken(frame: string | Uint8Array): void {
        this.clients.forEach(client => client.send(frame));
    }

    /** Cuts every connection: the device is off or restarts. */
    cut(): void {
        this.server.clients.forEach(client => client.terminate());
        this.clients.clear();
    }

    /** Connections are cut and refused, or no more. */
    block(isBlocked: boolean): void {
        this.isBlocked = isBlocked;
        if (isBlocked) {
            this.cut();
        }
    }

    private get hash(): 'pbkdf2' | 'bcrypt' {
        const { typ } = this.partner.device.status(['typ']);
        return this.options.hash ?? (/phoenix|flex/i.test(String(typ)) ? 'bcrypt' : 'pbkdf2');
    }

    private serial(): string {
        return String(this.partner.device.status(['sse']).sse);
    }

    private greet(client: WebSocket): void {
        const { hidesHash = false } = this.options;
        const { fna, host, oem, sse, styp, typ } = this.partner.device.status([
            'fna',
            'host',
            'oem',
            'sse',
            'styp',
            'typ',
        ]);
        const serial = String(sse);
        const token1 = randomBytes(16).toString('hex');
        const token2 = randomBytes(16).toString('hex');
        client.on('error', () => undefined);
        client.on('close', () => this.clients.delete(client));
        client.on('message', data =>
            this.receive(client, JSON.parse((data as Buffer).toString()) as Record<string, unknown>, token1, token2),
        );
        this.send(client, {
            type: 'hello',
            serial,
            hostname: host,
            friendly_name: fna,
            manufacturer: oem,
            devicetype: typ,
            ...(styp ? { devicesubtype: styp } : {}),
            version: this.partner.device.firmware,
            protocol: 2,
            secured: this.options.secured ?? true,
        });
        this.send(client, { type: 'authRequired', token1, token2, ...(hidesHash ? {} : { hash: this.hash }) });
    }

    private receive(client: WebSocket, message: Record<string, unknown>, token1: string, token2: string): void {
        if (message.type === 'auth') {
            const { hash, token3 } = message;
            if (hash !== sha256(`${String(token3)}${token2}${sha256(token1 + this.stored())}`)) {
                this.send(client, { type: 'authError', message: 'Wrong password' });
                return;
            }
            this.send(client, { type: 'authSuccess' });
            this.sendAll(client);
            this.clients.add(client);
        } else if (this.clients.has(client)) {
            this.write(client, message);
        }
    }

    private write(client: WebSocket, message: Record<string, unknown>): void {
        const isSecured = this.options.secured ?? true;
        if (isSecured) {
            const hmac = createHmac('sha256', this.stored()).update(String(message.data)).digest('hex');
            if (message.type !== 'securedMsg' || message.hmac !== hmac) {
                this.send(client, {
                    type: 'response',
                    requestId: message.requestId,
                    success: false,
                    message: 'not secured',
                });
                return;
            }
        }
        const asked = (isSecured ? JSON.parse(String(message.data)) : message) as Record<string, unknown>;
        const key = String(asked.key);
        const fault = this.partner.faults().take('set');
        this.partner.requests.push({
            time: this.partner.clock.now(),
            method: 'WS',
            path: '/ws',
            kind: 'set',
            keys: [key],
            values: { [key]: asked.value },
            targetLength: 0,
            fault: fault?.name,
        });
        if (fault?.name === 'reset') {
            client.terminate();
            return;
        }
        if (fault?.name === 'hang') {
            return;
        }
        // Done at once, as by HTTP: a device acts in the order in which it is told; only the answer is late.
        const result = this.partner.device.set(key, JSON.stringify(asked.value));
        const isTaken = result === true;
        const answer = (): void =>
            this.send(client, {
                type: 'response',
                requestId: isSecured ? message.requestId : asked.requestId,
                success: isTaken,
                ...(isTaken ? { status: this.partner.device.status([key]) } : { message: result ?? 'unknown key' }),
            });
        if (fault?.name === 'slow') {
            this.partner.clock.startTimer(answer, fault.ms);
        } else {
            answer();
        }
    }

    private sendAll(client: WebSocket): void {
        this.shown = this.partner.device.status();
        const keys = Object.keys(this.shown);
        for (let at = 0; at < keys.length; at += partSize) {
            const part = keys.slice(at, at + partSize);
            this.send(client, {
                type: 'fullStatus',
                partial: at + partSize < keys.length,
                status: Object.fromEntries(part.map(key => [key, this.shown[key]])),
            });
        }
        if (typeof this.shown.cci === 'object') {
            // A Wattpilot tells about its inverters in messages of their own.
            this.send(client, { type: 'clearInverters', partial: true });
            this.send(client, { type: 'updateInverter', partial: false, ...this.shown.cci });
        }
    }

    /** Sends what has changed since the last time, to everybody who has logged in. */
    sendChanges(): void {
        if (this.clients.size === 0) {
            return;
        }
        if (!this.partner.device.isAnswering) {
            this.cut();
            return;
        }
        const now = this.partner.device.status();
        const changed = Object.fromEntries(
            Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(this.shown[key])),
        );
        this.shown = now;
        if (Object.keys(changed).length > 0) {
            this.clients.forEach(client => this.send(client, { type: 'deltaStatus', status: changed }));
        }
    }

    private send(client: WebSocket, message: Record<string, unknown>): void {
        if (!this.options.binary) {
            client.send(JSON.stringify(message));
            return;
        }
        const packed = Buffer.from(encode(message));
        client.send(this.options.leadingZero ? Buffer.concat([Buffer.from([0]), packed]) : packed);
    }

    /** The password as the device keeps it: worked out once, as by the device. */
    private stored(): string {
        this.kept ??= this.hashed(this.options.password, this.serial());
        return this.kept;
    }

    private hashed(password: string, serial: string): string {
        if (this.hash !== 'bcrypt') {
            return pbkdf2Sync(password, serial, 100_000, 256, 'sha512').toString('base64').slice(0, 32);
        }
        const digits = [...serial].map(Number);
        const salt = `$2a$08$${encodeBase64([...new Array<number>(16 - digits.length).fill(0), ...digits], 16)}`;
        return hashSync(sha256(password), salt).slice(salt.length);
    }
}
