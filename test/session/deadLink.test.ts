import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { MqttClientLink } from '../../src/goe/transport/mqttClient';
import { MqttDialect } from '../../src/goe/transport/mqttDialect';
import { waysTo } from '../../src/goe/transport/ways';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, realClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

const login = { host: '127.0.0.1', user: 'goe', password: 'password-of-the-broker' };

/** A cable to the broker: once it is cut nothing comes through, and no end is told. */
class Cable {
    isCut = false;
    private readonly sockets: Socket[] = [];

    private constructor(private readonly server: Server) {}

    static async to(port: number): Promise<Cable> {
        const server = createServer();
        const cable = new Cable(server);
        server.on('connection', near => {
            const far = connect(port, '127.0.0.1');
            for (const [from, into] of [
                [near, far],
                [far, near],
            ]) {
                cable.sockets.push(from);
                from.on('data', data => void (cable.isCut || into.write(data)));
                from.on('error', () => undefined);
                from.on('close', () => void (cable.isCut || into.destroy()));
            }
        });
        await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
        return cable;
    }

    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }

    async remove(): Promise<void> {
        this.sockets.forEach(socket => socket.destroy());
        await new Promise(resolve => this.server.close(resolve));
    }
}

describe('A broker that vanishes without a word, as when its computer loses power', () => {
    let broker: MqttBroker;
    let cable: Cable;
    let link: MqttClientLink;
    let simulator: Simulator;
    let watched: WatchedSession;

    afterEach(async () => {
        watched.session.stop();
        await link.close();
        await cable.remove();
        await simulator.stop();
        await broker.close();
    });

    async function meet(hasHttp: boolean): Promise<void> {
        const clock = fastClock(8);
        broker = await MqttBroker.open({ ...login, port: 0, topics: MqttDialect.filters('123456') });
        cable = await Cable.to(broker.port);
        simulator = await startSimulator({ clock, mqtt: { ...login, broker: `mqtt://127.0.0.1:${broker.port}` } });
        link = await MqttClientLink.open({ ...login, port: cable.port, tls: false, ca: '' }, realClock);
        const mqtt = { link: () => Promise.resolve(link) };
        const http = hasHttp ? { host: simulator.address } : {};
        watched = watch(waysTo({ serial: '123456', mqtt, connection: 'mqtt', ...http }, clock), clock);
        await until(() => watched.values.has('maxCurrent'), 'values', 10_000);
        assert.equal(watched.devices[0].way, 'mqtt');
        cable.isCut = true;
    }

    it('leaves the charger to HTTP, with one word about it', async () => {
        await meet(true);
        await until(() => watched.wayChanges.length > 0, 'the other way', 10_000);
        assert.deepEqual(watched.wayChanges, ['http-v2']);
        assert.deepEqual(watched.connections, ['here']);
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
    });

    it('is said to be silent where there is no other way', async () => {
        await meet(false);
        await until(() => watched.connections.length === 2, 'a word about it', 10_000);
        assert.match(watched.connections[1], /The MQTT broker has not answered within 10 s/);
    });
});
