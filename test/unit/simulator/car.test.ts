import assert from 'node:assert/strict';
import { Car, type PerPhase } from '../../../src/simulator/car';

const mains: PerPhase = [230, 230, 230];

function after(seconds: number, car: Car, current: number, phases = 3): PerPhase {
    let currents: PerPhase = [0, 0, 0];
    for (let second = 0; second < seconds; second++) {
        currents = car.step(current, phases, mains);
    }
    return currents;
}

describe('simulated car', () => {
    it('wakes up, then raises its current step by step to what is offered', () => {
        const car = new Car({ rampPerSecond: 2, wakeUpSeconds: 2 });
        assert.deepEqual(after(2, car, 10), [0, 0, 0]);
        assert.deepEqual(after(1, car, 10), [2, 2, 2]);
        assert.deepEqual(after(1, car, 10), [4, 4, 4]);
        assert.deepEqual(after(10, car, 10), [10, 10, 10]);
    });

    it('takes no more than its on-board charger can', () => {
        assert.deepEqual(after(30, new Car({ maximumCurrent: 16 }), 32), [16, 16, 16]);
    });

    it('uses no more phases than it has, and no more than the charger gives', () => {
        assert.deepEqual(after(30, new Car({ phases: 2 }), 10), [10, 10, 0]);
        assert.deepEqual(after(30, new Car({ phases: 3 }), 10, 1), [10, 0, 0]);
    });

    it('refuses to charge below its own minimum', () => {
        const car = new Car({ minimumCurrent: 10 });
        assert.deepEqual(after(30, car, 8), [0, 0, 0]);
        assert.deepEqual(after(30, car, 10), [10, 10, 10]);
    });

    it('stops at once when nothing is offered any more', () => {
        const car = new Car();
        after(30, car, 16);
        assert.deepEqual(after(1, car, 0, 0), [0, 0, 0]);
    });

    it('stores the energy it takes, less the losses, and ends when it is full', () => {
        const car = new Car({ energyWh: 1000, fullAtWh: 1100, efficiency: 0.9 });
        after(30, car, 16);
        assert.ok(car.energyWh > 1040 && car.energyWh < 1100, `${car.energyWh}`);
        after(120, car, 16);
        assert.equal(car.isFull, true);
        assert.deepEqual(after(1, car, 16), [0, 0, 0]);
    });

    it('wanders around its target when noise is wanted', () => {
        const numbers = [0, 0.999];
        const car = new Car({
            noiseCurrent: 0.2,
            rampPerSecond: 32,
            wakeUpSeconds: 0,
            random: () => numbers.shift() ?? 0.5,
        });
        assert.ok(Math.abs(car.step(10, 1, mains)[0] - 9.8) < 0.01);
        assert.ok(Math.abs(car.step(10, 1, mains)[0] - 10.2) < 0.01);
    });
});
