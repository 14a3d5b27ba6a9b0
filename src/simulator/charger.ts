import type { Car } from './car';
import { isSilent, newCharger, type ChargerOptions, type ChargerState } from './chargerState';
import { restart, runLogic, stepCharger } from './chargingLogic';
import type { DeviceModel } from './deviceModel';
import { hasKey, isPhoenix, shapedFor } from './firmware';
import { movingValues } from './status';
import { write, type SetResult } from './writes';

export type { ChargerOptions } from './chargerState';
export type { SetResult } from './writes';

/**
 * A go-e charger as a model: settings, contactor, meter, and the logic that decides once a second. It knows no clock and
 * no network: {@link ChargerModel.step} moves its time on, and any way in may read {@link ChargerModel.status} and
 * {@link ChargerModel.set}.
 */
export class ChargerModel implements DeviceModel {
    readonly kind = 'charger';
    private readonly state: ChargerState;
    private overrides = new Map<string, unknown>();

    /**
     * @param options what the charger is; see {@link ChargerOptions}
     */
    constructor(options: ChargerOptions = {}) {
        this.state = newCharger(options);
        runLogic(this.state);
    }

    /** `fwv`. */
    get firmware(): string {
        return this.state.firmware;
    }

    /** CORE and PRO answer differently over HTTP (go-eCharger-API-v2 issue 312). */
    get isPhoenix(): boolean {
        return isPhoenix(this.state.hardware);
    }

    /** Time in the model, ms since 1970. */
    get now(): number {
        return this.state.now;
    }

    /** The car at the plug; it changes in the step after {@link plugIn} and {@link unplug}. */
    get car(): Car | undefined {
        return this.state.car;
    }

    /** false in the seconds after a restart: nothing answers on any way in. */
    get isAnswering(): boolean {
        return !isSilent(this.state);
    }

    /** Lets time pass, one logic step for each second. */
    step(seconds = 1): void {
        for (let passed = 0; passed < seconds; passed++) {
            stepCharger(this.state);
        }
    }

    /** Somebody plugs in a car; the logic sees it in its next step. A car that is still there is pulled first. */
    plugIn(car: Car): void {
        this.unplug();
        this.state.arrivals.push(car);
    }

    /** Somebody pulls the plug. */
    unplug(): void {
        const last = this.state.arrivals.at(-1);
        if (last ?? (this.state.arrivals.length === 0 && this.state.car)) {
            this.state.arrivals.push(undefined);
        }
    }

    /** Somebody holds a learned card to the reader. 0 is the first card. */
    swipeCard(card: number): void {
        this.state.transaction = card + 1;
        this.state.transactionSince = this.state.now;
        this.state.hasNewChip = false;
        this.state.settings.lrc = card;
        this.state.settings.lrr = this.state.now - this.state.bootedAt;
    }

    /** Somebody holds a chip to the reader that the charger does not know yet: it can be learned (`lrn`, go-e API keys). */
    swipeUnknownChip(id: string): void {
        const { settings } = this.state;
        this.state.hasNewChip = true;
        settings.lrc = null;
        settings.lri = settings.rde === true ? id : null;
        settings.lrr = this.state.now - this.state.bootedAt;
    }

    /** A fault, as in `err`; 0 ends it. Charging stops in the next step. */
    fail(code: number): void {
        this.state.error = code;
    }

    /** Mains voltages per phase from now on, in V. 0 for a phase that is missing. */
    setVoltages(l1: number, l2: number, l3: number): void {
        this.state.voltages.splice(0, 3, l1, l2, l3);
    }

    /** Power off and on: at once silent, then some seconds without and with "initializing". */
    reboot(): void {
        restart(this.state);
    }

    /**
     * Sends other values than the model has, for what real boxes sometimes send: `{ tma: [null] }`, `{ nrg: [230] }`,
     * `{ car: 'x' }`; undefined leaves the key out. The logic does not see it.
     */
    override(values: Readonly<Record<string, unknown>>): void {
        for (const [key, value] of Object.entries(values)) {
            this.overrides.set(key, value);
        }
    }

    /** Ends {@link override} for these keys; for all without any. */
    removeOverride(...keys: string[]): void {
        if (keys.length === 0) {
            this.overrides.clear();
        }
        keys.forEach(key => this.overrides.delete(key));
    }

    /**
     * What the charger shows.
     *
     * @param keys which; what it does not have is left out. Default: all
     * @returns raw values by key, copies
     */
    status(keys?: readonly string[]): Record<string, unknown> {
        const { firmware, hardware, settings } = this.state;
        const all: Record<string, unknown> = { ...settings, ...movingValues(this.state) };
        for (const [key, value] of this.overrides) {
            all[key] = value;
        }
        const shown: Record<string, unknown> = {};
        for (const key of keys ?? Object.keys(all)) {
            const isThere = Object.hasOwn(all, key) && all[key] !== undefined;
            if (isThere && (hasKey(key, firmware, hardware) || this.overrides.has(key))) {
                shown[key] = this.overrides.has(key) ? all[key] : shapedFor(key, all[key], firmware);
            }
        }
        return structuredClone(shown);
    }

    /**
     * Writes one value, as any way in delivers it.
     *
     * @param key API key
     * @param text the value as JSON text: '16', 'null', '"name"'
     * @returns true: accepted, and acted upon in the next step; a text: refused; null: no such key
     */
    set(key: string, text: string): SetResult {
        return write(this.state, key, text);
    }
}
