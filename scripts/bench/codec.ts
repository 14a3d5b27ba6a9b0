import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import type { StateValue } from '../../src/goe/catalogue/row';
import { changedValues, decodeStatus } from '../../src/goe/codec/decode';
import { planFor } from '../../src/goe/codec/plan';
import { Snapshot } from '../../src/goe/session/snapshot';
import { ChargerModel } from '../../src/simulator/charger';
import { checkout } from '../iobroker/adapterPackage';
import { median, type Figure } from './figure';

const rounds = 501;
const targetMs = 1;
/** As many keys as the fullest known recording of a charger has. */
const fewestKeys = 225;

const starts = 11;
const loadTargetMs = 30;
const loadTargetMebibytes = 5;

/** Time to decode the full status of the newest charger with all its states, and to find what has changed. */
export function measureDecoding(): Figure[] {
    const raw = new ChargerModel().status();
    const keys = Object.keys(raw).length;
    const plan = planFor(catalogue, 'charger', 'all', new Set(Object.keys(raw)));
    const snapshot = new Snapshot();
    const nothing = new Map<string, StateValue>();
    let before = nothing;
    let changes = 0;
    const decode = (known: ReadonlyMap<string, StateValue>): number => {
        const started = performance.now();
        snapshot.take(raw, started);
        before = decodeStatus(raw, plan, snapshot);
        changes = changedValues(known, before, plan).size;
        return performance.now() - started;
    };
    const figure = (name: string, known: () => ReadonlyMap<string, StateValue>): Figure => {
        const durations = Array.from({ length: rounds }, () => decode(known()));
        const result = median(durations);
        return {
            name,
            value: `${result.toFixed(3)} ms`,
            target: `<= ${targetMs} ms`,
            isMet: result <= targetMs && keys >= fewestKeys,
            note: `median of ${rounds}, the first ${durations[0].toFixed(1)} ms; ${keys} keys, ${before.size} states, ${changes} changed`,
        };
    };
    return [
        figure('Decode a full status, all of it new', () => nothing),
        figure('Decode a full status, nothing changed', () => before),
    ];
}

/** What a process has at its end. */
interface Cost {
    readonly ms: number;
    readonly heap: number;
    readonly rss: number;
    /** What is not backed by files: the rest of `rss` is program code of Node.js, which every adapter shares. 0: not known. */
    readonly own: number;
}

/** What loading the compiled catalogue costs a process, against one that loads nothing. */
export function measureCatalogue(): Figure[] {
    const file = join(checkout, 'build', 'goe', 'catalogue', 'catalogue.js');
    const loading: Cost[] = [];
    const empty: Cost[] = [];
    for (let count = 0; count < starts; count++) {
        // In turns, so that both see the same moods of this computer.
        empty.push(costOf(''));
        loading.push(costOf(`globalThis.kept = require(${JSON.stringify(file)});`));
    }
    const medians = (field: keyof Cost): number[] =>
        [loading, empty].map(costs => median(costs.map(cost => cost[field])));
    const figure = (what: string, field: keyof Cost, target: number, unit: string, remark = ''): Figure => {
        const [ours, reference] = medians(field);
        const result = ours - reference;
        return {
            name: `Load the catalogue, ${what}`,
            value: `${result.toFixed(1)} ${unit}`,
            target: `<= ${target} ${unit}`,
            isMet: result <= target,
            note: `${ours.toFixed(1)} - ${reference.toFixed(1)}, medians of ${starts} processes each${remark}`,
        };
    };
    // The optimizing compiler of Node.js is paged in by the first code that runs often enough, whosever it is: where the system
    // tells it apart, that is not counted.
    const [own] = medians('own');
    const [all, allOfEmpty] = medians('rss');
    const remark = `; with program code of Node.js ${(all - allOfEmpty).toFixed(1)}`;
    return [
        figure('time', 'ms', loadTargetMs, 'ms'),
        figure('heap', 'heap', loadTargetMebibytes, 'MiB'),
        own > 0
            ? figure('memory of the process', 'own', loadTargetMebibytes, 'MiB', remark)
            : figure('memory (RSS)', 'rss', loadTargetMebibytes, 'MiB'),
    ];
}

/**
 * Runs a line of JavaScript in a process of its own; memory is looked at when all that is not held any more is gone. Only
 * Linux tells how much of it is not program code.
 */
function costOf(line: string): Cost {
    const script = `const started = performance.now(); ${line} const ms = performance.now() - started;
globalThis.gc(); globalThis.gc();
const { heapUsed, rss } = process.memoryUsage();
let own = 0;
try {
    own = Number(/RssAnon:\\s+(\\d+)/.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
} catch {}
console.log(JSON.stringify({ ms, own, heap: heapUsed / 1048576, rss: rss / 1048576 }));`;
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '-e', script], { encoding: 'utf8' })) as Cost;
}
