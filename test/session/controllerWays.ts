import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import type { Access } from '../../src/goe/transport/ways';
import type { ControllerSimulator, ControllerSimulatorOptions } from '../../src/simulator/controllerSimulator';

/** What the simulated controller has as its serial number. */
export const serial = '200001';
const token = 'token-of-the-cloud';
/** What opens the broker. */
export const login = { user: 'goe', password: 'password-of-the-broker' };

/** A way to a controller. */
export interface ControllerWay {
    readonly name: string;
    options(broker: MqttBroker): Partial<ControllerSimulatorOptions>;
    access(simulator: ControllerSimulator, broker: MqttBroker): Access;
    /** It tells in its own words why it refuses. */
    readonly hasReasons: boolean;
    /** What it does not answer can be asked of it. */
    readonly isAsked: boolean;
}

/** Every way to a controller. */
export const ways: readonly ControllerWay[] = [
    {
        name: 'local HTTP API v2',
        options: () => ({}),
        access: ({ address }) => ({ host: address, connection: 'auto' }),
        hasReasons: true,
        isAsked: true,
    },
    {
        name: 'MQTT',
        options: ({ port }) => ({
            mqtt: { broker: `mqtt://127.0.0.1:${port}`, ...login },
            controller: { firmware: '1.0.8' },
        }),
        access: (_simulator, broker) => ({
            serial,
            mqtt: { link: () => Promise.resolve(broker) },
            connection: 'mqtt',
        }),
        hasReasons: true,
        isAsked: false,
    },
    {
        name: 'cloud API v2',
        options: () => ({ cloud: { token } }),
        access: ({ cloud }) => ({
            serial,
            token,
            cloud: { v2: cloud?.address ?? '', v1: cloud?.address ?? '' },
            connection: 'cloud-v2',
        }),
        hasReasons: false,
        isAsked: true,
    },
];

/** A broker that controllers may publish at. */
export const openBroker = (): Promise<MqttBroker> =>
    MqttBroker.open({ host: '127.0.0.1', port: 0, ...login, topics: ['go-eController/+/#'] });
