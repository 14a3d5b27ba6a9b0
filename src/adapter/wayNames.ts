import type { ConnectionType } from '../goe/transport/transport';

/** The ways to a device as people read them; the same in all languages. */
export const wayNames: Readonly<Record<ConnectionType, string>> = {
    'http-v2': 'HTTP API v2',
    'http-v1': 'HTTP API v1',
    websocket: 'WebSocket',
    mqtt: 'MQTT',
    'cloud-v2': 'Cloud API v2',
    'cloud-v1': 'Cloud API v1',
};
