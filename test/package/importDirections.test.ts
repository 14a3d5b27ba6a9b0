import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { ESLint } from 'eslint';

const root = resolve(__dirname, '../..');
const directionRules = [
    'no-restricted-imports',
    'no-restricted-globals',
    'no-restricted-properties',
    'no-restricted-syntax',
];

/** The project's own lint settings, with nothing but the rules of this test, so that a file need not exist on disk. */
const eslint = new ESLint({
    cwd: root,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => directionRules.includes(ruleId),
});

async function complaints(file: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
    assert.ok(result, `${file} is not linted at all`);
    return result.messages.map(message => {
        assert.ok(message.ruleId, `${file} cannot be read: ${message.message}`);
        return message.ruleId;
    });
}

async function refuses(rule: string, cases: readonly (readonly [file: string, code: string])[]): Promise<void> {
    for (const [file, code] of cases) {
        assert.deepEqual(await complaints(file, code), [rule], `${file}: ${code}`);
    }
}

async function allows(cases: readonly (readonly [file: string, code: string])[]): Promise<void> {
    for (const [file, code] of cases) {
        assert.deepEqual(await complaints(file, code), [], `${file}: ${code}`);
    }
}

const refusesImports = (cases: readonly (readonly [file: string, from: string])[]): Promise<void> =>
    refuses(
        'no-restricted-imports',
        cases.map(([file, from]) => [file, `import type { X } from '${from}';\nexport type Y = X;\n`]),
    );
const allowsImports = (cases: readonly (readonly [file: string, from: string])[]): Promise<void> =>
    allows(cases.map(([file, from]) => [file, `import { x } from '${from}';\nexport const y = x;\n`]));

describe('The direction of imports', () => {
    it('the protocol library never imports ioBroker', async () => {
        await refusesImports([
            ['src/goe/discovery.ts', '@iobroker/adapter-core'],
            ['src/goe/session/x.ts', '@iobroker/adapter-core'],
            ['src/goe/codec/x.ts', '@iobroker/type-detector'],
            ['src/goe/transport/request.ts', '@iobroker/adapter-core'],
            ['src/goe/session/x.ts', '../../adapter/settings'],
            ['src/goe/index.ts', '../adapter/settings'],
            ['src/goe/index.ts', '../main'],
        ]);
        await refuses('no-restricted-syntax', [['src/goe/session/x.ts', 'export type Y = ioBroker.Adapter;\n']]);
    });

    it('only the adapter folder and main.ts import ioBroker', async () => {
        await allowsImports([
            ['src/main.ts', '@iobroker/adapter-core'],
            ['src/adapter/x.ts', '@iobroker/adapter-core'],
            ['src/adapter/manager/x.ts', '@iobroker/dm-utils'],
        ]);
        await allows([['src/adapter/x.ts', 'export type Y = ioBroker.Adapter;\n']]);
        await refusesImports([
            ['src/control/x.ts', '@iobroker/adapter-core'],
            ['src/simulator/command.ts', '@iobroker/adapter-core'],
            ['src/cli/x.ts', '@iobroker/adapter-core'],
        ]);
    });

    it('main.ts starts the adapter and knows nothing else', async () => {
        await allowsImports([['src/main.ts', './adapter/goechargerAdapter']]);
        await refusesImports([
            ['src/main.ts', './goe/session/deviceSession'],
            ['src/main.ts', './control/surplus'],
            ['src/main.ts', './simulator/device'],
        ]);
    });

    it('the adapter uses the protocol library and the charge control, never the simulator or the command line', async () => {
        await allowsImports([
            ['src/adapter/x.ts', '../control/surplus'],
            ['src/adapter/x.ts', '../goe/session/deviceSession'],
            ['src/adapter/x.ts', '../goe/catalogue/row'],
            ['src/adapter/x.ts', '../goe/errors'],
            ['src/adapter/x.ts', './settings'],
            ['src/adapter/manager/x.ts', '../settings'],
            ['src/adapter/manager/x.ts', '../../goe/errors'],
        ]);
        await refusesImports([
            ['src/adapter/x.ts', '../main'],
            ['src/adapter/x.ts', '../simulator/device'],
            ['src/adapter/x.ts', '../cli/command'],
        ]);
    });

    it('charge control never sees the protocol library: it speaks watts, amperes and phases', async () => {
        await allowsImports([['src/control/x.ts', './surplus']]);
        await refusesImports([
            ['src/control/x.ts', '../goe/catalogue/row'],
            ['src/control/x.ts', '../goe'],
            ['src/control/x.ts', '../goe/errors'],
            ['src/control/x.ts', '../adapter/settings'],
        ]);
    });

    it('a session uses codecs, transports and the catalogue', async () => {
        await allowsImports([
            ['src/goe/session/x.ts', '../codec/plan'],
            ['src/goe/session/x.ts', '../transport/transport'],
            ['src/goe/session/x.ts', '../catalogue/row'],
            ['src/goe/session/x.ts', '../errors'],
            ['src/goe/session/x.ts', './health'],
            ['src/goe/session/parts/x.ts', '../health'],
            ['src/goe/session/parts/x.ts', '../../codec/plan'],
        ]);
        await refusesImports([
            ['src/goe/session/x.ts', '../index'],
            ['src/goe/session/x.ts', '..'],
            ['src/goe/session/x.ts', '../discovery'],
            ['src/goe/session/x.ts', '../../control/surplus'],
            ['src/goe/session/parts/x.ts', '../../index'],
        ]);
    });

    it('a codec never sees a transport or a session', async () => {
        await allowsImports([
            ['src/goe/codec/x.ts', '../catalogue/row'],
            ['src/goe/codec/x.ts', '../errors'],
            ['src/goe/codec/x.ts', './session'],
        ]);
        await refusesImports([
            ['src/goe/codec/x.ts', '../transport/transport'],
            ['src/goe/codec/x.ts', '../session/deviceSession'],
            ['src/goe/codec/x.ts', '../session'],
            ['src/goe/codec/parts/x.ts', '../../transport/transport'],
            ['src/goe/codec/x.ts', './../transport/transport'],
            ['src/goe/codec/x.ts', '../catalogue/../transport/transport'],
        ]);
    });

    it('a transport never sees readable values or a session', async () => {
        await allowsImports([
            ['src/goe/transport/x.ts', '../errors'],
            ['src/goe/transport/x.ts', '../clock'],
            ['src/goe/transport/x.ts', './request'],
        ]);
        await refusesImports([
            ['src/goe/transport/x.ts', '../codec/plain'],
            ['src/goe/transport/x.ts', '../session/deviceSession'],
            ['src/goe/transport/request.ts', '../codec/plain'],
        ]);
    });

    it('the catalogue is data and imports nothing but errors, clock and raw values', async () => {
        await allowsImports([
            ['src/goe/catalogue/x.ts', './row'],
            ['src/goe/catalogue/x.ts', '../errors'],
        ]);
        await refusesImports([
            ['src/goe/catalogue/x.ts', '../codec/plain'],
            ['src/goe/catalogue/x.ts', '../transport/transport'],
            ['src/goe/catalogue/x.ts', '../session/deviceSession'],
            ['src/goe/errors.ts', './catalogue/row'],
            ['src/goe/clock.ts', './session/health'],
        ]);
    });

    it('the entry of the protocol library may show anything of it', async () => {
        await allowsImports([
            ['src/goe/index.ts', './session/deviceSession'],
            ['src/goe/index.ts', './errors'],
        ]);
    });

    it('the simulator shares catalogue and codecs with the library and none of its transports', async () => {
        await allowsImports([
            ['src/simulator/x.ts', '../goe/catalogue/row'],
            ['src/simulator/x.ts', '../goe/codec/plain'],
            ['src/simulator/x.ts', '../goe/clock'],
            ['src/simulator/command.ts', './device'],
        ]);
        await refusesImports([
            ['src/simulator/x.ts', '../goe/transport/httpV2'],
            ['src/simulator/command.ts', '../goe/session/deviceSession'],
            ['src/simulator/x.ts', '../adapter/settings'],
            ['src/simulator/x.ts', '../control/surplus'],
        ]);
    });

    it('the command line uses the protocol library only', async () => {
        await allowsImports([
            ['src/cli/x.ts', '../goe'],
            ['src/cli/x.ts', '../goe/session/deviceSession'],
        ]);
        await refusesImports([
            ['src/cli/x.ts', '../adapter/settings'],
            ['src/cli/x.ts', '../simulator/device'],
            ['src/cli/x.ts', '../control/surplus'],
        ]);
    });

    it('a folder that nobody gave a place imports nothing of the project', async () => {
        await refusesImports([
            ['src/somethingNew/x.ts', '../goe/errors'],
            ['src/goe/somethingNew/x.ts', '../errors'],
            ['src/goe/codec/far/too/deep/x.ts', '../../../../errors'],
        ]);
    });

    it('the program never imports its tests, its scripts or its own build', async () => {
        await refusesImports([
            ['src/adapter/x.ts', '../../test/unit/x'],
            ['src/goe/codec/x.ts', '../../../scripts/setup'],
            ['src/simulator/command.ts', '../../test/fixtures/x'],
            ['src/cli/x.ts', '../../scripts/bench'],
            ['src/main.ts', '../build/main'],
            ['src/adapter/x.ts', 'test/unit/x'],
            ['src/adapter/x.ts', '/etc/x'],
        ]);
    });

    it('only request.ts imports axios', async () => {
        await allowsImports([['src/goe/transport/request.ts', 'axios']]);
        await refusesImports([
            ['src/goe/transport/httpV2.ts', 'axios'],
            ['src/goe/session/x.ts', 'axios'],
            ['src/adapter/x.ts', 'axios'],
            ['src/cli/x.ts', 'axios'],
            ['src/goe/transport/x.ts', 'axios/lib/core'],
        ]);
    });

    it('an import cannot hide from these rules', async () => {
        await refuses('no-restricted-syntax', [
            ['src/goe/codec/x.ts', "export const x = import('../transport/transport');\n"],
            ['src/goe/codec/x.ts', "export const x = require('../transport/transport');\n"],
            ['src/goe/codec/x.ts', "export type X = import('../transport/transport').Transport;\n"],
            ['src/goe/codec/x.ts', "export const x = import('./../transport/transport');\n"],
            ['src/goe/codec/x.ts', "export const x = import(['..', 'transport'].join('/'));\n"],
            ['src/main.ts', "export const x = require('./goe/errors');\n"],
            ['src/adapter/x.ts', "export const x = import('../simulator/device');\n"],
        ]);
        await refuses('no-restricted-imports', [
            ['src/goe/codec/x.ts', "export * from '../transport/transport';\n"],
            ['src/goe/codec/x.ts', "export { x } from '../transport/transport';\n"],
            ['src/goe/codec/x.ts', "import '../transport/transport';\n"],
            ['src/goe/codec/x.ts', "import x = require('../transport/transport');\nexport { x };\n"],
        ]);
    });

    it('a file of the same folder may be loaded late, only when it is used', async () => {
        await allows([['src/goe/transport/x.ts', "export const x = (): Promise<unknown> => import('./httpV2.js');\n"]]);
    });
});

describe('Time and process', () => {
    const insideThePlatform = [
        'src/main.ts',
        'src/adapter/x.ts',
        'src/control/x.ts',
        'src/goe/session/x.ts',
        'src/simulator/x.ts',
    ];
    const processesOfTheirOwn = ['src/simulator/command.ts', 'src/cli/x.ts', 'src/cli/parts/x.ts'];

    it('nothing that runs inside the platform starts a plain timer', async () => {
        for (const file of insideThePlatform) {
            await refuses('no-restricted-globals', [
                [file, 'setTimeout(() => undefined, 1);\n'],
                [file, 'setInterval(() => undefined, 1);\n'],
            ]);
            await refuses('no-restricted-properties', [[file, 'globalThis.setTimeout(() => undefined, 1);\n']]);
            await refusesImports([
                [file, 'node:timers'],
                [file, 'node:timers/promises'],
                [file, 'timers'],
            ]);
        }
    });

    it('nothing that runs inside the platform ends the process or reads its environment', async () => {
        for (const file of insideThePlatform) {
            await refuses('no-restricted-properties', [
                [file, 'process.exit(1);\n'],
                [file, 'export const x = process.env.HOME;\n'],
                [file, 'export const { env } = process;\n'],
                [file, 'globalThis.process.on("exit", () => undefined);\n'],
            ]);
            await refusesImports([
                [file, 'node:process'],
                [file, 'process'],
            ]);
        }
    });

    it('timers that are passed in are used everywhere', async () => {
        for (const file of insideThePlatform) {
            await allows([
                [file, 'export const x = (clock: { setTimeout(ms: number): void }) => clock.startTimer(1);\n'],
            ]);
        }
    });

    it('the commands are processes of their own and may use timers, environment and exit code', async () => {
        for (const file of processesOfTheirOwn) {
            await allows([[file, 'setTimeout(() => process.exit(Number(process.env.CODE)), 1);\n']]);
            await allowsImports([
                [file, 'node:timers/promises'],
                [file, 'node:process'],
            ]);
        }
    });

    it('protocol library and charge control never look at the clock or roll dice by themselves', async () => {
        for (const file of ['src/goe/session/x.ts', 'src/goe/discovery.ts', 'src/control/x.ts']) {
            await refuses('no-restricted-properties', [
                [file, 'export const x = Date.now();\n'],
                [file, 'export const x = Math.random();\n'],
            ]);
        }
    });
});
