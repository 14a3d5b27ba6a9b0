import assert from 'node:assert/strict';
import { StateWriter, type StateDatabase } from '../../../src/adapter/stateWriter';
import type { StateValue } from '../../../src/goe/catalogue/row';

/** The states database in memory: what was written, in order. */
function database(stored: Record<string, Partial<ioBroker.State>> = {}): {
    database: StateDatabase;
    writes: { id: string; val: StateValue; ack: boolean; q: number }[];
} {
    const writes: { id: string; val: StateValue; ack: boolean; q: number }[] = [];
    const states = Object.fromEntries(Object.entries(stored).map(([id, state]) => [`goecharger.0.${id}`, state]));
    return {
        writes,
        database: {
            namespace: 'goecharger.0',
            getStatesAsync: () => Promise.resolve(structuredClone(states)),
            setState: (id: string, state: { val: StateValue; ack: boolean; q: number }) => {
                writes.push({ id, ...state });
                return Promise.resolve(id);
            },
            log: { warn: (text: string) => assert.fail(text) },
        } as unknown as StateDatabase,
    };
}

const values = (entries: Record<string, StateValue>): Map<string, StateValue> => new Map(Object.entries(entries));

describe('States in the database', () => {
    it('are written once per change and not at all without one', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.write(values({ powerAll: 11_000, charging: true }));
        writer.write(values({ powerAll: 11_000, charging: true }));
        writer.write(values({ powerAll: 10_900 }));
        assert.deepEqual(
            writes.map(({ id, val, ack, q }) => [id, val, ack, q]),
            [
                ['123456.powerAll', 11_000, true, 0],
                ['123456.charging', true, true, 0],
                ['123456.powerAll', 10_900, true, 0],
            ],
        );
    });

    it('are not written again after a restart of the adapter', async () => {
        const { database: db, writes } = database({ '123456.maxCurrent': { val: 16, ack: true, q: 0, ts: 1 } });
        const writer = new StateWriter(db, '123456');
        await writer.load();
        writer.write(values({ maxCurrent: 16 }));
        assert.deepEqual(writes, []);
    });

    it('are corrected after a restart where a wish was left in them while the adapter was off', async () => {
        const { database: db, writes } = database({ '123456.maxCurrent': { val: 10, ack: false, q: 0, ts: 1 } });
        const writer = new StateWriter(db, '123456');
        await writer.load();
        writer.write(values({ maxCurrent: 10 }));
        assert.deepEqual(writes, [{ id: '123456.maxCurrent', val: 10, ack: true, q: 0 }]);
    });

    it('keep their values with quality 0x42 when the device goes, and get good quality when it is back', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.write(values({ maxCurrent: 16, 'info.connection': true, 'info.lastError': '' }));
        writes.length = 0;
        writer.deviceIsAway();
        writer.deviceIsAway();
        assert.deepEqual(writes, [{ id: '123456.maxCurrent', val: 16, ack: true, q: 0x42 }]);
        writer.write(values({ maxCurrent: 16 }));
        assert.deepEqual(writes[1], { id: '123456.maxCurrent', val: 16, ack: true, q: 0 });
    });

    it('answer a refused wish with the old value, acknowledged, though it has not changed', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.write(values({ maxCurrent: 16 }));
        writer.answer('maxCurrent', 16);
        assert.deepEqual(writes[1], { id: '123456.maxCurrent', val: 16, ack: true, q: 0 });
    });

    it('answer a wish to a device that is away with the old value, still marked as old', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.write(values({ maxCurrent: 16 }));
        writer.deviceIsAway();
        writer.answer('maxCurrent', 16);
        assert.equal(writes[2].q, 0x42);
    });

    it('that a device has lost are forgotten, or marked as unreliable where their owner records them', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.write(values({ cableCurrent: 20, temperature1: 30 }));
        writes.length = 0;
        writer.follow({ gone: ['temperature1'], vanished: ['cableCurrent'] });
        writer.follow({ gone: [], vanished: ['cableCurrent'] });
        writer.deviceIsAway();
        assert.deepEqual(writes, [{ id: '123456.cableCurrent', val: 20, ack: true, q: 0x41 }]);
        assert.equal(writer.last('temperature1'), undefined);
    });

    it('are left alone when the adapter stops', () => {
        const { database: db, writes } = database();
        const writer = new StateWriter(db, '123456');
        writer.close();
        writer.write(values({ maxCurrent: 16 }));
        assert.deepEqual(writes, []);
    });
});
