import type { KeyRow, StateRow } from './row';
import { currentLimit, durationSetting, flag, moment, settingSwitch, type Measured } from './shapes';

/** What the grid operator demands; also the digital input, its usual switch, and limits that protect the installation. */

/** What is common to thresholds that an installer sets once. */
const threshold = { type: 'number', access: 'rw', set: 'all' } as const satisfies Partial<StateRow>;
const frequency = {
    ...threshold,
    unit: 'Hz',
    role: 'level.setting.frequency',
    min: 45,
    max: 65,
    digits: 2,
    plausible: [0, 100],
} as const satisfies Partial<StateRow>;
const voltage = {
    ...threshold,
    unit: 'V',
    role: 'level.setting.voltage',
    min: 100,
    max: 300,
    digits: 1,
    plausible: [0, 1000],
} as const satisfies Partial<StateRow>;

/** Whole seconds on the device. */
const seconds = { ...durationSetting, scale: 1 } as const;

const adapterLimit: Measured = { ...currentLimit, plausible: [0, 255] };

interface Delay {
    /** Key of the setting; the key of its end has an e behind. */
    readonly key: string;
    readonly id: string;
    readonly title: string;
    /** Completes "by a random time up to this when ...". */
    readonly when: string;
}

/** How long it may be at most, and the one that is running. */
function randomDelay({ key, id, title, when }: Delay): KeyRow[] {
    return [
        {
            key,
            poll: 'config',
            states: [
                {
                    id: `grid.${id}`,
                    ...seconds,
                    set: 'all',
                    title,
                    text: `The charger waits for a random time up to this ${when}, so that not all chargers of a region switch at once. 0 switches it off.`,
                },
            ],
        },
        {
            key: `${key}e`,
            poll: 'status',
            states: [
                {
                    id: `grid.${id}EndsAt`,
                    ...moment,
                    set: 'all',
                    title: `${title} ends at`,
                    text: `Until when the charger waits ${when}. Empty while it does not.`,
                },
                {
                    id: `grid.end${id[0].toUpperCase()}${id.slice(1)}`,
                    codec: 'button',
                    press: null,
                    type: 'boolean',
                    role: 'button',
                    access: 'w',
                    once: true,
                    set: 'all',
                    title: `End: ${title.toLowerCase()}`,
                    text: `Ends the running wait ${when} at once.`,
                },
            ],
        },
    ];
}

const delays: readonly Delay[] = [
    {
        key: 'rdbs',
        id: 'scheduleStartDelay',
        title: 'Delay at the start of the timer',
        when: 'when the charging timer starts charging',
    },
    {
        key: 'rdes',
        id: 'scheduleStopDelay',
        title: 'Delay at the end of the timer',
        when: 'when the charging timer stops charging',
    },
    {
        key: 'rdbf',
        id: 'tariffStartDelay',
        title: 'Delay at the start of a low price',
        when: 'when a flexible tariff starts charging',
    },
    {
        key: 'rdef',
        id: 'tariffStopDelay',
        title: 'Delay at the end of a low price',
        when: 'when a flexible tariff stops charging',
    },
    {
        key: 'rdre',
        id: 'reconnectDelay',
        title: 'Delay after a grid failure',
        when: 'when the grid is back after a failure',
    },
    {
        key: 'rdpl',
        id: 'plugInDelay',
        title: 'Delay after plugging in',
        when: 'when a car was plugged in',
    },
];

export const gridRows: readonly KeyRow[] = [
    {
        key: 'nmo',
        poll: 'config',
        states: [
            {
                id: 'grid.norwayMode',
                ...settingSwitch,
                set: 'all',
                title: 'Norway mode',
                text: 'Switches the check of the earth conductor off. Only for IT grids without an earthed neutral, as in parts of Norway; anywhere else a protection is lost.',
            },
        ],
    },
    {
        key: 'aus',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'grid.australia',
                ...flag,
                set: 'all',
                title: 'Australia',
                text: 'The charger follows the rules for Australia.',
            },
        ],
    },

    // Back on the grid after a failure.
    {
        key: 'rmif',
        poll: 'config',
        states: [
            {
                id: 'grid.reconnectMinimumFrequency',
                ...frequency,
                title: 'Lowest frequency for reconnecting',
                text: 'After a grid failure the charger charges again only while the frequency is not below this. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'rmaf',
        poll: 'config',
        states: [
            {
                id: 'grid.reconnectMaximumFrequency',
                ...frequency,
                title: 'Highest frequency for reconnecting',
                text: 'After a grid failure the charger charges again only while the frequency is not above this. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'rmiv',
        poll: 'config',
        states: [
            {
                id: 'grid.reconnectMinimumVoltage',
                ...voltage,
                title: 'Lowest voltage for reconnecting',
                text: 'After a grid failure the charger charges again only while the voltage is not below this. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'rmav',
        poll: 'config',
        states: [
            {
                id: 'grid.reconnectMaximumVoltage',
                ...voltage,
                title: 'Highest voltage for reconnecting',
                text: 'After a grid failure the charger charges again only while the voltage is not above this. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'gmtr',
        poll: 'config',
        states: [
            {
                id: 'grid.reconnectMonitoringTime',
                ...seconds,
                max: 3600,
                set: 'all',
                title: 'Monitoring time before reconnecting',
                text: 'How long frequency and voltage must be in order after a grid failure before the charger charges again.',
            },
        ],
    },
    {
        key: 'gsa',
        poll: 'status',
        states: [
            {
                id: 'grid.failedAt',
                ...moment,
                set: 'all',
                title: 'Last grid failure',
                text: 'When the monitoring of the grid found a fault last. Empty where it found none since the charger started.',
            },
        ],
    },
    {
        key: 'rsre',
        poll: 'config',
        states: [
            {
                id: 'grid.rampUpEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'Ramp up slowly',
                text: 'The charger raises its power slowly when charging starts and after a grid failure.',
            },
        ],
    },
    {
        key: 'rsrr',
        poll: 'config',
        states: [
            {
                id: 'grid.rampUpRate',
                ...threshold,
                unit: '%/s',
                role: 'level.setting',
                min: 0,
                max: 100,
                plausible: [0, 1000],
                title: 'Ramp-up rate',
                text: 'By how much of its full power the charger grows per second while it ramps up.',
            },
        ],
    },
    {
        key: 'rsa',
        poll: 'status',
        states: [
            {
                id: 'grid.rampUpStartedAt',
                ...moment,
                set: 'all',
                title: 'Ramp-up started at',
                text: 'When the charger began to raise its power slowly. Empty while it does not.',
            },
        ],
    },

    // A weak grid.
    {
        key: 'ufe',
        poll: 'config',
        states: [
            {
                id: 'grid.underfrequencyControl',
                ...settingSwitch,
                set: 'all',
                title: 'Underfrequency control',
                text: 'The charger lowers its power when the frequency of the grid falls, to support the grid.',
            },
        ],
    },
    {
        key: 'ufa',
        poll: 'config',
        states: [
            {
                id: 'grid.underfrequencyThreshold',
                ...frequency,
                title: 'Underfrequency threshold',
                text: 'Frequency below which the charger begins to lower its power. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'ufs',
        poll: 'config',
        states: [
            {
                id: 'grid.underfrequencyStop',
                ...frequency,
                title: 'Underfrequency stop frequency',
                text: 'Frequency at which the underfrequency control stops. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'ufm',
        poll: 'config',
        states: [
            {
                id: 'grid.underfrequencyMode',
                ...threshold,
                role: 'level.setting',
                enum: 'underfrequencyMode',
                whole: true,
                title: 'Underfrequency mode',
                text: 'Whether the power is lowered starting from the nominal power of the charger or from what it draws at the time.',
            },
        ],
    },
    {
        key: 'uve',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'grid.undervoltageControl',
                ...settingSwitch,
                set: 'all',
                title: 'Undervoltage control',
                text: 'The charger reacts when the voltage of the grid is too low for a while, to support the grid.',
            },
        ],
    },
    {
        key: 'uvt',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'grid.undervoltageThreshold',
                ...voltage,
                title: 'Undervoltage threshold',
                text: 'Voltage below which the undervoltage control reacts. Your grid operator sets the value.',
            },
        ],
    },
    {
        key: 'uvs',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'grid.undervoltageTime',
                ...durationSetting,
                max: 3600,
                step: 0.1,
                set: 'all',
                title: 'Undervoltage time',
                text: 'How long the voltage must be too low before the undervoltage control reacts.',
            },
        ],
    },

    // Random delays.
    ...delays.flatMap(randomDelay),

    // The digital input.
    {
        key: 'die',
        poll: 'config',
        states: [
            {
                id: 'grid.digitalInputEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'Digital input',
                text: 'The charger obeys its digital input, through which a grid operator or a ripple control receiver can hold it back.',
            },
        ],
    },
    {
        key: 'dii',
        poll: 'config',
        states: [
            {
                id: 'grid.digitalInputInverted',
                ...settingSwitch,
                set: 'all',
                title: 'Digital input inverted',
                text: 'The digital input acts while its contact is the other way round.',
            },
        ],
    },
    {
        key: 'di1',
        poll: 'config',
        states: [
            {
                id: 'grid.digitalInputOnePhase',
                ...settingSwitch,
                set: 'all',
                title: 'Digital input: one phase',
                text: 'The charger charges with one phase while the digital input acts.',
            },
        ],
    },
    {
        key: 'din',
        poll: 'status',
        since: '59.4',
        states: [
            {
                id: 'grid.digitalInputStates',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'all',
                title: 'Digital input states',
                text: 'The digital inputs as one number, a bit for each. The maker does not say which bit is which.',
            },
        ],
    },

    // Protected settings; the lists call them writable, but a script has no business with them.
    {
        key: 'pdi',
        poll: 'config',
        states: [
            {
                id: 'grid.digitalInputProtected',
                ...flag,
                set: 'all',
                title: 'Digital input protected',
                text: 'The settings of the digital input are protected against changes in the app.',
            },
        ],
    },
    {
        key: 'pgr',
        poll: 'config',
        states: [
            {
                id: 'grid.requirementsProtected',
                ...flag,
                set: 'all',
                title: 'Grid requirements protected',
                text: 'The settings that grid operators demand are protected against changes in the app.',
            },
        ],
    },

    // Limits that protect. The lists call the first two writable: an adapter does not carry more because somebody writes it.
    {
        key: 'la1',
        poll: 'config',
        states: [
            {
                id: 'limits.adapterOnePhase',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Limit with a one-phase adapter',
                text: 'The most the charger offers behind an adapter for one phase.',
                ...adapterLimit,
            },
        ],
    },
    {
        key: 'la3',
        poll: 'config',
        states: [
            {
                id: 'limits.adapterThreePhases',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Limit with a three-phase adapter',
                text: 'The most the charger offers behind an adapter for three phases.',
                ...adapterLimit,
            },
        ],
    },
    {
        key: 'fse',
        poll: 'config',
        since: '60.4',
        states: [
            {
                id: 'limits.failSafeEnabled',
                ...flag,
                set: 'all',
                title: 'Fail-safe limit on',
                text: 'A fail-safe limit takes over when whoever controls the charger falls silent.',
            },
        ],
    },
    {
        key: 'fsi',
        poll: 'config',
        since: '60.4',
        states: [
            {
                id: 'limits.failSafe',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Fail-safe limit',
                text: 'Current the charger still offers when whoever controls it falls silent.',
                ...currentLimit,
                plausible: [0, 255],
            },
        ],
    },
    {
        // The unit is not documented, so none is shown.
        key: 'fsc',
        poll: 'status',
        since: '60.4',
        states: [
            {
                id: 'limits.failSafeCountdown',
                type: 'number',
                role: 'value',
                access: 'r',
                digits: 0,
                tolerance: 10,
                set: 'all',
                title: 'Fail-safe countdown',
                text: 'Counts down until the fail-safe limit takes over. The maker does not say in which unit.',
            },
        ],
    },
    {
        // null in all recorded answers; what can be in it, and what it takes, nobody has published.
        key: 'smd',
        poll: 'config',
        states: [
            {
                id: 'meter.smartMeter',
                personal: true,
                type: 'json',
                role: 'json',
                access: 'r',
                set: 'all',
                title: 'Smart meter data',
                text: 'What the charger knows from a smart meter of the house, as JSON; seen only now and then. Empty without one.',
            },
        ],
    },
];
