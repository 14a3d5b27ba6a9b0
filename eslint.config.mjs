import config from '@iobroker/eslint-config';

/**
 * Direction of imports (docs/architecture.md). Each folder of src/ with what it may import besides itself: folders (they
 * end with a slash) and single files, as paths below src/. What is not listed here is forbidden, so a new folder needs a
 * line before it can be imported by another one.
 */
const foundation = ['goe/errors', 'goe/clock', 'goe/rawValues'];
const layers = {
    adapter: ['control/', 'goe/'],
    control: [],
    'goe/catalogue': [...foundation],
    'goe/codec': ['goe/catalogue/', ...foundation],
    'goe/transport': ['goe/catalogue/', ...foundation],
    'goe/session': ['goe/codec/', 'goe/transport/', 'goe/catalogue/', ...foundation],
    'goe/client': ['goe/session/', 'goe/codec/', 'goe/transport/', 'goe/catalogue/', 'goe/discovery', ...foundation],
    simulator: ['goe/catalogue/', 'goe/codec/', ...foundation],
    cli: ['goe/', 'simulator/command'],
};
/** The same for single files above the folders. */
const files = {
    main: ['adapter/', ...foundation],
    'goe/errors': [],
    'goe/clock': [],
    'goe/rawValues': [],
    'goe/discovery': ['goe/transport/', 'goe/catalogue/', ...foundation],
    'goe/index': ['goe/'],
};

/** Packages with one door into the program: who may import them, and what to say to the others. */
const doors = [
    {
        regex: '^@iobroker/',
        mayPass: path => path === 'main' || path.startsWith('adapter/'),
        message: 'Only src/adapter knows ioBroker.',
    },
    {
        regex: '^axios(/|$)',
        mayPass: path => path === 'goe/transport/request',
        message: 'All requests go through src/goe/transport/request.ts.',
    },
    {
        regex: '^(node:)?timers(/|$)',
        mayPass: ownsTheProcess,
        message: 'Time is passed in as a Clock.',
    },
    {
        regex: '^(node:)?process$',
        mayPass: ownsTheProcess,
        message: 'What the process gives is passed in; it is not ours alone in compact mode.',
    },
];

/** What runs as a process of its own, not inside the platform's. */
function ownsTheProcess(path) {
    return path === 'simulator/command' || path === 'goe/client/nodeClock' || path.startsWith('cli/');
}

const escaped = text => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * How a file `depth` folders below `folder` may write the import of `target`: '../../goe/codec/x' for 'goe/codec/'.
 */
function waysTo(target, folder, depth) {
    const from = folder === '' ? [] : folder.split('/');
    const to = target.replace(/\/$/, '').split('/');
    let shared = 0;
    while (shared < from.length && shared < to.length && from[shared] === to[shared]) {
        shared++;
    }
    const up = from.length - shared + depth;
    const start = up === 0 ? './' : '../'.repeat(up);
    const rest = to.slice(shared).join('/');
    if (!target.endsWith('/')) {
        return `${escaped(start + rest)}(\\.js)?$`;
    }
    return rest === '' ? `${escaped(start)}|${escaped(start.slice(0, -1))}$` : `${escaped(start + rest)}(/|$)`;
}

/** The no-restricted-imports rule for the files `depth` folders below `folder`. */
function importRule(folder, allowed, depth, path, owns) {
    const own = owns ? [`\\./`, ...Array.from({ length: depth }, (_, up) => `(\\.\\./){${up + 1}}(?!\\.)`)] : [];
    const ways = [...own, ...allowed.map(target => waysTo(target, folder, depth))];
    const notAllowed = ways.length === 0 ? '' : `(?!${ways.map(way => `(?:${way})`).join('|')})`;
    const readable = allowed.length === 0 ? 'nothing else' : allowed.map(target => `src/${target}`).join(', ');
    return [
        'error',
        {
            patterns: [
                {
                    regex: `^${notAllowed}\\.\\.?(/|$)`,
                    message: `Imports point one way: src/${path} may import ${owns ? 'itself and ' : ''}${readable}.`,
                },
                {
                    regex: '(^\\./\\.\\.|[^./]/\\.\\.)(/|$)',
                    message: 'Write the shortest path, so that its layer can be checked.',
                },
                {
                    regex: '^(/|#|file:|src/|test/|scripts/|build/)',
                    message: 'Files of this project are imported by relative paths.',
                },
                ...doors
                    .filter(door => !door.mayPass(owns ? `${path}/x` : path))
                    .map(({ regex, message }) => ({ regex, message })),
            ],
        },
    ];
}

const DEEPEST = 3;
const importDirections = [
    // A file or folder that the tables above do not know imports nothing of ours until it has its line there.
    {
        files: ['src/**/*.ts'],
        rules: {
            'no-restricted-imports': importRule('', [], 0, 'a folder without a line in eslint.config.mjs', false),
        },
    },
    ...Object.entries(layers).flatMap(([folder, allowed]) =>
        Array.from({ length: DEEPEST }, (_, depth) => ({
            files: [`src/${folder}/${'*/'.repeat(depth)}*.ts`],
            rules: { 'no-restricted-imports': importRule(folder, allowed, depth, folder, true) },
        })),
    ),
    ...Object.entries(files).map(([path, allowed]) => ({
        files: [`src/${path}.ts`],
        rules: {
            'no-restricted-imports': importRule(path.split('/').slice(0, -1).join('/'), allowed, 0, path, false),
        },
    })),
    // The files with more rights than their folder.
    {
        files: ['src/goe/client/nodeClock.ts'],
        rules: {
            'no-restricted-imports': exception('goe/client', 'goe/client/nodeClock'),
            'no-restricted-properties': 'off',
        },
    },
    {
        files: ['src/goe/transport/request.ts'],
        rules: { 'no-restricted-imports': exception('goe/transport', 'goe/transport/request') },
    },
    {
        files: ['src/simulator/command.ts'],
        rules: { 'no-restricted-imports': exception('simulator', 'simulator/command') },
    },
];

function exception(folder, path) {
    const [severity, { patterns }] = importRule(folder, layers[folder], 0, folder, true);
    const open = doors.filter(door => door.mayPass(path)).map(door => door.regex);
    return [severity, { patterns: patterns.filter(pattern => !open.includes(pattern.regex)) }];
}

const restrictedGlobals = ['setTimeout', 'setInterval'].map(name => ({
    name,
    message: 'Time is passed in as a Clock: timers must end with the instance.',
}));
const restrictedProperties = [
    ...['globalThis', 'global'].flatMap(object =>
        ['setTimeout', 'setInterval', 'process'].map(property => ({
            object,
            property,
            message: 'Time is passed in as a Clock, the process is not ours alone in compact mode.',
        })),
    ),
    { object: 'process', property: 'exit', message: 'In compact mode this ends other adapters as well.' },
    { object: 'process', property: 'env', message: 'Settings come from the instance.' },
];
const clockOnly = [
    { object: 'Date', property: 'now', message: 'Time is passed in, so that every rule is tested without waiting.' },
    { object: 'Math', property: 'random', message: 'Randomness is passed in, so that every rule can be tested.' },
];
/** Imports that no-restricted-imports does not see; loading a file of the same folder late is no way around it. */
const hiddenImports = [
    'ImportExpression:not([source.value=/^\\.\\u002F(?!\\.)/])',
    'TSImportType',
    'CallExpression[callee.name="require"]',
].map(selector => ({ selector, message: 'Import at the top of the file, where the direction of imports is checked.' }));
const platformTypes = {
    selector: 'TSQualifiedName[left.name="ioBroker"]',
    message: 'Only src/adapter knows ioBroker, its types included.',
};

export default [
    { ignores: ['build/', '.demo/', '.platform/', '.dev-server/', 'coverage/', 'admin/tab/', 'admin/blockly.js'] },
    ...config,
    {
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules: {
            // A comment says what name and type do not; a line for each parameter would only repeat them.
            'jsdoc/require-jsdoc': 'off',
            'jsdoc/require-param': 'off',
            'jsdoc/require-yields': 'off',
            'jsdoc/require-yields-type': 'off',
            'jsdoc/require-param-description': 'off',
            'jsdoc/require-returns-description': 'off',
            'jsdoc/require-throws-type': 'off',
            'jsdoc/check-param-names': ['warn', { checkDestructured: false, disableMissingParamChecks: true }],
        },
    },
    {
        files: ['src/**/*.ts'],
        rules: {
            'no-restricted-globals': ['error', ...restrictedGlobals],
            'no-restricted-properties': ['error', ...restrictedProperties],
            'no-restricted-syntax': ['error', ...hiddenImports, platformTypes],
        },
    },
    {
        files: ['src/main.ts', 'src/adapter/**/*.ts'],
        rules: { 'no-restricted-syntax': ['error', ...hiddenImports] },
    },
    {
        files: ['src/goe/**/*.ts', 'src/control/**/*.ts'],
        rules: { 'no-restricted-properties': ['error', ...restrictedProperties, ...clockOnly] },
    },
    {
        files: ['src/simulator/command.ts', 'src/cli/**/*.ts'],
        rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
    },
    ...importDirections,
    {
        // Scripts for iobroker.javascript, which knows these names.
        files: ['docs/examples/*.js'],
        languageOptions: {
            sourceType: 'script',
            globals: Object.fromEntries(
                ['getState', 'setState', 'sendTo', 'on', 'log', 'setTimeout', 'clearTimeout', 'setInterval'].map(
                    name => [name, 'readonly'],
                ),
            ),
        },
    },
    {
        files: ['test/**/*.ts'],
        languageOptions: {
            globals: Object.fromEntries(
                ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'].map(name => [name, 'readonly']),
            ),
        },
        rules: {
            // Stand-ins keep the shape of what they stand in for, asynchronous or not.
            '@typescript-eslint/require-await': 'off',
        },
    },
];
