import type { PerPhase } from './car';

/** How a charger's meter rounds. */
export interface MeterStyle {
    /** V3: whole volts, 0.1 A, 100 W; V4 and newer: two or three decimals (go-eCharger-API-v2 recordings). */
    readonly coarse: boolean;
    /** Numbers pass through 32 bit on the way: 49.95899963 for 49.959 (recordings from about firmware 56). */
    readonly float32: boolean;
}

/** A number as a 32 bit float, printed with ten digits. */
export function asFloat32(value: number): number {
    return Number(Math.fround(value).toPrecision(10));
}

/**
 * `nrg`: U1 U2 U3 UN in V, I1 I2 I3 in A, P1 P2 P3 PN Ptotal in W, pf1 pf2 pf3 pfN in %.
 *
 * @param voltages mains voltage per phase
 * @param currents what the car takes per phase
 * @param style how this hardware rounds
 * @returns 16 numbers
 */
export function energyArray(voltages: PerPhase, currents: PerPhase, style: MeterStyle): number[] {
    const powers = voltages.map((voltage, phase) => voltage * currents[phase]);
    const total = powers.reduce((sum, power) => sum + power, 0);
    const factors = currents.map(current => (current > 0 ? (style.coarse ? 100 : 99.2) : 0));
    const [voltStep, ampereStep, wattStep] = style.coarse ? [1, 0.1, 100] : [0.01, 0.001, 0.01];
    const neutral = style.coarse ? 1 : 1.86;
    return [
        ...[...voltages, neutral].map(value => onGrid(value, voltStep, style)),
        ...currents.map(value => onGrid(value, ampereStep, style)),
        ...[...powers, 0, total].map(value => onGrid(value, wattStep, style)),
        ...[...factors, 0].map(value => onGrid(value, style.coarse ? 1 : 0.1, style)),
    ];
}

function onGrid(value: number, step: number, style: MeterStyle): number {
    const rounded = Number((Math.round(value / step) * step).toFixed(3));
    return style.float32 ? asFloat32(rounded) : rounded;
}
