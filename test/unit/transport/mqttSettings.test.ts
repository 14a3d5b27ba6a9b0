import assert from 'node:assert/strict';
import { RefusedError } from '../../../src/goe/errors';
import { mqttSettings } from '../../../src/goe/transport/mqttSettings';

const broker = { host: '192.168.1.5', port: 1883, user: 'goe', password: 'pass:word-1%' };

describe('The MQTT settings of a charger', () => {
    it('are the address with the login, writing allowed, and last of all that it is on', () => {
        assert.deepEqual(Object.entries(mqttSettings('v2', '123456', broker)), [
            ['mcu', 'mqtt://goe:pass:word-1%@192.168.1.5:1883'],
            ['mcr', false],
            ['mce', true],
        ]);
    });

    it('are five single values with API v1', () => {
        assert.deepEqual(Object.entries(mqttSettings('v1', '123456', { ...broker, password: 'p@ss wörd' })), [
            ['mcs', '192.168.1.5'],
            ['mcp', 1883],
            ['mcu', 'goe'],
            ['mck', 'p@ss wörd'],
            ['mce', 1],
        ]);
    });

    it('hold no login where the broker asks for none', () => {
        assert.equal(mqttSettings('v2', '123456', { ...broker, user: '' }).mcu, 'mqtt://192.168.1.5:1883');
    });

    it('put brackets around an IPv6 address', () => {
        const { mcu } = mqttSettings('v2', '123456', { ...broker, host: 'fd00::5', user: '' });
        assert.equal(mcu, 'mqtt://[fd00::5]:1883');
    });

    it('hold the beginning of the topics where that is of the own choice', () => {
        const { mtp } = mqttSettings('v2', '123456', { ...broker, prefix: 'garage/{serial}' });
        assert.equal(mtp, 'garage/123456/');
        assert.equal('mtp' in mqttSettings('v2', '123456', broker), false);
    });

    it('cannot hold a password with characters that the charger does not decode (go-eCharger-API-v2 issue 258)', () => {
        for (const login of [
            { password: 'se@same' },
            { password: 'se/same' },
            { password: 'se same' },
            { password: 'sesäme' },
            { password: 'se#same' },
            { user: 'go:e' },
        ]) {
            assert.throws(
                () => mqttSettings('v2', '123456', { ...broker, ...login }),
                (error: Error) => error instanceof RefusedError && !/se.?s.me/.test(error.message),
                JSON.stringify(login),
            );
        }
    });
});
