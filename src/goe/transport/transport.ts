import type { RawValues } from '../rawValues';

/** The ways to reach a device. */
export type ConnectionType = 'http-v2' | 'http-v1' | 'websocket' | 'mqtt' | 'cloud-v2' | 'cloud-v1';

/** What a device said to a write: per API key `true` (taken by the setter) or the device's own words why not. */
export type WriteReply = Readonly<Record<string, true | string>>;

/**
 * One way to one device. A transport moves raw values; it knows no readable names, units or rules.
 *
 * All methods reject with a GoeError and nothing else: ConnectionError where another try makes sense, PermanentError
 * where a person must act first.
 */
export interface Transport {
    readonly kind: ConnectionType;

    /** Characters that the keys of one read may take together with a comma between them; Infinity where reads are not limited. */
    readonly room: number;

    /**
     * Reads values.
     *
     * @param keys API keys to ask for, or 'all' for the device's full status. The answer may lack keys the device does not have.
     */
    read(keys: readonly string[] | 'all'): Promise<RawValues>;

    /**
     * Writes values in one request.
     *
     * @param values API key -> raw JSON value (null is a value)
     * @returns what the device said about each key; a key it said nothing about is missing
     */
    write(values: RawValues): Promise<WriteReply>;

    /** Ends all connections; a request under way rejects. */
    close(): void;
}
