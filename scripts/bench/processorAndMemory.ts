import { setTimeout as pause } from 'node:timers/promises';
import { readProcessFile } from '../iobroker/processes';
import type { Instance } from '../iobroker/instance';
import type { Bench, Figure } from './figure';
import { median } from './figure';

const settleSeconds = 15;
const targetMebibytes = 15;
const targetSecondsPer90 = 0.15;
/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

/** Processor time and memory of ours minus those of an empty adapter, and the requests in that time. */
export async function measureProcessorAndMemory(bench: Bench): Promise<Figure[]> {
    const { ours, empty, simulator, seconds, interval } = bench;
    await pause(settleSeconds * 1000);
    const pids = [pidOf(ours), pidOf(empty)];
    const before = pids.map(processorSeconds);
    const requestsBefore = simulator.requests.length;
    const started = performance.now();
    await pause(seconds * 1000);
    const used = pids.map((pid, index) => processorSeconds(pid) - before[index]);
    const polls = (performance.now() - started) / 1000 / interval;
    const requests = simulator.requests.length - requestsBefore;
    const samples: number[][] = [[], []];
    for (let count = 0; count < 10; count += 1) {
        pids.forEach((pid, index) => samples[index].push(mebibytes(pid)));
        await pause(200);
    }
    const [ourMemory, emptyMemory] = samples.map(median);
    const memory = ourMemory - emptyMemory;
    const processor = used[0] - used[1];
    const processorTarget = (targetSecondsPer90 * seconds) / 90;
    return [
        {
            name: 'Memory (RSS), ours minus empty',
            value: `${memory.toFixed(1)} MiB`,
            target: `<= ${targetMebibytes} MiB`,
            isMet: memory <= targetMebibytes,
            note: `${ourMemory.toFixed(1)} - ${emptyMemory.toFixed(1)}, ${settleSeconds + seconds} s after the start`,
        },
        {
            name: `Processor time in ${seconds} s, ours minus empty`,
            value: `${processor.toFixed(2)} s`,
            target: `<= ${processorTarget.toFixed(2)} s`,
            isMet: processor <= processorTarget + 1e-9,
            note: `${used[0].toFixed(2)} - ${used[1].toFixed(2)}, a car charging, every ${interval} s`,
        },
        {
            name: 'Requests per poll',
            value: (requests / polls).toFixed(2),
            target: '1',
            // The window does not begin and end with a poll.
            isMet: Math.abs(requests - polls) <= 1,
            note: `${requests} in ${Math.round(polls * interval)} s`,
        },
    ];
}

function pidOf(instance: Instance): number {
    const pid = instance.pid();
    if (pid === undefined) {
        throw new Error(`${instance.id} does not run (its process is looked for in /proc: this needs Linux)`);
    }
    return pid;
}

function processorSeconds(pid: number): number {
    // The name in parentheses may contain blanks; user and system time are the 12th and 13th field after it.
    const fields = readProcessFile(pid, 'stat')?.split(') ').at(-1)?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) / ticksPerSecond;
}

function mebibytes(pid: number): number {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readProcessFile(pid, 'status') ?? '')?.[1]) / 1024;
}
