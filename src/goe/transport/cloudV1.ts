import type { Clock } from '../clock';
import { AuthError, ConnectionError } from '../errors';
import type { RawValues } from '../rawValues';
import { ageInWords } from './age';
import { pause } from './pause';
import { httpGet } from './request';
import type { Pace, Transport, WriteReply } from './transport';
import { V1Commands } from './v1Commands';

const TIMEOUT_MS = 15_000;
/** Data older than this means that the charger is offline; the cloud goes on handing it out as a success (go-eCharger-API-v1 issue 81). */
const OLDEST_MS = 5 * 60_000;
/** Between two commands. */
const LEAST_PAUSE_MS = 1_000;

/**
 * Fair use is 50 MB a month (go-e API v1). A status is some 2.5 kB, with headers, and a new TLS connection each time because
 * the server closes idle ones, some 8 kB. At 240 s that makes 10,800 requests and 86 MB; at 480 s 43 MB.
 */
const pace: Pace = { usualIntervalMs: 480_000, leastIntervalMs: 5_000, settleMs: 4_000 };

/** What the cloud needs to be told. */
export interface CloudV1Access {
    /** 'https://api.go-e.co' */
    readonly address: string;
    readonly token: string;
    /** Certificate of the authority to trust, in PEM. Default: those of the system. */
    readonly authority?: string;
}

/** The maker's cloud for chargers V1 and V2. */
export class CloudV1Transport implements Transport {
    readonly kind = 'cloud-v1';
    readonly api = 'v1';
    readonly pace = pace;
    readonly room = Infinity;
    private readonly where: string;
    private readonly ended = new AbortController();
    private readonly commands: V1Commands;
    private last: RawValues = {};
    private passedOnAt = -Infinity;

    constructor(
        private readonly access: CloudV1Access,
        private readonly clock: Clock,
    ) {
        this.where = `Cloud (${access.address.replace(/^https?:\/\//, '')})`;
        this.commands = new V1Commands(
            { status: () => this.last, send: (key, text) => this.command(key, text) },
            clock,
            this.ended.signal,
        );
    }

    async read(): Promise<RawValues> {
        const { age, data } = await this.get('/api_status', { wait: '0' });
        if (typeof age === 'number' && age > OLDEST_MS) {
            throw new ConnectionError(
                `${this.where}: the charger has not reported to the cloud ${ageInWords(age, 'ms')}.`,
            );
        }
        if (!isObject(data)) {
            throw new ConnectionError(`${this.where}: the cloud knows no values of this charger.`);
        }
        this.last = data;
        return data;
    }

    async write(values: RawValues): Promise<WriteReply> {
        return this.commands.write(values);
    }

    close(): void {
        this.ended.abort();
    }

    /** The cloud says only that it passed a command on; what became of it shows when it is read. */
    private async command(key: string, text: string): Promise<true> {
        const ms = this.passedOnAt + LEAST_PAUSE_MS - this.clock.now();
        if (ms > 0) {
            await pause(ms, this.clock, this.ended.signal);
        }
        await this.get('/api', { payload: `${key}=${text}` });
        this.passedOnAt = this.clock.now();
        return true;
    }

    private async get(path: string, query: Record<string, string>): Promise<Record<string, unknown>> {
        const { status, text } = await httpGet({
            // This API knows the token in the query only; it occurs in no error.
            url: `${this.access.address}${path}?${new URLSearchParams({ token: this.access.token, ...query }).toString()}`,
            where: this.where,
            timeoutMs: TIMEOUT_MS,
            ended: this.ended.signal,
            clock: this.clock,
            ...(this.access.authority === undefined ? {} : { authority: this.access.authority }),
        });
        let reply: unknown;
        try {
            reply = JSON.parse(text);
        } catch {
            reply = undefined;
        }
        if (!isObject(reply)) {
            throw new ConnectionError(`${this.where}: the cloud has a problem (HTTP ${status}).`);
        }
        if (reply.success === true) {
            return reply;
        }
        switch (reply.error) {
            case 'no token':
            case 'wrong token':
                throw new AuthError(`${this.where}: the token is wrong. It stands on the reset card of the charger.`);
            case 'rate limiting':
                throw new ConnectionError(`${this.where}: asked too often; it is tried again later.`);
            default:
                throw new ConnectionError(`${this.where}: the cloud could not do it (HTTP ${status}).`);
        }
    }
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
