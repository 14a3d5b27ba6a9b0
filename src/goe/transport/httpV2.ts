import type { Clock } from '../clock';
import { ConnectionError, UnsupportedError, type GoeError } from '../errors';
import type { RawValues } from '../rawValues';
import { hostAndPort } from './address';
import { httpGet, type HttpAnswer } from './request';
import { localPace, type Transport, type WriteReply } from './transport';

/** Under load the device waits up to 3 s for its own lock before it answers (go-eCharger-API-v1 issue 64). */
const TIMEOUT_MS = 4_000;

/**
 * Requests with 340 characters have been seen to be cut (ha-goecharger-api2 pull request 105); there is no official limit.
 * 300 for the request line leaves this much for keys.
 */
const ROOM = 270;

/** Keys in one request to firmware up to 051.3, for lack of memory there. */
const MOST_KEYS_IN_LIST = 10;

const API_OFF =
    'the HTTP API v2 is switched off in the charger, or this is no go-e device with API v2. Switch it on in the go-e app: ' +
    'Settings > Connection > API settings > Allow local HTTP API v2. A Wattpilot has none: it needs the password of its app';

/** Local HTTP API v2: GET /api/status and GET /api/set. */
export class HttpV2Transport implements Transport {
    readonly kind = 'http-v2';
    readonly api = 'v2';
    readonly pace = localPace;
    readonly room = ROOM;
    private readonly address: string;
    /** undefined: not known yet. */
    private knowsCommas: boolean | undefined;
    private readonly ended = new AbortController();

    /**
     * @param host name or IP address, with or without a port
     * @param clock time
     * @throws UnsupportedError where the host cannot be one
     */
    constructor(
        host: string,
        private readonly clock: Clock,
    ) {
        this.address = hostAndPort(host);
    }

    async read(keys: readonly string[] | 'all'): Promise<RawValues> {
        if (keys === 'all') {
            return this.status('');
        }
        if (this.knowsCommas !== false) {
            const answer = await this.status(keys.map(encodeURIComponent).join(','));
            if (this.knowsCommas || keys.length === 0 || keys.some(key => key in answer)) {
                this.knowsCommas = true;
                return answer;
            }
        }
        // Firmware up to 051.3 takes a list as JSON only, and about ten keys (go-eCharger-API-v2, http-en.md): found out from
        // an answer without any of the keys, never from the version.
        const answers: Record<string, unknown> = {};
        for (let at = 0; at < keys.length; at += MOST_KEYS_IN_LIST) {
            const list = JSON.stringify(keys.slice(at, at + MOST_KEYS_IN_LIST));
            Object.assign(answers, await this.status(encodeURIComponent(list)));
        }
        if (Object.keys(answers).length > 0) {
            this.knowsCommas = false;
        }
        return answers;
    }

    async write(values: RawValues): Promise<WriteReply> {
        const keys = Object.keys(values);
        const query = keys.map(key => `${encodeURIComponent(key)}=${queryValue(JSON.stringify(values[key]))}`);
        const answer = await this.get(`/api/set?${query.join('&')}`);
        const reply = jsonOf(answer.text);
        if (isObject(reply)) {
            return Object.fromEntries(
                Object.entries(reply).map(([key, said]) => [key, said === true ? true : String(said)] as const),
            );
        }
        // Firmware 050 answers in words (go-eCharger-API-v1 issue 65).
        if (/^\d+ succeeded and 0 failed/.test(answer.text.trim())) {
            return Object.fromEntries(keys.map(key => [key, true] as const));
        }
        const failed = failureText(answer, reply);
        if (failed === undefined) {
            throw this.unexpected(answer);
        }
        if (keys.length === 1) {
            return { [keys[0]]: failed };
        }
        // One word for several keys: ask key by key which of them it meant.
        let replies: WriteReply = {};
        for (const key of keys) {
            replies = { ...replies, ...(await this.write({ [key]: values[key] })) };
        }
        return replies;
    }

    close(): void {
        this.ended.abort();
    }

    private async status(filter: string): Promise<RawValues> {
        const answer = await this.get(`/api/status${filter && `?filter=${filter}`}`);
        // CORE and PRO answer 400 with the complete JSON where a key of the filter is unknown to them (go-eCharger-API-v2 issue 312).
        const status = jsonOf(answer.text);
        if (status === undefined || !isObject(status) || (answer.status !== 200 && answer.status !== 400)) {
            throw this.unexpected(answer);
        }
        return status;
    }

    private get(path: string): Promise<HttpAnswer> {
        return httpGet({
            url: `http://${this.address}${path}`,
            where: this.address,
            timeoutMs: TIMEOUT_MS,
            ended: this.ended.signal,
            clock: this.clock,
        });
    }

    /** What an answer means that is no answer to the question. */
    private unexpected({ status, text }: HttpAnswer): GoeError {
        if (status === 404) {
            return new UnsupportedError(`${this.address}: ${API_OFF}.`);
        }
        if (/api lock/i.test(text)) {
            return new ConnectionError(`${this.address}: the charger is busy.`);
        }
        if (status >= 500) {
            return new ConnectionError(`${this.address}: the device reports an internal error (HTTP ${status}).`);
        }
        return new ConnectionError(
            `${this.address}: the answer is cut off or does not come from a go-e device (HTTP ${status}).`,
        );
    }
}

function isObject(value: unknown): value is RawValues {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonOf(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

/** The device's words where it refuses a write in another form than an object; undefined where it says nothing of that kind. */
function failureText({ text }: HttpAnswer, reply: unknown): string | undefined {
    if (reply === null) {
        // A key that the device does not know makes the whole answer a bare null (go-eCharger-API-v2 issue 53).
        return 'the device does not know this setting';
    }
    const line = text.trim().slice(0, 200);
    // _TRUNC: the value is too long for the device (go-eCharger-API-v2 issue 303).
    return /^\d+ succeeded and [1-9]\d* failed/.test(line) || /_TRUNC|httpd_query_key_value/.test(line)
        ? line
        : undefined;
}

/**
 * Commas and colons may stand in a query as they are (RFC 3986). With %2C a controller's `ccf`, six lists of sixteen, is too long for the
 * device; with %3A a timer of two ranges is (`sch_week`, go-eCharger-API-v2 issue 303).
 */
function queryValue(json: string): string {
    return encodeURIComponent(json).replaceAll('%2C', ',').replaceAll('%3A', ':');
}
