import assert from 'node:assert/strict';
import { sessionRows } from '../../../src/goe/catalogue/session';
import { codecs } from '../../../src/goe/codec/codecs';

const row = sessionRows.flatMap(({ states = [] }) => states).find(({ codec }) => codec === 'chargingDuration');

function durationOf(raw: unknown, uptimeMs?: unknown): unknown {
    assert.ok(row);
    return codecs.chargingDuration.decode(raw, row, row, {
        raw: key => (key === 'rbt' ? uptimeMs : undefined),
        bootAt: undefined,
    });
}

describe('The charging time of a session', () => {
    it('is exact once charging has ended', () => {
        assert.equal(durationOf({ type: 1, value: 5_432_100 }), 5432);
    });

    it('counts whole minutes from the moment since boot while charging', () => {
        assert.equal(durationOf({ type: 0, value: 1_000_000 }, 1_000_000 + 119_999), 60);
        assert.equal(durationOf({ type: 0, value: 1_000_000 }, 1_000_000 + 120_000), 120);
    });

    it('is zero where the counter began after the uptime was read', () => {
        assert.equal(durationOf({ type: 0, value: 1_000_000 }, 999_000), 0);
    });

    it('is empty without a session', () => {
        assert.equal(durationOf(null, 1_000_000), null);
    });

    it('stays as it is where the uptime or the value is missing or wrong', () => {
        for (const raw of [
            { type: 0, value: 5 },
            { type: 2, value: 5 },
            { type: 1 },
            { type: 1, value: -1000 },
            {},
            'x',
            7,
        ]) {
            assert.equal(durationOf(raw), undefined, JSON.stringify(raw));
        }
    });
});
