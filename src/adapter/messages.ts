import { reasonOf, RefusedError } from '../goe/errors';
import { argumentsOf } from './messageArguments';
import { cardMessages } from './cardMessages';
import { deviceMessages } from './deviceMessages';
import { networkMessages } from './networkMessages';
import type { Commands, MessagePartner } from './messagePartner';
import { surplusMessages } from './surplusMessages';

/** What a caller gets. */
export type MessageAnswer = { readonly result: unknown } | { readonly error: string };

/** Callers wait no longer than this. */
const TIMEOUT_MS = 15_000;

/** The messages of docs/en/messages.md. */
export const commands: Commands = { ...deviceMessages, ...surplusMessages, ...cardMessages, ...networkMessages };

/**
 * Does what a message asks for.
 *
 * @param command its name
 * @param message what came with it
 * @param partner the instance
 * @returns always an answer, within 15 seconds
 */
export async function answerMessage(
    command: string,
    message: unknown,
    partner: MessagePartner,
): Promise<MessageAnswer> {
    if (!Object.hasOwn(commands, command)) {
        return { error: `The message "${command}" is unknown; there are ${Object.keys(commands).join(', ')}.` };
    }
    const { clock } = partner;
    let timer: unknown;
    const late = new Promise<never>((_resolve, reject) => {
        timer = clock.startTimer(() => reject(new RefusedError('no answer from the device within 15 s.')), TIMEOUT_MS);
    });
    try {
        const given = argumentsOf(message);
        return { result: await Promise.race([commands[command](given, partner), late]) };
    } catch (error) {
        return { error: `${command}: ${reasonOf(error)}` };
    } finally {
        clock.stopTimer(timer);
    }
}
