import type { Clock } from '../clock';
import { ConnectionError, UnsupportedError } from '../errors';
import type { RawValues } from '../rawValues';
import { hostAndPort } from './address';
import { httpGet } from './request';
import { keptOf, V1Commands } from './v1Commands';
import { localPace, type Transport, type WriteReply } from './transport';

/** Under load the device waits up to 3 s for its own lock before it answers (go-eCharger-API-v1 issue 64). */
const TIMEOUT_MS = 4_000;
/** Firmware 042.0 shows a new `amx` only seconds later (go-eCharger-API-v1 issue 114). */
const SETTLE_MS = 3_000;

const API_OFF =
    'the HTTP API v1 is switched off in the charger, or this is no go-e charger. Switch it on in the go-e app: ' +
    'Settings > Connection > API settings > Allow local HTTP API v1';

/** Local HTTP API v1: GET /status and GET /mqtt?payload=key=value. Every answer is the complete status. */
export class HttpV1Transport implements Transport {
    readonly kind = 'http-v1';
    readonly api = 'v1';
    readonly pace = { ...localPace, settleMs: SETTLE_MS };
    readonly room = Infinity;
    private readonly address: string;
    private readonly ended = new AbortController();
    private readonly commands: V1Commands;
    private last: RawValues = {};

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
        this.commands = new V1Commands(
            { status: () => this.last, send: (key, text) => this.command(key, text) },
            clock,
            this.ended.signal,
        );
    }

    async read(): Promise<RawValues> {
        return this.get('/status');
    }

    write(values: RawValues): Promise<WriteReply> {
        return this.commands.write(values);
    }

    close(): void {
        this.ended.abort();
    }

    private async command(key: string, text: string): Promise<true | string> {
        try {
            return keptOf(key, text, await this.get(`/mqtt?payload=${encodeURIComponent(`${key}=${text}`)}`));
        } catch (error) {
            // It restarts without an answer (mikrohard/goecharger, README).
            if (key === 'rst' && error instanceof ConnectionError) {
                return true;
            }
            throw error;
        }
    }

    private async get(path: string): Promise<RawValues> {
        const { status, text } = await httpGet({
            url: `http://${this.address}${path}`,
            where: this.address,
            timeoutMs: TIMEOUT_MS,
            ended: this.ended.signal,
            clock: this.clock,
        });
        if (status === 404) {
            throw new UnsupportedError(`${this.address}: ${API_OFF}.`);
        }
        if (/api lock/i.test(text)) {
            throw new ConnectionError(`${this.address}: the charger is busy.`);
        }
        const values = statusOf(text);
        if (status !== 200 || values === undefined) {
            throw new ConnectionError(
                `${this.address}: the answer is cut off or does not come from a go-e charger (HTTP ${status}).`,
            );
        }
        this.last = values;
        return values;
    }
}

function statusOf(text: string): RawValues | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === 'object' && value !== null && 'sse' in value ? value : undefined;
    } catch {
        return undefined;
    }
}
