// Not the whole library: `--help` needs nothing of it.
import { AuthError, ConnectionError, GoeError, reasonOf, UnsupportedError } from '../goe/errors';

/** What the command ends with; scripts rely on the numbers, and with --json on the names. */
export const exitCodes = {
    done: 0,
    /** The device, or a check before it, said no. */
    refused: 1,
    /** The command line makes no sense. */
    usage: 2,
    /** Nobody answers. */
    unreachable: 3,
    /** Wrong password or token, or the API is switched off. */
    notAllowed: 4,
} as const;

/** The command line makes no sense. */
export class UsageError extends GoeError {}

/** What an error means for whoever has called the command. */
export function outcomeOf(error: unknown): keyof typeof exitCodes {
    if (error instanceof UsageError) {
        return 'usage';
    }
    if (error instanceof AuthError || error instanceof UnsupportedError) {
        return 'notAllowed';
    }
    return error instanceof ConnectionError ? 'unreachable' : 'refused';
}

/** One line for a person; an error of this program itself says so, without its inner life. */
export function sentenceOf(error: unknown): string {
    return error instanceof GoeError ? error.message : `This should not have happened: ${reasonOf(error)}`;
}
