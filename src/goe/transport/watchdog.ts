import type { Clock, Timer } from '../clock';

/** Notices that nothing comes any more. It sleeps until it is fed first. */
export class Watchdog {
    private timer: Timer;

    /**
     * @param clock time
     * @param ms so long may pass between two meals
     * @param onSilence called once when more has passed
     */
    constructor(
        private readonly clock: Clock,
        private readonly ms: number,
        private readonly onSilence: () => void,
    ) {}

    /** Something came. */
    feed(): void {
        this.stop();
        this.timer = this.clock.startTimer(this.onSilence, this.ms);
    }

    /** Nothing is waited for any more. */
    stop(): void {
        this.clock.stopTimer(this.timer);
    }
}
