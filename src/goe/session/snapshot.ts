import type { DecodeContext } from '../codec/codec';
import type { RawValues } from '../rawValues';

/** A new boot time counts only from this difference on: answers are late by up to some seconds, and clocks drift. */
const BOOT_JITTER_MS = 10_000;

/** The latest raw value of every key a device has sent, and when it booted. */
export class Snapshot implements DecodeContext {
    private readonly values = new Map<string, unknown>();
    private boot: number | undefined;

    get bootAt(): number | undefined {
        return this.boot;
    }

    raw(key: string): unknown {
        return this.values.get(key);
    }

    /**
     * Takes over an answer.
     *
     * @param raw the answer, whole or in part
     * @param now when it arrived, ms since 1970
     */
    take(raw: RawValues, now: number): void {
        for (const key in raw) {
            this.values.set(key, raw[key]);
        }
        // `rbt` is the time since boot in ms; all "when" keys count from there (go-e API keys).
        const { rbt } = raw;
        if (typeof rbt === 'number' && Number.isFinite(rbt) && rbt >= 0) {
            const boot = now - rbt;
            if (this.boot === undefined || Math.abs(boot - this.boot) > BOOT_JITTER_MS) {
                this.boot = boot;
            }
        }
    }
}
