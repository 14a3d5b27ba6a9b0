import assert from 'node:assert/strict';
import { BlocklyEditor } from '../../scripts/browser/blocklyEditor';
import { waitFor } from '../../scripts/iobroker/waiting';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { realClock } from '../clock';
import { runScript, startJavascript } from '../integration/javascript';
import { documentedMessages, exampleOf, sentBy, sentFromShell } from '../unit/documents/messageExamples';
import { startAdmin, type AdminTest } from './browser';

/** A number in an input of a block. */
const number = (input: string, value: number): string =>
    `<value name="${input}"><block type="math_number"><field name="NUM">${value}</field></block></value>`;

/** Blocks one below the other. */
const inARow = (...blocks: [type: string, content: string][]): string =>
    `<xml>${blocks.reduceRight((below, [type, content]) => {
        const next = below === '' ? '' : `<next>${below}</next>`;
        return `<block type="${type}">${content}${next}</block>`;
    }, '')}</xml>`;

const device = (name: string): string =>
    `<field name="INSTANCE">goecharger.0</field><field name="DEVICE">${name}</field>`;

/** For a block that writes to the log: the value of a state. */
const shown = (name: string, state: string): string =>
    `<field name="Severity">info</field><value name="TEXT">` +
    `<block type="goecharger_read">${device(name)}<field name="STATE">${state}</field></block></value>`;

describe('Blocks for Blockly scripts', () => {
    let simulator: Simulator;
    let test: AdminTest;
    let editor: BlocklyEditor;

    before(async function () {
        simulator = await startSimulator({ clock: realClock, car: { phases: 3 } });
        test = await startAdmin(this, {
            devices: [{ enabled: true, host: simulator.address, interval: 1 }],
            adapters: ['javascript'],
        });
        await startJavascript(test);
        await test.database.waitForState('goecharger.0.123456.charging', ({ val }) => val === true);
        editor = await BlocklyEditor.open(test.admin.page, test.adminUrl as string, test.database);
    });

    after(async function () {
        this.timeout(60_000);
        await test?.stop();
        await simulator?.stop();
    });

    const writes = (): unknown[] => simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    it('stand in the category "Sendto" of the real editor, with a choice of the instances and a field for the device', async () => {
        const words = (await editor.category('Sendto')).map(text => text.replace(/\u00a0/g, ' '));
        for (const name of [
            'go-e: start charging',
            'go-e: stop charging',
            'go-e: set charging current',
            'go-e: set phases',
            'go-e: send surplus data',
            'go-e: value of',
        ]) {
            const at = words.indexOf(name);
            assert.ok(at >= 0, `${name} is missing: ${words.join(', ')}`);
            const [instance, serialNumber] = words.slice(at + 1, at + 5).filter(text => /goecharger|serial/.test(text));
            assert.deepEqual([instance, serialNumber], ['goecharger.0 ▾', 'serial number']);
        }
        await test.picture('blockly-toolbox');
    });

    it('do with a real charger what they say, one after the other', async function () {
        this.timeout(60_000);
        await editor.show(
            inARow(
                ['goecharger_current', device('') + number('AMPERE', 10)],
                ['goecharger_phases', `${device('123456')}<field name="PHASES">1</field>`],
                ['goecharger_stop', device('123456')],
                ['goecharger_start', device('') + number('MINUTES', 30)],
                ['goecharger_surplus', device('') + number('GRID', -2300) + number('BATTERY', -100)],
                ['debug', shown('', 'maxCurrent')],
            ),
        );
        assert.deepEqual(await editor.warnings(), []);
        await test.picture('blockly-script');
        simulator.requests.length = 0;
        const script = await runScript(test, 'everyBlock', await editor.javascript());
        await waitFor('The last block', () => script.said().length > 0);
        assert.deepEqual(script.said(), [{ severity: 'info', text: '10' }]);
        assert.deepEqual(writes(), [
            { amp: 10 },
            { psm: 1 },
            { frc: 1 },
            { frc: 2 },
            { ids: { pGrid: -2300, pAkku: -100 } },
        ]);
        const { amp, psm, frc, pgrid } = simulator.charger.status(['amp', 'psm', 'frc', 'pgrid']);
        assert.deepEqual({ amp, psm, frc, pgrid }, { amp: 10, psm: 1, frc: 2, pgrid: -2300 });
        const until = (await test.database.getState('goecharger.0.123456.info.forcedUntil'))?.val;
        assert.ok(Math.abs(Number(until) - Date.now() - 30 * 60_000) < 30_000, `forced until ${String(until)}`);
        await script.stop();
    });

    it('send what the documents show for each message, also the block "sendTo" of the editor', async function () {
        this.timeout(60_000);
        for (const message of documentedMessages('en')) {
            await editor.show(exampleOf(message, 'xml'));
            assert.deepEqual(await editor.warnings(), [], message.name);
            const answer = { result: { powerAll: 7_400 } };
            const { logged, sent } = await sentBy(await editor.javascript(), answer);
            assert.deepEqual(sent, [sentFromShell(exampleOf(message, 'sh'))]);
            if (message.name === 'read') {
                assert.deepEqual(logged, [7_400]);
            } else if (/error \?\?/.test(exampleOf(message, 'js'))) {
                // Whoever asks wants to see the answer.
                assert.deepEqual(logged, [answer], message.name);
            }
        }
    });

    it('tell in the log why something was not done, once for each reason, and go on', async function () {
        this.timeout(60_000);
        const refused = ['goecharger_current', device('carport') + number('AMPERE', 8)] as [string, string];
        await editor.show(
            inARow(
                refused,
                refused,
                ['goecharger_current', device('') + number('AMPERE', 99)],
                ['debug', shown('carport', 'powerAll')],
            ),
        );
        simulator.requests.length = 0;
        const script = await runScript(test, 'refused', await editor.javascript());
        await waitFor('The last block', () => script.said().some(({ severity }) => severity === 'info'));
        const unknown = 'the device "carport" is unknown; there are Simulated charger (123456).';
        assert.deepEqual(script.said(), [
            { severity: 'warn', text: `goecharger.0: write: ${unknown}` },
            {
                severity: 'warn',
                text: 'goecharger.0: write: maxCurrent: 99 is not possible; allowed is a number from 6 to 32 A.',
            },
            { severity: 'warn', text: `goecharger.0: read: ${unknown}` },
            { severity: 'info', text: 'null' },
        ]);
        assert.deepEqual(writes(), []);
        await script.stop();
    });

    it('leave the console of the browser without a complaint', () => {
        assert.deepEqual(test.admin.errors, []);
    });
});
