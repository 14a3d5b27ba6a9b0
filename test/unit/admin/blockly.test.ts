import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const languages = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru', 'uk', 'zh-cn'];

/** What a block is built from: everything can be called with anything and gives itself. */
const anything: unknown = new Proxy(function () {}, {
    get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything),
    set: () => true,
    apply: () => anything,
    construct: () => anything as object,
});

describe('The words on the blocks for Blockly', () => {
    const words: Record<string, Record<string, string>> = {};
    const asked = new Set<string>();
    const blocks: Record<string, { init(): void }> = {};

    before(() => {
        const Blockly = {
            Words: words,
            Translate: (word: string) => asked.add(word) && word,
            Blocks: blocks,
            Sendto: { HUE: 310, blocks: {} },
            JavaScript: { forBlock: {} },
            FieldTextInput: anything,
            FieldDropdown: anything,
        };
        runInNewContext(readFileSync(join(__dirname, '..', '..', '..', 'admin', 'blockly.js'), 'utf8'), { Blockly });
        for (const block of Object.values(blocks)) {
            block.init.call(anything);
        }
    });

    it('are there in eleven languages', () => {
        for (const [word, texts] of Object.entries(words)) {
            deepEqual(Object.keys(texts).sort(), languages, word);
            ok(
                Object.values(texts).every(text => text.trim() !== ''),
                word,
            );
        }
    });

    it('are not English in another language', () => {
        for (const [word, { en, ...others }] of Object.entries(words)) {
            ok(!Object.values(others).includes(en), `${word}: ${en}`);
        }
    });

    it('are those that the blocks ask for, no more and no fewer', () => {
        deepEqual([...asked].sort(), Object.keys(words).sort());
    });
});
