import type { KeyRow, StateRow } from './row';
import { moment, sessionEnergy } from './shapes';

/** Where the energy of the session came from. */
function energyFrom(key: string, source: string, title: string, text: string): KeyRow {
    const state: StateRow = {
        id: `session.energy${source}`,
        type: 'number',
        access: 'r',
        set: 'standard',
        title,
        text,
        ...sessionEnergy,
    };
    return { key, poll: 'status', since: '59.4', states: [state] };
}

export const sessionRows: readonly KeyRow[] = [
    {
        key: 'cdi',
        poll: 'status',
        states: [
            {
                id: 'session.chargingTimer',
                at: ['type'],
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'standard',
                enum: 'chargingTimer',
                title: 'Charging timer',
                text: 'Whether the charging time of this session still counts. Empty while no session is known.',
            },
            {
                id: 'session.chargingDuration',
                codec: 'chargingDuration',
                needs: ['rbt'],
                type: 'number',
                unit: 's',
                role: 'value.timer',
                access: 'r',
                set: 'standard',
                digits: 0,
                plausible: [0, 100_000_000],
                title: 'Charging time',
                text: 'How long the car has charged in this session. Counts in whole minutes while charging and is exact afterwards.',
            },
        ],
    },
    energyFrom('whs', 'Solar', 'Solar energy', 'Energy of this session that came from the own solar panels.'),
    energyFrom('whg', 'Grid', 'Grid energy', 'Energy of this session that came from the public grid.'),
    energyFrom('whb', 'Battery', 'Battery energy', 'Energy of this session that came from the battery of the house.'),
    energyFrom(
        'who',
        'Other',
        'Other energy',
        'Energy of this session whose source the charger could not tell, for lack of data.',
    ),
    {
        key: 'wh_mid',
        poll: 'status',
        since: '60.3',
        states: [
            {
                id: 'session.energyCertified',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Certified energy of the session',
                text: 'Energy since the car was plugged in, from the certified meter. Empty on chargers without one.',
                ...sessionEnergy,
            },
        ],
    },
    {
        key: 'lccfi',
        poll: 'status',
        states: [
            {
                id: 'session.pluggedInAt',
                ...moment,
                set: 'standard',
                title: 'Plugged in at',
                text: 'When a car was plugged in last. Empty when that has not happened since the charger started.',
            },
        ],
    },
    {
        key: 'lcctc',
        poll: 'status',
        states: [
            {
                id: 'session.chargingStartedAt',
                ...moment,
                set: 'standard',
                title: 'Charging started at',
                text: 'When the car began to draw power last. Empty when that has not happened since the charger started.',
            },
        ],
    },
    {
        key: 'lccfc',
        poll: 'status',
        states: [
            {
                id: 'session.chargingEndedAt',
                ...moment,
                set: 'standard',
                title: 'Charging ended at',
                text: 'When the car stopped drawing power last. Empty when that has not happened since the charger started.',
            },
        ],
    },
];
