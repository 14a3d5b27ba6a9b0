import assert from 'node:assert/strict';
import { fastClock, HandClock, realClock, until } from '../../clock';

describe('clocks for tests', () => {
    it('a clock turned by hand fires what is due in order, each at its own time', async () => {
        const clock = new HandClock(1000);
        const seen: string[] = [];
        const note = (name: string) => () => seen.push(`${name}@${clock.now()}`);
        clock.startTimer(note('c'), 30);
        clock.startTimer(note('a'), 10);
        clock.startTimer(note('b'), 10);
        clock.startTimer(note('late'), 31);
        await clock.advance(30);
        assert.deepEqual(seen, ['a@1010', 'b@1010', 'c@1030']);
        assert.equal(clock.now(), 1030);
        assert.equal(clock.pending, 1);
        assert.equal(clock.nextIn, 1);
    });

    it('fires timers that are set by timers and by promises on the way', async () => {
        const clock = new HandClock(0);
        const times: number[] = [];
        const again = (): void => {
            times.push(clock.now());
            void Promise.resolve()
                .then(() => undefined)
                .then(() => clock.startTimer(again, 10));
        };
        clock.startTimer(again, 10);
        await clock.advance(35);
        assert.deepEqual(times, [10, 20, 30]);
    });

    it('forgets a cleared timer, and does not mind clearing nothing', async () => {
        const clock = new HandClock();
        let fired = false;
        const timer = clock.startTimer(() => (fired = true), 10);
        clock.stopTimer(timer);
        clock.stopTimer(timer);
        clock.stopTimer(undefined);
        await clock.advance(100);
        assert.equal(fired, false);
        assert.equal(clock.pending, 0);
    });

    it('keeps the distance of timers when the time of day jumps', async () => {
        const clock = new HandClock(0);
        let firedAt = -1;
        clock.startTimer(() => (firedAt = clock.now()), 10);
        clock.jump(-5000);
        await clock.advance(10);
        assert.equal(firedAt, -4990);
    });

    it('the fast clock runs faster, the real one does not', async () => {
        const clock = fastClock(100);
        const start = clock.now();
        let fired = false;
        clock.startTimer(() => (fired = true), 2000);
        await until(() => fired, 'the timer');
        assert.ok(clock.now() - start >= 1900, `${clock.now() - start}`);
        assert.ok(Math.abs(realClock.now() - Date.now()) < 1000);
    });

    it('waiting for what does not come ends with its name', async () => {
        await assert.rejects(
            until(() => false, 'Godot', 5),
            /Waited 5 ms for Godot/,
        );
    });
});
