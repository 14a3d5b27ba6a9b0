/**
 * Makes a fresh clone ready: installs the dependencies, compiles the adapter, and, when given a script, runs it under the
 * Node.js the adapter needs: `node scripts/setup.mjs [script.ts [arguments]]`. Runs on a bare Node.js 20.
 *
 * It starts the script itself because a shell remembers where it found `node`: in `node setup.mjs && node script.ts` the
 * second one would still be the machine's, not the one that was just installed into node_modules/.bin.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const commands = join(modules, '.bin');
const requiredMajor = 22;
// npm and the .cmd files of node_modules/.bin are scripts on Windows: only a shell runs them there.
const spawnOptions = { shell: process.platform === 'win32' };

process.chdir(root);
await installDependencies();
const node = await findNode();
await compile(node);
const [script, ...scriptArguments] = process.argv.slice(2);
if (script) {
    process.exitCode = await runScript(node, script, scriptArguments);
}

async function installDependencies() {
    if (dependenciesAreCurrent()) {
        return;
    }
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } = await withSignOfLife(
        'Installing the dependencies (npm ci; about a minute the first time)',
        [...npmCommand(), 'ci', ...quiet],
    );
    if (code !== 0) {
        fail(
            `${output.split('\n').slice(0, 12).join('\n')}\nnpm ci failed. When package.json and package-lock.json disagree, "npm install" brings` +
                ' them together; otherwise check the connection to the npm registry and run the command again.',
        );
    }
}

/** Compares what npm noted down after its last complete run with the lock file: an interrupted run leaves no note. */
function dependenciesAreCurrent() {
    const installed = readJson(join(modules, '.package-lock.json'))?.packages;
    if (!installed) {
        return false;
    }
    const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
    return Object.entries(wanted).every(
        ([path, { version, optional }]) =>
            path === '' || (installed[path] ? installed[path].version === version : optional === true),
    );
}

/** The Node.js for everything after this: the one from node_modules, else the machine's when it is new enough. */
async function findNode() {
    const own = join(commands, process.platform === 'win32' ? 'node.cmd' : 'node');
    const works = () => existsSync(own) && majorOf(spawnSync(own, ['--version'], spawnOptions).stdout) >= requiredMajor;
    if (works()) {
        return own;
    }
    if (existsSync(join(modules, 'node', 'package.json'))) {
        // npm may have been told not to run install scripts (npm 12 asks first); this one brings the binary.
        const permission = ['--ignore-scripts=false', '--loglevel=error'];
        await withSignOfLife('Setting up the Node.js of the package "node", whose install script has not run', [
            ...npmCommand(),
            'rebuild',
            'node',
            ...permission,
        ]);
        if (works()) {
            return own;
        }
        // A link that leads nowhere would stand in the way of the machine's Node.js in every npm script.
        rmSync(own, { force: true });
    }
    const machineIsNewEnough = majorOf(process.version) >= requiredMajor;
    if (machineIsNewEnough) {
        return process.execPath;
    }
    return fail(
        `This needs Node.js ${requiredMajor} or newer; this is ${process.version}, and the one that comes with the` +
            ' dependencies (package "node") could not be set up. Either install Node.js 22, or see what' +
            ' "npm rebuild node --foreground-scripts" says.',
    );
}

/** npm gives its own path to the scripts it runs; without it (a direct call) the one on the PATH has to do. */
function npmCommand() {
    const path = process.env.npm_execpath ?? '';
    return /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm'];
}

async function compile(node) {
    const sources = ['src', join('admin', 'src')].map(folder => newestChange(join(root, folder)));
    // Not in build/: everything in there becomes part of the package.
    const stamp = join(modules, '.cache', 'goecharger-compiled.json');
    const compiled = [join(root, 'build', 'main.js'), join(root, 'admin', 'tab.html')];
    const configuration = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map(file => join(root, file));
    const newest = [...sources.map(source => source.newest), ...configuration.map(file => statSync(file).mtimeMs)];
    // The list of files stands in the stamp: a deleted or renamed source has no newer date.
    const state = JSON.stringify({ files: sources.flatMap(({ files }) => files), newest: Math.max(...newest) });
    if (compiled.every(file => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
        return;
    }
    rmSync(stamp, { force: true });
    rmSync(join(root, 'build'), { recursive: true, force: true });
    await runCompiler('Compiling the adapter', node, ['typescript', 'bin', 'tsc'], ['-p', 'tsconfig.build.json']);
    const page = ['build', '-c', join('admin', 'src', 'vite.config.mjs')];
    await runCompiler('Building the tab of admin', node, ['vite', 'bin', 'vite.js'], page);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, state);
}

async function runCompiler(title, node, program, programArguments) {
    const { code, output } = await withSignOfLife(title, [node, join(modules, ...program), ...programArguments]);
    if (code !== 0) {
        fail(`${lastLines(output, 40)}\n${title}: failed.`);
    }
}

function newestChange(folder) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath ?? entry.path, entry.name))
        .sort();
    const newest = Math.max(...files.map(file => statSync(file).mtimeMs));
    return { files: files.map(file => file.slice(root.length + 1)), newest };
}

/** Runs a command to its end without its output; says what it is doing, and after every ten seconds that it still is. */
function withSignOfLife(title, [command, ...commandArguments]) {
    const started = Date.now();
    console.log(`${title} ...`);
    const timer = setInterval(() => console.log(`  still at it, ${seconds(started)} s`), 10_000);
    return new Promise(resolve => {
        const child = spawn(command, commandArguments, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', chunk => (output += chunk));
        child.stderr.on('data', chunk => (output += chunk));
        child.on('error', error => finish(1, `${output}${error.message}`));
        child.on('close', code => finish(code ?? 1, output));
        function finish(code, text) {
            clearInterval(timer);
            if (code === 0) {
                console.log(`  done in ${seconds(started)} s`);
            }
            resolve({ code, output: text });
        }
    });
}

/** Runs a TypeScript file; ends with it, and ends it: it is told when this process goes, whatever the reason. */
function runScript(node, file, scriptArguments) {
    // The channel closes when this process ends, also when it was killed: scripts that start others stop them then.
    const child = spawn(node, ['--import', 'tsx', file, ...scriptArguments], {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, PATH: [commands, pathWithout(commands)].join(delimiter) },
    });
    // A terminal sends Ctrl-C to the script as well, and the script decides when it is done.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGHUP'));
    // npm passes SIGTERM to its shell, which ends without telling anybody: then this process has another parent.
    const parent = process.ppid;
    const timer = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    if (!process.env.npm_lifecycle_event) {
        clearInterval(timer); // started by hand, maybe in the background of a shell that is meant to end
    }
    return new Promise(resolve => {
        child.on('close', () => clearInterval(timer));
        child.on('error', error => fail(error.message));
        child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    });
}

function pathWithout(folder) {
    return (process.env.PATH ?? '')
        .split(delimiter)
        .filter(entry => entry !== folder)
        .join(delimiter);
}

function majorOf(version) {
    return Number(/^v(\d+)/.exec(version?.toString() ?? '')?.[1] ?? 0);
}

function readJson(file) {
    try {
        return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
        return undefined;
    }
}

function lastLines(text, count = 15) {
    return text.trimEnd().split('\n').slice(-count).join('\n');
}

function seconds(since) {
    return Math.round((Date.now() - since) / 1000);
}

function fail(message) {
    console.error(message);
    process.exit(1);
}
