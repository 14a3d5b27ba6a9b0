import assert from 'node:assert/strict';
import { readSettings } from '../../../src/adapter/settings';

describe('Settings', () => {
    it('with a host alone are complete', () => {
        const { devices, problems } = readSettings({ devices: [{ enabled: true, host: '192.168.1.5' }] });
        assert.deepEqual(problems, []);
        assert.deepEqual(devices, [
            {
                id: '',
                host: '192.168.1.5',
                serial: '',
                connection: 'auto',
                token: '',
                password: '',
                intervalMs: undefined,
                keySet: 'standard',
                readOnly: false,
                maxCurrent: 0,
                aboveLimit: 'clamp',
            },
        ]);
    });

    it('take every documented field of a device', () => {
        const { devices, problems } = readSettings({
            devices: [
                {
                    enabled: true,
                    id: 'garage',
                    host: 'go-e:8080',
                    serial: '123456',
                    connection: 'http-v2',
                    token: 'abc',
                    password: ' with a blank',
                    interval: 10,
                    keySet: 'all',
                    readOnly: true,
                    maxCurrent: 16,
                    aboveLimit: 'refuse',
                },
            ],
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(devices, [
            {
                id: 'garage',
                host: 'go-e:8080',
                serial: '123456',
                connection: 'http-v2',
                token: 'abc',
                password: ' with a blank',
                intervalMs: 10_000,
                keySet: 'all',
                readOnly: true,
                maxCurrent: 16,
                aboveLimit: 'refuse',
            },
        ]);
    });

    it('take numbers that the page or a script wrote as text', () => {
        const { devices, problems } = readSettings({ devices: [{ host: 'a', interval: '30', maxCurrent: '16' }] });
        assert.deepEqual(problems, []);
        assert.equal(devices[0].intervalMs, 30_000);
        assert.equal(devices[0].maxCurrent, 16);
    });

    it('leave out what is switched off', () => {
        assert.deepEqual(
            readSettings({ devices: [{ enabled: false, host: 'a' }, { host: 'b' }] }).devices.map(({ host }) => host),
            ['b'],
        );
    });

    it('that are empty are said in one line', () => {
        for (const native of [{}, { devices: [] }, { devices: null }, { devices: [{ enabled: false, host: 'a' }] }]) {
            const { devices, problems } = readSettings(native);
            assert.equal(devices.length, 0);
            assert.match(problems.join('|'), /^No charger is set up[^|]*$/);
        }
    });

    const broken: [string, Record<string, unknown>, RegExp][] = [
        ['no host', { enabled: true }, /^Device 1: the host is missing/],
        ['a URL as host', { host: 'http://x/y' }, /^Device 1 http:\/\/x\/y: Host "http:\/\/x\/y": give only the name/],
        ['a port out of range', { host: 'x:70000' }, /^Device 1 x:70000: .*between 1 and 65535/],
        [
            'an unknown way of connection',
            { host: 'x', connection: 'carrier pigeon' },
            /^Device 1 x: the connection "carrier pigeon"/,
        ],
        ['an id that cannot be one', { host: 'x', id: 'a.b' }, /^Device 1 a.b: the id "a.b"/],
    ];
    for (const [what, device, line] of broken) {
        it(`with ${what}: one line that names the device, and the other devices run`, () => {
            const { devices, problems } = readSettings({ devices: [device, { host: 'good' }] });
            assert.deepEqual(
                devices.map(({ host }) => host),
                ['good'],
            );
            assert.equal(problems.length, 1);
            assert.match(problems[0], line);
        });
    }

    const mended: [string, Record<string, unknown>, RegExp][] = [
        ['an unknown setting', { host: 'x', intervall: 9 }, /"intervall" is unknown/],
        ['an interval of 0', { host: 'x', interval: 0 }, /between 1 and 3600/],
        ['an interval that is no number', { host: 'x', interval: 'often' }, /between 1 and 3600/],
        ['an unknown key set', { host: 'x', keySet: 'everything' }, /"everything" is unknown/],
    ];
    for (const [what, device, line] of mended) {
        it(`with ${what}: one line, and the device runs with the default`, () => {
            const { devices, problems } = readSettings({ devices: [device] });
            assert.equal(devices.length, 1);
            assert.equal(devices[0].intervalMs, undefined);
            assert.equal(devices[0].keySet, 'standard');
            assert.equal(problems.length, 1);
            assert.match(problems[0], line);
        });
    }

    it('with a highest current that makes no sense: nothing is written, for a fuse may depend on it', () => {
        const { devices, problems } = readSettings({ devices: [{ host: 'x', maxCurrent: 'sixteen' }] });
        assert.equal(devices[0].readOnly, true);
        assert.match(problems[0], /between 0 \(no limit\) and 32 A/);
    });

    it('with the same charger twice: the second is not used and named', () => {
        const { devices, problems } = readSettings({ devices: [{ host: 'x' }, { host: 'x:80' }] });
        assert.equal(devices.length, 1);
        assert.match(problems[0], /^Device 2 x:80: another entry has the same host/);
    });

    it('with the same serial number twice: the second is not used and named', () => {
        const serial = '123456';
        const { devices, problems } = readSettings({
            devices: [
                { host: 'x', serial },
                { token: 'abc', serial },
            ],
        });
        assert.equal(devices.length, 1);
        assert.match(problems[0], /^Device 2 123456: another entry has the same host, serial number/);
    });

    const needed: [string, Record<string, unknown>, RegExp][] = [
        ['the WebSocket without a password', { host: 'x', connection: 'websocket' }, /password of the go-e app/],
        ['MQTT without a serial number', { host: 'x', connection: 'mqtt' }, /serial number/],
        ['MQTT while it is switched off', { serial: '123456', connection: 'mqtt' }, /MQTT is switched off/],
        ['the cloud without a token', { serial: '123456', connection: 'cloud-v2' }, /its token/],
        ['the old cloud without a token', { host: 'x', connection: 'cloud-v1' }, /the token/],
    ];
    for (const [what, device, line] of needed) {
        it(`for ${what} are not used, and the line says what is missing`, () => {
            const { devices, problems } = readSettings({ devices: [device] });
            assert.equal(devices.length, 0);
            assert.equal(problems.length, 1);
            assert.match(problems[0], line);
        });
    }

    it('do without a host where the serial number or the cloud token is known', () => {
        const { devices, problems } = readSettings({ devices: [{ serial: '123456' }, { token: 'abc' }] });
        assert.deepEqual(problems, []);
        assert.equal(devices.length, 2);
    });

    it('of an embedded broker without user and password leave MQTT off, for whoever may publish can charge', () => {
        const { mqtt, problems } = readSettings({
            devices: [{ host: 'x' }],
            mqtt: { mode: 'embedded', host: '192.168.1.2', user: 'goe' },
        });
        assert.equal(mqtt.mode, 'off');
        assert.match(problems[0], /^MQTT: the embedded broker needs a user and a password/);
    });

    it('of a broker have the usual port, with and without encryption', () => {
        const portOf = (tls: boolean): number =>
            readSettings({ mqtt: { mode: 'external', host: 'broker', tls } }).mqtt.port;
        assert.deepEqual([portOf(false), portOf(true)], [1883, 8883]);
    });

    it('never send a cloud token in clear', () => {
        const { cloud, problems } = readSettings({ devices: [{ host: 'x' }], cloud: { v2: 'http://example.com' } });
        assert.equal(cloud.v2, 'https://{serial}.api.v3.go-e.io');
        assert.match(problems[0], /^Cloud: the address "http:\/\/example.com"/);
    });

    it('of any shape do not throw', () => {
        for (const devices of [1, 'x', {}, [null, 1, 'x', [], { host: 1 }, { host: {} }]]) {
            assert.ok(readSettings({ devices }).problems.length > 0);
        }
    });
});
