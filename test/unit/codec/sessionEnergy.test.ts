import assert from 'node:assert/strict';
import { SessionEnergy } from '../../../src/goe/codec/sessionEnergy';

/** Reads in turn; [energy, car connected, total]. */
function shown(...readings: [number, boolean | null, number?][]): number[] {
    const session = new SessionEnergy();
    return readings.map(
        ([energy, carConnected, total]) => Math.round(session.read({ energy, carConnected, total }) * 1000) / 1000,
    );
}

describe('The energy of a session', () => {
    it('follows the device while it charges', () => {
        assert.deepEqual(shown([0, true, 100], [1.5, true, 101.5], [3, true, 103]), [0, 1.5, 3]);
    });

    it('does not fall when the device sends a little less than before (go-eCharger-API-v2 issue 143)', () => {
        assert.deepEqual(shown([3, true, 103], [2.997, true, 103], [3.1, true, 103.1]), [3, 3, 3.1]);
    });

    it('is not below zero where the device begins a little below (go-eCharger-API-v2 issue 143)', () => {
        assert.deepEqual(shown([-0.003, true, 100], [0.1, true, 100.1]), [0, 0.1]);
    });

    it('goes on where the device starts from zero in the middle of a session (go-eCharger-API-v2 issue 68)', () => {
        assert.deepEqual(
            shown([0, true, 100], [5, true, 105], [0, true, 105.2], [1, true, 106.2], [2, true, 107.2]),
            [0, 5, 5.2, 6.2, 7.2],
        );
    });

    it('goes on after such a loss also where the total is not known', () => {
        assert.deepEqual(shown([5, true], [0, true], [1, true]), [5, 5, 6]);
    });

    it('stays until the next car comes, and starts from zero then', () => {
        assert.deepEqual(
            shown([5, true, 105], [5, false, 105], [5, true, 105], [0, true, 105], [2, true, 107]),
            [5, 5, 5, 0, 2],
        );
    });

    it('starts from zero with the next car also after a loss in the session before', () => {
        assert.deepEqual(
            shown([5, true, 105], [0, true, 105], [1, true, 106], [1, false, 106], [0, true, 106], [0.5, true, 106.5]),
            [5, 5, 6, 6, 0, 0.5],
        );
    });

    it('survives a loss in a second session as well', () => {
        assert.deepEqual(
            shown([1, true, 101], [1, false, 101], [0, true, 101], [4, true, 105], [0, true, 105], [1, true, 106]),
            [1, 1, 0, 4, 4, 5],
        );
    });

    it('is not confused by a moment in which the device does not know whether a car is there', () => {
        assert.deepEqual(shown([5, true, 105], [5, null, 105], [0, true, 105], [1, true, 106]), [5, 5, 5, 6]);
    });
});
