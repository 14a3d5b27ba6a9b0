/**
 * Everything that can go wrong between this program and a go-e device.
 *
 * The message of every error is one English sentence for a person: what failed, where, what to do. It never holds a
 * URL's query, a header or a password. What the network library threw is not kept as a cause, because its errors do.
 *
 * ```
 * GoeError
 *   ConnectionError      worth another try: nobody answered, or not to the end
 *     TimeoutError       nobody answered in time
 *   PermanentError       trying again changes nothing until a person does something
 *     AuthError          wrong password or token
 *     UnsupportedError   this device, or this way in, cannot do it (for instance: the API is switched off)
 *   RefusedError         the device, or a check before the device, said no to a write
 * ```
 */
export class GoeError extends Error {
    constructor(message: string) {
        super(message);
        this.name = new.target.name;
    }
}

/** Nobody answered, or the answer broke off or made no sense. Worth another try. */
export class ConnectionError extends GoeError {}

/** Nobody answered in time. Worth another try. */
export class TimeoutError extends ConnectionError {}

/** Trying again changes nothing until a person does something. */
export class PermanentError extends GoeError {}

/** The password or token is wrong. */
export class AuthError extends PermanentError {}

/** This device, or this way in, cannot do what was asked. */
export class UnsupportedError extends PermanentError {}

/** A write was refused, by the device or by the checks before it. */
export class RefusedError extends GoeError {}

/**
 * The text of anything that was thrown, for a log line.
 *
 * @param thrown what a catch clause caught: an Error or anything else
 */
export function reasonOf(thrown: unknown): string {
    if (thrown instanceof Error) {
        return thrown.message;
    }
    return typeof thrown === 'string' ? thrown : 'for a reason that was not given';
}
