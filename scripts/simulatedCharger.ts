import type { Clock, Timer } from '../src/goe/clock';
import type { Simulator } from '../src/simulator/simulator';
import { startSimulator } from '../src/simulator/simulator';

export type { Simulator };

/** Real time, with fractions of a millisecond: also what happens within one is to be measured. */
export const realClock: Clock = {
    now: () => performance.timeOrigin + performance.now(),
    startTimer: (callback, ms): Timer => setTimeout(callback, ms),
    stopTimer: timer => clearTimeout(timer as NodeJS.Timeout | undefined),
};

/** The serial number of the simulated charger, which is also the id of its device in ioBroker. */
export const serial = '123456';

/**
 * A simulated charger with an emptyish car that charges with all three phases.
 *
 * @param options port 0: any free one; speed: how much faster its time runs; autoStep false: its time stands still
 * @throws an Error when the port is taken
 */
export function startSimulatedCharger(options: {
    port: number;
    speed?: number;
    autoStep?: boolean;
}): Promise<Simulator> {
    return startSimulator({
        clock: realClock,
        host: '127.0.0.1',
        charger: { serial },
        car: { capacityWh: 60_000, energyWh: 20_000, phases: 3 },
        ...options,
    });
}
