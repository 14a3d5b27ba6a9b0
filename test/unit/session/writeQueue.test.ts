import assert from 'node:assert/strict';
import { ConnectionError, RefusedError } from '../../../src/goe/errors';
import type { RawValues } from '../../../src/goe/rawValues';
import { WriteQueue } from '../../../src/goe/session/writeQueue';
import type { WriteReply } from '../../../src/goe/transport/transport';
import { HandClock } from '../../clock';

const taken = (values: RawValues): WriteReply => Object.fromEntries(Object.keys(values).map(key => [key, true]));
const away = (): Error => new ConnectionError('nobody there');

/** A queue whose device answers as told, and what was sent. */
function queueTo(answer: (values: RawValues) => WriteReply | Error = values => taken(values)): {
    clock: HandClock;
    queue: WriteQueue;
    sent: RawValues[];
} {
    const clock = new HandClock();
    const sent: RawValues[] = [];
    const send = (values: RawValues): Promise<WriteReply> => {
        sent.push(values);
        const said = answer(values);
        return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
    };
    return { clock, sent, queue: new WriteQueue(clock, send, 'the charger') };
}

describe('What is to be written', () => {
    it('goes together in one request when it comes together', async () => {
        const { clock, queue, sent } = queueTo();
        const fates = Promise.all([queue.put('amp', 10), queue.put('frc', 2), queue.put('dwo', null)]);
        await clock.advance(10);
        assert.deepEqual(await fates, ['taken', 'taken', 'taken']);
        assert.deepEqual(sent, [{ amp: 10, frc: 2, dwo: null }]);
    });

    it('is the newest value only', async () => {
        const { clock, queue, sent } = queueTo();
        const fates = Promise.all([queue.put('amp', 10), queue.put('amp', 11), queue.put('amp', 12)]);
        await clock.advance(10);
        assert.deepEqual(await fates, ['replaced', 'replaced', 'taken']);
        assert.deepEqual(sent, [{ amp: 12 }]);
    });

    it('is sent at most once a second for each key', async () => {
        const { clock, queue, sent } = queueTo();
        void queue.put('amp', 10);
        await clock.advance(10);
        void queue.put('amp', 11);
        void queue.put('frc', 1);
        await clock.advance(500);
        assert.deepEqual(sent, [{ amp: 10 }, { frc: 1 }]);
        await clock.advance(600);
        assert.deepEqual(sent.at(-1), { amp: 11 });
    });

    it('is not sent when its time has passed while the line was busy: surplus data is wrong after three seconds', async () => {
        const clock = new HandClock();
        const sent: RawValues[] = [];
        let busyMs = 4_000;
        const queue = new WriteQueue(
            clock,
            async (values, stillMakesSense) => {
                await new Promise<void>(resolve => clock.startTimer(resolve, busyMs));
                stillMakesSense();
                sent.push(values);
                return taken(values);
            },
            'the charger',
        );
        const ids = queue.put('ids', { pGrid: -1000 }).catch((error: Error) => error.message);
        const amp = queue.put('amp', 10);
        await clock.advance(4_100);
        assert.match(String(await ids), /not written within 3 s. the charger was busy with other requests/);
        busyMs = 0;
        await clock.advance(1_000);
        assert.equal(await amp, 'taken');
        assert.deepEqual(sent, [{ amp: 10 }]);
    });

    it('is taken for some keys and refused for others by one and the same answer', async () => {
        const { clock, queue } = queueTo(() => ({ amp: true, alw: 'alw: tried to set api key without setter (true)' }));
        const amp = queue.put('amp', 10);
        const alw = queue.put('alw', true);
        alw.catch(() => undefined);
        await clock.advance(10);
        assert.equal(await amp, 'taken');
        await assert.rejects(
            alw,
            (error: Error) => error instanceof RefusedError && /without setter/.test(error.message),
        );
    });

    it('is tried again when nobody answered', async () => {
        let answers = 0;
        const { clock, queue, sent } = queueTo(values => (++answers < 3 ? away() : taken(values)));
        const fate = queue.put('amp', 10);
        await clock.advance(2_000);
        assert.equal(await fate, 'taken');
        assert.equal(sent.length, 3);
    });

    it('is given up after ten seconds, with the reason', async () => {
        const { clock, queue, sent } = queueTo(away);
        const fate = queue.put('amp', 10);
        fate.catch(() => undefined);
        await clock.advance(10_000);
        await assert.rejects(fate, /not written within 10 s. nobody there/);
        const tries = sent.length;
        await clock.advance(3_600_000);
        assert.equal(sent.length, tries);
        assert.equal(clock.pending, 0);
    });

    it('is not repeated where a repetition could do harm, such as a restart', async () => {
        const { clock, queue, sent } = queueTo(away);
        const fate = queue.put('rst', true, true);
        fate.catch(() => undefined);
        await clock.advance(20_000);
        await assert.rejects(fate, ConnectionError);
        assert.equal(sent.length, 1);
    });

    it('is replaced by a newer wish that came while the old one was under way and failed', async () => {
        const { clock, queue, sent } = queueTo(values => (values.amp === 10 ? away() : taken(values)));
        const old = queue.put('amp', 10);
        await clock.advance(10);
        const fresh = queue.put('amp', 11);
        await clock.advance(2_000);
        assert.deepEqual([await old, await fresh], ['replaced', 'taken']);
        assert.deepEqual(sent.at(-1), { amp: 11 });
    });

    it('is refused when the adapter stops, and no timer is left', async () => {
        const { clock, queue, sent } = queueTo();
        const fate = queue.put('amp', 10);
        fate.catch(() => undefined);
        queue.close();
        await assert.rejects(fate, /closed/);
        await assert.rejects(queue.put('amp', 11), /closed/);
        await clock.advance(20_000);
        assert.deepEqual(sent, []);
        assert.equal(clock.pending, 0);
    });
});
