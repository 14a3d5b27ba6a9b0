import { AuthError, ConnectionError, reasonOf } from '../goe/errors';
import type { FoundDevice } from '../goe/client/network';
import { argumentsOf, textArgument, type Arguments } from './messageArguments';
import type { MessagePartner } from './messagePartner';
import { answerMessage } from './messages';
import { withSecrets } from './secrets';
import { fieldsOf, textOf } from './settingFields';
import { newEntry } from './settings';
import { wayNames } from './wayNames';

/**
 * What a button of the settings page gets, as admin wants it: a text that the page has in the user's language, named by `result` or
 * `error`, with `args` for its %s; or a text as it is. Admin leaves the settings alone where `native` has none.
 */
export type PageAnswer =
    | { readonly result: string; readonly args?: readonly string[]; readonly native?: Record<string, unknown> }
    | { readonly error: string; readonly args?: readonly string[] };

/** What the page's buttons need besides what messages need. */
export interface PagePartner extends MessagePartner {
    /** The platform's way to decrypt: secrets that were saved are on the page only as they are stored. */
    decrypt(text: string): string;
}

type PageCommand = (args: Arguments, partner: PagePartner) => Promise<PageAnswer>;

const pageCommands: Readonly<Record<string, PageCommand>> = {
    /** Adds the devices that answer in the network to the page's list, which nobody has saved yet. */
    pageFind: async (args, { clock }) => {
        const { findDevices } = await import('./findDevices.js');
        const listed = Array.isArray(args.devices) ? (args.devices as unknown[]) : [];
        return answerFound(listed, await findDevices(clock));
    },
    /** Tries what stands in one entry of the list. */
    pageTest: async (args, { clock, cloud, decrypt }) => {
        const { testConnection } = await import('./findDevices.js');
        const { native, unreadable } = withSecrets(args, decrypt);
        if (unreadable.length > 0) {
            return { error: 'secretUnreadable' };
        }
        const entered = {
            host: textArgument(native, 'host'),
            serial: textArgument(native, 'serial'),
            token: textArgument(native, 'token'),
            password: textArgument(native, 'password'),
        };
        try {
            const { firmware, name, serial, type, ways } = await testConnection(entered, cloud, clock);
            return {
                result: ways.length > 0 ? 'deviceFound' : 'apiSwitchedOff',
                args: [`${type} ${name}`.trim(), serial, firmware, ways.map(way => wayNames[way]).join(', ')],
                native: {},
            };
        } catch (error) {
            if (error instanceof AuthError) {
                return { error: 'secretRefused' };
            }
            return error instanceof ConnectionError
                ? { error: 'noAnswer', args: [entered.host ?? entered.serial ?? '', error.message] }
                : { error: reasonOf(error) };
        }
    },
    /** Says what a charger needs for surplus charging, or sets it. */
    pageSetup: async (args, partner) => {
        const answer = await answerMessage('setupSurplus', args, partner);
        return 'error' in answer ? answer : { result: textOf(fieldsOf(answer.result).text) };
    },
};

/**
 * Answers a button of the settings page.
 *
 * @param command name of the message
 * @param message what came with it
 * @param partner the instance
 * @returns undefined where it is no message of the page
 */
export async function answerPage(
    command: string,
    message: unknown,
    partner: PagePartner,
): Promise<PageAnswer | undefined> {
    if (!Object.hasOwn(pageCommands, command)) {
        return undefined;
    }
    try {
        return await pageCommands[command](argumentsOf(message), partner);
    } catch (error) {
        return { error: reasonOf(error) };
    }
}

/**
 * What the page gets when it looked for devices.
 *
 * @param listed its list as it is, maybe not yet saved
 * @param found the devices that answer
 */
export function answerFound(listed: readonly unknown[], found: readonly FoundDevice[]): PageAnswer {
    const added = found.filter(device => !listed.some(entry => isEntryOf(entry, device)));
    return {
        result: found.length === 0 ? 'nothingFound' : 'devicesFound',
        args: [String(found.length), String(added.length)],
        native: { devices: [...listed, ...added.map(newEntry)] },
    };
}

function isEntryOf(entry: unknown, { host, serial }: FoundDevice): boolean {
    const fields = fieldsOf(entry);
    const withoutPort = (text: string): string => text.toLowerCase().replace(/:80$/, '');
    return textOf(fields.serial) === serial || withoutPort(textOf(fields.host)) === withoutPort(host);
}
