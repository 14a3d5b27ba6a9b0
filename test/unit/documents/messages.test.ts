import assert from 'node:assert/strict';
import { commands } from '../../../src/adapter/messages';
import { documentedMessages, exampleOf, sentBy, sentFromShell } from './messageExamples';

describe('The page of the messages', () => {
    for (const language of ['en', 'de']) {
        const documented = documentedMessages(language);

        it(`${language}: describes every message of the adapter, each once, and no other`, () => {
            assert.deepEqual(documented.map(({ name }) => name).sort(), Object.keys(commands).sort());
        });

        for (const message of documented) {
            it(`${language}: shows ${message.name} for JavaScript, Blockly and the shell, each doing the same`, async () => {
                const { sent } = await sentBy(exampleOf(message, 'js'));
                assert.equal(sent.length, 1);
                const [{ command, instance }] = sent;
                assert.deepEqual([instance, command], ['goecharger.0', message.name]);
                assert.deepEqual(sentFromShell(exampleOf(message, 'sh')), sent[0]);
                // What the blocks do is seen in the real editor, test/e2e/blockly.test.ts.
                assert.match(exampleOf(message, 'xml'), /^<xml .*<\/xml>$/s);
            });
        }
    }

    it('has the same examples in both languages', () => {
        assert.deepEqual(documentedMessages('de'), documentedMessages('en'));
    });
});
