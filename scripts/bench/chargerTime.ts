import type { Simulator } from '../simulatedCharger';

/** Turns the time of a simulated charger that was started with `autoStep: false`. */
export class ChargerTime {
    private frozen: { since: number; uptime: number } | undefined;
    private lastStep = performance.now();

    constructor({ charger }: Simulator) {
        // Often: a real box tells its uptime to the millisecond, and points in time are reckoned from it.
        setInterval(() => {
            if (this.frozen) {
                charger.override({ rbt: Math.round(this.frozen.uptime + performance.now() - this.frozen.since) });
            } else {
                charger.removeOverride('rbt');
                const seconds = Math.floor((performance.now() - this.lastStep) / 1000);
                charger.step(seconds);
                this.lastStep += seconds * 1000;
            }
        }, 20).unref();
        this.freeze = () => {
            this.frozen = { since: performance.now(), uptime: Number(charger.status(['rbt']).rbt) };
        };
    }

    /** From now on no value of the charger changes, but its uptime goes on as that of a real one. */
    readonly freeze: () => void;

    /** Time runs again; what it missed is made up for. */
    resume(): void {
        this.frozen = undefined;
    }
}
