import assert from 'node:assert/strict';
import { Meter } from '../../../src/goe/codec/meter';

const SECOND = 1_000;
const HOUR = 3_600_000;

describe('The total energy', () => {
    it('does not fall when the charger sends a tiny decrement (go-eCharger-API-v2 issue 143)', () => {
        const meter = new Meter();
        meter.read(1234.567, 0);
        assert.equal(meter.read(1234.566, 5 * SECOND), 1234.567);
    });

    it('does not fall to zero after a reboot', () => {
        const meter = new Meter();
        meter.read(1234.567, 0);
        assert.equal(meter.read(0, 5 * SECOND), 1234.567);
        assert.equal(meter.read(1234.6, 10 * SECOND), 1234.6);
    });

    it('does not fall after a restart of the adapter', () => {
        assert.equal(new Meter(500, 0).read(499.9, 10 * SECOND), 500);
    });

    it('does not follow a leap that no charger could have charged', () => {
        const meter = new Meter();
        meter.read(100, 0);
        assert.equal(meter.read(99_999, 5 * SECOND), 100);
        assert.equal(meter.read(100.02, 10 * SECOND), 100.02);
    });

    it('follows a leap that stays: the charger was replaced or restored', () => {
        const meter = new Meter();
        meter.read(100, 0);
        assert.equal(meter.read(5_000, 5 * SECOND), 100);
        assert.equal(meter.read(5_000.01, 10 * SECOND), 100);
        assert.equal(meter.read(5_000.02, 15 * SECOND), 5_000.02);
    });

    it('follows what was charged while the adapter was off for a day', () => {
        assert.equal(new Meter(100, 0).read(300, 24 * HOUR), 300);
    });

    it('rises with every reading of a charge', () => {
        const meter = new Meter();
        const shown = [10, 10.015, 10.03, 10.045].map((reading, n) => meter.read(reading, n * 5 * SECOND));
        assert.deepEqual(shown, [10, 10.015, 10.03, 10.045]);
    });
});
