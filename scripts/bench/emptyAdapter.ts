import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts an adapter that does nothing into an ioBroker's folder: what every adapter costs before it does anything. */
export function installEmptyAdapter(folder: string): void {
    const target = join(folder, 'node_modules', 'iobroker.empty');
    const version = '1.0.0';
    const write = (file: string, content: object | string): void =>
        writeFileSync(join(target, file), typeof content === 'string' ? content : JSON.stringify(content));
    mkdirSync(join(target, 'admin'), { recursive: true });
    write('package.json', { name: 'iobroker.empty', version, main: 'main.js', engines: { node: '>=22' } });
    write('io-package.json', {
        common: {
            name: 'empty',
            version,
            titleLang: { en: 'Empty' },
            mode: 'daemon',
            platform: 'Javascript/Node.js',
            enabled: false,
            compact: true,
            type: 'general',
            adminUI: { config: 'none' },
        },
        native: {},
        objects: [],
        instanceObjects: [],
    });
    // The same adapter-core as ours, wherever npm has put it.
    write(
        'main.js',
        `const { createRequire } = require('node:module');
const requireThere = createRequire(require.resolve('iobroker.goecharger/package.json'));
const { Adapter } = requireThere('@iobroker/adapter-core');
new Adapter({ name: 'empty', unload: callback => callback() });
`,
    );
}
