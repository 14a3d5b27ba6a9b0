import assert from 'node:assert/strict';
import { portions } from '../../../src/goe/transport/portions';

describe('The portions in which keys are asked for', () => {
    it('hold every key once and never more characters than there is room', () => {
        const keys = Array.from({ length: 200 }, (_, n) => `key${n}`);
        const parts = portions(keys, 50);
        assert.deepEqual(parts.flat(), keys);
        assert.ok(parts.every(part => part.join(',').length <= 50));
    });
});
