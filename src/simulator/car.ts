/** What a car is. Energies in Wh, currents in A. */
export interface CarOptions {
    /** Size of the battery in Wh. Default 60 000. */
    readonly capacityWh?: number;
    /** What is in the battery at the start, in Wh. Default 20 000. */
    readonly energyWh?: number;
    /** Energy at which the car ends charging by itself, in Wh. Default: the capacity. */
    readonly fullAtWh?: number;
    /** Phases of the on-board charger. Default 3. */
    readonly phases?: 1 | 2 | 3;
    /** Below this offer the car does not charge at all, in A. Default 6; some cars need 8 or 10. */
    readonly minimumCurrent?: number;
    /** What the on-board charger can take per phase, in A. Default 16. */
    readonly maximumCurrent?: number;
    /** How fast the current rises and falls, in A per second. Default 2. */
    readonly rampPerSecond?: number;
    /** Seconds between an offer and the first current. Default 2. */
    readonly wakeUpSeconds?: number;
    /** Part of the power that reaches the battery. Default 0.9. */
    readonly efficiency?: number;
    /** How far the current wanders around its target, in A. Default 0. */
    readonly noiseCurrent?: number;
    /** Numbers from 0 (included) to 1 (excluded) for the noise. Default: always the middle. */
    readonly random?: () => number;
}

/** Three numbers: L1, L2, L3. */
export type PerPhase = [number, number, number];

/** A car with its battery and on-board charger. It knows neither time nor the charger: it is asked once a second. */
export class Car {
    readonly phases: number;
    private readonly options: Required<CarOptions>;
    private energy: number;
    private current = 0;
    private secondsOffered = 0;

    /**
     * @param options what differs from an average car; see {@link CarOptions}
     */
    constructor(options: CarOptions = {}) {
        const capacityWh = options.capacityWh ?? 60_000;
        this.options = {
            capacityWh,
            energyWh: options.energyWh ?? 20_000,
            fullAtWh: options.fullAtWh ?? capacityWh,
            phases: options.phases ?? 3,
            minimumCurrent: options.minimumCurrent ?? 6,
            maximumCurrent: options.maximumCurrent ?? 16,
            rampPerSecond: options.rampPerSecond ?? 2,
            wakeUpSeconds: options.wakeUpSeconds ?? 2,
            efficiency: options.efficiency ?? 0.9,
            noiseCurrent: options.noiseCurrent ?? 0,
            random: options.random ?? ((): number => 0.5),
        };
        this.phases = this.options.phases;
        this.energy = this.options.energyWh;
    }

    /** Energy in the battery, in Wh. */
    get energyWh(): number {
        return this.energy;
    }

    /** State of charge in percent. */
    get stateOfCharge(): number {
        return (this.energy / this.options.capacityWh) * 100;
    }

    /** The car has what it wants and takes nothing more. */
    get isFull(): boolean {
        return this.energy >= this.options.fullAtWh;
    }

    /** Somebody has driven: the battery is emptier, or (charged elsewhere) fuller. */
    setEnergy(energyWh: number): void {
        this.energy = Math.min(Math.max(energyWh, 0), this.options.capacityWh);
    }

    /**
     * One second at a charger.
     *
     * @param offeredCurrent what the pilot signal allows, in A per phase; 0: no offer
     * @param chargerPhases phases behind the closed contactor: 0, 1 or 3
     * @param voltages mains voltage per phase in V
     * @returns the current per phase in A
     */
    step(offeredCurrent: number, chargerPhases: number, voltages: PerPhase): PerPhase {
        const wanted = this.wantedCurrent(offeredCurrent, chargerPhases);
        this.secondsOffered = wanted > 0 ? this.secondsOffered + 1 : 0;
        if (chargerPhases === 0 || offeredCurrent === 0) {
            // The contactor or the pilot cuts at once; only a car that is asked for less ramps down.
            this.current = 0;
        } else {
            const target = this.secondsOffered > this.options.wakeUpSeconds || this.current > 0 ? wanted : 0;
            const ramp = this.options.rampPerSecond;
            this.current += Math.min(Math.max(target - this.current, -ramp), ramp);
        }
        const phases = Math.min(this.phases, chargerPhases);
        const drawn = this.current === 0 ? 0 : Math.max(0, this.current + this.noise());
        const currents: PerPhase = [0, 0, 0];
        for (let phase = 0; phase < phases; phase++) {
            currents[phase] = drawn;
            this.energy += (drawn * voltages[phase] * this.options.efficiency) / 3600;
        }
        this.energy = Math.min(this.energy, this.options.capacityWh);
        return currents;
    }

    private wantedCurrent(offeredCurrent: number, chargerPhases: number): number {
        if (this.isFull || chargerPhases === 0 || offeredCurrent < this.options.minimumCurrent) {
            return 0;
        }
        return Math.min(offeredCurrent, this.options.maximumCurrent);
    }

    private noise(): number {
        return (this.options.random() - 0.5) * 2 * this.options.noiseCurrent;
    }
}
