import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer other than `undefined` or `false`.
 *
 * @param what what is waited for, for the error: "{what} did not happen within n s"
 * @param question what to ask; an error it throws ends the wait
 * @param milliseconds the longest wait
 * @param stopEarly called between two questions; throws when waiting has become pointless
 */
export async function waitFor<T>(
    what: string,
    question: () => T | undefined | false | Promise<T | undefined | false>,
    milliseconds = 30_000,
    stopEarly?: () => void,
): Promise<T> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
        const answer = await question();
        if (answer !== undefined && answer !== false) {
            return answer;
        }
        if (Date.now() > deadline) {
            throw new Error(`${what} did not happen within ${Math.round(milliseconds / 1000)} s`);
        }
        stopEarly?.();
        await pause(50);
    }
}
