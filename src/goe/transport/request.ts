import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import axios, { type AxiosError } from 'axios';
import type { Clock } from '../clock';
import { ConnectionError, TimeoutError, UnsupportedError, type GoeError } from '../errors';

/** A full status is some 20 kB; more than this is no go-e device. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** What came back: any status, the body as text. */
export interface HttpAnswer {
    readonly status: number;
    readonly text: string;
}

/** One GET request. */
export interface HttpRequest {
    readonly url: string;
    /** Who is asked, for error texts: never the URL, its query can hold a token. */
    readonly where: string;
    /** For the whole answer, not only its beginning. */
    readonly timeoutMs: number;
    /** Ends the request from outside. */
    readonly ended: AbortSignal;
    readonly clock: Clock;
    /** Header values; they can hold a token and occur in no error. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Certificate of the authority that is to be trusted, in PEM. Default: those of the system. */
    readonly authority?: string;
}

// The device closes the socket after each answer without saying so (dbus-goecharger, README "HTTP connection handling"):
// a pooled connection would be a dead one.
const freshConnections = new Agent({ keepAlive: false });

/** The cloud holds connections; opening one anew costs some 5 kB each time. */
const keptConnections = new SecureAgent({ keepAlive: true, maxSockets: 2 });

const certificateProblem = (what: string): string =>
    `its certificate ${what}; somebody else may be answering in its place, so nothing was sent`;

const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing answers at this address (connection refused)',
    ECONNRESET: 'the connection was cut',
    EHOSTUNREACH: 'the address cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    EHOSTDOWN: 'the device does not answer',
    EPIPE: 'the connection was cut',
    ENOTFOUND: 'this name is not known in the network',
    EAI_AGAIN: 'the name could not be looked up',
    DEPTH_ZERO_SELF_SIGNED_CERT: certificateProblem('is not signed by a known authority'),
    SELF_SIGNED_CERT_IN_CHAIN: certificateProblem('is not signed by a known authority'),
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificateProblem('is not signed by a known authority'),
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificateProblem('is not signed by a known authority'),
    CERT_HAS_EXPIRED: certificateProblem('has expired'),
    CERT_NOT_YET_VALID: certificateProblem('is not valid yet, or the clock of this computer is wrong'),
    ERR_TLS_CERT_ALTNAME_INVALID: certificateProblem('was made for another name'),
};

function translated({ code, message }: AxiosError, where: string, timedOut: boolean, timeoutMs: number): GoeError {
    if (timedOut || code === 'ETIMEDOUT' || code === 'ECONNABORTED') {
        return new TimeoutError(`${where}: no complete answer within ${timeoutMs / 1000} s.`);
    }
    if (message.startsWith('maxContentLength')) {
        return new ConnectionError(`${where}: the answer is far too large for a go-e device.`);
    }
    const reason = reasons[code ?? ''] ?? `the answer broke off (${code ?? 'no reason given'})`;
    return new ConnectionError(`${where}: ${reason}.`);
}

/**
 * Does one GET request on a connection of its own. The only function of the library that uses axios.
 *
 * @returns the answer, whatever its status
 * @throws TimeoutError, ConnectionError; never an error of axios, for these carry the URL and the headers
 */
export async function httpGet({
    authority,
    clock,
    ended,
    headers = {},
    timeoutMs,
    url,
    where,
}: HttpRequest): Promise<HttpAnswer> {
    // Not AbortSignal.any with a signal that lives long: each call leaves some 180 bytes behind (nodejs/node issue 54614), a
    // gigabyte in a year of a request every five seconds.
    const ending = new AbortController();
    const end = (): void => ending.abort();
    if (ended.aborted) {
        end();
    }
    ended.addEventListener('abort', end);
    let isLate = false;
    // The time limit of axios counts silence, not the whole answer: a device that drips would never be given up.
    const timer = clock.startTimer(() => {
        isLate = true;
        end();
    }, timeoutMs);
    try {
        const { status, data } = await axios.get<string>(url, {
            headers,
            httpAgent: freshConnections,
            httpsAgent: authority === undefined ? keptConnections : new SecureAgent({ ca: authority }),
            maxContentLength: LARGEST_ANSWER_BYTES,
            maxRedirects: 0,
            proxy: false,
            responseType: 'text',
            signal: ending.signal,
            transformResponse: (body: unknown) => body,
            validateStatus: () => true,
        });
        return { status, text: data };
    } catch (error) {
        if (axios.isAxiosError(error)) {
            throw translated(error, where, isLate, timeoutMs);
        }
        throw new UnsupportedError(`${where}: the request could not be made.`);
    } finally {
        clock.stopTimer(timer);
        ended.removeEventListener('abort', end);
    }
}
