import type { Clock } from '../clock';
import type { RawValues } from '../rawValues';
import { pause } from './pause';

/** Commands that are not kept in the memory that wears (go-e API v1, `amx`; `alw` and `tmp` limits are states, no settings). */
const volatile: readonly string[] = ['amx', 'alw', 'rst'];
/** The maker asks for at least this between two commands that are stored (go-eCharger-API-v1, README). */
const STORED_PAUSE_MS = 5_000;

/** Keeps the pause between two commands that are stored. */
export class Pacer {
    private storedAt = -Infinity;

    /**
     * @param clock time
     * @param ended ends the waiting
     */
    constructor(
        private readonly clock: Clock,
        private readonly ended: AbortSignal,
    ) {}

    /** Waits until this command may be sent. */
    async waitFor(key: string): Promise<void> {
        if (volatile.includes(key)) {
            return;
        }
        const ms = this.storedAt + STORED_PAUSE_MS - this.clock.now();
        if (ms > 0) {
            await pause(ms, this.clock, this.ended);
        }
        this.storedAt = this.clock.now();
    }
}

/** A raw value as API v1 writes it: without quotes. */
export function textOfValue(value: unknown): string {
    return typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? '1' : '0') : JSON.stringify(value);
}

/**
 * Did the charger take a command? API v1 says no by not changing the value.
 *
 * @param key what was written
 * @param wish as it was written
 * @param status the complete status after it
 * @returns true, or why not; true as well where the status does not show the key
 */
export function keptOf(key: string, wish: string, status: RawValues): true | string {
    // Firmware 040 and 041 show `amx` in `amp` (go-eCharger-API-v1 issue 20); V4 shows 0 whatever it is; 042 shows it seconds later.
    if (key === 'amx' || !(key in status)) {
        return true;
    }
    const kept = textOfValue(status[key]);
    // Passwords are shown as stars.
    if (kept === wish || Number(kept) === Number(wish) || /^\*+$/.test(kept)) {
        return true;
    }
    return key === 'alw'
        ? 'the charger kept what it had. Newer chargers take this by API v2 only: switch that on in the go-e app'
        : `the charger kept ${kept.slice(0, 60)}`;
}
