import type { GoeError } from '../errors';
import type { RawValues } from '../rawValues';

/** The ways to reach a device. */
export type ConnectionType = 'http-v2' | 'http-v1' | 'websocket' | 'mqtt' | 'cloud-v2' | 'cloud-v1';

/** What a device said to a write: per API key `true` (taken by the setter) or the device's own words why not. */
export type WriteReply = Readonly<Record<string, true | string>>;

/** How fast a way is. */
export interface Pace {
    /** Interval between two reads where the user chose none, in ms. */
    readonly usualIntervalMs: number;
    /** No shorter interval is used, in ms, whatever the user chose. */
    readonly leastIntervalMs: number;
    /** So long after a write a read shows what the device made of it, in ms. */
    readonly settleMs: number;
}

/**
 * A device in the home network: its values change once a second, its maker advises 5 s (go-eCharger-API-v1). The charging
 * logic runs once a second and its results show about a second later (go-eCharger-API-v2, introduction).
 */
export const localPace: Pace = { usualIntervalMs: 5_000, leastIntervalMs: 1_000, settleMs: 1_200 };

/** Who wants to hear what a device sends by itself. */
export interface PushListener {
    /** Values as they came, whole or in part. */
    onValues(raw: RawValues): void;
    /** The connection is lost; nothing comes any more and every request rejects. */
    onLost(error: GoeError): void;
}

/**
 * One open way to one device. A transport moves raw values; it knows no readable names, units or rules. When it is lost it
 * is closed and the way is opened again; a transport never reconnects by itself.
 *
 * All methods reject with a GoeError and nothing else: ConnectionError where another try makes sense, PermanentError
 * where a person must act first.
 */
export interface Transport {
    readonly kind: ConnectionType;

    /** Whose keys it speaks: those of API v2, or the fields of API v1. */
    readonly api: 'v2' | 'v1';

    readonly pace: Pace;

    /** Characters that the keys of one read may take together with a comma between them; Infinity where reads are not limited. */
    readonly room: number;

    /**
     * Reads values.
     *
     * @param keys API keys to ask for, or 'all' for the device's full status. The answer may lack keys the device does not
     * have, and have more than was asked for. Where the device pushes, this is the latest it sent, without a request.
     */
    read(keys: readonly string[] | 'all'): Promise<RawValues>;

    /**
     * Writes values in one request.
     *
     * @param values API key -> raw JSON value (null is a value)
     * @returns what the device said about each key; a key it said nothing about is missing
     */
    write(values: RawValues): Promise<WriteReply>;

    /** Begins to hand on what the device sends by itself. Missing where the device must be asked. */
    listen?(listener: PushListener): void;

    /** Ends all connections; a request under way rejects. */
    close(): void;
}

/** A way to a device that can be opened again and again. */
export interface Way {
    readonly kind: ConnectionType;
    /**
     * Connects: resolves when the device can be read (logged in, first values there).
     *
     * @throws GoeError as the methods of {@link Transport}
     */
    open(): Promise<Transport>;
    /** Is not tried once that way has worked: the device has better than this. */
    readonly unless?: ConnectionType;
}
