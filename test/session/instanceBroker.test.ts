import assert from 'node:assert/strict';
import { InstanceBroker } from '../../src/adapter/instanceBroker';
import { noMqtt } from '../../src/adapter/sharedSettings';
import { MqttBroker } from '../../src/goe/transport/mqttBroker';
import { realClock, until } from '../clock';

const login = { host: '127.0.0.1', user: 'goe', password: 'password-of-the-broker' };

describe('The link of an instance to its broker', () => {
    it('is one for all devices, also after the broker has restarted', async () => {
        const first = await MqttBroker.open({ ...login, port: 0, topics: ['go-eCharger/+/#'] });
        const { port } = first;
        const shared = new InstanceBroker({ ...noMqtt, ...login, mode: 'external', port }, [], realClock);
        const before = await shared.link();
        assert.equal(await shared.link(), before);
        await first.close();
        await until(() => !before.isOpen, 'the loss');
        const second = await MqttBroker.open({ ...login, port, topics: ['go-eCharger/+/#'] });
        const links = await Promise.all(Array.from({ length: 10 }, () => shared.link()));
        assert.equal(new Set(links).size, 1);
        await shared.close();
        await second.close();
    });
});
