import type { KeyRow } from './row';
import { settingSwitch } from './shapes';

/** The lock of the socket; CORE and PRO do not have these keys. */
export const lockRows: readonly KeyRow[] = [
    {
        key: 'ust',
        poll: 'config',
        core: false,
        states: [
            {
                id: 'lock.mode',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'lockMode',
                whole: true,
                set: 'standard',
                title: 'Lock mode',
                text: 'When the charger holds the cable in its socket: while a car is plugged in, only until charging is over, or always.',
            },
        ],
    },
    {
        key: 'lck',
        poll: 'status',
        core: false,
        states: [
            {
                id: 'lock.effectiveMode',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'effectiveLockMode',
                set: 'all',
                title: 'Effective lock mode',
                text: 'The lock mode in force at the moment; the charger may overrule the setting to release the cable.',
            },
        ],
    },
    {
        key: 'cus',
        poll: 'status',
        core: false,
        states: [
            {
                id: 'lock.state',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'lockState',
                set: 'standard',
                title: 'Lock state',
                text: 'Whether the cable is locked in the socket of the charger, or why not.',
            },
        ],
    },
    {
        key: 'ffb',
        poll: 'status',
        core: false,
        states: [
            {
                id: 'lock.fault',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'lockFault',
                set: 'all',
                title: 'Lock fault',
                text: 'What the lock reports back: no fault, or trouble while locking or unlocking.',
            },
        ],
    },
    {
        key: 'upo',
        poll: 'config',
        core: false,
        states: [
            {
                id: 'lock.unlockOnPowerOutage',
                ...settingSwitch,
                set: 'standard',
                title: 'Unlock on power outage',
                text: 'The charger releases the cable when the power fails, so that it can be taken along. Anybody can pull it then.',
            },
        ],
    },
];
