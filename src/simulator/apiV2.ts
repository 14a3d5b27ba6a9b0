import type { DeviceModel } from './deviceModel';
import type { RequestKind } from './faults';
import { isAtLeast } from './firmware';

/** A request as the device understands it. */
export interface ApiRequest {
    readonly method: string;
    readonly path: string;
    readonly kind: RequestKind;
    /** Keys of the filter, or of the values to set; undefined: all. */
    readonly keys: readonly string[] | undefined;
    /** The filter was a JSON array. */
    readonly isJsonList?: boolean;
    /** Texts to set, decoded, by key; with their length on the wire. */
    readonly texts: readonly { readonly key: string; readonly text: string; readonly wireLength: number }[];
}

/** What the device answers. */
export interface ApiReply {
    readonly status: number;
    readonly type: 'application/json' | 'text/html';
    readonly body: string;
}

/**
 * Longest value of /api/set, percent signs counted: a full schedule is too long for the device's buffer
 * (Gesiima/dbus-goecharger, README). The number itself is a guess.
 */
const longestValue = 256;
/** Keys in a filter of firmware up to 051.3, for lack of memory (http-en.md). */
const mostKeysInList = 10;
/** Longest request line target of the ESP-IDF web server (its default; not confirmed for go-e). */
const longestTarget = 512;

const json = (status: number, value: unknown): ApiReply => ({
    status,
    type: 'application/json',
    body: JSON.stringify(value),
});
const text = (status: number, body: string): ApiReply => ({ status, type: 'text/html', body });

/** API switched off, or a path that the device does not know (go-eCharger-API-v1 issue 64). */
export const unknownPath: ApiReply = text(404, 'This URI does not exist');

/**
 * Reads method and target of a request.
 *
 * @param method GET, POST, ...
 * @param target path and query as sent
 */
export function readRequest(method: string, target: string): ApiRequest {
    const [path, query = ''] = split(target, '?');
    const kind = path === '/api/status' ? 'status' : path === '/api/set' ? 'set' : 'other';
    const parameters = query
        .split('&')
        .filter(part => part !== '')
        .map(part => {
            const [key, value = ''] = split(part, '=');
            return { key: decoded(key), text: decoded(value), wireLength: value.length };
        });
    if (kind === 'set') {
        return { method, path, kind, keys: parameters.map(({ key }) => key), texts: parameters };
    }
    const filter = parameters.find(({ key }) => key === 'filter')?.text;
    return {
        ...{ method, path, kind, texts: [] },
        keys: filter === undefined ? undefined : filterKeys(filter),
        isJsonList: filter?.startsWith('[') ?? false,
    };
}

/**
 * What a charger answers over its local HTTP API v2 (go-eCharger-API-v2, http-en.md).
 *
 * @param charger the model
 * @param request as read by {@link readRequest}
 * @param targetLength length of path and query on the wire
 */
export function answerRequest(charger: DeviceModel, request: ApiRequest, targetLength: number): ApiReply {
    if (targetLength > longestTarget) {
        return text(414, 'URI is too long');
    }
    // API switched off, or v1: the path is unknown then (go-eCharger-API-v1 issue 64).
    if (request.kind === 'other' || charger.status(['hai']).hai === false) {
        return unknownPath;
    }
    if (request.method !== 'GET') {
        // openhab-addons pull request 10861.
        return text(405, 'Request method for this URI is not handled by server');
    }
    return request.kind === 'status' ? answerStatus(charger, request) : answerSet(charger, request);
}

/** Firmware up to 051.3 knows the filter as JSON array only (http-en.md); what it makes of another is a guess. */
function knowsListsOnly(firmware: string): boolean {
    return isAtLeast(firmware, '10.0') && !isAtLeast(firmware, '51.4');
}

function answerStatus(charger: DeviceModel, request: ApiRequest): ApiReply {
    if (request.keys !== undefined && knowsListsOnly(charger.firmware)) {
        if (!request.isJsonList) {
            return json(200, {});
        }
        if (request.keys.length > mostKeysInList) {
            return text(500, 'out of memory');
        }
    }
    const values = charger.status(request.keys);
    const isMissingOne = request.keys?.some(key => !(key in values)) ?? true;
    // CORE and PRO: 400 with everything there is, also without a filter (go-eCharger-API-v2 issue 312).
    // Others leave out what they do not have and say 200.
    return json(charger.isPhoenix && isMissingOne ? 400 : 200, values);
}

function answerSet(charger: DeviceModel, request: ApiRequest): ApiReply {
    const results: Record<string, true | string> = {};
    let isKnown = true;
    for (const { key, text: value, wireLength } of request.texts) {
        const result =
            wireLength > longestValue
                ? `${key}: httpd_query_key_value() failed ESP_ERR_HTTPD_RESULT_TRUNC`
                : charger.set(key, value);
        if (result === null) {
            isKnown = false;
        } else {
            results[key] = result;
        }
    }
    const refused = Object.values(results).filter(result => result !== true).length;
    // Controllers count from 1.0 and answer like newer chargers.
    if (!isAtLeast(charger.firmware, '51.0') && isAtLeast(charger.firmware, '10.0')) {
        // Firmware 050.x, unknown keys not counted (go-eCharger-API-v1 issue 65).
        const succeeded = Object.keys(results).length - refused;
        const isGood = isKnown && refused === 0;
        return text(isGood ? 200 : 500, `${succeeded} succeeded and ${refused} failed.`);
    }
    // One unknown key makes the whole answer a bare null (go-eCharger-API-v2 issue 53); with which status is not known: the
    // one that misleads most. That the others are stored is inferred.
    return isKnown ? json(refused === 0 ? 200 : 500, results) : json(200, null);
}

/** "a,b,c" since 051.4, ["a","b"] before (http-en.md); both are understood. */
function filterKeys(filter: string): string[] {
    if (filter.startsWith('[')) {
        try {
            return (JSON.parse(filter) as unknown[]).map(String);
        } catch {
            return [];
        }
    }
    return filter.split(',').filter(key => key !== '');
}

function split(whole: string, separator: string): [string, string?] {
    const at = whole.indexOf(separator);
    return at < 0 ? [whole] : [whole.slice(0, at), whole.slice(at + 1)];
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
