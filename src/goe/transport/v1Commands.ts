import type { Clock } from '../clock';
import type { RawValues } from '../rawValues';
import { pause } from './pause';
import type { WriteReply } from './transport';

/** Commands that are not kept in the memory that wears (go-e API v1, `amx`; `alw` and `tmp` limits are states, no settings). */
const volatile: readonly string[] = ['amx', 'alw', 'rst'];
/** The maker asks for at least this between two commands that are stored (go-eCharger-API-v1, README). */
const STORED_PAUSE_MS = 5_000;

/** What commands need from their way. */
export interface V1Way {
    /** The latest complete status; empty before the first. */
    status(): RawValues;
    /** Sends one command; true where the charger took it, or why it did not. */
    send(key: string, text: string): Promise<true | string>;
}

/** Commands of API v1 go one after the other, with the pauses and detours that the firmware needs. */
export class V1Commands {
    private storedAt = -Infinity;
    /** Restart counter in whose time firmware 042 was made to follow `amx`. */
    private followsSince: unknown;

    /**
     * @param way how they are sent
     * @param clock time
     * @param ended ends the waiting
     */
    constructor(
        private readonly way: V1Way,
        private readonly clock: Clock,
        private readonly ended: AbortSignal,
    ) {}

    /** Sends all of them, in this order. */
    async write(values: RawValues): Promise<WriteReply> {
        const replies: Record<string, true | string> = {};
        for (const [key, value] of Object.entries(values)) {
            if (key === 'amx') {
                await this.makeFollow(Number(value));
            }
            replies[key] = await this.send(key, textOfValue(value));
        }
        return replies;
    }

    /**
     * After a restart firmware 042.0 acts as if `amp` were 6 until it has been written, and `amx` cannot be above it
     * (go-eCharger-API-v1 issue 114; mikrohard, README).
     */
    private async makeFollow(wish: number): Promise<void> {
        const { amp, fwv, rbc } = this.way.status();
        if (!/^0?42/.test(String(fwv)) || (this.followsSince === rbc && Number(amp) >= wish)) {
            return;
        }
        await this.send('amp', '6');
        await this.send('amp', String(Math.max(wish, Number(amp) || 0)));
        this.followsSince = rbc;
    }

    private async send(key: string, text: string): Promise<true | string> {
        if (!volatile.includes(key)) {
            const ms = this.storedAt + STORED_PAUSE_MS - this.clock.now();
            if (ms > 0) {
                await pause(ms, this.clock, this.ended);
            }
            this.storedAt = this.clock.now();
        }
        return this.way.send(key, text);
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
