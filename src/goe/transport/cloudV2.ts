import type { Clock } from '../clock';
import type { PermanentError } from '../errors';
import { AuthError, ConnectionError, UnsupportedError } from '../errors';
import type { RawValues } from '../rawValues';
import { ageInWords } from './age';
import { pause } from './pause';
import { httpGet, type HttpAnswer } from './request';
import type { Pace, Transport, WriteReply } from './transport';

const TIMEOUT_MS = 15_000;
/** One request a second is what the maker finds sensible (go-eCharger-API-v2, cloudapi-en.md). */
const BETWEEN_REQUESTS_MS = 1_000;
/** Same limit as on the device, which gets the request passed on. */
const ROOM = 270;

/** The way of a value: cloud, charger, its logic, charger, cloud. */
const pace: Pace = { usualIntervalMs: 30_000, leastIntervalMs: 1_000, settleMs: 3_000 };

/** What the cloud needs to be told. */
export interface CloudAccess {
    /** Address with {serial} in it: 'https://{serial}.api.v3.go-e.io'. */
    readonly address: string;
    readonly serial: string;
    readonly token: string;
    /** Certificate of the authority to trust, in PEM. Default: those of the system. */
    readonly authority?: string;
}

/** The maker's cloud for chargers with API v2 and for controllers. */
export class CloudV2Transport implements Transport {
    readonly kind = 'cloud-v2';
    readonly api = 'v2';
    readonly pace = pace;
    readonly room = ROOM;
    private readonly base: string;
    private readonly where: string;
    private readonly ended = new AbortController();
    private nextAt = -Infinity;

    constructor(
        private readonly access: CloudAccess,
        private readonly clock: Clock,
    ) {
        // The host name has six digits at least (cloudapi-en.md).
        this.base = access.address.replace('{serial}', access.serial.padStart(6, '0'));
        this.where = `Cloud (${this.base.replace(/^https?:\/\//, '')})`;
    }

    async read(keys: readonly string[] | 'all'): Promise<RawValues> {
        const filter = keys === 'all' ? '' : `?filter=${keys.map(encodeURIComponent).join(',')}`;
        const answer = await this.get(`/api/status${filter}`);
        const status = objectOf(answer.text);
        // CORE and PRO answer 400 with the complete JSON where a key of the filter is unknown (go-eCharger-API-v2 issue 312).
        if (status === undefined || 'reason' in status || (answer.status !== 200 && answer.status !== 400)) {
            throw this.unexpected(answer);
        }
        return status;
    }

    /**
     * The cloud passes on and answers at once: 202 is no promise, and read-only keys count as succeeded
     * (go-eCharger-API-v2 issue 135). What became of it shows when it is read.
     */
    async write(values: RawValues): Promise<WriteReply> {
        const query = Object.entries(values).map(
            ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(JSON.stringify(value))}`,
        );
        const answer = await this.get(`/api/set?${query.join('&')}`);
        const reply = objectOf(answer.text);
        if (answer.status === 422) {
            // All refused (cloudapi-en.md). What the body looks like is not written down; elsewhere a reason stands in `reason`.
            const why =
                typeof reply?.reason === 'string' ? reply.reason : 'the cloud says that it was refused, but not why';
            return Object.fromEntries(Object.keys(values).map(key => [key, why]));
        }
        if (reply === undefined || ![200, 202].includes(answer.status)) {
            throw this.unexpected(answer);
        }
        return Object.fromEntries([
            ...keysIn(reply.succeeded).map(key => [key, true] as const),
            ...keysIn(reply.failed).map(key => [key, 'the cloud did not pass it on'] as const),
        ]);
    }

    close(): void {
        this.ended.abort();
    }

    private async get(path: string): Promise<HttpAnswer> {
        const { clock } = this;
        const early = this.nextAt - clock.now();
        this.nextAt = Math.max(clock.now(), this.nextAt) + BETWEEN_REQUESTS_MS;
        if (early > 0) {
            await pause(early, clock, this.ended.signal);
        }
        return httpGet({
            url: `${this.base}${path}`,
            headers: { Authorization: `Bearer ${this.access.token}` },
            where: this.where,
            timeoutMs: TIMEOUT_MS,
            ended: this.ended.signal,
            clock,
            ...(this.access.authority === undefined ? {} : { authority: this.access.authority }),
        });
    }

    private unexpected({ status, text }: HttpAnswer): ConnectionError | PermanentError {
        switch (status) {
            case 401:
                return new AuthError(
                    `${this.where}: the token is wrong. It stands in the go-e app: Settings > Connection > API settings.`,
                );
            case 403:
                return new UnsupportedError(
                    `${this.where}: the device is offline, or its cloud API is switched off. Switch it on in the go-e app: ` +
                        'Settings > Connection > API settings > Allow cloud API.',
                );
            case 404:
                return new ConnectionError(
                    `${this.where}: the device has not reported to the cloud ${ageInWords(objectOf(text)?.age, 's')}.`,
                );
            default:
                return new ConnectionError(`${this.where}: the cloud has a problem (HTTP ${status}).`);
        }
    }
}

function objectOf(text: string): Record<string, unknown> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? (value as Record<string, unknown>)
            : undefined;
    } catch {
        return undefined;
    }
}

/** The API keys in a list of objects: [{ "amp": 10 }] (go-eCharger-API-v2 issue 135). */
function keysIn(list: unknown): string[] {
    return Array.isArray(list)
        ? list.flatMap((entry: unknown) =>
              typeof entry === 'string'
                  ? [entry]
                  : typeof entry === 'object' && entry !== null
                    ? Object.keys(entry)
                    : [],
          )
        : [];
}
