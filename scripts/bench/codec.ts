import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import { changedValues, decodeStatus } from '../../src/goe/codec/decode';
import { planFor } from '../../src/goe/codec/plan';
import { Snapshot } from '../../src/goe/session/snapshot';
import { ChargerModel } from '../../src/simulator/charger';
import { checkout } from '../iobroker/adapterPackage';
import { median, type Figure } from './figure';

const rounds = 501;
/** As many keys as the fullest known recording of a charger has. */
const keyCount = 225;
const starts = 11;

/** Time to decode a full status and to compare it with the one before, as after every poll that asks for everything. */
export function measureDecoding(): Figure {
    const status = new ChargerModel({ model: 'V4', firmware: '55.7' }).status();
    const raw = Object.fromEntries(Object.entries(status).slice(0, keyCount));
    const plan = planFor(catalogue, 'charger', 'all', new Set(Object.keys(raw)));
    const durations: number[] = [];
    let before = new Map();
    const snapshot = new Snapshot();
    for (let round = 0; round < rounds; round++) {
        const started = performance.now();
        snapshot.take(raw, started);
        const values = decodeStatus(raw, plan, snapshot);
        changedValues(before, values, plan);
        durations.push(performance.now() - started);
        before = values;
    }
    const result = median(durations);
    return {
        name: `decode a status of ${Object.keys(raw).length} keys`,
        value: `${result.toFixed(3)} ms`,
        target: '<= 1 ms',
        isMet: result <= 1 && Object.keys(raw).length === keyCount,
        note: `median of ${rounds}, the first ${durations[0].toFixed(1)} ms, ${before.size} states`,
    };
}

/** What loading the compiled catalogue costs a process that has loaded nothing else. */
export function measureCatalogue(): Figure[] {
    const script = (load: string): string =>
        `globalThis.gc();const m=process.memoryUsage().heapUsed,t=performance.now();${load};` +
        'const d=performance.now()-t;globalThis.gc();' +
        'console.log(JSON.stringify([d,(process.memoryUsage().heapUsed-m)/1048576]))';
    const run = (load: string): [number, number] => {
        const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', script(load)], {
            encoding: 'utf8',
        });
        if (!stdout) {
            throw new Error(`The catalogue could not be loaded: ${stderr.trim().split('\n').at(-1)}`);
        }
        return JSON.parse(stdout) as [number, number];
    };
    const file = join(checkout, 'build', 'goe', 'catalogue', 'catalogue.js');
    const measured = (load: string, at: 0 | 1): number => median(Array.from({ length: starts }, () => run(load)[at]));
    const load = `globalThis.kept=require(${JSON.stringify(file)})`;
    const [empty, time, memory] = [measured('', 0), measured(load, 0), measured(load, 1)];
    const note = `median of ${starts} processes; an empty one ${empty.toFixed(2)} ms`;
    return [
        {
            name: 'load the catalogue, time',
            value: `${time.toFixed(1)} ms`,
            target: '<= 30 ms',
            isMet: time <= 30,
            note,
        },
        {
            name: 'load the catalogue, memory',
            value: `${memory.toFixed(1)} MiB`,
            target: '<= 5 MiB',
            isMet: memory <= 5,
            note: 'heap after collecting garbage',
        },
    ];
}
