import assert from 'node:assert/strict';
import { ConnectionError, UnsupportedError } from '../../../src/goe/errors';
import { Health, pauseAfter } from '../../../src/goe/session/health';

const away = new ConnectionError('away');
const connected = (): Health => {
    const health = new Health(
        () => 5_000,
        () => 0.5,
    );
    health.succeeded();
    return health;
};

describe('A device that comes and goes', () => {
    it('is there when it has answered', () => {
        const health = new Health(
            () => 5_000,
            () => 0.5,
        );
        assert.equal(health.isConnected, false);
        health.succeeded();
        assert.equal(health.isConnected, true);
    });

    it('is still there after one failed request, for go-e devices miss one now and then', () => {
        const health = connected();
        assert.equal(health.failed(away, 10).gone, false);
        assert.equal(health.isConnected, true);
    });

    it('is gone after two failed requests in a row, and gone only once', () => {
        const health = connected();
        health.failed(away, 10);
        assert.equal(health.failed(away, 10).gone, true);
        assert.equal(health.failed(away, 10).gone, false);
        assert.equal(health.isConnected, false);
    });

    it('is not gone when an answer comes between two failures', () => {
        const health = connected();
        health.failed(away, 10);
        health.succeeded();
        assert.equal(health.failed(away, 10).gone, false);
    });

    it('is gone at once when it let a whole interval pass without an answer', () => {
        assert.equal(connected().failed(away, 5_000).gone, true);
    });

    it('is gone at once, and asked once a minute only, when a person must act first', () => {
        assert.deepEqual(connected().failed(new UnsupportedError('API off'), 10), { gone: true, pauseMs: 60_000 });
    });
});

describe('Pauses between attempts', () => {
    it('double with each failure, up to one minute', () => {
        const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 50].map(failures => pauseAfter(failures, 5_000, 0.5));
        assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    });

    it('are spread so that several devices do not knock in step', () => {
        assert.equal(pauseAfter(3, 5_000, 0), 3_000);
        assert.equal(pauseAfter(3, 5_000, 1), 5_000);
    });

    it('are shorter at the beginning where the interval is short, so that an outage shows within two intervals', () => {
        assert.equal(pauseAfter(1, 1_000, 0.5), 250);
    });
});
