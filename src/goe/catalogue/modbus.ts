import type { KeyRow, StateRow } from './row';
import { frequentMoment, settingSwitch } from './shapes';

const operations: Pick<StateRow, 'type' | 'role' | 'access' | 'set'> = {
    type: 'number',
    role: 'value',
    access: 'r',
    set: 'all',
};

/** Modbus TCP: the device answers other controllers (server). What a controller reads itself is in controller.ts. */
export const modbusRows: readonly KeyRow[] = [
    {
        key: 'men',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'modbus.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'Modbus',
                text: 'Other systems may read and control the device over Modbus TCP.',
            },
        ],
    },
    {
        key: 'msp',
        poll: 'config',
        on: 'both',
        // The last list of chargers that has it; controllers have it on.
        until: '59.4',
        states: [
            {
                id: 'modbus.port',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                min: 1,
                max: 65_535,
                step: 1,
                whole: true,
                set: 'all',
                title: 'Modbus port',
                text: 'Network port on which the device answers. A change counts once Modbus was switched off and on again.',
            },
        ],
    },
    {
        key: 'msb',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'modbus.bytesSwapped',
                ...settingSwitch,
                set: 'all',
                title: 'Modbus: swap bytes',
                text: 'Turns the order of the two bytes in each register round, for systems that expect it that way.',
            },
        ],
    },
    {
        key: 'msr',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'modbus.registersSwapped',
                ...settingSwitch,
                set: 'all',
                title: 'Modbus: swap registers',
                text: 'Turns the order of the registers in longer numbers round, for systems that expect it that way.',
            },
        ],
    },
    {
        key: 'mro',
        poll: 'config',
        states: [
            {
                id: 'modbus.readCount',
                ...operations,
                title: 'Modbus reads',
                text: 'How often the charger was read over Modbus.',
            },
        ],
    },
    {
        key: 'mwo',
        poll: 'config',
        states: [
            {
                id: 'modbus.writeCount',
                ...operations,
                title: 'Modbus writes',
                text: 'How often the charger was written to over Modbus.',
            },
        ],
    },
    {
        key: 'mstr',
        poll: 'config',
        since: '60.3',
        states: [
            {
                id: 'modbus.lastReadAt',
                ...frequentMoment,
                set: 'all',
                title: 'Last Modbus read at',
                text: 'When the charger was read over Modbus last. Empty if it has not been since it started.',
            },
        ],
    },
    {
        key: 'mstw',
        poll: 'config',
        since: '60.3',
        states: [
            {
                id: 'modbus.lastWriteAt',
                ...frequentMoment,
                set: 'all',
                title: 'Last Modbus write at',
                text: 'When the charger was written to over Modbus last. Empty if it has not been since it started.',
            },
        ],
    },
];
