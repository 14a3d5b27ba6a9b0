import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock, Timer } from '../goe/clock';
import { GoeError, reasonOf } from '../goe/errors';
import { readV1Request, type V1Dress, type V1Request } from './apiV1';
import { answerRequest, readRequest, unknownPath, type ApiReply } from './apiV2';
import type { DeviceModel } from './deviceModel';
import type { FaultName, Faults, RequestKind } from './faults';
import { sendFaulty, sendReply, type ReplyStyle } from './replies';

/** One request that arrived, for proofs such as "nothing was written". */
export interface RequestRecord {
    /** When it arrived, by the server's clock, ms since 1970. */
    readonly time: number;
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    readonly kind: RequestKind;
    /** Keys asked for or written; undefined: an unfiltered status. */
    readonly keys: readonly string[] | undefined;
    /** What was to be written: parsed where it was JSON, else the text. */
    readonly values: Readonly<Record<string, unknown>>;
    /** Length of path and query on the wire. */
    readonly targetLength: number;
    /** The fault that met it. */
    readonly fault: FaultName | undefined;
}

/** What the server needs. */
export interface HttpServerOptions extends ReplyStyle {
    readonly clock: Clock;
    readonly device: DeviceModel;
    readonly faults: () => Faults;
    readonly host: string;
    /** 0: any free one. */
    readonly port: number;
    /** false: hardware that knows API v1 only. */
    readonly hasV2: boolean;
    /** Called with each server that begins to listen, for ways in that share its port. */
    readonly onServer?: (server: Server) => void;
    /** API v1; undefined: switched off. */
    readonly v1: V1Dress | undefined;
}

/** The charger's local HTTP API v2 on a real socket. One connection per request, as the device has it. */
export class HttpServer {
    /** Every request that arrived, oldest first. */
    readonly requests: RequestRecord[] = [];
    private server: Server | undefined;
    private readonly sockets = new Set<Socket>();
    private readonly timers = new Set<Timer>();
    private boundPort: number;

    /**
     * @param options what the server needs
     */
    constructor(private readonly options: HttpServerOptions) {
        this.boundPort = options.port;
    }

    /** The port it listens on; it stays the same while the device is offline. */
    get port(): number {
        return this.boundPort;
    }

    /**
     * Begins to listen.
     *
     * @throws GoeError where the port is taken or the address is not one of this computer
     */
    async listen(): Promise<void> {
        if (this.server) {
            return;
        }
        const server = createServer((request, response) => this.receive(request, response));
        // Faults may last: the server itself gives up on nobody.
        server.requestTimeout = 0;
        server.headersTimeout = 0;
        server.on('connection', socket => {
            this.sockets.add(socket);
            socket.on('close', () => this.sockets.delete(socket));
            socket.on('error', () => undefined);
        });
        this.options.onServer?.(server);
        const { host } = this.options;
        await new Promise<void>((resolve, reject) => {
            server.once('error', error => {
                const inUse = 'code' in error && error.code === 'EADDRINUSE';
                const why = inUse ? 'the port is in use; choose another one' : reasonOf(error);
                reject(new GoeError(`Cannot listen on ${host}, port ${this.boundPort}: ${why}.`));
            });
            server.listen(this.boundPort, host, resolve);
        });
        this.boundPort = (server.address() as AddressInfo).port;
        this.server = server;
    }

    /** Stops listening and cuts every connection; the log stays. */
    async close(): Promise<void> {
        const { server } = this;
        this.server = undefined;
        this.timers.forEach(timer => this.options.clock.stopTimer(timer));
        this.timers.clear();
        if (!server) {
            return;
        }
        const closed = new Promise<void>(resolve => server.close(() => resolve()));
        this.sockets.forEach(socket => socket.destroy());
        await closed;
    }

    private receive(request: IncomingMessage, response: ServerResponse): void {
        response.on('error', () => undefined);
        const { clock, device } = this.options;
        if (!device.isAnswering) {
            request.socket.destroy();
            return;
        }
        const { url: target = '/', method = '' } = request;
        const v1Request = this.options.v1 && readV1Request(method, target);
        const fault = this.options.faults().take(v1Request?.kind ?? readRequest(method, target).kind);
        const isLostWrite = fault !== undefined && !fault.applied;
        const reply = v1Request
            ? this.answerV1(v1Request, target, isLostWrite, fault?.name)
            : this.answerV2(method, target, isLostWrite, fault?.name);
        if (fault === undefined) {
            sendReply(response, reply, this.options);
        } else if (fault.name === 'slow') {
            const timer = clock.startTimer(() => {
                this.timers.delete(timer);
                sendReply(response, reply, this.options);
            }, fault.ms);
            this.timers.add(timer);
        } else {
            sendFaulty(response, reply, fault, this.options);
        }
    }

    private answerV2(method: string, target: string, isLostWrite: boolean, fault: FaultName | undefined): ApiReply {
        const asked = readRequest(method, target);
        this.requests.push({
            time: this.options.clock.now(),
            method: asked.method,
            path: asked.path,
            kind: asked.kind,
            keys: asked.keys,
            values: Object.fromEntries(asked.texts.map(({ key, text }) => [key, parsed(text)])),
            targetLength: target.length,
            fault,
        });
        if (!this.options.hasV2) {
            return unknownPath;
        }
        return answerRequest(this.options.device, isLostWrite ? { ...asked, texts: [] } : asked, target.length);
    }

    private answerV1(asked: V1Request, target: string, isLostWrite: boolean, fault: FaultName | undefined): ApiReply {
        const { clock, v1 } = this.options;
        this.requests.push({
            time: clock.now(),
            method: asked.method,
            path: asked.path,
            kind: asked.kind,
            keys: asked.kind === 'set' ? Object.keys(asked.values) : undefined,
            values: asked.values,
            targetLength: target.length,
            fault,
        });
        if (asked.command && !isLostWrite) {
            v1?.command(asked.command.key, asked.command.text);
        }
        return { status: 200, type: 'application/json', body: JSON.stringify(v1?.status()) };
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
