import assert from 'node:assert/strict';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { StateValue } from '../../../src/goe/catalogue/row';
import { changedValues, decodeStatus } from '../../../src/goe/codec/decode';
import { planFor } from '../../../src/goe/codec/plan';
import { Snapshot } from '../../../src/goe/session/snapshot';

const essential = planFor(catalogue, 'charger', 'essential');

function decoded(raw: Record<string, unknown>): Map<string, StateValue> {
    const snapshot = new Snapshot();
    snapshot.take(raw, 0);
    return decodeStatus(raw, essential, snapshot);
}

const values = (entries: Record<string, StateValue>): Map<string, StateValue> => new Map(Object.entries(entries));

describe('An answer', () => {
    it('becomes readable values, several from one key', () => {
        const readable = decoded({
            nrg: [230, 231, 232, 0, 16, 16, 16, 3680, 3696, 3712, 0, 11_088, 100, 100, 100, 0],
        });
        assert.equal(readable.get('voltageL2'), 231);
        assert.equal(readable.get('powerAll'), 11_088);
        assert.equal(readable.get('phasesInUse'), 3);
    });

    it('in part says nothing about what it does not contain', () => {
        assert.deepEqual([...decoded({ amp: 10 })], [['maxCurrent', 10]]);
    });

    it('with keys nobody asked for is read for those that are known', () => {
        assert.deepEqual([...decoded({ amp: 10, zzz: 1, __proto__: 5, constructor: 1 })], [['maxCurrent', 10]]);
    });

    it('tells with how many phases it charges: as forced, else as the charger says, else as an old firmware hints', () => {
        assert.equal(decoded({ psm: 1, pnp: 3 }).get('chargingPhases'), 1);
        assert.equal(decoded({ psm: 2, pnp: 1 }).get('chargingPhases'), 3);
        assert.equal(decoded({ psm: 0, pnp: 1 }).get('chargingPhases'), 1);
        assert.equal(decoded({ psm: 0, fsp: true }).get('chargingPhases'), 1);
        assert.equal(decoded({ psm: 0, fsp: false }).get('chargingPhases'), 3);
        assert.equal(decoded({ psm: 0 }).has('chargingPhases'), false);
    });

    it('with one temperature instead of two leaves the other as it was (go-eCharger-API-v2 issue 132)', () => {
        assert.deepEqual([...decoded({ tma: [25] })], [['temperature1', 25]]);
        assert.deepEqual([...decoded({ tma: [25, -16_843.01] })], [['temperature1', 25]]);
    });
});

describe('What has changed', () => {
    const changes = (before: Record<string, StateValue>, now: Record<string, StateValue>): Record<string, StateValue> =>
        Object.fromEntries(changedValues(values(before), values(now), essential));

    it('is only what differs', () => {
        assert.deepEqual(changes({ maxCurrent: 10, charging: true }, { maxCurrent: 10, charging: false }), {
            charging: false,
        });
    });

    it('is not the noise of a meter', () => {
        assert.deepEqual(changes({ powerAll: 11_000, voltageL1: 230 }, { powerAll: 11_001, voltageL1: 230.1 }), {});
    });

    it('is what has drifted away little by little', () => {
        const before = values({ powerAll: 11_000 });
        let written = 0;
        for (let watts = 11_001; watts <= 11_010; watts++) {
            const change = changedValues(before, values({ powerAll: watts }), essential);
            change.forEach((value, id) => before.set(id, value));
            written += change.size;
        }
        assert.equal(written, 3);
    });

    it('is the last watt of a charge that ends, and the first of one that begins', () => {
        assert.deepEqual(changes({ powerAll: 2 }, { powerAll: 0 }), { powerAll: 0 });
        assert.deepEqual(changes({ powerAll: 0 }, { powerAll: 2 }), { powerAll: 2 });
    });

    it('is a value that becomes unknown', () => {
        assert.deepEqual(changes({ temperature1: 30 }, { temperature1: null }), { temperature1: null });
    });
});
