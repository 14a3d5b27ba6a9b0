import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownStates } from '../../../src/adapter/ownStates';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { v1Rows } from '../../../src/goe/catalogue/v1';

const docs = join(__dirname, '../../../docs');
/** The pages that people write. */
const pagesOf = (language: string): string[] =>
    readdirSync(join(docs, language)).filter(file => file.endsWith('.md') && file !== 'states.md');
const pages = ['en', 'de'].flatMap(language => pagesOf(language).map(file => `${language}/${file}`));
const known = new Set(
    [...ownStates, ...[...catalogue, ...v1Rows].flatMap(({ states = [] }) => states)].map(({ id }) => id),
);
const channels = new Set([...known].flatMap(id => (id.includes('.') ? [id.slice(0, id.indexOf('.'))] : [])));

/** `limits.cable` or `maxCurrent` in the column of this adapter; `cards.<n-1>.name` stands for cards.0.name. */
function statesIn(text: string): string[] {
    return [...text.matchAll(/`([A-Za-z][\w.<>-]*)`/g)].map(([, code]) => code.replace(/<[^>]*>/g, '0'));
}

/** Italic in the documents is what stands on a button or beside a field: of the settings page, of the blocks, of admin, of the app. */
function labelsIn(language: string): Set<string> {
    const settings = JSON.parse(readFileSync(join(docs, `../admin/i18n/${language}.json`), 'utf8')) as Record<
        string,
        string
    >;
    const blocks = readFileSync(join(docs, '../admin/blockly.js'), 'utf8');
    const ofOthers = ['Sendto', 'go-e', 'Objects', 'Objekte', 'Save', 'Speichern', 'Allow local HTTP API v2', 'API v1'];
    return new Set([
        ...Object.values(settings).map(text => text.replace(/ \(\w+\)$/, '')),
        ...[...blocks.matchAll(new RegExp(`\\b'?${language}'?: 'go-e: ([^']+)'`, 'g'))].map(
            ([, text]) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
        ),
        ...ofOthers,
    ]);
}

describe('The documents', () => {
    for (const page of pages) {
        const text = readFileSync(join(docs, page), 'utf8');
        it(`${page} names no state that does not exist`, () => {
            const named = statesIn(text.replace(/^\|[^|]*(?=\|)/gm, '')).filter(code =>
                channels.has(code.split('.')[0]),
            );
            assert.deepEqual(
                named.filter(code => code.includes('.') && !known.has(code) && !channels.has(code.replace(/\.$/, ''))),
                [],
            );
        });

        it(`${page} has no link into the void`, () => {
            const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
                .map(([, target]) => target)
                .filter(target => !/^https?:/.test(target));
            assert.deepEqual(
                targets.filter(target => !existsSync(join(dirname(join(docs, page)), target))),
                [],
            );
        });
    }

    for (const language of ['en', 'de']) {
        it(`call in ${language} a field or button of the settings and a block as they are called there`, () => {
            const names = labelsIn(language);
            for (const page of pagesOf(language)) {
                const text = readFileSync(join(docs, language, page), 'utf8').replace(/```.*?```|`[^`]*`/gs, '');
                const named = [...text.matchAll(/(?<!\*)\*([^*\s][^*]*)\*(?!\*)/g)];
                const unknown = named.map(([, name]) => name).filter(name => !names.has(name) && !name.includes(' > '));
                assert.deepEqual(unknown, [], `${language}/${page}`);
            }
        });
    }

    it('what is moved from another system has its place here, in both languages', () => {
        for (const language of ['en', 'de']) {
            const text = readFileSync(join(docs, language, 'moving.md'), 'utf8');
            const rows = text.split('\n').filter(line => /^\| `/.test(line));
            assert.ok(rows.length > 60, `${language}: ${rows.length} rows`);
            for (const row of rows) {
                const wrong = statesIn(row.split('|')[2]).filter(
                    code =>
                        code.length > 4 &&
                        !known.has(code) &&
                        !channels.has(code) &&
                        !/^(start|stop)Charging$|^setPvData$|^minutes/.test(code),
                );
                assert.deepEqual(wrong, [], row);
            }
        }
    });
});
