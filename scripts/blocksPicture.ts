/** Makes docs/img/blockly-blocks.png from the real editor: `node scripts/setup.mjs scripts/blocksPicture.ts`. Needs Chromium. */
import { join } from 'node:path';
import { AdminPage } from './browser/adminPage';
import { BlocklyEditor } from './browser/blocklyEditor';
import { checkout } from './iobroker/adapterPackage';
import { isListening, Platform } from './iobroker/platform';
import { freePort } from './iobroker/ports';
import { waitFor } from './iobroker/waiting';

const number = (input: string, value: number): string =>
    `<value name="${input}"><block type="math_number"><field name="NUM">${value}</field></block></value>`;
const state = (input: string): string =>
    `<value name="${input}"><block type="get_value"><field name="ATTR">val</field></block></value>`;

const blocks = `<xml>
    <block type="goecharger_start" x="20" y="20"></block>
    <block type="goecharger_stop" x="20" y="125">${number('MINUTES', 30)}</block>
    <block type="goecharger_current" x="20" y="230">${number('AMPERE', 10)}</block>
    <block type="goecharger_phases" x="20" y="335"><field name="PHASES">1</field></block>
    <block type="goecharger_surplus" x="400" y="20">${state('GRID')}${state('SOLAR')}</block>
    <block type="controls_if" x="400" y="200">
        <value name="IF0"><block type="logic_compare"><field name="OP">GT</field>
            <value name="A"><block type="goecharger_read"><field name="DEVICE">123456</field><field name="STATE">sessionChargedEnergy</field></block></value>
            <value name="B"><block type="math_number"><field name="NUM">20</field></block></value>
        </block></value>
        <statement name="DO0"><block type="goecharger_stop"><field name="DEVICE">123456</field></block></statement>
    </block>
</xml>`;

async function run(): Promise<void> {
    const adminPort = await freePort();
    const folder = join(checkout, '.platform');
    const platform = await Platform.start({ folder, fresh: true, adminPort, adapters: ['javascript'] });
    try {
        for (const id of ['goecharger.0', 'javascript.0']) {
            await platform.instance(id).create();
        }
        await waitFor('The start of admin', () => isListening(adminPort), 60_000);
        const admin = await AdminPage.open(`http://127.0.0.1:${adminPort}`, { width: 1700, height: 900 });
        try {
            const editor = await BlocklyEditor.open(admin.page, admin.url, platform.database);
            await editor.show(blocks);
            await editor.picture(join(checkout, 'docs', 'img', 'blockly-blocks.png'));
        } finally {
            await admin.close();
        }
    } finally {
        await platform.stop();
    }
}

run().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
