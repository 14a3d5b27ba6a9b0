import type { Clock } from '../goe/clock';
import { reasonOf } from '../goe/errors';
import type { DeviceSession } from '../goe/session/deviceSession';
import { mqttSettings, type BrokerForCharger } from '../goe/transport/mqttSettings';

/** Whoever asks is answered within 15 s; API v1 needs longer, for it wants five seconds between two values that are stored. */
const ANSWER_MS = 12_000;

/** What became of it: true where all is done, else the keys that are written and those that follow by themselves. */
export type BrokerEntered = true | { readonly written: readonly string[]; readonly following: readonly string[] };

/** What entering a broker needs. */
export interface BrokerEntryPartner {
    readonly session: DeviceSession;
    readonly clock: Clock;
    log(level: 'info' | 'warn', text: string): void;
}

/**
 * Enters a broker in a charger and switches MQTT on there, with writing allowed.
 *
 * @param broker as the charger can reach it
 * @throws RefusedError where the charger could not log in so, or in its own words; ConnectionError
 */
export async function enterBroker(
    { clock, log, session }: BrokerEntryPartner,
    broker: BrokerForCharger,
): Promise<BrokerEntered> {
    const { identity, way } = session;
    const api = way === 'http-v1' || way === 'cloud-v1' ? 'v1' : 'v2';
    const wishes = Object.entries(mqttSettings(api, identity?.serial ?? '', broker));
    const keys = wishes.map(([key]) => key);
    const written: string[] = [];
    let isLate = false;
    const job = (async () => {
        for (const [key, value] of wishes) {
            await session.writeRaw(key, value);
            written.push(key);
        }
        if (isLate) {
            log('info', 'the broker is entered in the charger, and MQTT is switched on there.');
        }
    })();
    let timer: unknown;
    const late = new Promise<'late'>(resolve => {
        timer = clock.startTimer(() => resolve('late'), ANSWER_MS);
    });
    const first = await Promise.race([job, late]).finally(() => clock.stopTimer(timer));
    if (first !== 'late') {
        return true;
    }
    isLate = true;
    job.catch((error: unknown) => {
        const missing = keys.filter(key => !written.includes(key)).join(', ');
        log('warn', `the broker is not entered completely in the charger (${missing}): ${reasonOf(error)}`);
    });
    return { written: [...written], following: keys.filter(key => !written.includes(key)) };
}
