import { spawn } from 'node:child_process';

/** What a command said, both streams in the order they came. */
export type Output = string;

/**
 * Runs a command to its end.
 *
 * @throws an Error with the end of the output when it fails or takes longer than `milliseconds`
 */
export function runCommand(
    folder: string,
    command: string,
    commandArguments: readonly string[],
    milliseconds = 900_000,
): Promise<Output> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, commandArguments, {
            cwd: folder,
            stdio: ['ignore', 'pipe', 'pipe'],
            env: platformEnvironment(),
            shell: command === 'npm' && process.platform === 'win32',
        });
        let output = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
        // Whoever ends the script ends the command.
        const endAtExit = (): void => void child.kill('SIGKILL');
        process.once('exit', endAtExit);
        const collect = (chunk: Buffer): void => void (output += chunk.toString());
        child.stdout.on('data', collect);
        child.stderr.on('data', collect);
        child.once('error', error => {
            clearTimeout(timer);
            reject(error);
        });
        child.once('close', (code, signal) => {
            clearTimeout(timer);
            process.off('exit', endAtExit);
            if (code === 0) {
                resolve(output);
            } else {
                const title = [command.split(/[\\/]/).at(-1), ...commandArguments.slice(0, 3)].join(' ');
                const end = output.trimEnd().split('\n').slice(-20).join('\n');
                reject(new Error(`"${title}" ended with ${signal ?? `code ${code}`}\n${end}`));
            }
        });
    });
}

/** The variables for ioBroker's processes and for npm in its folder. */
export function platformEnvironment(): NodeJS.ProcessEnv {
    // npm hands its settings to scripts as variables; in another folder those of this project would be wrong.
    const isForeign = (name: string): boolean =>
        name === 'NODE_OPTIONS' || /^npm_(config_local_prefix|lifecycle|package)/i.test(name);
    const variables = Object.entries(process.env).filter(([name]) => !isForeign(name));
    // Otherwise js-controller would give the Node.js binary additional rights by sudo.
    return { ...Object.fromEntries(variables), IOB_NO_SETCAP: 'true' };
}
