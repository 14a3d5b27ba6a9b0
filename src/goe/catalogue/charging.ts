import type { KeyRow, StateRow } from './row';
import { current, power, temperature, totalPower, voltage, type Measured } from './shapes';

/**
 * The states directly below a charger, the same for every generation. Ids and meanings are a contract with users' scripts.
 */

/** A part of `nrg` that belongs to one phase. */
function ofPhase(at: number, id: string, title: string, text: string, measured: Measured): StateRow {
    return { id, at: [at], type: 'number', access: 'r', set: 'essential', title, text, ...measured };
}

/** A part of `nrg` beyond what everybody looks at. */
function ofMeter(at: number, id: string, title: string, text: string, measured: Measured): StateRow {
    return { ...ofPhase(at, `meter.${id}`, title, text, measured), set: 'all' };
}

/** 100 % while all power is useful. Some firmware sends decimals. */
const powerFactor: Measured = { unit: '%', role: 'value', digits: 0, tolerance: 2, plausible: [-100, 100] };

/** Sensors beyond the two that every charger has; older ones have up to six, some of them null. */
function furtherSensor(number: number): StateRow {
    return {
        id: `meter.temperature${number}`,
        at: [number - 1],
        type: 'number',
        access: 'r',
        set: 'all',
        title: `Temperature ${number}`,
        text: `Temperature sensor ${number} of the charger; empty or near zero where the board has none.`,
        ...temperature,
    };
}

export const chargingRows: readonly KeyRow[] = [
    {
        key: 'amp',
        poll: 'status',
        on: 'charger',
        states: [
            {
                id: 'maxCurrent',
                type: 'number',
                unit: 'A',
                // Not level.current: the platform's type detector would take another level of the charger for its slider.
                role: 'level',
                access: 'rw',
                set: 'essential',
                min: 6,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 63],
                title: 'Charging current',
                text: 'Current that the charger offers the car, per phase. What the charger accepts depends on its variant, cable and adapter.',
            },
        ],
    },
    {
        key: 'tcl',
        poll: 'status',
        states: [
            {
                id: 'maxCurrentTemp',
                renews: true,
                type: 'number',
                unit: 'A',
                role: 'level.current',
                access: 'rw',
                set: 'essential',
                nullable: true,
                min: 0,
                max: 32,
                step: 1,
                whole: true,
                plausible: [0, 63],
                title: 'Temporary charging current',
                text: 'Limits the current for ten minutes after the last write without touching the stored charging current; null ends it.',
            },
        ],
    },
    {
        key: 'psm',
        poll: 'status',
        states: [
            {
                id: 'phases',
                codec: 'phases',
                type: 'number',
                role: 'level',
                access: 'rw',
                set: 'essential',
                enum: 'phases',
                title: 'Phase mode',
                text: 'Number of phases the charger shall use; 0 leaves the choice to the charger.',
            },
            {
                id: 'chargingPhases',
                codec: 'chargingPhases',
                needs: ['fsp', 'pnp'],
                type: 'number',
                role: 'level',
                access: 'rw',
                set: 'essential',
                enum: 'chargingPhases',
                title: 'Charging phases',
                text: 'Number of phases the charger charges with. Writing 1 or 3 forces that number.',
            },
        ],
    },
    {
        key: 'car',
        poll: 'live',
        states: [
            {
                id: 'pwmSignal',
                codec: 'pwmSignal',
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'essential',
                title: 'Car state',
                text: 'UNKNOWN, IDLE, CHARGING, WAITING_FOR_CAR, COMPLETE, ERROR or INITIALIZING.',
            },
            {
                id: 'carConnected',
                codec: 'carConnected',
                type: 'boolean',
                role: 'sensor',
                access: 'r',
                set: 'essential',
                title: 'Car connected',
                text: 'A car is plugged in. Empty while the charger does not know.',
            },
            {
                id: 'charging',
                codec: 'charging',
                type: 'boolean',
                role: 'indicator.working',
                access: 'r',
                set: 'essential',
                title: 'Charging',
                text: 'The car draws power.',
            },
            {
                id: 'status.carState',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'standard',
                enum: 'carState',
                title: 'Car state (number)',
                text: 'What the charger knows of the car, as a number with texts. Empty while the charger has lost its charge controller.',
            },
        ],
    },
    {
        key: 'err',
        poll: 'live',
        states: [
            {
                id: 'error',
                codec: 'error',
                needs: ['fwv'],
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'essential',
                title: 'Error',
                text: 'NONE, or a word for the fault, by the table of the firmware; a number where that table does not know it.',
            },
            {
                id: 'status.errorCode',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'standard',
                enum: 'errorCode',
                title: 'Error code',
                text: 'The number of the fault. The texts belong to firmware 59.4 and later; before, the codes 11 to 16 meant something else, which the error word takes into account.',
            },
        ],
    },
    {
        key: 'nrg',
        poll: 'live',
        states: [
            ofPhase(0, 'voltageL1', 'Voltage L1', 'Voltage between phase 1 and neutral.', voltage),
            ofPhase(1, 'voltageL2', 'Voltage L2', 'Voltage between phase 2 and neutral.', voltage),
            ofPhase(2, 'voltageL3', 'Voltage L3', 'Voltage between phase 3 and neutral.', voltage),
            ofPhase(4, 'currentL1', 'Current L1', 'Current the car draws on phase 1.', current),
            ofPhase(5, 'currentL2', 'Current L2', 'Current the car draws on phase 2.', current),
            ofPhase(6, 'currentL3', 'Current L3', 'Current the car draws on phase 3.', current),
            ofPhase(7, 'powerL1', 'Power L1', 'Power the car draws on phase 1.', power),
            ofPhase(8, 'powerL2', 'Power L2', 'Power the car draws on phase 2.', power),
            ofPhase(9, 'powerL3', 'Power L3', 'Power the car draws on phase 3.', power),
            ofPhase(11, 'powerAll', 'Charging power', 'Power the car draws on all phases together.', totalPower),
            {
                id: 'phasesInUse',
                codec: 'phasesInUse',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'essential',
                title: 'Phases in use',
                text: 'Number of phases that carry current (half an ampere or more), 0 to 3.',
            },
            ofMeter(
                3,
                'voltageNeutral',
                'Voltage N',
                'Voltage of the neutral conductor; near zero in a sound installation.',
                voltage,
            ),
            ofMeter(10, 'powerNeutral', 'Power N', 'Power on the neutral conductor.', power),
            ofMeter(12, 'powerFactorL1', 'Power factor L1', 'Share of useful power on phase 1.', powerFactor),
            ofMeter(13, 'powerFactorL2', 'Power factor L2', 'Share of useful power on phase 2.', powerFactor),
            ofMeter(14, 'powerFactorL3', 'Power factor L3', 'Share of useful power on phase 3.', powerFactor),
            ofMeter(
                15,
                'powerFactorNeutral',
                'Power factor N',
                'Share of useful power on the neutral conductor.',
                powerFactor,
            ),
        ],
    },
    {
        key: 'dwo',
        poll: 'status',
        states: [
            {
                id: 'sessionChargeEnergyLimit',
                scale: 0.001,
                nullAs: 0,
                type: 'number',
                unit: 'kWh',
                role: 'level.setting.max',
                access: 'rw',
                set: 'essential',
                min: 0,
                max: 1000,
                plausible: [0, 1_000_000],
                title: 'Energy limit of the session',
                text: 'Charging stops after this energy; 0 switches the limit off.',
            },
        ],
    },
    {
        key: 'wh',
        poll: 'status',
        states: [
            {
                id: 'sessionChargedEnergy',
                ofSession: true,
                scale: 0.001,
                type: 'number',
                unit: 'kWh',
                role: 'value.energy.consumed',
                access: 'r',
                set: 'essential',
                plausible: [0, 100_000],
                title: 'Energy of the session',
                text: 'Energy charged since the car was plugged in; the charger keeps it until the next car comes.',
            },
        ],
    },
    {
        key: 'eto',
        poll: 'status',
        states: [
            {
                id: 'totalChargedEnergy',
                scale: 0.001,
                rising: true,
                type: 'number',
                unit: 'kWh',
                role: 'value.energy.consumed',
                access: 'r',
                set: 'essential',
                plausible: [0, 10_000_000],
                title: 'Total energy',
                text: 'Energy charged since the charger was installed. Never falls.',
            },
        ],
    },
    {
        key: 'alw',
        poll: 'status',
        states: [
            {
                id: 'allowCharging',
                codec: 'allowCharging',
                writes: 'frc',
                type: 'boolean',
                role: 'switch',
                access: 'rw',
                set: 'essential',
                title: 'Charging allowed',
                text: 'The charger lets the car charge. Writing true forces charging on, false forces it off; forceState 0 gives the decision back to the charger.',
            },
        ],
    },
    {
        key: 'frc',
        poll: 'status',
        states: [
            {
                id: 'forceState',
                type: 'number',
                role: 'level',
                access: 'rw',
                set: 'essential',
                enum: 'forceState',
                title: 'Forced state',
                text: '0 leaves the decision to the charger, 1 forces charging off, 2 forces it on. The charger returns to 0 when the car is unplugged.',
            },
        ],
    },
    {
        key: 'cbl',
        poll: 'status',
        core: false,
        states: [
            {
                id: 'cableCurrent',
                nullAs: 0,
                type: 'number',
                unit: 'A',
                role: 'value.current',
                access: 'r',
                set: 'essential',
                plausible: [0, 100],
                title: 'Cable current',
                text: 'Current the plugged-in cable can carry; 0 without a cable.',
            },
        ],
    },
    {
        key: 'tma',
        poll: 'live',
        states: [
            {
                id: 'temperature1',
                at: [0],
                type: 'number',
                access: 'r',
                set: 'essential',
                title: 'Temperature 1',
                text: 'First temperature sensor of the charger.',
                ...temperature,
            },
            {
                id: 'temperature2',
                at: [1],
                type: 'number',
                access: 'r',
                set: 'essential',
                title: 'Temperature 2',
                text: 'Second temperature sensor of the charger.',
                ...temperature,
            },
            furtherSensor(3),
            furtherSensor(4),
            furtherSensor(5),
            furtherSensor(6),
        ],
    },
    {
        key: 'fwv',
        poll: 'constant',
        on: 'both',
        states: [
            {
                id: 'firmware',
                type: 'string',
                role: 'info.firmware',
                access: 'r',
                set: 'essential',
                title: 'Firmware',
                text: 'Version of the firmware on the device.',
            },
        ],
    },
    {
        key: 'trx',
        poll: 'live',
        states: [
            {
                id: 'transaction',
                type: 'number',
                role: 'level',
                access: 'rw',
                set: 'essential',
                enum: 'transaction',
                nullable: true,
                title: 'Transaction',
                text: 'Who charges: empty for nobody, 0 without a card, 1 to 10 for card 1 to 10. Writing it authorises a charge.',
            },
        ],
    },
    {
        key: 'acs',
        poll: 'status',
        states: [
            {
                id: 'accessControl',
                type: 'number',
                role: 'level',
                access: 'rw',
                set: 'essential',
                enum: 'accessControl',
                title: 'Access control',
                text: 'Whether charging needs a card or the app.',
            },
        ],
    },
];
