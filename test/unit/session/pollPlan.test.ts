import assert from 'node:assert/strict';
import type { PollClass } from '../../../src/goe/catalogue/row';
import { PollPlan } from '../../../src/goe/session/pollPlan';

const MINUTE = 60_000;

function plan(polls: Record<string, PollClass>, room = 270): PollPlan {
    return new PollPlan(new Map(Object.entries(polls)), room, 0);
}

const small: Record<string, PollClass> = {
    car: 'live',
    nrg: 'live',
    wh: 'status',
    eto: 'status',
    lbr: 'config',
    fna: 'config',
    var: 'constant',
};

/** Asks as a session does: what was asked for was answered. */
function ask(polls: PollPlan, now: number, carConnected: boolean): string[] {
    const keys = polls.next(now, carConnected);
    polls.answered(keys);
    return keys;
}

describe('What is read', () => {
    it('without a car: only the live keys', () => {
        assert.deepEqual(ask(plan(small), 5_000, false), ['car', 'nrg']);
    });

    it('with a car: the live and the status keys, in one request', () => {
        assert.deepEqual(ask(plan(small), 5_000, true), ['car', 'nrg', 'wh', 'eto']);
    });

    it('without a car the status keys every five minutes, once', () => {
        const polls = plan(small);
        assert.deepEqual(ask(polls, 5 * MINUTE - 1, false), ['car', 'nrg']);
        assert.deepEqual(ask(polls, 5 * MINUTE, false), ['car', 'nrg', 'wh', 'eto']);
        assert.deepEqual(ask(polls, 5 * MINUTE + 5_000, false), ['car', 'nrg']);
    });

    it('the settings once an hour, and what is constant never again', () => {
        const polls = plan(small);
        const asked = Array.from({ length: 721 }, (_, poll) => ask(polls, poll * 5_000, true)).flat();
        assert.equal(asked.filter(key => key === 'lbr').length, 1);
        assert.equal(asked.filter(key => key === 'var').length, 0);
    });

    it('everything after a write, in the requests that come anyway', () => {
        const polls = plan(small);
        polls.wantEverything();
        assert.equal(polls.isUrgent, false);
        assert.deepEqual(ask(polls, 5_000, false), ['car', 'nrg', 'wh', 'eto', 'lbr', 'fna']);
        assert.deepEqual(ask(polls, 10_000, false), ['car', 'nrg']);
    });

    it('everything without a pause when a car has come', () => {
        const polls = plan(small, 16);
        polls.wantEverything('at once');
        const asked: string[] = [];
        while (polls.isUrgent) {
            asked.push(...ask(polls, 5_000, true));
        }
        assert.deepEqual([...new Set(asked)].sort(), ['car', 'eto', 'fna', 'lbr', 'nrg', 'wh']);
    });

    it('a key again in the next request when its request failed', () => {
        const polls = plan(small);
        polls.wantEverything();
        assert.deepEqual(polls.next(5_000, false), polls.next(10_000, false));
    });

    it('never more than fits into one request, and each of many status keys in turn', () => {
        const many = Object.fromEntries(
            Array.from({ length: 100 }, (_, n) => [`s${String(n).padStart(2, '0')}`, 'status' as const]),
        );
        const polls = plan({ car: 'live', ...many }, 100);
        const seen = new Set<string>();
        for (let poll = 0; poll < 5; poll++) {
            const keys = ask(polls, poll * 5_000, true);
            assert.ok(keys.join(',').length <= 100);
            assert.equal(keys[0], 'car');
            keys.forEach(key => seen.add(key));
        }
        assert.equal(seen.size, 101);
    });

    it('the settings also where the status keys alone would fill every request', () => {
        const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`s${n}`, 'status' as const]));
        const polls = plan({ car: 'live', ...many, lbr: 'config' }, 100);
        polls.wantEverything();
        const asked = Array.from({ length: 20 }, (_, poll) => ask(polls, poll * 5_000, true)).flat();
        assert.ok(asked.includes('lbr'));
    });
});
