import type { KeyRow, StateRow } from './row';
import {
    averagePower,
    current,
    durationSetting,
    frequentMoment,
    powerSetting,
    settingSwitch,
    sitePower,
} from './shapes';

/** What the charger was told about the house; null when nobody told it for some seconds. */
function told(key: string, id: string, title: string, text: string): KeyRow {
    const state: StateRow = {
        id: `surplus.${id}`,
        type: 'number',
        access: 'r',
        set: 'standard',
        title,
        text,
        ...sitePower,
    };
    return { key, poll: 'live', states: [state] };
}

function averaged(key: string, id: string, title: string, text: string): KeyRow {
    const state: StateRow = {
        id: `surplus.${id}`,
        type: 'number',
        access: 'r',
        set: 'all',
        title,
        text,
        ...averagePower,
    };
    return { key, poll: 'status', states: [state] };
}

export const surplusRows: readonly KeyRow[] = [
    {
        key: 'fup',
        poll: 'config',
        states: [
            {
                id: 'surplus.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'Charge with surplus',
                text: 'In Eco mode the charger follows the solar surplus. It needs to be told the surplus by a controller, a script or this adapter.',
            },
        ],
    },
    {
        // What flowed in the house some seconds ago is wrong by now; the device itself forgets it after six.
        key: 'ids',
        patience: 3,
        poll: 'never',
        states: [
            {
                id: 'surplus.feed',
                type: 'json',
                role: 'json',
                access: 'w',
                once: true,
                set: 'standard',
                title: 'Feed surplus data',
                text: 'Tells the charger the power at the grid, the panels and the battery in watts: {"pGrid":-1500,"pPv":3000,"pAkku":0}, only the first is needed, negative while feeding in. Write it about every five seconds, for the charger soon forgets it.',
            },
        ],
    },
    told(
        'pgrid',
        'gridPower',
        'Grid power',
        'Power at the house connection as told to the charger: positive while drawing, negative while feeding in. Empty without fresh data.',
    ),
    told(
        'ppv',
        'solarPower',
        'Solar power',
        'Power of the solar panels as told to the charger. Empty without fresh data.',
    ),
    told(
        'pakku',
        'batteryPower',
        'Battery power',
        'Power of the battery of the house as told to the charger: positive while discharging, negative while charging. Empty without fresh data.',
    ),
    averaged(
        'pvopt_averagePGrid',
        'averageGridPower',
        'Average grid power',
        'Smoothed grid power with which the surplus control works. Stands still outside Eco mode.',
    ),
    averaged(
        'pvopt_averagePPv',
        'averageSolarPower',
        'Average solar power',
        'Smoothed solar power with which the surplus control works. Stands still outside Eco mode.',
    ),
    averaged(
        'pvopt_averagePAkku',
        'averageBatteryPower',
        'Average battery power',
        'Smoothed battery power with which the surplus control works. Stands still outside Eco mode.',
    ),
    averaged(
        'deltap',
        'powerDifference',
        'Power difference',
        'By how much the surplus control would change the charging power right now.',
    ),
    {
        key: 'deltaa',
        poll: 'status',
        states: [
            {
                id: 'surplus.currentDifference',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Current difference',
                text: 'By how much the surplus control would change the charging current right now.',
                ...current,
                role: 'value',
                tolerance: 0.5,
                plausible: [-1000, 1000],
            },
        ],
    },
    {
        key: 'inva',
        poll: 'status',
        states: [
            {
                id: 'surplus.dataReceivedAt',
                ...frequentMoment,
                set: 'all',
                title: 'Data received at',
                text: 'When the charger was told the power of the house last, to the minute.',
            },
        ],
    },
    {
        key: 'dsrc',
        poll: 'config',
        states: [
            {
                id: 'surplus.dataSource',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Data source',
                text: 'Where the data about grid, panels and battery comes from. Empty without data.',
            },
        ],
    },
    {
        key: 'lpsc',
        poll: 'status',
        states: [
            {
                id: 'surplus.calculatedAt',
                ...frequentMoment,
                set: 'all',
                title: 'Surplus calculated at',
                text: 'When the surplus was calculated last, to the minute.',
            },
        ],
    },
    {
        key: 'lpc',
        poll: 'status',
        since: '59.4',
        states: [
            {
                id: 'surplus.solarCalculatedAt',
                ...frequentMoment,
                set: 'all',
                title: 'Solar control calculated at',
                text: 'When the solar control did its sums last, to the minute.',
            },
        ],
    },
    {
        key: 'ido',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'surplus.dataOverride',
                type: 'json',
                role: 'json',
                access: 'r',
                set: 'all',
                title: 'Replaced data',
                text: 'Data about the house that replaces what the controller reports, as JSON. Empty where nothing is replaced.',
            },
        ],
    },
    {
        key: 'csd',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'surplus.clearDataAfterBreak',
                ...settingSwitch,
                set: 'all',
                title: 'Forget data after a break',
                text: 'After an interruption of the data the surplus control starts afresh instead of going on with old averages.',
            },
        ],
    },
    {
        key: 'emx',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'surplus.energyMixFollowUpTime',
                ...durationSetting,
                set: 'all',
                title: 'Follow-up time of the energy mix',
                text: 'How long after unplugging the shares of sun, grid and battery of the session are kept.',
            },
        ],
    },
    {
        key: 'fst',
        poll: 'config',
        states: [
            {
                id: 'surplus.startPower',
                ...powerSetting,
                min: -10_000,
                max: 32_000,
                set: 'standard',
                title: 'Start power',
                text: 'Surplus from which charging starts.',
            },
        ],
    },
    {
        key: 'pgt',
        poll: 'config',
        states: [
            {
                id: 'surplus.gridTarget',
                ...powerSetting,
                min: -5000,
                max: 5000,
                set: 'standard',
                title: 'Grid target',
                text: 'Power at the house connection that the control aims at. Negative values keep something for feeding in.',
            },
        ],
    },
    {
        key: 'frm',
        poll: 'config',
        states: [
            {
                id: 'surplus.rounding',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                set: 'standard',
                enum: 'rounding',
                whole: true,
                title: 'Rounding',
                text: 'Currents come in whole amperes: whether the rest is rather drawn from the grid or fed into it.',
            },
        ],
    },
    {
        key: 'ferm',
        poll: 'status',
        until: '58',
        states: [
            {
                id: 'surplus.effectiveRounding',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'all',
                enum: 'rounding',
                title: 'Effective rounding',
                text: 'How the control rounds at the moment.',
            },
        ],
    },
    {
        key: 'spl3',
        poll: 'config',
        states: [
            {
                id: 'surplus.threePhasePower',
                ...powerSetting,
                min: 500,
                max: 64_000,
                set: 'standard',
                title: 'Three-phase power',
                text: 'Surplus from which the charger changes from one to three phases.',
            },
        ],
    },
    {
        key: 'psh',
        poll: 'config',
        states: [
            {
                id: 'surplus.phaseSwitchHysteresis',
                ...powerSetting,
                set: 'all',
                title: 'Phase switch hysteresis',
                text: 'How far the surplus must be past the three-phase power before the charger switches, so that it does not switch to and fro.',
            },
        ],
    },
    {
        key: 'mpwst',
        poll: 'config',
        states: [
            {
                id: 'surplus.phaseSwitchDelay',
                ...durationSetting,
                set: 'all',
                title: 'Phase switch delay',
                text: 'How long the wish for another number of phases must last before the charger switches.',
            },
        ],
    },
    {
        key: 'mptwt',
        poll: 'config',
        states: [
            {
                id: 'surplus.phaseSwitchInterval',
                ...durationSetting,
                set: 'all',
                title: 'Shortest time between phase switches',
                text: 'The charger waits at least this long before it switches phases again; each switch wears the contactor.',
            },
        ],
    },
    {
        key: 'psmd',
        poll: 'config',
        states: [
            {
                id: 'surplus.singlePhaseDuration',
                ...durationSetting,
                set: 'all',
                title: 'Duration of forcing one phase',
                text: 'How long the charger takes for forcing one phase.',
            },
        ],
    },
    {
        key: 'sh',
        poll: 'config',
        states: [
            {
                id: 'surplus.stopHysteresis',
                ...powerSetting,
                set: 'all',
                title: 'Stop hysteresis',
                text: 'How far the surplus must be below what the car needs before charging stops.',
            },
        ],
    },
    {
        // The factory setting is -300 W.
        key: 'po',
        poll: 'config',
        states: [
            {
                id: 'surplus.priorityOffset',
                ...powerSetting,
                min: -100_000,
                set: 'all',
                title: 'Priority offset',
                text: 'Shifts the surplus for this charger, to give it or the battery of the house the first claim.',
            },
        ],
    },
    {
        key: 'fzf',
        poll: 'config',
        states: [
            {
                id: 'surplus.zeroFeedIn',
                ...settingSwitch,
                set: 'all',
                title: 'No feed-in',
                text: 'For solar systems that may not feed in: as no surplus can be measured there, the charger tries out how much there is.',
            },
        ],
    },
    {
        key: 'zfo',
        poll: 'config',
        states: [
            {
                id: 'surplus.zeroFeedInOffset',
                ...powerSetting,
                set: 'all',
                title: 'Offset without feed-in',
                text: 'Power from the grid that the charger accepts while it tries out how much the panels of such a system can give.',
            },
        ],
    },
];
