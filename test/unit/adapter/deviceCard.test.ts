import assert from 'node:assert/strict';
import { cardOf, detailsOf } from '../../../src/adapter/deviceManager/card';

/** An object of a state, as far as a card looks at it. */
function state(name: string): ioBroker.StateObject {
    return { _id: '', type: 'state', common: { name } as ioBroker.StateCommon, native: {} };
}

describe('The card of a charger', () => {
    const device = {
        root: 'goecharger.0.123456',
        object: { _id: '', type: 'device', common: { name: 'Garage' }, native: {} } as ioBroker.DeviceObject,
        states: new Map(['pwmSignal', 'powerAll', 'sessionChargedEnergy'].map(id => [id, state(id)])),
    };
    const itemsWith = (values: Record<string, unknown>): Record<string, Record<string, unknown>> => {
        const { customInfo } = cardOf(device, new Map(Object.entries(values)));
        return (customInfo?.schema as unknown as { items: Record<string, Record<string, unknown>> }).items;
    };

    it('shows a value live', () => {
        const { powerAll } = itemsWith({ powerAll: 0, sessionChargedEnergy: 1.5 });
        assert.equal(powerAll.type, 'state');
        assert.equal(powerAll.oid, 'goecharger.0.123456.powerAll');
    });

    it('says what the car does in words, also in the essential key set and while the charger starts', () => {
        const { pwmSignal } = itemsWith({ pwmSignal: 'UNKNOWN' });
        assert.equal(pwmSignal.oid, 'goecharger.0.123456.pwmSignal');
        const options = pwmSignal.options as { value: string; label: string }[];
        assert.deepEqual(
            options.find(({ value }) => value === 'WAITING_FOR_CAR'),
            { value: 'WAITING_FOR_CAR', label: 'Waiting for the car' },
        );
        assert.equal(options.length, 7);
    });

    it('shows a value that nobody knows as a dash: admin fails on an empty live one', () => {
        const { powerAll, sessionChargedEnergy } = itemsWith({ sessionChargedEnergy: null });
        for (const item of [powerAll, sessionChargedEnergy]) {
            assert.equal(item.type, 'staticInfo');
            assert.equal(item.data, '–');
        }
        assert.equal((powerAll.label as ioBroker.Translated).de, 'Leistung');
    });

    it('has no line for a fault in its details while there is none, and tells a time by the clock on the wall', () => {
        const until = state('Until');
        until.common.role = 'date';
        const known = {
            ...device,
            states: new Map([
                ['error', state('Fault')],
                ['info.forcedUntil', until],
            ]),
        };
        const linesWith = (values: Record<string, unknown>): Record<string, { data: unknown }> => {
            const { schema } = detailsOf(known, new Map(Object.entries(values)));
            return (schema as unknown as { items: Record<string, { data: unknown }> }).items;
        };
        const halfPastTen = new Date(2026, 5, 1, 22, 30).getTime();
        const lines = linesWith({ error: 'NONE', 'info.forcedUntil': halfPastTen });
        assert.deepEqual(Object.keys(lines), ['info_forcedUntil']);
        assert.equal(lines.info_forcedUntil.data, '2026-06-01 22:30:00');
        assert.equal(linesWith({ error: 'NO_GROUND' }).error.data, 'NO_GROUND');
    });
});
