import { decode } from '@msgpack/msgpack';
import WebSocket from 'ws';
import type { Clock, Timer } from '../clock';
import { ConnectionError, TimeoutError, UnsupportedError, type GoeError } from '../errors';

/** A full status in parts has some 30 kB. */
const LARGEST_MESSAGE = 1024 * 1024;

/** One message of the app protocol. */
export type WebSocketMessage = Readonly<Record<string, unknown>>;

/** The messages of a connection, in order, while it is set up; afterwards they go where {@link handOver} says. */
export class WebSocketInbox {
    private readonly waiting: WebSocketMessage[] = [];
    private onMessage: ((message: WebSocketMessage) => void) | undefined;
    private onEnd: ((error: GoeError) => void) | undefined;
    private wake: (() => void) | undefined;
    private over: GoeError | undefined;
    private readonly timer: Timer;

    private constructor(
        readonly socket: WebSocket,
        private readonly where: string,
        private readonly clock: Clock,
        timeoutMs: number,
    ) {
        this.timer = clock.startTimer(
            () => this.end(new TimeoutError(`${where}: the WebSocket did not get ready within ${timeoutMs / 1000} s.`)),
            timeoutMs,
        );
        socket.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary));
        socket.on('unexpected-response', (_request, response) =>
            this.end(
                new UnsupportedError(
                    `${where}: there is no WebSocket of a go-e device here (HTTP ${response.statusCode}).`,
                ),
            ),
        );
        socket.on('error', error => {
            const code = (error as NodeJS.ErrnoException).code ?? '';
            const reason =
                code === 'ECONNREFUSED'
                    ? 'nothing answers at this address (connection refused)'
                    : `the WebSocket failed${/^[A-Z_]+$/.test(code) ? ` (${code})` : ''}`;
            this.end(new ConnectionError(`${where}: ${reason}.`));
        });
        socket.on('close', () => this.end(new ConnectionError(`${where}: the connection was cut.`)));
    }

    static open(where: string, clock: Clock, timeoutMs: number): Promise<WebSocketInbox> {
        const socket = new WebSocket(`ws://${where}/ws`, {
            maxPayload: LARGEST_MESSAGE,
            perMessageDeflate: false,
            followRedirects: false,
        });
        return Promise.resolve(new WebSocketInbox(socket, where, clock, timeoutMs));
    }

    /** The next message of one of these types; others are passed over. */
    async next(...types: readonly string[]): Promise<WebSocketMessage> {
        for (;;) {
            const message = this.waiting.shift();
            if (message !== undefined) {
                if (types.includes(String(message.type))) {
                    return message;
                }
            } else if (this.over) {
                throw this.over;
            } else {
                await new Promise<void>(resolve => {
                    this.wake = resolve;
                });
            }
        }
    }

    send(message: unknown): void {
        this.socket.send(JSON.stringify(message));
    }

    /** The connection is set up: what has come meanwhile, and all that comes, goes there. */
    handOver(onMessage: (message: WebSocketMessage) => void, onEnd: (error: GoeError) => void): void {
        this.clock.stopTimer(this.timer);
        this.onMessage = onMessage;
        this.onEnd = onEnd;
        this.waiting.splice(0).forEach(onMessage);
        if (this.over) {
            onEnd(this.over);
        }
    }

    close(): void {
        this.end(new ConnectionError(`${this.where}: the connection was closed.`));
    }

    private receive(data: Buffer, isBinary: boolean): void {
        const message = isBinary ? fromMessagePack(data) : fromText(data);
        if (message === undefined) {
            return;
        }
        if (this.onMessage) {
            this.onMessage(message);
        } else {
            this.waiting.push(message);
            this.wake?.();
        }
    }

    private end(error: GoeError): void {
        if (this.over) {
            return;
        }
        this.over = error;
        this.clock.stopTimer(this.timer);
        this.socket.terminate();
        this.wake?.();
        this.onEnd?.(error);
    }
}

function asMessage(value: unknown): WebSocketMessage | undefined {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as WebSocketMessage)
        : undefined;
}

function fromText(data: Buffer): WebSocketMessage | undefined {
    try {
        return asMessage(JSON.parse(data.toString('utf8')));
    } catch {
        // Half a message of a device that restarts; the watchdog notices when nothing better follows.
        return undefined;
    }
}

/** Binary frames are MessagePack, with a 0x00 in front on some firmware (ha-goecharger-api2). */
function fromMessagePack(data: Buffer): WebSocketMessage | undefined {
    try {
        return asMessage(decode(data[0] === 0 ? data.subarray(1) : data));
    } catch {
        return fromText(data);
    }
}
