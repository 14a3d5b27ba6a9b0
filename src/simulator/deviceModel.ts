import type { SetResult } from './writes';

/** A device behind its ways in: a charger or a controller. */
export interface DeviceModel {
    readonly kind: 'charger' | 'controller';
    /** `fwv`. */
    readonly firmware: string;
    /** CORE and PRO answer differently over HTTP (go-eCharger-API-v2 issue 312). */
    readonly isPhoenix: boolean;
    /** false in the seconds after a restart: nothing answers on any way in. */
    readonly isAnswering: boolean;

    /**
     * What the device shows.
     *
     * @param keys which; what it does not have is left out. Default: all
     */
    status(keys?: readonly string[]): Record<string, unknown>;

    /** Lets time pass. */
    step(seconds: number): void;

    /**
     * Writes one value.
     *
     * @param key API key
     * @param text the value as JSON text
     */
    set(key: string, text: string): SetResult;
}
