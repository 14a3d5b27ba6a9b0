import type { KeyRow, StateRow } from './row';
import { currentLimit, flag } from './shapes';

/** One of the limits the charger is under now; they come and go with what limits. */
function limitBy(reason: string, id: string, title: string, text: string): StateRow {
    return {
        id: `limits.${id}`,
        codec: 'activeLimit',
        at: [reason],
        type: 'number',
        access: 'r',
        set: 'standard',
        title,
        text,
        ...currentLimit,
    };
}

export const limitsRows: readonly KeyRow[] = [
    {
        key: 'acu',
        poll: 'status',
        states: [
            {
                id: 'limits.allowedCurrent',
                type: 'number',
                access: 'r',
                set: 'standard',
                title: 'Allowed current',
                text: 'Current the car may draw per phase at this moment, after all limits. Empty while it may not charge.',
                ...currentLimit,
            },
        ],
    },
    {
        // Names as seen in answers of several firmware versions (go-eCharger-API-v2 issue 188, ha-goecharger-api2 issue 157); the
        // firmware knows more, which the JSON shows. A name that is missing does not limit.
        key: 'cll',
        poll: 'status',
        states: [
            limitBy('requestedCurrent', 'requested', 'Limit by setting', 'The charging current that was asked for.'),
            limitBy(
                'currentLimitMax',
                'installation',
                'Limit by installation',
                'The most that the installation and the hardware of the charger allow.',
            ),
            limitBy('cableCurrentLimit', 'cable', 'Limit by cable', 'What the plugged-in cable can carry.'),
            limitBy(
                'adapterCurrentLimit',
                'adapter',
                'Limit by adapter',
                'What the detected adapter can carry. Empty without an adapter.',
            ),
            limitBy(
                'temperatureCurrentLimit',
                'temperature',
                'Limit by temperature',
                'Lowered when the charger gets too warm.',
            ),
            limitBy(
                'unsymetryCurrentLimit',
                'unbalancedLoad',
                'Limit by unbalanced load',
                'Lowered to keep the load of the three phases even, as grid operators demand. Empty where it does not count.',
            ),
            limitBy(
                'loadLimit',
                'loadBalancing',
                'Limit by load balancing',
                'What load balancing leaves for this charger. Empty without it; 0 means that it must wait.',
            ),
            limitBy(
                'pvSurplus',
                'surplus',
                'Limit by solar surplus',
                'What the solar surplus is good for. Empty unless the surplus decides.',
            ),
            limitBy(
                'awattar',
                'tariff',
                'Limit by electricity price',
                'Set while the electricity price decides about charging. Empty otherwise; 0 means that it waits for a lower price.',
            ),
            limitBy(
                'accessControl',
                'accessControl',
                'Limit by access control',
                '0 while the charger waits for a card or the app. Empty once charging is authorised.',
            ),
            limitBy(
                'minChargingCurrent',
                'minimum',
                'Lowest current',
                'The lowest current the charger may offer, where it has to be raised to that. Empty otherwise.',
            ),
            {
                id: 'limits.active',
                type: 'json',
                role: 'json',
                access: 'r',
                set: 'all',
                title: 'All active limits',
                text: 'Every limit the charger takes into account at this moment, in ampere, with the names of the firmware.',
            },
        ],
    },
    {
        key: 'amt',
        poll: 'status',
        states: [
            {
                id: 'limits.temperatureProtection',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Current allowed by temperature',
                text: 'Current that the temperature sensors allow; 32 means no restriction. A current, not a temperature.',
                ...currentLimit,
            },
        ],
    },
    {
        key: 'adi',
        poll: 'status',
        states: [
            {
                id: 'limits.adapterDetected',
                ...flag,
                set: 'standard',
                title: 'Adapter detected',
                text: 'The charger is plugged in through a 16 A adapter and offers no more than that. Chargers of 11 kW often say so always.',
            },
        ],
    },
    {
        key: 'ama',
        poll: 'config',
        states: [
            {
                id: 'limits.installationCurrent',
                type: 'number',
                unit: 'A',
                role: 'level.setting.current.max',
                access: 'rw',
                set: 'standard',
                min: 6,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 63],
                title: 'Highest current of the installation',
                text: 'The most the wiring behind the charger may carry, set at installation. It protects that wiring: to charge slower, write the charging current instead.',
            },
        ],
    },
    {
        key: 'mca',
        poll: 'config',
        states: [
            {
                id: 'limits.minimumCurrent',
                type: 'number',
                unit: 'A',
                role: 'level.setting.current.min',
                access: 'rw',
                set: 'standard',
                min: 6,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 63],
                title: 'Lowest charging current',
                text: 'The current the car needs at least. Some cars do not start or charge badly at 6 A.',
            },
        ],
    },
    {
        key: 'clp',
        poll: 'config',
        states: [
            {
                id: 'limits.currentPresets',
                type: 'json',
                role: 'json',
                access: 'rw',
                set: 'all',
                title: 'Current presets',
                text: 'The currents that the button on the charger steps through: a JSON list of up to five ampere values, such as [6,10,16].',
            },
        ],
    },
];
