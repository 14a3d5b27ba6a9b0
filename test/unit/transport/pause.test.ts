import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { pause } from '../../../src/goe/transport/pause';
import { HandClock } from '../../clock';

describe('A pause', () => {
    it('leaves nothing behind when it is over: a connection makes thousands of them', async () => {
        const clock = new HandClock();
        const { signal } = new AbortController();
        const paused = pause(1_000, clock, signal);
        await clock.advance(1_000);
        await paused;
        assert.deepEqual(getEventListeners(signal, 'abort'), []);
    });

    it('ends with its connection, and leaves no timer behind', async () => {
        const clock = new HandClock();
        const ended = new AbortController();
        const paused = pause(1_000, clock, ended.signal);
        ended.abort();
        await assert.rejects(paused, /closed/);
        await assert.rejects(pause(1_000, clock, ended.signal), /closed/);
        assert.equal(clock.pending, 0);
    });
});
