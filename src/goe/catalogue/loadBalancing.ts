import type { KeyRow, StateRow } from './row';
import { currentLimit, flag, settingSwitch } from './shapes';

/** Read-only: what is written over MQTT changes the total current, not these (go-eCharger-API-v2 issue 307). */
function totalCurrentOf(type: 'dyn' | 'sta', id: string, title: string, text: string): StateRow {
    return {
        id: `loadBalancing.${id}`,
        at: [type],
        type: 'number',
        access: 'r',
        set: 'all',
        title,
        text,
        ...currentLimit,
        plausible: [0, 1000],
    };
}

/** Which conductor of the house arrives at a terminal of the charger. */
function housePhase(terminal: number): StateRow {
    return {
        id: `loadBalancing.housePhaseL${terminal}`,
        at: [terminal - 1],
        type: 'number',
        role: 'value',
        access: 'r',
        set: 'all',
        title: `House phase at L${terminal}`,
        text: `Number of the phase of the house, 1 to 3, that is connected to L${terminal} of the charger.`,
    };
}

export const loadBalancingRows: readonly KeyRow[] = [
    {
        key: 'loe',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'Load balancing',
                text: 'The charger shares the current of the house connection with the other chargers of its group.',
            },
        ],
    },
    {
        // A number on older firmware, {amp, dyn, sta, ts} later.
        key: 'lot',
        poll: 'config',
        states: [
            {
                // More than 32 A exist: a group is larger than a charger (33 A in go-eCharger-API-v2 issue 307).
                id: 'loadBalancing.totalCurrent',
                codec: 'partOrNumber',
                at: ['amp'],
                type: 'number',
                unit: 'A',
                role: 'level.setting.current',
                access: 'rw',
                min: 6,
                max: 64,
                step: 1,
                whole: true,
                plausible: [0, 1000],
                set: 'standard',
                title: 'Total current',
                text: 'Current per phase that all chargers of the group may draw together. It protects the house connection: never more than its fuses carry.',
            },
            totalCurrentOf(
                'dyn',
                'dynamicTotalCurrent',
                'Dynamic total current',
                'Total current where a controller measures how much the house leaves.',
            ),
            totalCurrentOf(
                'sta',
                'staticTotalCurrent',
                'Static total current',
                'Total current where nobody measures what the house draws.',
            ),
            {
                // The app's clock, in unix seconds, not ampere (go-eCharger-API-v2 issue 111).
                id: 'loadBalancing.totalCurrentChangedAt',
                at: ['ts'],
                scale: 1000,
                type: 'number',
                role: 'date',
                access: 'r',
                set: 'all',
                title: 'Total current changed at',
                text: 'When the app changed the total current last; with it charger and cloud find out whose value is newer. 0 where the app never did.',
            },
        ],
    },
    {
        key: 'loty',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.type',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'loadBalancingType',
                whole: true,
                set: 'all',
                title: 'Type',
                text: 'Static shares a fixed total current, dynamic what the house leaves; dynamic needs a controller that measures.',
            },
        ],
    },
    {
        key: 'lof',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.fallbackCurrent',
                type: 'number',
                unit: 'A',
                role: 'level.setting.current',
                access: 'rw',
                min: 0,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 255],
                set: 'standard',
                title: 'Fallback current',
                text: 'Current the charger may use while it cannot reach the others of its group. 0 means that it does not charge then.',
            },
        ],
    },
    {
        key: 'lop',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.priority',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                min: 0,
                max: 99,
                step: 1,
                whole: true,
                set: 'standard',
                title: 'Priority',
                text: 'Rank of this charger within its group, from 0 to 99; 50 by default.',
            },
        ],
    },
    {
        key: 'log',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.groupId',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'Group',
                text: 'Identifier of the group. Chargers with the same one share the current; empty without a group.',
            },
        ],
    },
    {
        key: 'lopr',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.protected',
                ...flag,
                set: 'all',
                title: 'Settings protected',
                text: 'The settings of load balancing are protected against changes in the app.',
            },
        ],
    },
    {
        key: 'loa',
        poll: 'status',
        states: [
            {
                id: 'loadBalancing.current',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Assigned current',
                text: 'Current that load balancing grants this charger now. Empty without load balancing.',
                ...currentLimit,
            },
        ],
    },
    {
        key: 'map',
        poll: 'config',
        states: [
            {
                id: 'loadBalancing.phaseOrder',
                type: 'json',
                role: 'json',
                access: 'rw',
                set: 'all',
                title: 'Order of the phases',
                text: 'Which phases of the house arrive at L1, L2 and L3 of the charger, as JSON list: [1,2,3] where nothing is crossed. A wrong order makes load balancing protect the wrong phase.',
            },
            housePhase(1),
            housePhase(2),
            housePhase(3),
        ],
    },
];
