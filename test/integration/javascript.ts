import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../scripts/iobroker/adapterPackage';
import { waitFor } from '../../scripts/iobroker/waiting';
import type { TestPlatform } from './platform';

/**
 * Starts `javascript.0` and waits until it has started the scripts it found: one that is created while it still reads them
 * runs twice (iobroker.javascript 9.1.1).
 *
 * @param platform with `adapters: ['javascript']`
 */
export async function startJavascript(platform: TestPlatform): Promise<void> {
    await platform.database.setObject('script.js.common.first', scriptObject('first', 'log(1);'));
    await platform.further('javascript').start();
    await waitFor('The start of the first script', () =>
        platform.logs('javascript.0').some(({ text }) => text.startsWith('script.js.common.first: registered')),
    );
}

function scriptObject(name: string, source: string): object {
    return {
        type: 'script',
        common: { name, engineType: 'Javascript/js', engine: 'system.adapter.javascript.0', source, enabled: true },
        native: {},
    };
}

/** A script that runs in `javascript.0`. */
export interface RunningScript {
    /** What it has written to the log since it began, its own words only. */
    said(): { severity: string; text: string }[];
    /** Ends it; what it began (timers, subscriptions) ends with it. */
    stop(): Promise<void>;
}

/**
 * Runs a script in `javascript.0` ({@link startJavascript}), as a user does in admin.
 *
 * @param platform with `adapters: ['javascript']`
 * @param name of the script
 * @param source JavaScript
 */
export async function runScript(platform: TestPlatform, name: string, source: string): Promise<RunningScript> {
    const id = `script.js.common.${name}`;
    const { database } = platform;
    const lines = (): { severity: string; text: string }[] =>
        platform
            .logs('javascript.0')
            .filter(({ text }) => text.startsWith(`${id}: `))
            .map(({ severity, text }) => ({ severity, text: text.slice(id.length + 2) }));
    const before = lines().length;
    await database.setObject(id, scriptObject(name, source));
    await waitFor(`The start of ${name}`, () => lines().length > before);
    return {
        said: () =>
            lines()
                .slice(before)
                .filter(({ text }) => !/^(start JavaScript|registered \d+ subscription|Stopping script)/.test(text)),
        stop: async () => {
            await database.deleteObject(id);
            await waitFor(`The end of ${name}`, () =>
                lines()
                    .slice(before)
                    .some(({ text }) => text === 'Stopping script'),
            );
        },
    };
}

/**
 * A script of docs/examples with other settings.
 *
 * @param name its file without the ending
 * @param settings values by the names at the top of the script, as code
 * @throws an Error where the script has no such setting
 */
export function example(name: string, settings: Readonly<Record<string, string>>): string {
    let source = readFileSync(join(checkout, 'docs', 'examples', `${name}.js`), 'utf8');
    for (const [setting, value] of Object.entries(settings)) {
        const line = new RegExp(`^( {4}${setting}: ).*?(,(?: *//.*)?)$`, 'm');
        if (!line.test(source)) {
            throw new Error(`docs/examples/${name}.js has no setting ${setting}.`);
        }
        source = source.replace(line, (_all, start: string, end: string) => start + value + end);
    }
    return source;
}
