import type { StateRow } from '../goe/catalogue/row';

/** States of a device that come from this adapter and not from the device. */
export const ownStates: readonly StateRow[] = [
    {
        id: 'info.connection',
        type: 'boolean',
        role: 'indicator.reachable',
        access: 'r',
        set: 'essential',
        title: 'Connected',
        text: 'The device answers. While it does not, all values keep what the device last said.',
    },
    {
        id: 'info.connectionType',
        type: 'string',
        role: 'text',
        access: 'r',
        set: 'essential',
        title: 'Way of connection',
        text: 'The way by which the device is reached, such as http-v2.',
    },
    {
        id: 'info.lastError',
        type: 'string',
        role: 'text',
        access: 'r',
        set: 'essential',
        title: 'Last refused write',
        text: 'Which state was not written as wished, and why; empty after a write that went well.',
    },
];

/** Names of the channels. */
export const topicTitles: Readonly<Record<string, string>> = {
    info: 'Device information',
    session: 'Charging session',
    meter: 'Meter',
    status: 'Status',
    settings: 'Settings',
    limits: 'Limits',
    surplus: 'Solar surplus',
    tariff: 'Tariff',
    trip: 'Next trip',
    schedule: 'Schedule',
    cards: 'Cards',
    lock: 'Cable lock',
    led: 'LED ring',
    button: 'Button on the charger',
    loadBalancing: 'Load balancing',
    grid: 'Grid requirements',
    network: 'Network',
    cloud: 'Cloud',
    mqtt: 'MQTT',
    ocpp: 'OCPP',
    modbus: 'Modbus',
    diagnostics: 'Diagnostics',
    categories: 'Categories',
    voltages: 'Voltages',
    currents: 'Current sensors',
    energy: 'Energy',
    unknown: 'Unknown values',
};
