import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { discover, isField, RefusedError, slices, type Client, type Slice } from '../goe';
import { UsageError } from './exitCodes';
import { Output } from './output';
import { fieldText, shown } from './shown';
import { secondsOf, withDevice, type TargetOptions } from './target';

/** `goecharger discover` */
export async function discoverDevices({ json = false, timeout }: TargetOptions): Promise<void> {
    const output = new Output(json);
    const found = await discover({ timeoutMs: secondsOf('timeout', timeout ?? '4', 1, 600) * 1000 });
    if (json) {
        output.json(found);
    } else if (found.length === 0) {
        output.remark(
            'No go-e device was found in this network. A device that is there can still be reached by --host.',
        );
    } else {
        output.table(
            found.map(({ firmware, host, name, serial, type, ways }) => [
                host,
                serial,
                name,
                type,
                firmware,
                ways.join(', '),
            ]),
        );
    }
}

/** `goecharger info` */
export function info(options: TargetOptions): Promise<void> {
    return withDevice(options, (client, output) => {
        const { firmware, kind, name, serial, type } = client.identity;
        const facts = { serial, name, kind, type, firmware, connection: client.connection };
        if (output.isJson) {
            output.json(facts);
        } else {
            output.table(Object.entries(facts));
        }
        return Promise.resolve();
    });
}

/** `goecharger status [slice ...]` */
export function status(names: readonly string[], options: TargetOptions): Promise<void> {
    const unknown = names.find(name => !slices.some(slice => slice.name === name));
    if (unknown !== undefined) {
        throw new UsageError(`There is no slice "${unknown}"; there are ${slices.map(({ name }) => name).join(', ')}.`);
    }
    return withDevice(options, async (client, output) => {
        const wanted: readonly Slice<unknown>[] = slices.filter(
            ({ name, of }) => (of === 'both' || of === client.kind) && (names.length === 0 || names.includes(name)),
        );
        if (wanted.length === 0) {
            throw new UsageError(`A ${client.kind} has none of these slices.`);
        }
        const values = await client.slices(...wanted);
        if (output.isJson) {
            output.json(Object.fromEntries(wanted.map(({ name }, index) => [name, values[index]])));
            return;
        }
        wanted.forEach(({ fields, name }, index) => {
            output.title(index === 0 ? name : `\n${name}`);
            output.table(rowsOf(client, fields, values[index]));
        });
    });
}

/** The values of a slice as rows with their units; lists and groups with their place in the name, and without groups that are empty. */
function rowsOf(client: Client, fields: Slice<unknown>['fields'], values: unknown, name = ''): string[][] {
    return Object.entries(fields).flatMap(([key, part]) => {
        const value = (values as Readonly<Record<string, unknown>>)[key];
        const place = name === '' ? key : `${name}.${key}`;
        if (!isField(part)) {
            return Array.isArray(fields) && isEmpty(value)
                ? []
                : rowsOf(client, part as Slice<unknown>['fields'], value, place);
        }
        return [[place, fieldText(client, part.id, value)]];
    });
}

function isEmpty(value: unknown): boolean {
    return value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));
}

/** `goecharger get [KEY ...]`; without one everything, as the device says it. */
export function get(names: readonly string[], options: TargetOptions): Promise<void> {
    return withDevice(options, async (client, output) => {
        if (names.length === 0) {
            const everything = await client.read();
            if (output.isJson) {
                output.json(everything);
            } else {
                output.table(Object.entries(everything).map(([key, value]) => [key, shown(client, key, value)]));
            }
            return;
        }
        const states = names.filter(name => client.isState(name));
        const keys = names.filter(name => !client.isState(name));
        const values = states.length > 0 ? await client.values(states) : {};
        const raw = keys.length > 0 ? await client.read(keys) : {};
        const missing = keys.filter(key => !(key in raw));
        if (missing.length > 0) {
            throw new RefusedError(
                `The device has nothing called ${missing.join(', ')}; docs/states.md lists all names.`,
            );
        }
        const all = Object.fromEntries(names.map(name => [name, values[name] ?? raw[name] ?? null]));
        if (output.isJson) {
            output.json(all);
        } else if (names.length === 1) {
            output.say(shown(client, names[0], all[names[0]]));
        } else {
            output.table(names.map(name => [name, shown(client, name, all[name])]));
        }
    });
}

/** `goecharger watch [KEY ...]` */
export function watch(
    names: readonly string[],
    { interval, ...options }: TargetOptions & { readonly interval?: string },
): Promise<void> {
    const seconds = interval === undefined ? undefined : secondsOf('interval', interval, 1, 3600);
    return withDevice(options, async (client, output) => {
        // An API key stands for all states that it feeds; a name that is neither is refused as it is.
        const ids = names.flatMap(name => {
            const fed = client.isState(name) ? [] : client.statesOf(name);
            return fed.length > 0 ? fed : [name];
        });
        const changes = client.watch(
            ids.length > 0 ? ids : undefined,
            seconds === undefined ? undefined : seconds * 1000,
        );
        const end = (): void => client.close();
        process.once('SIGINT', end).once('SIGTERM', end);
        for await (const { at, name, reason, value } of changes) {
            if (output.isJson) {
                output.json({ at, name, value, ...(reason === undefined ? {} : { reason }) });
            } else {
                const time = new Date(at).toLocaleTimeString('en-GB');
                const why = reason === undefined ? '' : `  ${reason}`;
                output.say(
                    `${output.paint('dim', time)}  ${output.paint('cyan', name)}  ${shown(client, name, value)}${why}`,
                );
            }
        }
    });
}

/** `goecharger capture FILE`: what a bug report needs. */
export function capture(
    file: string,
    { force, ...options }: TargetOptions & { readonly force?: boolean },
): Promise<void> {
    return withDevice(options, async (client, output) => {
        const raw = await client.read();
        // The serial number stands in names and topics as well; nines, for a number may not begin with 0 in JSON.
        const text = `${JSON.stringify(masked(client, raw), undefined, 2)}\n`.replaceAll(
            client.identity.serial,
            client.identity.serial.replace(/./g, '9'),
        );
        if (file === '-') {
            output.say(text.trimEnd());
            return;
        }
        try {
            await writeFile(file, text, { flag: force ? 'w' : 'wx' });
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            throw new UsageError(
                code === 'EEXIST'
                    ? `${file} exists already; --force overwrites it.`
                    : `${file} cannot be written (${code ?? 'unknown reason'}).`,
            );
        }
        output.remark(
            `${Object.keys(raw).length} values written to ${file}, without passwords, tokens and card numbers. Names, addresses and the serial number are masked.`,
        );
    });
}

function masked(client: Client, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(raw).map(([key, value]) => [key, client.isPersonal(key) ? maskedValue(value) : value]),
    );
}

/** Letters and digits give way; length and shape stay, for a fault may lie in them. */
function maskedValue(value: unknown): unknown {
    if (typeof value === 'string') {
        return value.replace(/\p{L}/gu, 'x').replace(/\d/g, '0');
    }
    if (Array.isArray(value)) {
        return value.map(maskedValue);
    }
    return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, maskedValue(part)]))
        : value;
}
