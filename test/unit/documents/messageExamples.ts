import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** What is sent by an example. */
export interface Sent {
    readonly instance: string;
    readonly command: string;
    readonly message: Readonly<Record<string, unknown>>;
}

/** A message as docs/<language>/messages.md describes it. */
export interface DocumentedMessage {
    readonly name: string;
    /** Its examples as they stand there, by language: js, xml (blocks) and sh, each maybe more than once. */
    readonly examples: readonly { readonly language: string; readonly code: string }[];
}

/** The messages of a page, in its order. */
export function documentedMessages(language: string): DocumentedMessage[] {
    const page = readFileSync(join(__dirname, `../../../docs/${language}/messages.md`), 'utf8');
    return page
        .split(/^### /m)
        .slice(1)
        .map(section => ({
            name: /^`(\w+)`$/m.exec(section)?.[1] ?? section,
            examples: [...section.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].map(([, kind, code]) => ({
                language: kind,
                code,
            })),
        }));
}

/** The one example of a message in a language. */
export function exampleOf({ examples, name }: DocumentedMessage, language: string): string {
    const found = examples.filter(example => example.language === language);
    assert.equal(found.length, 1, `${name} has ${found.length} examples in ${language}`);
    return found[0].code;
}

/**
 * Runs a script and gives what it sends; each message is answered.
 *
 * @param code JavaScript as iobroker.javascript takes it
 * @param answer what comes back
 * @returns what was sent, and what was logged
 */
export async function sentBy(
    code: string,
    answer: unknown = { result: {} },
): Promise<{ sent: Sent[]; logged: unknown[] }> {
    const sent: Sent[] = [];
    const logged: unknown[] = [];
    const log = (text: unknown): void => void logged.push(text);
    const answering: unknown[] = [];
    await runInNewContext(`(async () => {${code}\n})()`, {
        sendTo: (instance: string, command: string, message: object, callback?: (answer: unknown) => unknown) => {
            // Objects of another context are never deeply equal.
            const own = JSON.parse(JSON.stringify(message)) as Sent['message'];
            sent.push({ instance, command, message: own });
            answering.push(callback?.(answer));
        },
        log,
        console: { info: log, warn: log },
    });
    await Promise.all(answering);
    return { sent, logged };
}

/** What a line for the shell sends. */
export function sentFromShell(line: string): Sent {
    const [, instance, command, message] = /^iobroker message (\S+) (\w+) '(\{.*\})'$/.exec(line) ?? [];
    assert.ok(message, `${line} is no line such as iobroker message goecharger.0 getStatus '{}'`);
    return { instance, command, message: JSON.parse(message) as Sent['message'] };
}
