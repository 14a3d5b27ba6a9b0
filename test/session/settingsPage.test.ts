import assert from 'node:assert/strict';
import { answerFound, answerPage, type PageAnswer, type PagePartner } from '../../src/adapter/pageMessages';
import { makersCloud, noMqtt } from '../../src/adapter/sharedSettings';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { realClock } from '../clock';

const password = 'password-of-the-app';
const partner: PagePartner = {
    clock: realClock,
    stations: [],
    cloud: makersCloud,
    mqtt: noMqtt,
    version: '0.1.0',
    day: () => undefined,
    decrypt: text => {
        if (text !== 'hidden') {
            throw new Error('not encrypted here');
        }
        return `goecharger:${password}`;
    },
};

describe('The button "test the connection" of the settings page', () => {
    let simulator: Simulator | undefined;

    afterEach(async () => {
        await simulator?.stop();
        simulator = undefined;
    });

    async function test(options: Partial<SimulatorOptions>, entered: object = {}): Promise<PageAnswer | undefined> {
        simulator = await startSimulator({ clock: realClock, ...options });
        return answerPage('pageTest', { host: simulator.address, ...entered }, partner);
    }

    it('names the device, its serial number, its firmware and the open ways', async () => {
        assert.deepEqual(await test({ charger: { serial: '654321', firmware: '60.4' } }), {
            result: 'deviceFound',
            args: ['go-eCharger_V4 Simulated charger', '654321', '60.4', 'HTTP API v2'],
            native: {},
        });
    });

    it('says what to switch on where the charger is there and its API is not', async () => {
        simulator = await startSimulator({ clock: realClock, webSocket: { password } });
        simulator.charger.override({ hai: false });
        const answer = await answerPage('pageTest', { host: simulator.address }, partner);
        assert.ok(answer && 'result' in answer, JSON.stringify(answer));
        assert.equal(answer.result, 'apiSwitchedOff');
        assert.equal(answer.args?.[1], '123456');
    });

    it('tries a password that was saved and stands on the page encrypted only', async () => {
        const answer = await test({ webSocket: { password } }, { password: 'encrypted:hidden' });
        assert.match(JSON.stringify(answer), /deviceFound.*WebSocket/);
        assert.doesNotMatch(JSON.stringify(answer), new RegExp(password));
    });

    it('takes a password as it is, also with a blank at its end', async () => {
        const withBlank = `${password} `;
        const answer = await test({ webSocket: { password: withBlank } }, { password: withBlank });
        assert.match(JSON.stringify(answer), /deviceFound.*WebSocket/);
    });

    it('says that a password is wrong', async () => {
        assert.deepEqual(await test({ webSocket: { password } }, { password: 'another one' }), {
            error: 'secretRefused',
        });
    });

    it('asks for the password again where it comes from another ioBroker', async () => {
        assert.deepEqual(await test({ webSocket: { password } }, { password: 'encrypted:foreign' }), {
            error: 'secretUnreadable',
        });
    });

    it('says that nobody answers, and where', async () => {
        simulator = await startSimulator({ clock: realClock });
        const host = simulator.address;
        await simulator.faults.turnOn('offline');
        const answer = await answerPage('pageTest', { host }, partner);
        assert.ok(answer && 'error' in answer, JSON.stringify(answer));
        assert.equal(answer.error, 'noAnswer');
        assert.equal(answer.args?.[0], host);
    });

    it('refuses an address that cannot be one, in words', async () => {
        assert.match(
            JSON.stringify(await answerPage('pageTest', { host: 'http://box/api' }, partner)),
            /"error":"Host .*without a path/,
        );
    });

    it('is no message for others: what the page does not ask is answered elsewhere', async () => {
        assert.equal(await answerPage('getStatus', {}, partner), undefined);
    });
});

describe('The button "find devices" of the settings page', () => {
    const device = { name: 'Garage', type: 'go-eCharger_V4', firmware: '60.4', ways: [], text: '' };
    const garage = { ...device, host: '192.168.1.7', serial: '123456' };
    const carport = { ...device, host: '192.168.1.8', serial: '654321' };

    it('adds what is not yet in the list, ready to be saved, and leaves the others as they are', () => {
        const mine = { enabled: false, host: '192.168.1.7:80', password: 'encrypted:x', keySet: 'all' };
        const answer = answerFound([mine], [garage, carport]);
        assert.ok('native' in answer);
        assert.equal(answer.result, 'devicesFound');
        assert.deepEqual(answer.args, ['2', '1']);
        const [first, second, ...more] = answer.native?.devices as Record<string, unknown>[];
        assert.equal(first, mine);
        assert.deepEqual([second.enabled, second.host, second.serial], [true, '192.168.1.8', '654321']);
        assert.deepEqual(more, []);
    });

    it('knows a device by its serial number also at another address', () => {
        const answer = answerFound([{ host: '192.168.1.99', serial: '123456' }], [garage]);
        assert.deepEqual('args' in answer && answer.args, ['1', '0']);
    });

    it('says so where nobody answers', () => {
        const answer = answerFound([], []);
        assert.equal('result' in answer && answer.result, 'nothingFound');
    });
});
