import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownStates, topicTitles } from '../src/adapter/ownStates';
import { catalogue } from '../src/goe/catalogue/catalogue';
import { enums } from '../src/goe/catalogue/enums';
import { v1Rows } from '../src/goe/catalogue/v1';
import { statesPage } from './docs/statesPage';

const usage = `npm run docs -- [--check]: writes docs/states.md, the page of all states, from the catalogue.
  --check   writes nothing; ends with 1 where the page is not what it would be
  --help    this text`;

const name = 'docs/states.md';
const file = join(__dirname, '..', ...name.split('/'));

const { check, help } = readOptions();
if (help) {
    console.log(usage);
} else {
    const page = statesPage({ catalogue, v1Rows, ownStates, enums, topics: topicTitles });
    if (!check) {
        writeFileSync(file, page);
        console.log(`${name} is written.`);
    } else if (committedPage() !== page) {
        console.error(`${name} is not what the catalogue says: "npm run docs" renews it.`);
        process.exitCode = 1;
    } else {
        console.log(`${name} is what the catalogue says.`);
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
function committedPage(): string | undefined {
    try {
        return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    } catch {
        return undefined;
    }
}
