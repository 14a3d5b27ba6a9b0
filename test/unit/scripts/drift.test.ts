import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compare, formatDrift, recognise, type ComparisonOptions, type Drift } from '../../../scripts/drift/comparison';
import type { KeyRow, StateRow } from '../../../src/goe/catalogue/row';

function state(id: string, more: Partial<StateRow> = {}): StateRow {
    return { id, type: 'number', role: 'value', access: 'r', set: 'all', title: 'Title', text: 'Text.', ...more };
}

const rows: { catalogue: KeyRow[]; v1Rows: KeyRow[] } = {
    catalogue: [
        { key: 'car', poll: 'live', states: [state('carConnected', { type: 'boolean', codec: 'carConnected' })] },
        { key: 'sse', poll: 'constant', on: 'both', states: [state('info.serialNumber', { type: 'string' })] },
        {
            key: 'alw',
            poll: 'live',
            states: [state('allowCharging', { type: 'boolean', access: 'rw', writes: 'frc' })],
        },
        { key: 'frc', poll: 'live', states: [state('force')] },
        { key: 'amp', poll: 'live', states: [state('maxCurrent', { access: 'rw', min: 6, max: 32 })] },
        { key: 'nrg', poll: 'live', states: [state('power', { at: [0] }), state('current', { at: [1] })] },
        { key: 'alwt', poll: 'status', since: '60.2', states: [state('status.changedAt', { codec: 'moment' })] },
        { key: 'rst', poll: 'never', states: [state('restart', { type: 'boolean', access: 'w', codec: 'button' })] },
        { key: 'wak', poll: 'never', secret: true },
        { key: 'ccn', poll: 'config', on: 'controller', states: [state('names', { type: 'json', access: 'rw' })] },
        { key: 'bri', poll: 'status', on: 'controller', until: '1.1', states: [state('brightness')] },
    ],
    v1Rows: [
        { key: 'sse', poll: 'constant', feeds: [{ id: 'info.serialNumber' }] },
        { key: 'amp', poll: 'status', feeds: [{ id: 'maxCurrent', writes: 'amx', writesSince: 40 }] },
        { key: 'amx', poll: 'status', states: [state('limits.temporary')] },
        { key: 'car', poll: 'live', feeds: [{ id: 'carConnected', codec: 'carConnected' }] },
        { key: 'tme', poll: 'live', states: [state('clock', { type: 'string', codec: 'clockV1' })] },
    ],
};

/** A full answer of the charger that these rows describe. */
const answer = { car: 1, sse: '012345', alw: true, frc: 0, amp: 16, nrg: [1, 2], alwt: 5 };
const listed = ['car', 'sse', 'alw', 'frc', 'amp', 'nrg', 'alwt', 'rst', 'wak'];

function drift(json: unknown, options?: ComparisonOptions): Drift {
    const source = recognise(json, rows);
    ok(source !== undefined, 'recognised');
    return compare(source, rows, options);
}

const keysOf = (differences: Drift['added']): string[] => differences.map(({ key }) => key);

describe('Drift between a list of keys and the catalogue', () => {
    it('is none where both have the same', () => {
        const { added, removed, changed, count } = drift(listed);
        deepEqual([added, removed, changed, count], [[], [], [], 9]);
    });

    it('names the keys that are new, with the access and type of the list', () => {
        const { added } = drift([...listed, 'zzz'].map(key => ({ key, rw: 'R/W', type: 'uint8_t' })));
        deepEqual(added, [{ key: 'zzz', note: 'R/W uint8_t' }]);
    });

    it('names the keys that are gone, with the firmware that had them', () => {
        deepEqual(drift(listed.filter(key => key !== 'alwt' && key !== 'wak')).removed, [
            { key: 'alwt', note: 'since firmware 60.2' },
            { key: 'wak', note: '' },
        ]);
    });

    it('misses only keys of the kind of device that the list is of', () => {
        const { kind, removed } = drift(['sse', 'bri']);
        equal(kind, 'controller');
        deepEqual(keysOf(removed), ['ccn']);
        equal(drift(listed).kind, 'charger');
        deepEqual(keysOf(drift(['sse'], { kind: 'charger' }).removed), [
            'alw',
            'alwt',
            'amp',
            'car',
            'frc',
            'nrg',
            'rst',
            'wak',
        ]);
    });

    it('says where the catalogue has a new key for the other kind of device', () => {
        deepEqual(drift([...listed, 'bri']).added, [{ key: 'bri', note: 'the catalogue has it for controllers only' }]);
    });

    it('names the keys that the list lets one write and the catalogue does not, and the other way round', () => {
        const access: Record<string, string> = { car: 'R/W', amp: 'R', alw: 'R', frc: 'R/W', rst: 'W', wak: 'W' };
        deepEqual(drift(listed.map(key => ({ key, rw: access[key] ?? 'R' }))).changed, [
            { key: 'amp', note: 'the list says R, in the catalogue it can be written' },
            { key: 'car', note: 'the list says R/W, in the catalogue it cannot be written' },
        ]);
    });

    it('counts a key as written where another key of the catalogue is written to it', () => {
        const changed = drift(listed.map(key => ({ key, rw: key === 'frc' ? 'R/W' : undefined }))).changed;
        deepEqual(changed, []);
    });

    it('reads keys that came out of a table with white space in them', () => {
        deepEqual(drift([...listed.slice(1).map(key => ({ key })), { key: 'c\ta\tr' }]).added, []);
    });

    it('can be looked at for API v1', () => {
        const { api, added, removed } = drift(['sse', 'amp', 'frc'], { v1: true });
        deepEqual([api, keysOf(added), keysOf(removed)], ['v1', ['frc'], ['amx', 'car', 'tme']]);
    });
});

describe("Drift between a device's full answer and the catalogue", () => {
    it('is none where the catalogue knows it all, though an answer holds nothing that can only be written', () => {
        const { form, api, added, removed, changed } = drift(answer);
        deepEqual([form, api, added, removed, changed], ['answer', 'v2', [], [], []]);
    });

    it('gives the JSON types of new keys', () => {
        deepEqual(drift({ ...answer, za: [1], zb: null, zc: {}, zd: 'secret', ze: true }).added, [
            { key: 'za', note: 'array' },
            { key: 'zb', note: 'null' },
            { key: 'zc', note: 'object' },
            { key: 'zd', note: 'string' },
            { key: 'ze', note: 'boolean' },
        ]);
    });

    it('names the keys of whose value no state can make anything', () => {
        deepEqual(drift({ ...answer, amp: { value: 16 }, nrg: ['x', 'y'] }).changed, [
            { key: 'amp', note: 'object, of which none of its states can make anything' },
            { key: 'nrg', note: 'array, of which none of its states can make anything' },
        ]);
    });

    it('is content where one of several states can be read, and with null', () => {
        deepEqual(drift({ ...answer, nrg: ['x', 2], amp: null }).changed, []);
    });

    it('recognises API v1 by its serial number and its numbers that are texts', () => {
        const v1 = { sse: '012345', amp: '16', amx: '0', car: '1', tme: '1207201506' };
        const { api, kind, added, removed, changed } = drift(v1);
        deepEqual([api, kind, added, removed, changed], ['v1', 'charger', [], [], []]);
        deepEqual(keysOf(drift({ ...v1, amp: 'plenty' }).changed), ['amp']);
    });

    it('looks into the envelope of the cloud of API v1', () => {
        const { api, added } = drift({ success: true, age: 3, data: { sse: '012345', car: '1', new: '2' } });
        deepEqual([api, keysOf(added)], ['v1', ['new']]);
    });

    it('never shows a value', () => {
        const value = 'hidden4711';
        const secret = Object.fromEntries([...Object.keys(answer), 'wak', 'zzz'].map(key => [key, [value]]));
        const shown = formatDrift(drift(secret));
        match(shown, /^changed {2}amp {2}array, /m);
        ok(!shown.includes(value));
    });

    it('prints no key that is no word: a terminal would obey it', () => {
        ok(!formatDrift(drift({ ...answer, 'a\u001b[2J': 1 })).includes('\u001b'));
    });
});

describe('A file that holds neither keys nor an answer', () => {
    it('is not compared', () => {
        const others = [
            null,
            'car',
            7,
            [],
            {},
            [1, 2],
            ['car', 'not a key'],
            [{ type: 'hello' }],
            { '/go-eCharger/012345/car': '1' },
            { name: 'something', files: [] },
        ];
        deepEqual(
            others.filter(json => recognise(json, rows) !== undefined),
            [],
        );
    });
});

describe('The summary of a drift', () => {
    it('ends with one line of numbers', () => {
        equal(
            formatDrift(drift([...listed.slice(0, -1), 'zzz'])),
            'new      zzz\nremoved  wak\nAPI v2, list of keys of a charger, 9 keys: 1 new, 1 removed, 0 changed.',
        );
    });
});

describe('npm run drift', function () {
    this.timeout(60_000);
    const script = resolve(__dirname, '../../../scripts/drift.ts');
    let folder: string;

    before(() => (folder = mkdtempSync(join(tmpdir(), 'drift-'))));
    after(() => rmSync(folder, { recursive: true }));

    function run(...words: string[]): { status: number | null; out: string; errors: string } {
        const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...words], {
            encoding: 'utf8',
            cwd: resolve(__dirname, '../../..'),
        });
        return { status, out: stdout, errors: stderr };
    }

    function fileWith(text: string): string {
        const file = join(folder, 'keys.json');
        writeFileSync(file, text);
        return file;
    }

    it('prints the differences and ends well', () => {
        const { status, out, errors } = run(fileWith('\uFEFF["car", "amp", "neverHeardOf"]'));
        deepEqual([status, errors], [0, '']);
        match(out, /^new {6}neverHeardOf$/m);
        match(out, /: 1 new, \d+ removed, 0 changed\.\n$/);
    });

    it('says in one line what is wrong with a file, without a word of it, and ends with 2', () => {
        for (const [file, complaint] of [
            [join(folder, 'missing.json'), /cannot be read: ENOENT\.$/],
            [folder, /cannot be read: EISDIR\.$/],
            [fileWith('{"pass": hidden4711'), /keys\.json is not JSON\.$/],
        ] as const) {
            const { status, out, errors } = run(file);
            deepEqual([status, out], [2, '']);
            match(errors.trimEnd(), complaint);
            equal(errors.trimEnd().split('\n').length, 1);
            ok(!errors.includes('hidden'));
        }
        const { status, errors } = run(fileWith('{"pass": "hidden4711 or not"}'.replace('pass', 'notAKey')));
        equal(status, 2);
        match(errors, /^\S+ is neither a list of API keys nor the full answer of a device\.\n$/);
    });

    it('says in one line what is wrong with its options, and ends with 2', () => {
        for (const words of [
            [],
            ['a', 'b'],
            ['a', '--kind', 'car'],
            ['a', '--what'],
            ['a', '--v1', '--kind', 'controller'],
        ]) {
            const { status, out, errors } = run(...words);
            deepEqual([status, out, errors.trimEnd().split('\n').length], [2, '', 1], words.join(' '));
            match(errors, /--help/);
        }
        match(run('--help').out, /--kind/);
    });
});
