import type { KeyRow } from './row';
import { flag, moment, settingSwitch } from './shapes';

export const tripRows: readonly KeyRow[] = [
    {
        key: 'ate',
        poll: 'config',
        states: [
            {
                id: 'trip.energy',
                scale: 0.001,
                type: 'number',
                unit: 'kWh',
                role: 'level.setting',
                access: 'rw',
                set: 'standard',
                min: 0,
                max: 100,
                step: 0.01,
                plausible: [0, 1000],
                title: 'Energy for the next trip',
                text: 'Energy the car shall have charged by the time of departure.',
            },
        ],
    },
    {
        key: 'att',
        poll: 'config',
        states: [
            {
                id: 'trip.departureTime',
                codec: 'timeOfDay',
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'standard',
                whole: true,
                title: 'Departure time',
                text: 'Time of day by which the energy shall be in the car, as HH:MM.',
            },
        ],
    },
    {
        key: 'ara',
        poll: 'config',
        states: [
            {
                id: 'trip.continueInEco',
                ...settingSwitch,
                set: 'standard',
                title: 'Go on in Eco mode',
                text: 'When the energy for the trip is in the car, charging goes on with surplus or cheap electricity instead of ending.',
            },
        ],
    },
    {
        key: 'atp',
        poll: 'status',
        states: [
            {
                id: 'trip.plan',
                type: 'json',
                role: 'json',
                access: 'r',
                set: 'all',
                title: 'Plan',
                text: 'When the charger plans to charge for the next trip, as JSON. Empty without a plan.',
            },
        ],
    },
    {
        key: 'tls',
        poll: 'status',
        states: [
            {
                id: 'trip.testChargeStartedAt',
                ...moment,
                set: 'all',
                title: 'Test charge started at',
                text: 'When the short charge began with which the charger learns how fast the car charges.',
            },
        ],
    },
    {
        key: 'tlf',
        poll: 'status',
        states: [
            {
                id: 'trip.testChargeFinished',
                ...flag,
                set: 'all',
                title: 'Test charge finished',
                text: 'The charger has learned how fast the car charges.',
            },
        ],
    },
    {
        key: 'cco',
        poll: 'config',
        states: [
            {
                id: 'trip.consumption',
                type: 'number',
                unit: 'kWh/100km',
                role: 'level.setting',
                access: 'rw',
                set: 'all',
                min: 0.01,
                max: 50,
                step: 0.01,
                title: 'Consumption of the car',
                text: 'What the car needs for 100 km; the app turns kilometres into energy with it.',
            },
        ],
    },
    {
        key: 'esk',
        poll: 'config',
        states: [
            {
                id: 'trip.enteredAsEnergy',
                ...settingSwitch,
                set: 'all',
                title: 'Enter trips as energy',
                text: 'The app asks for the next trip in kilowatt-hours instead of kilometres. Concerns the app only.',
            },
        ],
    },
];
