import type { StateRow } from './row';

/** What states of the same quantity have in common, whatever they are called. */

export type Measured = Pick<StateRow, 'unit' | 'role' | 'scale' | 'digits' | 'tolerance' | 'plausible' | 'rising'>;
type Kind = Pick<StateRow, 'codec' | 'type' | 'role' | 'access'> & Measured;
type Setting = Kind & Pick<StateRow, 'min' | 'max' | 'step' | 'whole'>;

export const voltage: Measured = { unit: 'V', role: 'value.voltage', digits: 1, tolerance: 0.3, plausible: [0, 500] };
export const current: Measured = {
    unit: 'A',
    role: 'value.current',
    digits: 2,
    tolerance: 0.03,
    plausible: [-100, 100],
};
/**
 * What a device draws as a whole has the role value.power (`totalPower`). The platform's type detector takes one state of exactly
 * that role for a device's power, and it takes the last one it finds.
 */
export const power: Measured = {
    unit: 'W',
    role: 'value.power.active',
    digits: 0,
    tolerance: 3,
    plausible: [-50_000, 50_000],
};

export const totalPower: Measured = { ...power, role: 'value.power' };

/** Power of the house, its panels and its battery: more than a car can draw. */
export const sitePower: Measured = { ...power, plausible: [-100_000, 100_000] };

/** A moving average: it drifts all the time, and nobody needs each watt of it. */
export const averagePower: Measured = { ...sitePower, tolerance: 10 };

export const temperature: Measured = {
    unit: '°C',
    role: 'value.temperature',
    digits: 1,
    tolerance: 0.2,
    plausible: [-50, 150],
};

/** Wh of one session, shown as kWh. */
export const sessionEnergy: Measured = {
    scale: 0.001,
    unit: 'kWh',
    role: 'value.energy.consumed',
    plausible: [0, 100_000],
};

/** Wh of a counter that lives as long as the charger, shown as kWh. */
export const totalEnergy: Measured = {
    scale: 0.001,
    rising: true,
    unit: 'kWh',
    role: 'value.energy.consumed',
    plausible: [0, 10_000_000],
};

/** A limit in whole amperes that the charger works out for itself. It is no measured current, which value.current would say. */
export const currentLimit: Measured = { unit: 'A', role: 'value.max', plausible: [0, 100] };

/** "ms since boot at the event": the boot moment is known to some seconds only. */
export const moment: Kind = { codec: 'moment', type: 'number', role: 'date', access: 'r', tolerance: 10_000 };

/** A moment that is renewed every few seconds while something goes on. */
export const frequentMoment: Kind = { ...moment, tolerance: 60_000 };

export const flag: Kind = { type: 'boolean', role: 'indicator', access: 'r' };
export const settingSwitch: Kind = { type: 'boolean', role: 'switch.setting', access: 'rw' };

/** A duration the device keeps in milliseconds, set in seconds. Up to 1400 minutes, as the app allows. */
export const durationSetting: Setting = {
    scale: 0.001,
    type: 'number',
    unit: 's',
    role: 'level.setting.timer',
    access: 'rw',
    min: 0,
    max: 84_000,
    step: 1,
    whole: true,
};

/** Power thresholds of the surplus control. */
export const powerSetting: Setting = {
    type: 'number',
    unit: 'W',
    role: 'level.setting',
    access: 'rw',
    min: 0,
    max: 100_000,
    digits: 0,
    plausible: [-1_000_000, 1_000_000],
};
