import { waysTo } from '../../src/goe/transport/ways';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { sessionSuite, type WayUnderTest } from './sessionSuite';

const v1Lacks = {
    filter: 'API v1 always answers with everything',
    models: 'API v1 tells neither model nor a firmware of API v2',
    batches: 'API v1 takes one command per request',
    reasons: 'API v1 refuses by changing nothing',
    phases: 'API v1 has neither',
    raw: 'API v1 has its own fields',
    apiSwitch: 'another API',
} as const;

sessionSuite({
    name: 'local HTTP API v2',
    open: ({ address }, clock) => waysTo({ host: address, connection: 'http-v2' }, clock),
});

sessionSuite({
    name: 'local HTTP API v1',
    simulator: { api: 'v1', v1Firmware: '041.0' },
    open: ({ address }, clock) => waysTo({ host: address, connection: 'http-v1' }, clock),
    lacks: v1Lacks,
});

const token = 'token-of-the-cloud';
const cloudLacks = {
    polls: 'the cloud answers at its own pace',
    refusesConnections: 'the cloud answers also while the charger is away',
    http: 'the cloud stands in between',
    apiSwitch: 'another switch',
} as const;

sessionSuite({
    name: 'cloud API v2',
    simulator: { cloud: { token } },
    open: ({ charger, cloud }, clock) =>
        waysTo(
            {
                serial: String(charger.status(['sse']).sse),
                token,
                cloud: { v2: cloud?.address ?? '', v1: '' },
                connection: 'cloud-v2',
            },
            clock,
        ),
    lacks: { ...cloudLacks, reasons: 'the cloud does not pass the words on' },
});

sessionSuite({
    name: 'cloud API v1',
    simulator: { api: 'v1', cloud: { token } },
    open: ({ cloud }, clock) =>
        waysTo({ token, cloud: { v2: '', v1: cloud?.address ?? '' }, connection: 'cloud-v1' }, clock),
    lacks: { ...v1Lacks, ...cloudLacks },
});

const password = 'password-of-the-app';

const onWebSocket: readonly (Pick<WayUnderTest, 'name' | 'device' | 'simulator'> & {
    lacks?: WayUnderTest['lacks'];
})[] = [
    { name: 'WebSocket with text', simulator: { webSocket: { password } } },
    {
        name: 'WebSocket with MessagePack and bcrypt',
        simulator: { webSocket: { password, hash: 'bcrypt', binary: true, leadingZero: true } },
    },
    {
        device: 'A Wattpilot',
        name: 'WebSocket, whose password is hashed with PBKDF2',
        simulator: { webSocket: { password, hash: 'pbkdf2', hidesHash: true }, charger: { model: 'Wattpilot' } },
        lacks: { models: 'its firmware is counted differently' },
    },
    {
        device: 'A Wattpilot Flex',
        name: 'WebSocket',
        simulator: { webSocket: { password }, charger: { model: 'Wattpilot Flex' } },
        lacks: { models: 'its firmware is counted differently' },
    },
];

for (const { lacks, ...way } of onWebSocket) {
    sessionSuite({
        ...way,
        // Both sides hash the password, which takes a tenth of a second of real time.
        speed: 15,
        open: ({ address }, clock) => waysTo({ host: address, password, connection: 'websocket' }, clock).slice(0, 1),
        lacks: {
            polls: 'the charger sends by itself',
            filter: 'the charger sends by itself',
            http: 'there are no HTTP answers',
            asks: 'the charger sends by itself',
            httpWrites: 'there are no HTTP answers',
            apiSwitch: 'the app needs it and cannot switch it off',
            batches: 'one message per value',
            ...lacks,
        },
    });
}

const brokerAccess = { host: '127.0.0.1', user: 'goe', password: 'password-of-the-broker' };

const mqttLacks = {
    polls: 'the charger sends by itself',
    filter: 'the charger sends by itself',
    http: 'there are no HTTP answers',
    asks: 'the charger sends by itself',
    httpWrites: 'there are no HTTP answers',
    apiSwitch: 'another switch',
    batches: 'one message per value',
    refusesConnections: 'a silent charger is noticed after 15 s',
    reasons: 'names are not published',
    otherSerial: 'the topics of a charger are its own',
    everything: 'only some values are published',
} as const;

describe('with an embedded broker', () => {
    let broker: MqttBroker;

    // One for each test: a charger of API v1 is not greeted with what one of API v2 left behind.
    beforeEach(async () => {
        broker = await MqttBroker.open({ ...brokerAccess, port: 0, topics: ['go-eCharger/+/#', '/go-eCharger/+/#'] });
    });

    afterEach(() => broker.close());

    for (const [name, api, lacks] of [
        ['MQTT', 'v2', mqttLacks],
        ['MQTT with API v1', 'v1', { ...v1Lacks, ...mqttLacks, answers: 'a lost command looks like a refused one' }],
    ] as const) {
        sessionSuite({
            name,
            get simulator() {
                return { mqtt: { ...brokerAccess, api, broker: `mqtt://127.0.0.1:${broker?.port}` } };
            },
            open: ({ charger }, clock) =>
                waysTo(
                    {
                        serial: String(charger.status(['sse']).sse),
                        mqtt: { link: () => Promise.resolve(broker) },
                        connection: 'mqtt',
                    },
                    clock,
                ),
            lacks,
        });
    }
});
