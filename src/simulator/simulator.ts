import { V1Dress } from './apiV1';
import { Car, type CarOptions } from './car';
import { ChargerModel, type ChargerOptions } from './charger';
import { isWattpilot } from './firmware';
import { DeviceSimulator, type DeviceSimulatorOptions } from './deviceSimulator';

/** What to simulate. */
export interface SimulatorOptions extends DeviceSimulatorOptions {
    /** What the charger is. */
    readonly charger?: ChargerOptions;
    /** A car that is plugged in from the start. Default: none. */
    readonly car?: CarOptions | Car;
    /** Which local HTTP APIs it has. Default v2; a Wattpilot has none. */
    readonly api?: 'v2' | 'v1' | 'both' | 'none';
    /** What the box says its firmware is over API v1. Default 041.0. */
    readonly v1Firmware?: string;
}

/** A charger with its ways in and, maybe, a car. */
export class Simulator extends DeviceSimulator<ChargerModel> {
    /** The charger as API v1 shows it. */
    readonly v1: V1Dress;

    /** Use {@link startSimulator}. */
    constructor(options: SimulatorOptions) {
        const { car, clock, v1Firmware = '041.0' } = options;
        const { api = isWattpilot(options.charger?.model ?? 'V4') ? 'none' : 'v2' } = options;
        const charger = new ChargerModel({ now: clock.now(), ...options.charger });
        const v1 = new V1Dress(charger, v1Firmware);
        super(charger, options, { v1, hasV2: ['v2', 'both'].includes(api), hasV1: ['v1', 'both'].includes(api) });
        this.v1 = v1;
        if (car) {
            this.plugIn(car);
            this.step();
        }
    }

    get charger(): ChargerModel {
        return this.model;
    }

    /** A car comes; the charger sees it in its next logic step. Returns the car. */
    plugIn(car: CarOptions | Car = {}): Car {
        const arriving = car instanceof Car ? car : new Car(car);
        this.charger.plugIn(arriving);
        return arriving;
    }

    /** The car goes; the charger sees it in its next logic step. */
    unplug(): void {
        this.charger.unplug();
    }
}

/**
 * Starts a simulated charger on a real port.
 *
 * @param options what to simulate; see {@link SimulatorOptions}
 * @throws GoeError where the port is taken
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
    const simulator = new Simulator(options);
    await simulator.start();
    return simulator;
}
