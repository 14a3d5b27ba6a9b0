import type { KeyRow, StateRow } from './row';
import { averagePower, flag, power, totalEnergy, type Measured } from './shapes';

/** Where the power comes from right now. */
function powerFrom(key: string, source: string, title: string, text: string): KeyRow {
    const state: StateRow = {
        id: `meter.power${source}`,
        type: 'number',
        access: 'r',
        set: 'standard',
        title,
        text,
        ...power,
    };
    return { key, poll: 'status', since: '59.4', states: [state] };
}

/** 0 stands for "unknown"; the range drops it. */
const frequency: Measured = { unit: 'Hz', role: 'value.frequency', digits: 2, tolerance: 0.03, plausible: [30, 80] };

/** Voltage present, three times after and three times before the contactor (go-eCharger-API-v2, `pha`; order as recorded). */
function contactor(at: number, side: 'Input' | 'Output', phase: number): StateRow {
    const place = side === 'Input' ? 'reaches the charger' : 'is switched through to the car';
    return {
        id: `meter.contactor${side}L${phase}`,
        at: [at],
        ...flag,
        set: 'all',
        title: `Contactor ${side.toLowerCase()} L${phase}`,
        text: `Phase ${phase} ${place}. Empty while the charger does not know.`,
    };
}

export const meterRows: readonly KeyRow[] = [
    {
        key: 'tpa',
        poll: 'status',
        states: [
            {
                id: 'meter.averagePower',
                type: 'number',
                access: 'r',
                set: 'standard',
                title: 'Average power',
                text: 'Charging power on all phases together, averaged over half a minute.',
                ...averagePower,
            },
        ],
    },
    {
        key: 'mmp',
        poll: 'status',
        states: [
            {
                id: 'meter.maximumPower',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Highest measured power',
                text: 'Highest charging power the car was seen to draw; the plan for the next trip reckons with it.',
                ...averagePower,
            },
        ],
    },
    powerFrom(
        'ws',
        'Solar',
        'Solar share of the power',
        'Part of the charging power that the own solar panels deliver now.',
    ),
    powerFrom('wg', 'Grid', 'Grid share of the power', 'Part of the charging power that the public grid delivers now.'),
    powerFrom(
        'wb',
        'Battery',
        'Battery share of the power',
        'Part of the charging power that the battery of the house delivers now.',
    ),
    powerFrom(
        'wo',
        'Other',
        'Other share of the power',
        'Part of the charging power whose source the charger cannot tell.',
    ),
    {
        key: 'fhz',
        poll: 'status',
        states: [
            {
                id: 'meter.frequency',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Grid frequency',
                text: 'Frequency of the grid as the charger measures it.',
                ...frequency,
            },
        ],
    },
    {
        key: 'avgfhz',
        poll: 'status',
        states: [
            {
                id: 'meter.averageFrequency',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Average grid frequency',
                text: 'Frequency of the grid, averaged by the charger.',
                ...frequency,
            },
        ],
    },
    {
        key: 'pha',
        poll: 'status',
        states: [
            contactor(0, 'Output', 1),
            contactor(1, 'Output', 2),
            contactor(2, 'Output', 3),
            contactor(3, 'Input', 1),
            contactor(4, 'Input', 2),
            contactor(5, 'Input', 3),
        ],
    },
    {
        key: 'eto_mid',
        poll: 'status',
        since: '60.3',
        states: [
            {
                id: 'meter.totalEnergyCertified',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Certified total energy',
                text: 'Reading of the certified meter. Empty on chargers without one.',
                ...totalEnergy,
            },
        ],
    },
    {
        key: 'etop',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'meter.totalEnergyStored',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Stored total energy',
                text: 'Total energy as last saved by the charger; it lags behind the live counter.',
                ...totalEnergy,
            },
        ],
    },
];
