import assert from 'node:assert/strict';
import { waysTo } from '../../src/goe/transport/ways';
import { ControllerModel } from '../../src/simulator/controller';
import { Faults } from '../../src/simulator/faults';
import { HttpServer } from '../../src/simulator/httpServer';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

describe('A controller by local HTTP API v2', () => {
    let server: HttpServer;
    let watched: WatchedSession;
    const controller = new ControllerModel();

    before(async () => {
        const clock = fastClock(20);
        const faults = new Faults(() => Promise.resolve());
        server = new HttpServer({
            clock,
            charger: controller,
            faults: () => faults,
            host: '127.0.0.1',
            port: 0,
            announcesClose: true,
            hasV2: true,
            v1: undefined,
        });
        await server.listen();
        watched = watch(waysTo({ host: `127.0.0.1:${server.port}`, connection: 'auto' }, clock), clock, {
            keySet: 'all',
        });
        await until(() => watched.values.has('categories.1.power'), 'values', 10_000);
    });

    after(async () => {
        watched.session.stop();
        await server.close();
    });

    it('is known as one, and has no state of a charger', () => {
        assert.equal(watched.devices[0].identity.kind, 'controller');
        assert.equal(watched.values.get('info.model'), 'controller');
        for (const id of ['maxCurrent', 'carConnected', 'powerAll', 'forceState']) {
            assert.equal(watched.devices[0].plan.states.has(id), false, id);
        }
    });

    it('shows its categories by name, with power, energies and currents; what is not measured is empty, not 0', () => {
        const shown = (id: string): unknown => watched.values.get(id);
        assert.equal(shown('categories.1.name'), 'Grid');
        assert.equal(shown('categories.1.power'), -4600);
        assert.equal(shown('categories.2.power'), null);
        assert.equal(shown('categories.4.energyIn'), 136);
        assert.equal(shown('categories.1.currentL2'), 9.2);
        assert.equal(shown('voltages.l3'), 239.8);
        assert.equal(shown('currents.5.power'), 1380);
    });

    it('is asked for nothing that only chargers have, once it is known', () => {
        const keys = server.requests.slice(-3).flatMap(request => request.keys ?? []);
        assert.equal(keys.includes('nrg'), false);
    });

    it('takes the phases of its sensors, and refuses what does not fit', async () => {
        const { value } = await watched.session.write('currents.phases', '[2,1,0,2,1,0]');
        assert.equal(value, '[2,1,0,2,1,0]');
        assert.deepEqual(controller.status(['ips']).ips, [2, 1, 0, 2, 1, 0]);
        await assert.rejects(watched.session.write('currents.phases', '[9]'), /refused by the device: ips: failed/);
    });

    it('is told the power of what it does not measure by its own key, for it does not know that of chargers', async () => {
        await watched.session.writeRaw('ecp', [null, null, null, null, null, -500]);
        await assert.rejects(watched.session.writeRaw('ids', { pGrid: 1 }), /does not know this setting/);
    });
});
