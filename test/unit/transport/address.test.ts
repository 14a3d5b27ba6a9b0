import assert from 'node:assert/strict';
import { hostAndPort } from '../../../src/goe/transport/address';

describe('The host of a charger', () => {
    const good: [string, string][] = [
        ['192.168.1.5', '192.168.1.5:80'],
        ['192.168.1.5:8080', '192.168.1.5:8080'],
        ['go-echarger_123456', 'go-echarger_123456:80'],
        ['go-echarger_123456.fritz.box:81', 'go-echarger_123456.fritz.box:81'],
        ['fe80::eb8:aaaa', '[fe80::eb8:aaaa]:80'],
        ['[fe80::eb8:aaaa]:8080', '[fe80::eb8:aaaa]:8080'],
        ['  charger.local ', 'charger.local:80'],
        [
            'a-very-long-host-name-in-the-garage-of-a-very-large-house.home.example.org',
            'a-very-long-host-name-in-the-garage-of-a-very-large-house.home.example.org:80',
        ],
    ];
    for (const [host, address] of good) {
        it(`may be written as "${host}"`, () => assert.equal(hostAndPort(host), address));
    }

    for (const host of [
        'http://192.168.1.5',
        '192.168.1.5/api',
        'a b',
        '',
        '[192.168.1.5]',
        'user@host',
        'host:port',
        'x?y',
    ]) {
        it(`is refused with one clear line when it is "${host}"`, () => {
            assert.throws(
                () => hostAndPort(host),
                (error: Error) => error.message.startsWith(`Host "${host}"`) && !error.message.includes('\n'),
            );
        });
    }

    for (const port of [0, 65_536, 99_999]) {
        it(`is refused with port ${port}`, () => {
            assert.throws(() => hostAndPort(`charger:${port}`), /between 1 and 65535/);
        });
    }
});
