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
                intervalMs: 5_000,
                keySet: 'standard',
                readOnly: false,
                maxCurrent: 0,
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
                    token: '',
                    password: '',
                    interval: 10,
                    keySet: 'all',
                    readOnly: true,
                    maxCurrent: 16,
                },
            ],
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(devices, [
            {
                id: 'garage',
                host: 'go-e:8080',
                serial: '123456',
                intervalMs: 10_000,
                keySet: 'all',
                readOnly: true,
                maxCurrent: 16,
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
            assert.equal(devices[0].intervalMs, 5_000);
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

    it('of any shape do not throw', () => {
        for (const devices of [1, 'x', {}, [null, 1, 'x', [], { host: 1 }, { host: {} }]]) {
            assert.ok(readSettings({ devices }).problems.length > 0);
        }
    });
});
