import { waitFor } from '../iobroker/waiting';
import { realClock, serial } from '../simulatedCharger';
import type { Bench, Figure } from './figure';
import { median } from './figure';

const writes = 21;
const targetMs = 15;

/** From a script's setState to the request at the charger: databases, js-controller, adapter, HTTP. */
export async function measureWriteLatency({ platform, simulator, ours }: Bench): Promise<Figure> {
    const { database } = platform;
    const id = `${ours.id}.${serial}.maxCurrent`;
    const durations: number[] = [];
    for (let count = 0; count < writes; count += 1) {
        const wanted = count % 2 ? 12 : 10;
        const first = simulator.requests.length;
        const started = realClock.now();
        await database.setState(id, { val: wanted, ack: false });
        const request = await waitFor('The write at the charger', () =>
            simulator.requests.slice(first).find(({ kind }) => kind === 'set'),
        );
        durations.push(request.time - started);
        // The next one must not wait for the confirmation of this one.
        await database.waitForState(id, ({ val, ack }) => ack && val === wanted);
    }
    const result = median(durations);
    return {
        name: 'setState to request at the charger',
        value: `${result.toFixed(1)} ms`,
        target: `<= ${targetMs} ms`,
        isMet: result <= targetMs,
        note: `median of ${writes}, longest ${Math.max(...durations).toFixed(1)} ms`,
    };
}
