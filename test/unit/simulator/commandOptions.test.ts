import assert from 'node:assert/strict';
import { GoeError } from '../../../src/goe/errors';
import { readOptions } from '../../../src/simulator/commandOptions';

describe('npm run simulate: options', () => {
    it('without options: port 8880 on this computer, a V4 with a car', () => {
        const { host, port, speed, charger, car, help } = readOptions([]);
        assert.deepEqual([host, port, speed, help], ['127.0.0.1', 8880, 1, false]);
        assert.deepEqual([charger.model, charger.variant], ['V4', 22]);
        assert.equal(car?.phases, 3);
    });

    it('takes what is given', () => {
        const words =
            '--port 0 --serial 654321 --name Carport --firmware 59.4 --model core --variant 11 --speed 60 --phases 1';
        const options = readOptions([...words.split(' '), '--full-after-kwh', '10']);
        assert.deepEqual(options.charger, {
            serial: '654321',
            name: 'Carport',
            firmware: '59.4',
            model: 'CORE',
            variant: 11,
        });
        assert.deepEqual([options.port, options.speed, options.car?.phases, options.car?.fullAtWh], [0, 60, 1, 29_000]);
        assert.equal(readOptions(['--no-car']).car, undefined);
        assert.equal(readOptions(['--help']).help, true);
    });

    for (const words of [
        '--bogus',
        'extra',
        '--port x',
        '--port 70000',
        '--port',
        '--model V9',
        '--variant 7',
        '--phases 4',
        '--speed 0',
        '--serial abc',
    ]) {
        it(`refuses "${words}" with one line`, () => {
            assert.throws(
                () => readOptions(words.split(' ')),
                (error: unknown) =>
                    error instanceof GoeError && !error.message.includes('\n') && error.message.length > 10,
            );
        });
    }
});
