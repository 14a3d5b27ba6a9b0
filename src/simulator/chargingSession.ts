import type { Car } from './car';
import { chargingPower, type ChargerState } from './chargerState';

/** What happened at the plug since the last step. */
export function takeArrivals(state: ChargerState): void {
    for (const car of state.arrivals.splice(0)) {
        if (car) {
            plug(state, car);
        } else {
            pull(state);
        }
    }
}

function plug(state: ChargerState, car: Car): void {
    state.car = car;
    // The energy of the last session stays readable until the next car comes (recording of 053.1: wh 3063 with car 1).
    state.sessionWh = 0;
    state.chargedMs = 0;
    state.hasCharged = false;
}

function pull(state: ChargerState): void {
    state.car = undefined;
    state.offer = { current: 0, phases: 0 };
    state.hasCharged = false;
    state.simulatingUnplugUntil = undefined;
    // go-eCharger-API-v2 issue 117, a go-e developer: frc falls back to neutral when the car goes.
    state.settings.frc = 0;
    // go-eCharger-API-v2 issue 116: the transaction ends with the car.
    state.transaction = null;
    state.settings.mcpea = null;
}

/** The car takes for a second what the last decision offered, and the counters run. */
export function chargeForASecond(state: ChargerState): void {
    state.currents = state.car?.step(state.offer.current, state.offer.phases, state.voltages) ?? [0, 0, 0];
    const powerW = chargingPower(state);
    const energyWh = powerW / 3600;
    state.averagePowerW += (powerW - state.averagePowerW) / 30;
    state.highestPowerW = Math.max(state.highestPowerW, powerW);
    if (powerW === 0) {
        return;
    }
    state.hasCharged = true;
    state.chargedMs += 1000;
    state.sessionWh += energyWh;
    state.totalWh += energyWh;
    if (state.transaction !== null && state.transaction > 0) {
        const cards = state.settings.cards as { energy: number }[];
        cards[state.transaction - 1].energy += energyWh;
    }
}
