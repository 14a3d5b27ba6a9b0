import assert from 'node:assert/strict';
import type { Outcome } from './goecharger';

export const host = '127.0.0.1';
export const serial = '123456';
export const token = 'token-of-the-cloud';
export const password = 'password-of-the-app';
export const login = { user: 'goe', password: 'password-of-the-broker' };
const secrets = [token, password, login.password];

/** Nothing that was said holds a password or token. */
export function showsNoSecret({ err, out }: Outcome): void {
    for (const secret of secrets) {
        assert.equal(`${out}${err}`.includes(secret), false, `${secret} in ${out}${err}`);
    }
}
