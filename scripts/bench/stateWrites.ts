import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Figure } from './figure';

const polls = 5;

/** State writes per poll while no value of the charger changes. */
export async function measureStateWrites(bench: Bench): Promise<Figure> {
    const { platform, simulator, interval, ours } = bench;
    bench.time.freeze();
    await pause(2 * interval * 1000); // whatever changed before is written by then
    const ids: string[] = [];
    const end = await platform.database.subscribe(`${ours.id}.*`, id => ids.push(id));
    const requestsBefore = simulator.requests.length;
    await pause(polls * interval * 1000);
    await end();
    bench.time.resume();
    const seen = simulator.requests.slice(requestsBefore).filter(({ kind }) => kind === 'status').length;
    if (!seen) {
        throw new Error('The charger was not asked for its status any more.');
    }
    const writes = ids.length / seen;
    const names = [...new Set(ids)].slice(0, 3).join(', ');
    return {
        name: 'State writes per poll, nothing changed',
        value: writes.toFixed(2),
        target: '<= 1',
        isMet: writes <= 1,
        note: `${ids.length} in ${seen} polls${names ? `: ${names}` : ''}`,
    };
}
