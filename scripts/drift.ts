import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogue } from '../src/goe/catalogue/catalogue';
import { v1Rows } from '../src/goe/catalogue/v1';
import { compare, formatDrift, recognise, type ComparisonOptions } from './drift/comparison';

const usage = `npm run drift -- <file.json> [options]: what a list of API keys or a device's full answer has that the catalogue
does not know, what it has not, and what is different. Values are never printed.
  --v1             compare with API v1; full answers of it are recognised without
  --kind <kind>    charger or controller; default: what has "car" is a charger
  --help           this text`;

try {
    const { file, help, ...options } = readOptions();
    console.log(help ? usage : driftOf(file, options));
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
}

function readOptions(): ComparisonOptions & { file: string; help: boolean } {
    const hint = '("npm run drift -- --help" lists the options)';
    const { values, positionals } = parsed(hint);
    const { kind, v1, help = false } = values;
    if (!help && positionals.length !== 1) {
        throw new Error(`Name one file with a list of keys or a full answer ${hint}`);
    }
    if (kind !== undefined && kind !== 'charger' && kind !== 'controller') {
        throw new Error(`--kind must be charger or controller ${hint}`);
    }
    if (v1 && kind === 'controller') {
        throw new Error(`Controllers have no API v1: leave out --v1 or --kind ${hint}`);
    }
    return { file: positionals[0], help, v1, kind };
}

// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- the type that parseArgs works out
function parsed(hint: string) {
    try {
        return parseArgs({
            allowPositionals: true,
            options: { v1: { type: 'boolean' }, kind: { type: 'string' }, help: { type: 'boolean' } },
        });
    } catch (error) {
        throw new Error(`${error instanceof Error ? error.message.split('\n')[0] : String(error)} ${hint}`);
    }
}

function driftOf(file: string, options: ComparisonOptions): string {
    const rows = { catalogue, v1Rows };
    const source = recognise(contentOf(file), rows);
    if (source === undefined) {
        throw new Error(`${file} is neither a list of API keys nor the full answer of a device.`);
    }
    return formatDrift(compare(source, rows, options));
}

function contentOf(file: string): unknown {
    let text: string;
    try {
        text = readFileSync(file, 'utf8');
    } catch (error) {
        throw new Error(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}.`);
    }
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
        // The parser's own message quotes from the file, which may hold secrets.
        throw new Error(`${file} is not JSON.`);
    }
}
