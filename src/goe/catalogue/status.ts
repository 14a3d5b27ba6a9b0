import type { KeyRow } from './row';
import { flag, moment } from './shapes';

/** What the charger does right now, and why. */
export const statusRows: readonly KeyRow[] = [
    {
        key: 'modelStatus',
        poll: 'live',
        states: [
            {
                id: 'status.chargingReason',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'standard',
                enum: 'chargingReason',
                title: 'Reason',
                text: 'Why the charger allows or refuses charging at this moment. It tells what the charger wants, not that current flows.',
            },
        ],
    },
    {
        key: 'lmsc',
        poll: 'status',
        states: [
            {
                id: 'status.chargingReasonChangedAt',
                ...moment,
                set: 'all',
                title: 'Reason changed at',
                text: 'When the reason for charging or not charging changed last.',
            },
        ],
    },
    {
        key: 'alwt',
        poll: 'status',
        since: '60.2',
        states: [
            {
                id: 'status.chargingAllowedChangedAt',
                ...moment,
                set: 'all',
                title: 'Permission changed at',
                text: 'When charging was allowed or forbidden last.',
            },
        ],
    },
    {
        key: 'pnp',
        poll: 'status',
        states: [
            {
                id: 'status.phaseCount',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'all',
                plausible: [0, 3],
                title: 'Number of phases',
                text: 'Number of phases the charger reckons with.',
            },
        ],
    },
    {
        // Listed as writable, yet firmware 60.4 answers that it only mirrors the phase mode (go-eCharger-API-v2 issue 322).
        key: 'fsp',
        poll: 'status',
        states: [
            {
                id: 'status.singlePhaseForced',
                ...flag,
                set: 'all',
                title: 'One phase forced',
                text: 'The charger is held to one phase at the moment. To change it, write the phase mode. Some firmware always says no.',
            },
        ],
    },
    {
        key: 'lfspt',
        poll: 'status',
        states: [
            {
                id: 'status.phasesSwitchedAt',
                ...moment,
                set: 'all',
                title: 'Phases switched at',
                text: 'When the charger switched between one and three phases last.',
            },
        ],
    },
    {
        key: 'fsptws',
        poll: 'status',
        states: [
            {
                id: 'status.phaseSwitchWishedSince',
                ...moment,
                set: 'all',
                title: 'Phase switch wished since',
                text: 'Since when the charger would like to switch phases; it switches once the wish has lasted long enough. Empty without a wish.',
            },
        ],
    },
    {
        key: 'pwm',
        poll: 'status',
        states: [
            {
                id: 'status.phaseWish',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'all',
                enum: 'phaseWish',
                title: 'Wished phases',
                text: 'Number of phases the surplus control would like to charge with.',
            },
        ],
    },
];
