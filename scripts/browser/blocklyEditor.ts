import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import type { Database } from '../iobroker/database';

interface Block {
    type: string;
    inputList: { name: string; connection: { targetConnection: unknown; _optional?: boolean } | null }[];
    getIcon(type: string): { getText(): string } | undefined;
}

/** What is used here of Google's Blockly, as it runs in the page. */
interface Blockly {
    Blocks: object;
    getMainWorkspace(): { getAllBlocks(ordered: boolean): Block[]; clear(): void };
    utils: { xml: { textToDom(xml: string): unknown } };
    Xml: { domToWorkspace(dom: unknown, workspace: unknown): void };
    JavaScript: { workspaceToCode(workspace: unknown): string };
}

interface BlocklyPage {
    Blockly: Blockly;
}

const scriptId = 'script.js.common.blocks';

/** The editor for Blockly scripts of iobroker.javascript, as a user opens it in admin. */
export class BlocklyEditor {
    private constructor(private readonly page: Page) {}

    /**
     * Creates an empty Blockly script, switched off, and opens it.
     *
     * @param page of a browser in which nothing of admin is open
     * @param adminUrl address of admin, without a path
     * @param database of the ioBroker behind it; the instance javascript.0 must exist there
     */
    static async open(page: Page, adminUrl: string, database: Database): Promise<BlocklyEditor> {
        await database.setObject(scriptId, {
            type: 'script',
            common: {
                name: 'blocks',
                engineType: 'Blockly',
                engine: 'system.adapter.javascript.0',
                source: '',
                enabled: false,
            },
            native: {},
        });
        // The editor opens what was open last.
        await page.addInitScript(id => {
            localStorage.setItem('Editor.selected', id);
            localStorage.setItem('App.hideLog', 'true');
        }, scriptId);
        await page.goto(`${adminUrl}/adapter/javascript/tab.html?0`);
        await page.locator('.blocklyMainBackground').waitFor();
        await page.waitForFunction(() => 'goecharger_start' in (globalThis as unknown as BlocklyPage).Blockly.Blocks);
        return new BlocklyEditor(page);
    }

    /** Opens a category of the toolbox by its name, as shown, and gives the words on the blocks in it. */
    async category(name: string): Promise<string[]> {
        await this.page.locator('.blocklyTreeRow', { hasText: name }).click();
        const labels = this.page.locator('.blocklyFlyout .blocklyBlockCanvas .blocklyText');
        await labels.first().waitFor();
        return labels.allTextContents();
    }

    /** Puts blocks on the empty workspace. */
    async show(xml: string): Promise<void> {
        await this.page.evaluate(text => {
            const { Blockly } = globalThis as unknown as BlocklyPage;
            const workspace = Blockly.getMainWorkspace();
            workspace.clear();
            Blockly.Xml.domToWorkspace(Blockly.utils.xml.textToDom(text), workspace);
        }, xml);
    }

    /** What the editor finds wrong with the blocks on the workspace: unconnected inputs, and warnings on blocks. */
    warnings(): Promise<string[]> {
        return this.page.evaluate(() => {
            const { Blockly } = globalThis as unknown as BlocklyPage;
            const blocks = Blockly.getMainWorkspace().getAllBlocks(true);
            return blocks.flatMap(block => [
                ...(block.getIcon('warning') ? [`${block.type}: ${block.getIcon('warning')?.getText()}`] : []),
                ...block.inputList
                    .filter(({ connection }) => connection && !connection.targetConnection && !connection._optional)
                    .map(({ name }) => `${block.type}: nothing at ${name}`),
            ]);
        });
    }

    /** Keeps a picture of the blocks on the workspace, without what is around it. */
    async picture(file: string): Promise<void> {
        const box = await this.page.locator('.blocklyWorkspace > .blocklyBlockCanvas').first().boundingBox();
        if (box === null) {
            throw new Error('There is no block to take a picture of.');
        }
        const margin = 12;
        mkdirSync(dirname(file), { recursive: true });
        await this.page.screenshot({
            path: file,
            animations: 'disabled',
            clip: {
                x: box.x - margin,
                y: box.y - margin,
                width: box.width + 2 * margin,
                height: box.height + 2 * margin,
            },
        });
    }

    /** The script that the blocks on the workspace stand for. */
    javascript(): Promise<string> {
        return this.page.evaluate(() => {
            const { Blockly } = globalThis as unknown as BlocklyPage;
            return Blockly.JavaScript.workspaceToCode(Blockly.getMainWorkspace());
        });
    }
}
