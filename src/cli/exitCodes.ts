import { AuthError, ConnectionError, GoeError, reasonOf, UnsupportedError } from '../goe';

/** What the command ends with; scripts rely on these. */
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

/** What the command ends with after an error. */
export function exitCodeOf(error: unknown): number {
    if (error instanceof UsageError) {
        return exitCodes.usage;
    }
    if (error instanceof AuthError || error instanceof UnsupportedError) {
        return exitCodes.notAllowed;
    }
    return error instanceof ConnectionError ? exitCodes.unreachable : exitCodes.refused;
}

/** One line for a person; an error of this program itself says so, without its inner life. */
export function sentenceOf(error: unknown): string {
    return error instanceof GoeError ? error.message : `This should not have happened: ${reasonOf(error)}`;
}
