/**
 * `npm run simulate`: a charger and a car to play with, without a box. Type `help` while it runs.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import timers from 'node:timers';
import type { Clock } from '../goe/clock';
import { GoeError, reasonOf } from '../goe/errors';
import { readOptions, usage, type CommandOptions } from './commandOptions';
import { startSimulator, type Simulator } from './simulator';
import { runTypedCommand } from './typedCommands';

const clock: Clock = {
    now: () => Date.now(),
    startTimer: (callback, ms) => timers.setTimeout(callback, ms),
    stopTimer: timer => timers.clearTimeout(timer as NodeJS.Timeout),
};

function say(text: string): void {
    process.stdout.write(text === '' ? '' : `${text}\n`);
}

function complain(text: string): void {
    process.stderr.write(`${text}\n`);
}

function introduction(simulator: Simulator): string {
    const { sse, fna, typ, fwv } = simulator.charger.status(['sse', 'fna', 'typ', 'fwv']);
    return [
        `${String(fna)} (${String(typ)}, firmware ${String(fwv)}, serial ${String(sse)}) answers at ${simulator.url}`,
        `  curl '${simulator.url}/api/status?filter=car,amp,alw,nrg,wh'`,
        `  curl '${simulator.url}/api/set?amp=10'`,
        `  curl '${simulator.url}/api/set?frc=1'`,
        `In the adapter's settings the address is ${simulator.address}. Type help for what can be done here, quit or Ctrl-C to end.`,
    ].join('\n');
}

async function start(options: CommandOptions): Promise<void> {
    const { host, port, speed, charger, car } = options;
    const simulator = await startSimulator({ clock, host, port, speed, charger, car });
    say(introduction(simulator));
    const lines = createInterface({ input: process.stdin });
    const end = async (): Promise<void> => {
        lines.close();
        // A terminal that is still read would keep the program alive.
        process.stdin.destroy();
        process.removeAllListeners('SIGINT');
        process.removeAllListeners('SIGTERM');
        await simulator.stop().catch((error: unknown) => complain(reasonOf(error)));
    };
    process.once('SIGINT', () => void end());
    process.once('SIGTERM', () => void end());
    // The end of the input (no terminal, /dev/null) does not end the charger.
    let turn = Promise.resolve();
    lines.on('line', line => {
        turn = turn
            .then(() => runTypedCommand(simulator, line, car))
            .catch((error: unknown) => reasonOf(error))
            .then(answer => (answer === undefined ? end() : say(answer)));
    });
}

/**
 * Runs the simulator until it is ended.
 *
 * @param words its options, as typed
 */
export async function runSimulator(words: readonly string[]): Promise<void> {
    let options: CommandOptions;
    try {
        options = readOptions(words);
    } catch (error) {
        complain(reasonOf(error));
        process.exitCode = 2;
        return;
    }
    if (options.help) {
        say(usage);
        return;
    }
    try {
        await start(options);
    } catch (error) {
        complain(error instanceof GoeError ? error.message : `The simulator could not start: ${reasonOf(error)}`);
        process.exitCode = 1;
    }
}

if (require.main === module) {
    void runSimulator(process.argv.slice(2));
}
