import type { SessionListener } from '../../src/goe/session/sessionOptions';
import { DeviceSession } from '../../src/goe/session/deviceSession';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { waysTo, type Access } from '../../src/goe/transport/ways';
import { startSimulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { waitFor } from '../iobroker/waiting';
import { realClock } from '../simulatedCharger';
import { median, type Figure } from './figure';

const rounds = 51;
const targetMs = 50;
const login = { user: 'goe', password: 'bench' };

/** From a change at the charger to its state value in the session, over a real socket. */
export async function measurePush(): Promise<Figure[]> {
    const broker = await MqttBroker.open({ host: '127.0.0.1', port: 0, ...login, topics: ['go-eCharger/+/#'] });
    try {
        return [
            await measure('WebSocket', { webSocket: { password: 'bench' } }, host => ({
                host,
                password: 'bench',
                connection: 'websocket',
            })),
            await measure('MQTT', { mqtt: { broker: `mqtt://127.0.0.1:${broker.port}`, ...login } }, () => ({
                serial: '123456',
                mqtt: { link: () => Promise.resolve(broker) },
                connection: 'mqtt',
            })),
        ];
    } finally {
        await broker.close();
    }
}

async function measure(
    name: string,
    options: Partial<SimulatorOptions>,
    access: (host: string) => Access,
): Promise<Figure> {
    const simulator = await startSimulator({ clock: realClock, ...options });
    let seen: unknown;
    let seenAt = 0;
    const listener: SessionListener = {
        onDevice: () => Promise.resolve(),
        onValues: values => {
            if (values.has('maxCurrent')) {
                seen = values.get('maxCurrent');
                seenAt = performance.now();
            }
        },
        onConnection: () => undefined,
        onWay: () => undefined,
        onRemark: () => undefined,
    };
    const session = new DeviceSession({
        ways: waysTo(access(simulator.address), realClock),
        clock: realClock,
        random: Math.random,
        keySet: 'standard',
        where: 'the charger',
        listener,
    });
    session.start();
    const durations: number[] = [];
    try {
        await waitFor('The first values', () => seen !== undefined, 20_000);
        for (let round = 0; round < rounds; round++) {
            const wanted = 6 + (round % 10);
            simulator.charger.override({ amp: wanted });
            const started = performance.now();
            simulator.pushChanges();
            if (seen !== wanted) {
                await waitFor(`Change ${round} by ${name}`, () => seen === wanted, 5_000);
                durations.push(seenAt - started);
            }
        }
    } finally {
        session.stop();
        await simulator.stop();
    }
    const result = median(durations);
    return {
        name: `a change at the charger, by ${name}`,
        value: `${result.toFixed(1)} ms`,
        target: `<= ${targetMs} ms`,
        isMet: result <= targetMs,
        note: `median of ${durations.length}, longest ${Math.max(...durations).toFixed(1)} ms; to the session, before ioBroker's database`,
    };
}
