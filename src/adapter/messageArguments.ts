import { RefusedError } from '../goe/errors';

/** What came with a message, as an object. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * Reads what came with a message: an object, the same as JSON (from a shell), or nothing.
 *
 * @throws RefusedError where it is something else
 */
export function argumentsOf(message: unknown): Arguments {
    let value = message;
    if (typeof value === 'string' && value.trim() !== '') {
        try {
            value = JSON.parse(value);
        } catch {
            throw new RefusedError('the message is no JSON object such as {"device":"123456"}.');
        }
    }
    if (value === undefined || value === null || value === '') {
        return {};
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
        throw new RefusedError('the message must be an object such as { device: "123456" }.');
    }
    return value as Arguments;
}

/**
 * A number among the arguments.
 *
 * @param args all of them
 * @param name its name
 * @param range least and greatest value, with the unit for the error
 * @returns undefined where it is missing
 * @throws RefusedError where it is something else
 */
export function numberArgument(
    args: Arguments,
    name: string,
    { min, max, unit }: { min: number; max: number; unit: string },
): number | undefined {
    const value = args[name];
    if (value === undefined || value === null) {
        return undefined;
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max) {
        throw new RefusedError(`${name} must be a number from ${min} to ${max} ${unit}.`);
    }
    return value;
}

/**
 * A list of texts among the arguments.
 *
 * @throws RefusedError where it is missing, empty or something else
 */
export function listArgument(args: Arguments, name: string): string[] {
    const value = args[name];
    const list = typeof value === 'string' ? value.split(',').map(part => part.trim()) : value;
    if (!Array.isArray(list) || list.length === 0 || !list.every(part => typeof part === 'string' && part !== '')) {
        throw new RefusedError(`${name} must be a list of texts such as ["amp", "maxCurrent"].`);
    }
    return list as string[];
}

/**
 * A text among the arguments.
 *
 * @returns undefined where it is missing or empty
 * @throws RefusedError where it is something else
 */
export function textArgument(args: Arguments, name: string): string | undefined {
    const value = args[name];
    if (value === undefined || value === null || value === '') {
        return undefined;
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
        throw new RefusedError(`${name} must be a text.`);
    }
    // A password may begin or end with a blank.
    return name === 'password' ? String(value) : String(value).trim();
}

/**
 * A true or false among the arguments.
 *
 * @returns undefined where it is missing
 * @throws RefusedError where it is something else: a text "false" must not count as true
 */
export function flagArgument(args: Arguments, name: string): boolean | undefined {
    const value = args[name];
    if (value === undefined || value === null) {
        return undefined;
    }
    if (typeof value !== 'boolean') {
        throw new RefusedError(`${name} must be true or false.`);
    }
    return value;
}
