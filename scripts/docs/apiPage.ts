import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../iobroker/command';

const root = join(__dirname, '..', '..');
const head = '<!-- Generated from src/goe by "npm run docs". Do not edit. -->\n\n# API of the library\n\n';

/** The page of all that the library exports, from its doc comments. */
export async function apiPage(): Promise<string> {
    const out = mkdtempSync(join(tmpdir(), 'goecharger-api-'));
    try {
        const options = join(out, 'typedoc.json');
        const markdown = {
            outputFileStrategy: 'modules',
            entryFileName: 'api.md',
            hideBreadcrumbs: true,
            hidePageHeader: true,
            hidePageTitle: true,
            parametersFormat: 'table',
            interfacePropertiesFormat: 'table',
            typeDeclarationFormat: 'table',
            propertiesFormat: 'table',
        };
        writeFileSync(
            options,
            JSON.stringify({
                entryPoints: [join(root, 'src', 'goe', 'index.ts')],
                tsconfig: join(root, 'tsconfig.build.json'),
                plugin: ['typedoc-plugin-markdown'],
                readme: 'none',
                disableSources: true,
                excludePrivate: true,
                excludeInternal: true,
                excludeExternals: true,
                githubPages: false,
                logLevel: 'Error',
                out,
                ...markdown,
            }),
        );
        // A process of its own: the tool is an ES module, and would be loaded twice beside the sources here.
        const tool = join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
        await runCommand(root, process.execPath, [tool, '--options', options]);
        // Errors of Node.js are inherited, and their descriptions differ from version to version.
        return `${head}${readFileSync(join(out, 'api.md'), 'utf8').replaceAll('\r\n', '\n')}`;
    } finally {
        rmSync(out, { recursive: true, force: true });
    }
}
