import { deepEqual } from 'node:assert/strict';
import { ChargingStation } from '../../src/adapter/chargingStation';
import { answerMessage, type MessageAnswer } from '../../src/adapter/messages';
import { readSettings } from '../../src/adapter/settings';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

describe('A message that names its device', () => {
    const clock = fastClock(10);
    const platform = new MemoryAdapter();
    const simulators: Simulator[] = [];
    const stations: ChargingStation[] = [];
    let settings: ReturnType<typeof readSettings>;

    /** Reads something that tells the two apart. */
    const ask = (device: unknown): Promise<MessageAnswer> =>
        answerMessage(
            'read',
            { ...(device === undefined ? {} : { device }), keys: ['sse'] },
            {
                ...{ clock, stations, cloud: settings.cloud, mqtt: settings.mqtt },
                ...{ version: platform.version, day: () => undefined },
            },
        );

    before(async () => {
        for (const serial of ['111111', '222222']) {
            simulators.push(await startSimulator({ clock, charger: { serial, settings: { fna: 'go-eCharger' } } }));
        }
        settings = readSettings({
            devices: simulators.map(({ address }, at) => ({ host: address, id: `box${at + 1}` })),
        });
        for (const device of settings.devices) {
            const station = new ChargingStation(platform.adapter, device, {
                language: 'en',
                cloud: settings.cloud,
                clock,
                connectionChanged: () => undefined,
                isTaken: () => false,
            });
            stations.push(station);
            await station.start();
        }
        await until(() => stations.every(({ isConnected }) => isConnected), 'the devices', 5_000);
    });

    after(async () => {
        await Promise.all(stations.map(station => station.stop()));
        platform.stop();
        await Promise.all(simulators.map(simulator => simulator.stop()));
    });

    it('finds it by its serial number, its id, its address and its position, also as a number', async () => {
        for (const device of ['222222', 222222, 'box2', simulators[1].address, '2', 2]) {
            deepEqual(await ask(device), { result: { sse: '222222' } }, JSON.stringify(device));
        }
    });

    it('is refused where two have the name: chargers come with the same', async () => {
        deepEqual(await ask('go-eCharger'), {
            error: 'read: 2 devices are called "go-eCharger"; name it by its serial number: go-eCharger (111111), go-eCharger (222222).',
        });
    });

    it('is refused where it names none, and where there is none of that name', async () => {
        deepEqual(await ask(undefined), {
            error: 'read: device is missing; there are go-eCharger (111111), go-eCharger (222222).',
        });
        deepEqual(await ask('garage'), {
            error: 'read: the device "garage" is unknown; there are go-eCharger (111111), go-eCharger (222222).',
        });
    });
});
