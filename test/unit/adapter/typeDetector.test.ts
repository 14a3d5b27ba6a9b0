import ChannelDetector, { Types } from '@iobroker/type-detector';
import assert from 'node:assert/strict';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { KeySet } from '../../../src/goe/catalogue/row';
import { Objects } from './objectsInMemory';

/** What the platform's type detector takes a charger for: its name of each place, and the state it puts there. */
async function detected(keySet: KeySet): Promise<Map<Types, Record<string, string>>> {
    const objects = new Objects();
    await objects.grow(
        keySet,
        catalogue.map(({ key }) => key),
    );
    const id = 'goecharger.0.123456';
    const controls = new ChannelDetector().detect({
        objects: Object.fromEntries(objects.stored) as unknown as Record<string, ioBroker.Object>,
        id,
        _keysOptional: [...objects.stored.keys()].sort(),
        _usedIdsOptional: [],
    });
    return new Map(
        (controls ?? []).map(({ type, states }) => [
            type,
            Object.fromEntries(
                states.flatMap(state => (state.id ? [[state.name, state.id.slice(id.length + 1)]] : [])),
            ),
        ]),
    );
}

for (const keySet of ['essential', 'standard', 'all'] as const) {
    describe(`A charger with its ${keySet} values, for the platform's type detector`, () => {
        it('is a slider for the charging current with a switch', async () => {
            const slider = (await detected(keySet)).get(Types.slider) ?? assert.fail('no slider');
            assert.equal(slider.SET, 'maxCurrent');
            assert.equal(slider.ON, 'allowCharging');
            assert.equal(slider.WORKING, 'charging');
        });

        it('is a meter of what the car draws, not of the panels or of one phase', async () => {
            const meter = (await detected(keySet)).get(Types.electricity) ?? assert.fail('no meter');
            assert.equal(meter.ELECTRIC_POWER, 'powerAll');
            assert.match(meter.CURRENT, /^currentL[123]$/);
            assert.match(meter.VOLTAGE, /^voltageL[123]$/);
        });

        it('is a thermometer of its inside', async () => {
            const thermometer = (await detected(keySet)).get(Types.temperature) ?? assert.fail('no thermometer');
            assert.match(thermometer.ACTUAL, /^temperature[12]$/);
        });
    });
}
