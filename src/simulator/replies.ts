import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiReply } from './apiV2';
import type { ActiveFault } from './faults';

/** The device has no memory for a whole answer: pieces of 4 kB (a go-e developer, go-eController-API issue 6). */
const pieceLength = 4096;
const megabyte = 1_048_576;
const hugeMegabytes = 64;

/** How answers look on the wire. */
export interface ReplyStyle {
    /**
     * Whether `Connection: close` is announced. Older firmware does (evcc issue 2644); 59.4 and 60.6 close without a word
     * (Gesiima/dbus-goecharger, README).
     */
    readonly announcesClose: boolean;
}

/** Sends an answer in pieces and closes the connection. */
export function sendReply(response: ServerResponse, reply: ApiReply, style: ReplyStyle): void {
    begin(response, reply, style);
    for (let at = 0; at < reply.body.length; at += pieceLength) {
        response.write(reply.body.slice(at, at + pieceLength));
    }
    const { socket } = response;
    response.end(() => socket?.end());
}

/** Sends an answer the way a fault wants it. `offline` and `slow` are not among them: who listens and when is not up to an answer. */
export function sendFaulty(response: ServerResponse, reply: ApiReply, fault: ActiveFault, style: ReplyStyle): void {
    const { socket } = response;
    const substitute = substituteFor(fault);
    if (substitute) {
        sendReply(response, substitute, style);
        return;
    }
    switch (fault.name) {
        case 'reset':
            socket?.resetAndDestroy();
            return;
        case 'halfChunked':
            begin(response, reply, style);
            response.write(half(reply.body), () => socket?.destroy());
            return;
        case 'halfClosed':
            socket?.end(`HTTP/1.1 ${reply.status} OK\r\nContent-Type: ${reply.type}\r\n\r\n${half(reply.body)}`);
            return;
        case 'huge':
            begin(response, reply, style);
            response.write('{"fna":"');
            pour(response, socket, hugeMegabytes, () => response.end('"}', () => socket?.end()));
            return;
        case 'endless':
            begin(response, reply, style);
            response.write('{"fna":"');
            pour(response, socket, Infinity, () => undefined);
            return;
        default:
            // hang: the request is taken, nothing comes back.
            return;
    }
}

function begin(response: ServerResponse, reply: ApiReply, style: ReplyStyle): void {
    response.sendDate = false;
    response.shouldKeepAlive = false;
    response.statusCode = reply.status;
    if (!style.announcesClose) {
        response.removeHeader('Connection');
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', reply.type);
    // Without a length known beforehand the answer is chunked.
    response.setHeader('Transfer-Encoding', 'chunked');
}

function half(body: string): string {
    return body.slice(0, Math.ceil(body.length / 2));
}

function substituteFor(fault: ActiveFault): ApiReply | undefined {
    const json = (body: string): ApiReply => ({ status: 200, type: 'application/json', body });
    const page = (status: number, body: string): ApiReply => ({ status, type: 'text/html', body });
    switch (fault.name) {
        case 'notJson':
            return page(200, '<!DOCTYPE html><html><head><title>Login</title></head><body>Please log in</body></html>');
        case 'busy':
            // go-eCharger-API-v1 issue 64; for v1 and v2 alike.
            return page(500, "couldn't take api lock in 3s, please try again later");
        case 'empty':
            return json('');
        case 'array':
            return json('[1,2,3]');
        case 'number':
            return json('42');
        case 'null':
            return json('null');
        case 'error500':
            return page(500, 'Internal Server Error');
        case 'error502':
            return page(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
        default:
            return undefined;
    }
}

/** Writes as fast as it is read, until enough or until the other side closes. */
function pour(response: ServerResponse, socket: Socket | null, megabytes: number, done: () => void): void {
    const piece = 'x'.repeat(megabyte);
    let left = megabytes;
    const more = (): void => {
        while (left > 0 && socket?.destroyed === false) {
            left--;
            if (!response.write(piece)) {
                response.once('drain', more);
                return;
            }
        }
        if (left <= 0) {
            done();
        }
    };
    more();
}
