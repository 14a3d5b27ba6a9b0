import { freePort } from '../iobroker/ports';
import { waitFor } from '../iobroker/waiting';
import { realClock } from '../simulatedCharger';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { median, type Bench, type Figure } from './figure';

const rounds = 51;
const targetMs = 50;
const password = 'bench';

/**
 * From a change at the charger to its state in ioBroker's database, with a real js-controller: socket, session, adapter,
 * database, and the way to whoever listens there. The instance has these two chargers only from then on.
 */
export async function measurePushToState({ ours, platform }: Bench): Promise<Figure[]> {
    const port = await freePort();
    const login = { user: 'goe', password };
    const byWebSocket = await startSimulator({
        clock: realClock,
        charger: { serial: '100001' },
        webSocket: { password },
    });
    const byMqtt = await startSimulator({
        clock: realClock,
        charger: { serial: '100002' },
        mqtt: { broker: `mqtt://127.0.0.1:${port}`, ...login },
    });
    try {
        await ours.configure({
            devices: [
                { enabled: true, host: byWebSocket.address, connection: 'websocket', password },
                { enabled: true, serial: '100002', connection: 'mqtt' },
            ],
            mqtt: { mode: 'embedded', host: '127.0.0.1', port, ...login },
        });
        return [
            await measure({ ours, platform }, 'WebSocket', byWebSocket, '100001'),
            await measure({ ours, platform }, 'MQTT', byMqtt, '100002'),
        ];
    } finally {
        await byWebSocket.stop();
        await byMqtt.stop();
    }
}

async function measure(
    { ours, platform }: Pick<Bench, 'ours' | 'platform'>,
    name: string,
    simulator: Simulator,
    device: string,
): Promise<Figure> {
    const { database } = platform;
    const id = `${ours.id}.${device}.maxCurrent`;
    let seen: unknown;
    let seenAt = 0;
    const end = await database.subscribe(id, (_id, state) => {
        seen = state?.val;
        seenAt = performance.now();
    });
    const durations: number[] = [];
    try {
        await database.waitForState(`${ours.id}.${device}.info.connection`, ({ val }) => val === true, 90_000);
        await database.waitForState(id);
        for (let round = 0; round < rounds; round++) {
            const wanted = 6 + (round % 10);
            simulator.charger.override({ amp: wanted });
            const started = performance.now();
            simulator.pushChanges();
            await waitFor(`Change ${round} by ${name}`, () => seen === wanted, 5_000);
            durations.push(seenAt - started);
        }
    } finally {
        await end();
    }
    const result = median(durations);
    return {
        name: `a change at the charger is a state, by ${name}`,
        value: `${result.toFixed(1)} ms`,
        target: `<= ${targetMs} ms`,
        isMet: result <= targetMs,
        note: `median of ${durations.length}, longest ${Math.max(...durations).toFixed(1)} ms; from the charger's message to a listener at ioBroker's database`,
    };
}
