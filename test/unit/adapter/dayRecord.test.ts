import assert from 'node:assert/strict';
import type { ChargingStation } from '../../../src/adapter/chargingStation';
import { DayRecord } from '../../../src/adapter/dayRecord';
import type { StateValue } from '../../../src/goe/catalogue/row';
import { HandClock } from '../../clock';

const MINUTE = 60_000;

/** A device with these values, and what was kept of its days. */
function device(id: string, values: Record<string, StateValue>): ChargingStation {
    return { id, valueOf: (state: string) => values[state] } as unknown as ChargingStation;
}

describe('The record of the last 24 hours', () => {
    const values: Record<string, StateValue> = {};
    let clock: HandClock;
    let kept: string | undefined;
    let warnings: string[];
    let record: DayRecord;

    const begin = async (): Promise<void> => {
        record = new DayRecord(
            () => [device('123456', values)],
            clock,
            {
                load: () => Promise.resolve(kept),
                save: text => {
                    kept = text;
                    return Promise.resolve();
                },
            },
            text => void warnings.push(text),
        );
        await record.start();
    };

    beforeEach(async () => {
        clock = new HandClock();
        kept = undefined;
        warnings = [];
        Object.keys(values).forEach(id => delete values[id]);
        await begin();
    });

    afterEach(() => record.close());

    it('begins nothing where the instance is stopped while the file is read', async () => {
        await record.close();
        const beginning = begin();
        await record.close();
        await beginning;
        assert.equal(clock.pending, 0);
    });

    it('has a value per minute of power, grid, sun and set current', async () => {
        Object.assign(values, {
            powerAll: 4140.4,
            'surplus.gridPower': -200,
            'surplus.solarPower': 5000,
            maxCurrent: 6,
        });
        await clock.advance(2 * MINUTE);
        values.powerAll = 0;
        await clock.advance(MINUTE);
        const { current, grid, power, solar, stepMs } = record.of('123456');
        assert.equal(stepMs, MINUTE);
        assert.deepEqual(
            [power, grid, solar, current],
            [
                [4140, 4140, 0],
                [-200, -200, -200],
                [5000, 5000, 5000],
                [6, 6, 6],
            ],
        );
    });

    it('takes the grid and the car of a controller from its categories', async () => {
        Object.assign(values, { 'categories.1.power': -4600, 'categories.2.power': 1380, 'categories.4.power': 7000 });
        await clock.advance(MINUTE);
        const { current, grid, power, solar } = record.of('123456');
        assert.deepEqual([power, grid, solar, current], [[1380], [-4600], [7000], [null]]);
    });

    it('has a gap where the device was away, never a 0', async () => {
        values.powerAll = 1000;
        await clock.advance(MINUTE);
        delete values.powerAll;
        await clock.advance(2 * MINUTE);
        values.powerAll = 2000;
        await clock.advance(MINUTE);
        assert.deepEqual(record.of('123456').power, [1000, null, null, 2000]);
    });

    it('never holds more than a day', async () => {
        for (let minute = 0; minute < 25 * 60; minute++) {
            values.powerAll = minute;
            await clock.advance(MINUTE);
        }
        const { power } = record.of('123456');
        assert.equal(power.length, 24 * 60);
        assert.equal(power[0], 60);
        assert.equal(power.at(-1), 25 * 60 - 1);
    });

    it('goes on after a restart, with a gap for the time in between', async () => {
        values.powerAll = 1000;
        await clock.advance(3 * MINUTE);
        await record.close();
        clock.jump(5 * MINUTE);
        await begin();
        await clock.advance(MINUTE);
        assert.deepEqual(record.of('123456').power, [1000, 1000, 1000, null, null, null, null, null, 1000]);
    });

    it('forgets what is older than a day, or from a clock that went wrong', async () => {
        values.powerAll = 1000;
        await clock.advance(MINUTE);
        await record.close();
        clock.jump(25 * 60 * MINUTE);
        await begin();
        assert.deepEqual(record.of('123456').power, []);
        clock.jump(-49 * 60 * MINUTE);
        await begin();
        assert.deepEqual(record.of('123456').power, []);
    });

    it('begins anew, and says so, where what was kept cannot be read', async () => {
        await record.close();
        kept = '{"123456":{"end":';
        await begin();
        assert.equal(warnings.length, 1);
        assert.match(warnings[0], /begins anew/);
        values.powerAll = 1;
        await clock.advance(MINUTE);
        assert.deepEqual(record.of('123456').power, [1]);
    });

    it('knows nothing of a device that is not there', () => {
        assert.deepEqual(record.of('999999').power, []);
    });

    it('is kept every quarter of an hour, and leaves no timer behind', async () => {
        values.powerAll = 1000;
        await clock.advance(15 * MINUTE);
        assert.ok(kept?.includes('1000'));
        await record.close();
        assert.equal(clock.pending, 0);
    });
});
