import assert from 'node:assert/strict';
import { withHiddenSecrets, withSecrets } from '../../../src/adapter/secrets';

const backwards = (text: string): string => [...text].reverse().join('');

describe('Tokens and passwords in the settings', () => {
    const native = {
        devices: [{ host: 'a', password: 'sesame' }, { host: 'b', token: 'abc', password: '' }, 'no device', null],
        mqtt: { mode: 'embedded', user: 'goe', password: 'broker' },
    };

    it('are encrypted, in the list of devices as well as beside it, and read back', () => {
        const hidden = withHiddenSecrets(native, backwards);
        assert.ok(hidden);
        assert.doesNotMatch(JSON.stringify(hidden), /sesame|abc|"broker"/);
        assert.deepEqual(withSecrets(hidden, backwards), { native, unreadable: [] });
    });

    it('are encrypted once: what is encrypted stays as it is', () => {
        const hidden = withHiddenSecrets(native, backwards);
        assert.equal(withHiddenSecrets(hidden ?? {}, backwards), undefined);
    });

    it('that were typed into the dots of the old one are taken as they were meant (admin 7.8.20 keeps its placeholder in the field)', () => {
        for (const typed of ['____ppp____sesame', 'sesame____ppp____', '____psesamepp____']) {
            const { native: shown } = withSecrets({ devices: [{ password: typed }] }, backwards);
            assert.deepEqual(shown.devices, [{ password: 'sesame' }], typed);
            const stored = withHiddenSecrets({ devices: [{ password: typed }] }, backwards) ?? {};
            assert.deepEqual(withSecrets(stored, backwards).native.devices, [{ password: 'sesame' }], typed);
        }
        for (const own of ['____ppp', '_p_', 'ppp____']) {
            assert.deepEqual(withSecrets({ devices: [{ password: own }] }, backwards).native.devices, [
                { password: own },
            ]);
        }
    });

    it('need no change where there are none', () => {
        assert.equal(withHiddenSecrets({ devices: [{ host: 'a', password: '' }] }, backwards), undefined);
    });

    it('that another system has encrypted are empty, and it is said whose they are', () => {
        const hidden = withHiddenSecrets(native, backwards) ?? {};
        const { native: shown, unreadable } = withSecrets(hidden, () => {
            throw new Error('bad decrypt');
        });
        assert.deepEqual(unreadable, ['password of a', 'token of b', 'password']);
        assert.equal((shown.devices as { password: string }[])[0].password, '');
    });

    it('of which the key of another system makes nonsense are no passwords: decrypting does not always fail (js-controller 7.1)', () => {
        const hidden = withHiddenSecrets(native, backwards) ?? {};
        const { native: shown, unreadable } = withSecrets(hidden, text => `x${text}`);
        assert.equal(unreadable.length, 3);
        assert.deepEqual(shown.mqtt, { mode: 'embedded', user: 'goe', password: '' });
    });
});
