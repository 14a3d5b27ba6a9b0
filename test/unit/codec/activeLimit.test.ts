import assert from 'node:assert/strict';
import { limitsRows } from '../../../src/goe/catalogue/limits';
import { codecs } from '../../../src/goe/codec/codecs';

const row = limitsRows.flatMap(({ states = [] }) => states).find(({ id }) => id === 'limits.accessControl');

function limitOf(raw: unknown): unknown {
    assert.ok(row);
    return codecs.activeLimit.decode(raw, row, row, { raw: () => undefined, bootAt: undefined });
}

describe('One limit of the list of active limits', () => {
    it('is the current it allows', () => {
        assert.equal(limitOf({ accessControl: 0, requestedCurrent: 16 }), 0);
    });

    it('is empty as soon as it no longer limits', () => {
        assert.equal(limitOf({ requestedCurrent: 16 }), null);
    });

    it('is empty where there is no list', () => {
        assert.equal(limitOf(null), null);
    });

    it('stays as it is where the list is no list or the value no number', () => {
        assert.equal(limitOf('16'), undefined);
        assert.equal(limitOf({ accessControl: 'x' }), undefined);
    });
});
