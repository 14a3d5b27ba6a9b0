import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explanationOf, readExplained, readFindings } from '../../../scripts/checkPlatform/findings';
import { whatItFound } from '../../../scripts/checkPlatform/repositoryChecker';

const page = `
| code | text | why |
| --- | --- | --- |
| \`W1103\` | \`"mqtt.password"\` | The adapter does it. |
`;

describe('Findings of the platform', () => {
    it('are read from what the repository checker prints, and nothing else is', () => {
        const output = `[E1000 - E1999] checking io-package.json
[init] checking npm
Errors:
[E2000] Package iobroker.goecharger not found on npm. Please publish
[S4036] Consider adding .vscode/settings.json`;
        assert.deepEqual(readFindings(output), [
            { code: 'E2000', text: 'Package iobroker.goecharger not found on npm. Please publish' },
            { code: 'S4036', text: 'Consider adding .vscode/settings.json' },
        ]);
    });

    it('are none when the repository checker could not reach GitHub: then it has not run, whatever its summary says', () => {
        const output = `Errors:
[E0000] FATAL: cannot access repository https://api.github.com/repos/somebody/ioBroker.goecharger
[E9999] GLOBAL ERROR: Error: getaddrinfo ENOTFOUND api.github.com`;
        const found = whatItFound(readFindings(output));
        assert.ok(typeof found === 'string');
        assert.match(found, /cannot access repository/);
    });

    it('are excused by their code and their text together', () => {
        const explained = readExplained(page);
        const about = (code: string, text: string): string | undefined =>
            explanationOf({ code, text }, explained)?.reason;
        assert.equal(about('W1103', 'Encryption of array elements "mqtt.password" is not'), 'The adapter does it.');
        assert.equal(about('W1103', 'Encryption of array elements "other.password" is not'), undefined);
        assert.equal(about('W1104', 'Encryption of array elements "mqtt.password" is not'), undefined);
    });

    it('that stay are explained on their page, each in a row that can be read', () => {
        const text = readFileSync(join(__dirname, '../../../docs/platform-findings.md'), 'utf8');
        const rows = text.split('\n').filter(line => line.startsWith('| `'));
        assert.equal(readExplained(text).length, rows.length);
        assert.ok(readExplained(text).every(({ reason }) => reason.length > 20));
    });
});
