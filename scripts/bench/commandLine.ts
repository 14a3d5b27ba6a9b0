import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../iobroker/adapterPackage';
import { startSimulatedCharger } from '../simulatedCharger';
import { median, type Figure } from './figure';

const RUNS = 15;
const command = join(checkout, 'build', 'cli', 'command.js');

/** How long the command takes from the shell's point of view, above a Node.js that does nothing. */
export async function measureCommandLine(): Promise<Figure[]> {
    const simulator = await startSimulatedCharger({ port: 0, autoStep: false });
    try {
        const [nothing, help, get] = await runs([
            ['-e', '0'],
            [command, '--help'],
            [command, '-H', simulator.address, 'get', 'maxCurrent'],
        ]);
        const figure = (name: string, ms: number, limit: number): Figure => ({
            name,
            value: `${Math.round(ms)} ms`,
            target: `<= ${limit} ms`,
            isMet: ms <= limit,
            note: `median of ${RUNS}; an empty Node.js in turn with it: ${Math.round(nothing)} ms`,
        });
        return [
            figure('goecharger --help', help, 150),
            figure('goecharger get, above an empty process', get - nothing, 250),
        ];
    } finally {
        await simulator.stop();
    }
}

/** Medians of several commands that take turns, so that what else the machine does meets all of them alike. */
async function runs(commands: readonly string[][]): Promise<number[]> {
    const times: number[][] = commands.map(() => []);
    for (let run = 0; run < RUNS; run++) {
        for (const [index, words] of commands.entries()) {
            const started = performance.now();
            const code = await new Promise(resolve =>
                spawn(process.execPath, words, { stdio: 'ignore' }).once('close', resolve),
            );
            if (code !== 0) {
                const { stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 5_000 });
                throw new Error(`${words.slice(1).join(' ')} ended with ${String(code)}: ${stderr}`);
            }
            times[index].push(performance.now() - started);
        }
    }
    return times.map(median);
}
