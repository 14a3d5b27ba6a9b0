import type { KeyRow, KeySet, StateRow } from './row';
import { current, settingSwitch, sitePower, totalPower, voltage, type Measured } from './shapes';

/**
 * What only go-e controllers have (go-eController-API): six clamps measure currents, factors sum them up in sixteen categories.
 *
 * A controller keeps its lists whole: nothing published says that it takes a part of one, and the clients that write them send
 * all entries (ha-goecharger-api2). So a list that may be written is a state with JSON, and its parts are read-only.
 */

const json = { type: 'json', role: 'json', set: 'all' } as const;

interface Category {
    readonly index: number;
    /** What it stands for, as words within a sentence. */
    readonly what: string;
    readonly set: KeySet;
}

/** 0 to 5 are fixed by the maker; the others belong to the owner. */
const categories: readonly Category[] = Array.from({ length: 16 }, (_, index) => ({
    index,
    what:
        ['the house', 'the grid', 'the car', 'the relay', 'the solar panels', 'the battery'][index] ??
        'one of your own',
    set: index < 6 ? 'essential' : 'standard',
}));

const GRID = 1;
const SOLAR = 4;

/** What is recorded about signs (go-eController-API, firmware 1.0.6); the battery was never seen. */
const signs: Readonly<Record<number, string>> = {
    [GRID]: ' Negative while power is fed into the grid.',
    [SOLAR]: ' Positive while they produce.',
};

/** Clamps around the supply of a house carry more than a charger. */
const siteCurrent: Measured = { ...current, tolerance: 0.05, plausible: [-1000, 1000] };

/** A counter of the house. Nothing says that an owner cannot set it back, so it may fall. */
const siteEnergy: Measured = {
    scale: 0.001,
    unit: 'kWh',
    role: 'value.energy',
    tolerance: 0.01,
    plausible: [-10_000_000, 10_000_000],
};

function categoryPower({ index, what, set }: Category): StateRow {
    return {
        id: `categories.${index}.power`,
        at: [index],
        type: 'number',
        access: 'r',
        set,
        title: `Power ${index + 1}`,
        text: `Power of category ${index + 1}, ${what}. Empty where nothing is measured.${signs[index] ?? ''}`,
        ...sitePower,
        role: totalPower.role,
    };
}

function categoryEnergy({ index, what, set }: Category): StateRow[] {
    const shape = { type: 'number', access: 'r', set, ...siteEnergy } as const;
    const whose = `category ${index + 1}, ${what}`;
    // Power of solar panels is positive while they produce.
    const [roleIn, roleOut] =
        index === SOLAR
            ? (['value.energy.produced', 'value.energy.consumed'] as const)
            : index < 6
              ? (['value.energy.consumed', 'value.energy.produced'] as const)
              : (['value.energy', 'value.energy'] as const);
    return [
        {
            ...shape,
            role: roleIn,
            id: `categories.${index}.energyIn`,
            at: [index, 0],
            title: `Energy in ${index + 1}`,
            text: `Energy counted while the power was positive, of ${whose}.`,
        },
        {
            ...shape,
            role: roleOut,
            id: `categories.${index}.energyOut`,
            at: [index, 1],
            title: `Energy out ${index + 1}`,
            text: `Energy counted while the power was negative, of ${whose}.`,
        },
    ];
}

const conductors = ['L1', 'L2', 'L3', 'N'] as const;

function categoryCurrents({ index, what, set }: Category): StateRow[] {
    return conductors.map((conductor, place) => ({
        id: `categories.${index}.current${conductor === 'N' ? 'Neutral' : conductor}`,
        at: [index, place],
        type: 'number',
        access: 'r',
        set: set === 'essential' ? 'standard' : 'all',
        title: `Current ${conductor} ${index + 1}`,
        text: `Current on ${conductor} of category ${index + 1}, ${what}. Empty where nothing is measured.`,
        ...siteCurrent,
    }));
}

function categoryName({ index, what, set }: Category): StateRow {
    return {
        id: `categories.${index}.name`,
        personal: true,
        at: [index],
        type: 'string',
        role: 'text',
        access: 'r',
        set,
        title: `Name ${index + 1}`,
        text: `Name of category ${index + 1}, ${what}.`,
    };
}

const sensors = Array.from({ length: 6 }, (_, index) => index);

function sensorValues(index: number): StateRow[] {
    const number = index + 1;
    const shape = { type: 'number', access: 'r', set: 'standard' } as const;
    return [
        {
            id: `currents.${index}.current`,
            at: [index, 'i'],
            ...shape,
            title: `Current ${number}`,
            text: `Current through sensor ${number}.`,
            ...siteCurrent,
        },
        {
            id: `currents.${index}.power`,
            at: [index, 'p'],
            ...shape,
            title: `Power ${number}`,
            text: `Power at sensor ${number}; its sign is the direction.`,
            ...sitePower,
            role: totalPower.role,
        },
        {
            id: `currents.${index}.powerFactor`,
            at: [index, 'f'],
            ...shape,
            set: 'all',
            scale: 100,
            unit: '%',
            role: 'value',
            digits: 0,
            tolerance: 2,
            plausible: [-100, 100],
            title: `Power factor ${number}`,
            text: `Share of useful power at sensor ${number}; its sign is the direction.`,
        },
    ];
}

function sensorName(index: number): StateRow {
    return {
        id: `currents.${index}.name`,
        personal: true,
        at: [index],
        type: 'string',
        role: 'text',
        access: 'r',
        set: 'standard',
        title: `Sensor ${index + 1}`,
        text: `Name of current sensor ${index + 1}.`,
    };
}

function sensorPhase(index: number): StateRow {
    return {
        id: `currents.${index}.phase`,
        at: [index],
        type: 'number',
        role: 'value.state',
        access: 'r',
        enum: 'measuredPhase',
        set: 'standard',
        title: `Phase ${index + 1}`,
        text: `Conductor on which sensor ${index + 1} sits. It is changed with the list of all phases.`,
    };
}

function sensorInverted(index: number): StateRow {
    return {
        id: `currents.${index}.inverted`,
        at: [index],
        type: 'boolean',
        role: 'indicator',
        access: 'r',
        set: 'standard',
        title: `Inverted ${index + 1}`,
        text: `Sensor ${index + 1} sits the wrong way round and is reckoned the other way. It is changed with the list of all sensors.`,
    };
}

/** The one voltage sensor of a controller. */
function conductorVoltage(part: string, id: string, conductor: string): StateRow {
    return {
        id: `voltages.${id}`,
        at: [0, part],
        type: 'number',
        access: 'r',
        set: 'essential',
        title: `Voltage ${conductor}`,
        text:
            conductor === 'N'
                ? 'Voltage of the neutral conductor; near zero in a sound installation.'
                : `Voltage between ${conductor} and neutral.`,
        ...voltage,
    };
}

export const controllerRows: readonly KeyRow[] = [
    { key: 'ccp', poll: 'live', on: 'controller', states: categories.map(categoryPower) },
    { key: 'cec', poll: 'status', on: 'controller', states: categories.flatMap(categoryEnergy) },
    { key: 'cpc', poll: 'status', on: 'controller', states: categories.flatMap(categoryCurrents) },
    {
        key: 'ccn',
        poll: 'config',
        on: 'controller',
        states: [
            ...categories.map(categoryName),
            {
                id: 'categories.names',
                personal: true,
                ...json,
                access: 'rw',
                title: 'Names of all categories',
                text: 'Names of the sixteen categories as JSON list. Write the whole list; the first six keep their meaning whatever they are called.',
            },
        ],
    },
    {
        // Longer values than a device takes over HTTP are refused (ESP_ERR_HTTPD_RESULT_TRUNC): a list of six by sixteen is near that.
        key: 'ccf',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'categories.sensorFactors',
                ...json,
                access: 'rw',
                title: 'Sensors in categories',
                text: 'How much each current sensor counts in each category, as JSON: one list per sensor with one factor per category. Write all lists.',
            },
        ],
    },
    {
        key: 'ecp',
        patience: 3,
        poll: 'never',
        on: 'controller',
        states: [
            {
                id: 'categories.reportedPowers',
                ...json,
                access: 'w',
                title: 'Reported powers',
                text: 'Tells the controller the power of categories it does not measure, for instance a battery: JSON list of up to sixteen watt values or null, in the order of the categories. Repeat it every few seconds.',
            },
        ],
    },
    {
        key: 'usv',
        poll: 'live',
        on: 'controller',
        states: [
            conductorVoltage('u1', 'l1', 'L1'),
            conductorVoltage('u2', 'l2', 'L2'),
            conductorVoltage('u3', 'l3', 'L3'),
            conductorVoltage('uN', 'n', 'N'),
        ],
    },
    {
        key: 'usn',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'voltages.name',
                personal: true,
                at: [0],
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Voltage sensor',
                text: 'Name of the voltage sensor.',
            },
        ],
    },
    { key: 'isv', poll: 'live', on: 'controller', states: sensors.flatMap(sensorValues) },
    { key: 'isn', poll: 'config', on: 'controller', states: sensors.map(sensorName) },
    {
        key: 'ips',
        poll: 'config',
        on: 'controller',
        states: [
            ...sensors.map(sensorPhase),
            {
                id: 'currents.phases',
                ...json,
                access: 'rw',
                title: 'Phases of all sensors',
                text: 'On which conductor each current sensor sits, as JSON list of numbers: 0 L1, 1 L2, 2 L3, 3 N. Write the whole list.',
            },
        ],
    },
    {
        key: 'iim',
        poll: 'config',
        on: 'controller',
        states: [
            ...sensors.map(sensorInverted),
            {
                id: 'currents.inversions',
                ...json,
                access: 'rw',
                title: 'Inversions of all sensors',
                text: 'Which current sensors sit the wrong way round, as JSON list of true and false. Write the whole list.',
            },
        ],
    },
    {
        key: 'mece',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'energy.mecMeterEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'MEC meter',
                text: 'The controller reads a MEC meter in the network in addition to its own sensors.',
            },
        ],
    },
    {
        // Holds a user and a password: shown without, and not written through the state.
        key: 'mecu',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'energy.mecMeterAddress',
                personal: true,
                codec: 'addressOnly',
                type: 'string',
                role: 'text.url',
                access: 'r',
                set: 'all',
                title: 'MEC meter address',
                text: 'Address of the MEC meter, without user and password. A controller on which none was set shows an example.',
            },
        ],
    },
    {
        key: 'mecd',
        poll: 'status',
        on: 'controller',
        states: [
            {
                id: 'energy.mecMeterData',
                personal: true,
                ...json,
                access: 'r',
                title: 'MEC meter data',
                text: 'What the MEC meter tells, as JSON. Empty without one.',
            },
        ],
    },
    {
        key: 'mecf',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'energy.mecMeterFactors',
                ...json,
                access: 'rw',
                title: 'MEC meter in categories',
                text: 'How much each of the three loads of the MEC meter counts in each category, as JSON: one list per load with one factor per category. Write all lists.',
            },
        ],
    },
    {
        key: 'mme',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'modbus.meterEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'Modbus meter',
                text: 'The controller itself reads a device in the network over Modbus TCP.',
            },
        ],
    },
    {
        key: 'mmh',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'modbus.meterHost',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'Modbus meter host',
                text: 'Name or address of the device that the controller reads over Modbus TCP.',
            },
        ],
    },
    {
        // On chargers the same key is the highest measured charging power.
        key: 'mmp',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'modbus.meterPort',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                min: 1,
                max: 65_535,
                step: 1,
                whole: true,
                set: 'all',
                title: 'Modbus meter port',
                text: 'Network port of the device that the controller reads over Modbus TCP.',
            },
        ],
    },
    {
        key: 'bri',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'diagnostics.brightness',
                type: 'number',
                role: 'value.brightness',
                access: 'r',
                digits: 0,
                tolerance: 5,
                set: 'all',
                title: 'Brightness',
                text: 'How bright it is around the controller, as the raw number of its sensor.',
            },
        ],
    },
    {
        // In no list; sixteen flags on firmware 1.0.6.
        key: 'ccs',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'diagnostics.categoryFlags',
                ...json,
                access: 'r',
                title: 'Flags of the categories',
                text: 'One flag per category that the maker does not explain, as JSON.',
            },
        ],
    },
    {
        // In no list; ten zeros on firmware 1.0.6.
        key: 'ccci',
        poll: 'config',
        on: 'controller',
        states: [
            {
                id: 'diagnostics.controllerNumbers',
                ...json,
                access: 'r',
                title: 'Numbers of the controller',
                text: 'Ten numbers that the maker does not explain, as JSON.',
            },
        ],
    },
];
