import { equal } from 'node:assert/strict';
import { SignWatch } from '../../../src/control/signWatch';

/** Lets both powers change every ten seconds and tells what it thinks at the end. */
function watch(seconds: number, powers: (step: number) => { gridW: number; carW: number }): boolean {
    const sign = new SignWatch();
    for (let second = 0; second <= seconds; second++) {
        const { carW, gridW } = powers(Math.floor(second / 10));
        sign.look(second * 1000, gridW, carW);
    }
    return sign.isWrong;
}

/** The car takes more and less in turns. */
const car = (step: number): number => [0, 1_400, 2_300, 3_600, 2_000][step % 5];

describe('The watch over the sign of the grid power', () => {
    it('finds nothing where the grid pays what the car takes', () => {
        equal(
            watch(600, step => ({ carW: car(step), gridW: 400 + car(step) - 2_000 })),
            false,
        );
    });

    it('notices a sign that is the wrong way round', () => {
        equal(
            watch(600, step => ({ carW: car(step), gridW: -(400 + car(step) - 2_000) })),
            true,
        );
    });

    it('notices it while a house of its own switches a cooker on and off', () => {
        equal(
            watch(600, step => ({ carW: car(step), gridW: -(400 + (step % 3 === 0 ? 2_000 : 0) + car(step)) })),
            true,
        );
    });

    it('says nothing where the charger keeps the grid at zero', () => {
        equal(
            watch(600, step => ({ carW: car(step), gridW: 0 })),
            false,
        );
    });

    it('says nothing of a meter that is some seconds late', () => {
        equal(
            watch(600, step => ({ carW: car(step), gridW: car(Math.max(0, step - 1)) })),
            false,
        );
    });

    it('says nothing at once, and nothing where the car hardly changes', () => {
        equal(
            watch(60, step => ({ carW: car(step), gridW: -car(step) })),
            false,
        );
        equal(
            watch(3_600, step => ({ carW: 2_000 + (step % 2) * 200, gridW: -(step % 2) * 200 })),
            false,
        );
    });

    it('takes it back when the owner has corrected it', () => {
        const sign = new SignWatch();
        for (let second = 0; second <= 1_200; second++) {
            const step = Math.floor(second / 10);
            sign.look(second * 1000, (second < 600 ? -1 : 1) * car(step), car(step));
        }
        equal(sign.isWrong, false);
    });
});
