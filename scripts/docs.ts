import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownStates, topicTitles } from '../src/adapter/ownStates';
import { catalogue } from '../src/goe/catalogue/catalogue';
import { enums } from '../src/goe/catalogue/enums';
import { v1Rows } from '../src/goe/catalogue/v1';
import { apiPage } from './docs/apiPage';
import { inGerman } from './docs/german';
import { statesPage, type PageContent } from './docs/statesPage';
import { german } from './docs/statesWords';

const usage = `npm run docs -- [--check]: writes the generated pages: docs/states.md and docs/de/states.md from the catalogue, docs/api.md from the library's comments.
  --check   writes nothing; ends with 1 where a page is not what it would be
  --help    this text`;

const content: PageContent = { catalogue, v1Rows, ownStates, enums, topics: topicTitles };

/** Each page with what makes it. */
const pages: Readonly<Record<string, () => string | Promise<string>>> = {
    'docs/states.md': () => statesPage(content),
    'docs/de/states.md': () => statesPage(inGerman(content), german),
    'docs/api.md': apiPage,
};

void main();

async function main(): Promise<void> {
    const { check, help } = readOptions();
    if (help) {
        console.log(usage);
        return;
    }
    for (const [name, make] of Object.entries(pages)) {
        const file = join(__dirname, '..', ...name.split('/'));
        const page = await make();
        if (!check) {
            writeFileSync(file, page);
            console.log(`${name} is written.`);
        } else if (committed(file) !== page) {
            console.error(`${name} is not what the sources say: "npm run docs" renews it.`);
            process.exitCode = 1;
        } else {
            console.log(`${name} is what the sources say.`);
        }
    }
}

function readOptions(): { check?: boolean; help?: boolean } {
    try {
        return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
    } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        console.error(`${text.split('\n')[0]} ("npm run docs -- --help" lists the options)`);
        process.exit(2);
    }
}

/** Line ends may have become those of this computer in the checkout. */
function committed(file: string): string | undefined {
    try {
        return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    } catch {
        return undefined;
    }
}
