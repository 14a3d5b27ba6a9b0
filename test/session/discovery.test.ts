import assert from 'node:assert/strict';
import { announcedDevices } from '../../src/goe/discovery';
import { describeProbe, probe } from '../../src/goe/transport/probe';
import { waysTo } from '../../src/goe/transport/ways';
import { Announcer } from '../../src/simulator/announcer';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { announceHere } from '../announced';
import { fastClock, realClock, until } from '../clock';
import { AskedStation } from './askedStation';
import { watch } from './watchedSession';

/** This computer only, and beside what it announces itself. */
const network = { interface: '127.0.0.1', bind: '0.0.0.0', port: 15_353 };

describe('Devices in the network', () => {
    const simulators: Simulator[] = [];
    const announcers: Announcer[] = [];

    async function charger(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
        const simulator = await startSimulator({ clock: realClock, ...options });
        simulators.push(simulator);
        return simulator;
    }

    afterEach(async () => {
        await Promise.all(announcers.splice(0).map(announcer => announcer.stop()));
        await Promise.all(simulators.splice(0).map(simulator => simulator.stop()));
    });

    for (const type of ['go-e_go-eCharger_V4', 'go-e_go-eCharger', 'http']) {
        it(`are found by what they announce as _${type}._tcp, with address and serial number`, async () => {
            const simulator = await charger();
            announcers.push(new Announcer(simulator.charger, simulator.port, { type, network }));
            const found = await announcedDevices({ clock: realClock, timeoutMs: 1_500, network });
            const ours = found.find(({ serial }) => serial === '123456');
            assert.ok(ours, JSON.stringify(found));
            assert.match(ours.host, new RegExp(`:${simulator.port}$`));
        });
    }

    it('are found also where they are Wattpilots', async () => {
        const simulator = await charger({ charger: { model: 'Wattpilot Flex' } });
        announcers.push(new Announcer(simulator.charger, simulator.port, { type: 'http', network }));
        const found = await announcedDevices({ clock: realClock, timeoutMs: 1_500, network });
        assert.deepEqual(
            found.map(({ serial }) => serial),
            ['91000001'],
        );
    });

    it('are found once each, and everything else is left out', async () => {
        const one = await charger();
        const two = await charger({ charger: { serial: '654321' } });
        announcers.push(new Announcer(one.charger, one.port, { network }));
        announcers.push(new Announcer(one.charger, one.port, { network, type: 'http' }));
        announcers.push(new Announcer(two.charger, two.port, { network }));
        const { Bonjour } = await import('bonjour-service');
        const printer = new Bonjour(network);
        printer.publish({ name: 'Printer', type: 'http', port: 80 });
        const found = await announcedDevices({ clock: realClock, timeoutMs: 1_500, network });
        printer.destroy();
        assert.deepEqual(found.map(({ serial }) => serial).sort(), ['123456', '654321']);
    });

    it('that have moved to another address are found again by their serial number', async () => {
        const clock = fastClock(20);
        const before = await charger({ clock });
        const after = await charger({ clock });
        const searches: string[] = [];
        const watched = watch(waysTo({ host: before.address, connection: 'auto' }, clock), clock, {
            findAgain: async serial => {
                searches.push(serial);
                return Promise.resolve(waysTo({ host: after.address, connection: 'auto' }, clock));
            },
        });
        await until(() => watched.connections.length === 1, 'the contact', 10_000);
        await before.faults.turnOn('offline');
        await until(
            () => watched.connections.at(-1) === 'here' && watched.connections.length === 3,
            'the return',
            10_000,
        );
        assert.deepEqual(searches, ['123456']);
        assert.equal((await watched.session.write('maxCurrent', 9)).value, 9);
        assert.equal(after.charger.status(['amp']).amp, 9);
        watched.session.stop();
    });

    it('that have moved while nobody looked are found by the serial number of the one that was met there before', async () => {
        const clock = fastClock(20);
        const before = await charger({ clock });
        const after = await charger({ clock });
        await before.faults.turnOn('offline');
        const searches: string[] = [];
        const watched = watch(waysTo({ host: before.address, connection: 'auto' }, clock), clock, {
            knownSerial: '123456',
            findAgain: serial => {
                searches.push(serial);
                return Promise.resolve(waysTo({ host: after.address, connection: 'auto' }, clock));
            },
        });
        await until(() => watched.connections.at(-1) === 'here', 'the contact', 10_000).finally(() =>
            watched.session.stop(),
        );
        assert.deepEqual(searches, ['123456']);
    });

    it('that have moved while the adapter was off are found again by the address that was entered', async function () {
        const clock = fastClock(4);
        const [before, after] = [await charger({ clock }), await charger({ clock })];
        const first = await AskedStation.open({ host: before.address }, clock);
        await first.close();
        await before.faults.turnOn('offline');
        const announcer = await announceHere(after);
        if (announcer === undefined) {
            this.skip();
        }
        announcers.push(announcer);
        const second = await AskedStation.open({ host: before.address }, clock, {}, first.platform);
        assert.equal(second.shown('info.connection'), true);
        assert.ok(second.platform.lines.some(line => line.includes(`was found in the network at ${after.address}`)));
        await second.close();
    });

    it('that have changed addresses with each other are looked for, each by its own serial number', async () => {
        const clock = fastClock(8);
        const before = await charger({ clock });
        const after = await charger({ clock });
        const searches: string[] = [];
        const watched = watch(waysTo({ host: before.address, connection: 'auto' }, clock), clock, {
            refused: '654321',
            findAgain: serial => {
                searches.push(serial);
                return Promise.resolve(waysTo({ host: after.address, connection: 'auto' }, clock));
            },
        });
        await until(() => watched.connections.length === 1, 'the contact', 10_000);
        await before.faults.turnOn('offline');
        await until(() => watched.connections.length === 2, 'the outage', 10_000);
        before.charger.override({ sse: '654321' });
        await before.faults.turnOff();
        await until(() => watched.connections.length === 3, 'the return', 10_000).finally(() => watched.session.stop());
        assert.deepEqual(searches, ['123456']);
        assert.deepEqual(
            watched.devices.map(({ identity }) => identity.serial),
            ['123456', '123456'],
        );
    });

    it('that cannot even be looked for are still waited for at their old address', async () => {
        const clock = fastClock(20);
        const simulator = await charger({ clock });
        let searches = 0;
        const watched = watch(waysTo({ host: simulator.address, connection: 'auto' }, clock), clock, {
            findAgain: () => {
                searches += 1;
                return Promise.reject(new Error('send ENETUNREACH 224.0.0.251:5353'));
            },
        });
        await until(() => watched.connections.length === 1, 'the contact', 10_000);
        await simulator.faults.turnOn('offline');
        await until(() => searches === 1, 'the search', 10_000);
        await simulator.faults.turnOff();
        await until(() => watched.connections.at(-1) === 'here', 'the return', 10_000);
        watched.session.stop();
    });
});

describe('Asking who answers at a host', () => {
    let simulator: Simulator;

    afterEach(() => simulator.stop());

    const sentence = async (options: Partial<SimulatorOptions>): Promise<string> => {
        simulator = await startSimulator({ clock: realClock, ...options });
        return describeProbe(await probe(simulator.address, realClock));
    };

    it('finds a charger with API v2', async () => {
        assert.match(
            await sentence({}),
            /^Found go-eCharger_V4 ".*", serial number 123456, firmware 60\.4\. It can be reached by the local HTTP API v2\.$/,
        );
    });

    it('finds an old charger that has API v1 only', async () => {
        assert.match(
            await sentence({ api: 'v1' }),
            /serial number 123456, firmware 041\.0\. It can be reached by the local HTTP API v1\.$/,
        );
    });

    it('finds a charger whose APIs are switched off by its WebSocket, and says what to switch on', async () => {
        simulator = await startSimulator({ clock: realClock, webSocket: { password: 'x' } });
        simulator.charger.override({ hai: false });
        const text = describeProbe(await probe(simulator.address, realClock));
        assert.match(
            text,
            /serial number 123456.*its local API is switched off\. Enter the password.*Settings > Connection/,
        );
    });

    for (const model of ['Wattpilot', 'Wattpilot Flex'] as const) {
        it(`finds a ${model}, which has no API to be switched on, and asks for the password of its app`, async () => {
            const text = await sentence({ charger: { model, name: 'Garage' }, webSocket: { password: 'x' } });
            assert.match(
                text,
                /^Found wattpilot(_flex)? "Garage", serial number 91000001, firmware (36\.3|43\.4)\. It can be reached by its WebSocket: enter the password of the Wattpilot app here\.$/,
            );
        });
    }

    it('says that nobody answers', async () => {
        simulator = await startSimulator({ clock: realClock });
        await simulator.faults.turnOn('offline');
        await assert.rejects(probe(simulator.address, realClock), /connection refused/);
    });
});
