import assert from 'node:assert/strict';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { Objects } from './objectsInMemory';

const keys = ['amp', 'nrg', 'car', 'fwv', 'alw', 'frc', 'lbr'];

describe('The object tree of a charger', () => {
    it('has a device that points to its connection, and a state with key, unit, range and role for each value', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        assert.equal(objects.of('')?.type, 'device');
        assert.equal(objects.of('')?.common.name, 'Garage');
        assert.match(String(objects.of('')?.common.icon), /^data:image\/svg/);
        assert.deepEqual(objects.of('')?.common.statusStates, { onlineId: 'goecharger.0.123456.info.connection' });
        const { common, native, type } = objects.of('maxCurrent') ?? assert.fail('maxCurrent is missing');
        assert.equal(type, 'state');
        assert.deepEqual(native, { key: 'amp' });
        assert.deepEqual(
            [common.type, common.unit, common.role, common.read, common.write, common.min, common.max],
            ['number', 'A', 'level', true, true, 6, 32],
        );
        assert.match(JSON.stringify(common.desc), /\[amp\]"/);
    });

    it('holds only what the device really has', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        assert.equal(objects.of('temperature1'), undefined);
        assert.equal(objects.of('cableCurrent'), undefined);
    });

    it('has every object above every state', async () => {
        const objects = new Objects();
        await objects.grow(
            'all',
            catalogue.map(({ key }) => key),
        );
        for (const id of objects.stored.keys()) {
            const parts = id.split('.');
            for (let depth = 3; depth < parts.length; depth++) {
                const parent = objects.stored.get(parts.slice(0, depth).join('.'));
                assert.ok(parent, `${parts.slice(0, depth).join('.')} above ${id}`);
                assert.notEqual(parent.type, 'state', `${parent._id} is a state with a state below it`);
            }
        }
    });

    it('is not written again at a restart', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        assert.ok(objects.writes > 10);
        await objects.grow('essential', keys);
        assert.equal(objects.writes, 0);
    });

    it('keeps the names, icons, rooms and history settings of its owner when the firmware changes', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        Object.assign(objects.of('')?.common ?? {}, { name: 'Left', icon: 'left.png' });
        Object.assign(objects.of('maxCurrent')?.common ?? {}, {
            name: 'Strom',
            custom: { 'history.0': { enabled: true } },
            role: 'wrong',
        });
        await objects.grow('essential', keys, '60.5');
        const { common } = objects.of('maxCurrent') ?? assert.fail();
        assert.equal(common.name, 'Strom');
        assert.deepEqual([objects.of('')?.common.name, objects.of('')?.common.icon], ['Left', 'left.png']);
        assert.deepEqual(common.custom, { 'history.0': { enabled: true } });
        assert.equal(common.role, 'level');
    });

    it('grows when a firmware brings a new value, by that value only', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        await objects.grow('essential', [...keys, 'cbl']);
        assert.ok(objects.of('cableCurrent'));
        assert.equal(objects.writes, 1);
    });

    it('brings back an object that somebody deleted', async () => {
        const objects = new Objects();
        await objects.grow('essential', keys);
        objects.stored.delete('goecharger.0.123456.maxCurrent');
        await objects.grow('essential', keys);
        assert.ok(objects.of('maxCurrent'));
    });

    it('loses what a smaller key set does not want, with the channels that are empty then', async () => {
        const objects = new Objects();
        await objects.grow('all', keys);
        assert.ok(objects.of('led.brightness') ?? objects.of('led'), 'something beyond the essential set');
        const { gone } = await objects.grow('essential', keys);
        assert.ok(gone.length > 0);
        assert.equal([...objects.stored.keys()].filter(id => id.startsWith('goecharger.0.123456.led')).length, 0);
        assert.ok(objects.of('maxCurrent'));
    });

    it('keeps and marks a state that its owner records when the device has lost it, until it is back', async () => {
        const objects = new Objects();
        await objects.grow('essential', [...keys, 'cbl']);
        Object.assign(objects.of('cableCurrent')?.common ?? {}, { custom: { 'history.0': { enabled: true } } });
        const { vanished } = await objects.grow('essential', keys);
        assert.deepEqual(vanished, ['cableCurrent']);
        assert.equal(objects.of('cableCurrent')?.native.vanished, true);
        await objects.grow('essential', [...keys, 'cbl']);
        assert.equal(objects.of('cableCurrent')?.native.vanished, false);
    });
});
