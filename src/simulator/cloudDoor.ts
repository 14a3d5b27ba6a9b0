import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock, Timer } from '../goe/clock';
import { answerRequest, readRequest, type ApiReply } from './apiV2';
import { readV1Request, type V1Dress } from './apiV1';
import type { DeviceModel } from './deviceModel';
import type { Faults } from './faults';
import type { RequestRecord } from './httpServer';
import { sendFaulty, sendReply } from './replies';

/** What the cloud is. */
export interface CloudOptions {
    /** Token that opens it. */
    readonly token: string;
    /** Key and certificate in PEM, for HTTPS. Default: plain HTTP, on this computer only. */
    readonly tls?: { readonly key: string; readonly cert: string };
}

/** What the door needs from the simulator. */
export interface CloudPartner {
    readonly clock: Clock;
    readonly device: DeviceModel;
    /** undefined: a device that the cloud of API v1 does not know. */
    readonly v1: V1Dress | undefined;
    readonly faults: () => Faults;
    readonly requests: RequestRecord[];
}

interface Reply {
    readonly status: number;
    readonly body: unknown;
}

/** Data without a new report is handed out for so long (cloudapi-en.md: `age`). */
const freshMs = 30_000;

/** The maker's cloud as one server: API v2 below /api/status and /api/set, API v1 below /api_status and /api. */
export class CloudDoor {
    private server: Server | undefined;
    private readonly sockets = new Set<Socket>();
    private readonly timers = new Set<Timer>();
    /** The cloud API is switched on in the app. */
    isAllowed = true;
    /** Body of a 422, which nobody has recorded. Default: the two lists, as with 202. */
    refusal: unknown;
    /** The charger's link to the cloud is lost; its last values stay for a while. */
    private lostAt: number | undefined;
    private lastStatus: Record<string, unknown> = {};

    constructor(
        private readonly options: CloudOptions,
        private readonly partner: CloudPartner,
    ) {}

    /** 'http://127.0.0.1:1234' */
    get address(): string {
        const { port } = this.server?.address() as AddressInfo;
        return `${this.options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
    }

    /** Begins to listen on 127.0.0.1. */
    async start(): Promise<void> {
        const { tls } = this.options;
        const answer = (request: IncomingMessage, response: ServerResponse): void => this.receive(request, response);
        const server = tls ? createSecureServer(tls, answer) : createPlainServer(answer);
        server.on('connection', socket => {
            this.sockets.add(socket);
            socket.on('close', () => this.sockets.delete(socket));
            socket.on('error', () => undefined);
        });
        await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
        this.server = server;
    }

    /** Stops listening. */
    async stop(): Promise<void> {
        this.timers.forEach(timer => this.partner.clock.stopTimer(timer));
        this.sockets.forEach(socket => socket.destroy());
        await new Promise<void>(resolve => (this.server ? this.server.close(() => resolve()) : resolve()));
        this.server = undefined;
    }

    /** The charger loses or finds its link to the cloud. */
    setLinked(isLinked: boolean): void {
        this.lastStatus = this.partner.device.status();
        this.lostAt = isLinked ? undefined : this.partner.clock.now();
    }

    private receive(request: IncomingMessage, response: ServerResponse): void {
        response.on('error', () => undefined);
        const { url: target = '/', method = '' } = request;
        const asked = readRequest(method, target);
        const isV1 = asked.path === '/api_status' || asked.path === '/api';
        const v1 = isV1
            ? readV1Request(method, target.replace('/api_status', '/status').replace(/^\/api\?/, '/mqtt?'))
            : undefined;
        const kind = v1?.kind ?? asked.kind;
        const fault = this.partner.faults().take(kind);
        const values =
            v1?.values ?? Object.fromEntries(asked.texts.map(({ key, text }) => [key, JSON.parse(text) as unknown]));
        this.partner.requests.push({
            time: this.partner.clock.now(),
            method,
            path: asked.path,
            kind,
            keys: kind === 'set' ? Object.keys(values) : asked.keys,
            values,
            targetLength: target.length,
            fault: fault?.name,
        });
        if (!this.partner.device.isAnswering) {
            request.socket.destroy();
            return;
        }
        const isLost = fault !== undefined && !fault.applied;
        const { body, status } = isLost
            ? { status: 200, body: '' }
            : isV1
              ? this.answerV1(target)
              : this.answerV2(request, target);
        const reply: ApiReply = {
            status,
            type: 'application/json',
            body: typeof body === 'string' ? body : JSON.stringify(body),
        };
        const style = { announcesClose: true };
        if (fault?.name === 'slow') {
            this.timers.add(this.partner.clock.startTimer(() => sendReply(response, reply, style), fault.ms));
        } else if (fault) {
            // 502 comes now and then, for reasons of the cloud's own (go-eCharger-API-v2 issue 219).
            sendFaulty(response, reply, fault, style);
        } else {
            sendReply(response, reply, style);
        }
    }

    private answerV2(request: IncomingMessage, target: string): Reply {
        if (request.headers.authorization !== `Bearer ${this.options.token}`) {
            return { status: 401, body: { success: false } };
        }
        const age = this.lostAt === undefined ? 0 : this.partner.clock.now() - this.lostAt;
        if (!this.isAllowed) {
            return { status: 403, body: { success: false, reason: 'API disabled' } };
        }
        const asked = readRequest(request.method ?? '', target);
        if (asked.kind === 'status' && age > freshMs) {
            return { status: 404, body: { success: false, reason: 'Data is outdated', age: age / 1000 } };
        }
        if (asked.kind === 'set') {
            return this.setV2(asked.texts, age > 0);
        }
        if (age > 0) {
            return {
                status: 200,
                body: Object.fromEntries(
                    (asked.keys ?? Object.keys(this.lastStatus)).map(key => [key, this.lastStatus[key]]),
                ),
            };
        }
        const reply = answerRequest(this.partner.device, asked, target.length);
        return { status: reply.status, body: reply.body };
    }

    /** 202 when at least one was passed on; a key that is only to be read counts as passed on (go-eCharger-API-v2 issue 135). */
    private setV2(texts: readonly { readonly key: string; readonly text: string }[], isLost: boolean): Reply {
        if (isLost) {
            return { status: 403, body: { success: false, reason: 'offline' } };
        }
        const succeeded: Record<string, unknown>[] = [];
        const failed: Record<string, unknown>[] = [];
        for (const { key, text } of texts) {
            const result = this.partner.device.set(key, text);
            const isReadOnly = typeof result === 'string' && result.includes('without setter');
            (result === true || isReadOnly ? succeeded : failed).push({ [key]: JSON.parse(text) as unknown });
        }
        const lists = { succeeded, failed };
        return succeeded.length > 0 ? { status: 202, body: lists } : { status: 422, body: this.refusal ?? lists };
    }

    private answerV1(target: string): Reply {
        const url = new URL(target, 'http://cloud');
        const { v1 } = this.partner;
        if (v1 === undefined || url.searchParams.get('token') !== this.options.token) {
            return {
                status: 200,
                body: { success: false, error: url.searchParams.has('token') ? 'wrong token' : 'no token' },
            };
        }
        const age = this.lostAt === undefined ? 200 : this.partner.clock.now() - this.lostAt;
        if (url.pathname === '/api_status') {
            return { status: 200, body: { success: true, age, data: v1.status() } };
        }
        const payload = url.searchParams.get('payload') ?? '';
        const [key, text = ''] = payload.split('=');
        if (payload === '') {
            return { status: 200, body: { success: false, error: 'no payload' } };
        }
        v1.command(key, text);
        return { status: 200, body: { success: true, payload } };
    }
}
