import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tests } from '@iobroker/testing';
import { readSurplusSettings } from '../../src/adapter/surplusSettings';

const root = resolve(__dirname, '../..');
const languages = ['en', 'de', 'ru', 'pt', 'nl', 'fr', 'it', 'es', 'pl', 'uk', 'zh-cn'];

type Json = Record<string, unknown>;
type Translated = Record<string, string>;

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const json = <T = Json>(file: string): T => JSON.parse(read(file)) as T;

/** The two schemas that the platform's own package tests download. */
const schemas = {
    ignoreIoPackageValidation:
        'https://raw.githubusercontent.com/ioBroker/ioBroker.js-controller/master/schemas/io-package.json',
    ignoreJsonConfigValidation: 'https://raw.githubusercontent.com/ioBroker/json-config/main/schemas/jsonConfig.json',
};

/** mocha wants to know its tests at once, so the answer is waited for in another process. */
function canBeReached(url: string): boolean {
    const probe = `fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(4000) })
        .then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
    return spawnSync(process.execPath, ['-e', probe, url], { timeout: 8000 }).status === 0;
}

const unreachable = Object.entries(schemas).filter(([, url]) => !canBeReached(url));
for (const [, url] of unreachable) {
    console.log(`Not checked against its schema, because ${url} cannot be reached.`);
}

tests.packageFiles(root, Object.fromEntries(unreachable.map(([option]) => [option, true])));

interface Column extends Json {
    attr: string;
    default: unknown;
}

interface Described {
    name: Translated;
    description: Translated;
}

const packageJson = json<{ version: string }>('package.json');
const ioPackage = json<{
    common: Json & {
        version: string;
        icon: string;
        extIcon: string;
        titleLang: Translated;
        desc: Translated;
        news: Record<string, Translated>;
    };
    native: Json;
    encryptedNative: string[];
    protectedNative: string[];
    notifications: (Described & { categories: Described[] })[];
    instanceObjects: { _id: string; common: { name: Translated } }[];
}>('io-package.json');
const page = json<{ items: Record<string, Json> }>('admin/jsonConfig.json');
const tabs = page.items as unknown as Record<'devicesTab' | 'surplusTab' | 'mqttTab', { items: Record<string, Json> }>;
const columns = (tabs.devicesTab.items.devices.items as Column[]).filter(({ attr }) => !attr.startsWith('_'));
/** Words that are the same in many languages. */
const sameEverywhere = ['connectionMqtt', 'mqttMode', 'mqttPort', 'mqttPassword', 'watt', 'kilowatt'];
const texts = Object.fromEntries(
    languages.map(language => [language, json<Translated>(`admin/i18n/${language}.json`)]),
);

const textFields = ['label', 'title', 'text', 'ok', 'tooltip', 'help', 'validatorErrorText', 'placeholder'];

/** Every text of the settings page that is a key of the translation files. */
function textKeys(part: unknown): string[] {
    if (Array.isArray(part)) {
        return part.flatMap(textKeys);
    }
    if (typeof part !== 'object' || part === null) {
        return [];
    }
    return Object.entries(part).flatMap(([name, value]) =>
        textFields.includes(name) && typeof value === 'string'
            ? [value]
            : ['result', 'error'].includes(name)
              ? Object.values(value as Record<string, string>)
              : textKeys(value),
    );
}

/** What stands for a value in a text: %s, %d, {name}. */
const placeholders = (text: string): string[] => (text.match(/%\w|\{\w+\}/g) ?? []).sort();

describe('The version', () => {
    it('is the same in package.json, package-lock.json and io-package.json', () => {
        assert.equal(ioPackage.common.version, packageJson.version);
        assert.equal(json('package-lock.json').version, packageJson.version);
    });

    it('has its news and its entry in the changelog', () => {
        assert.ok(ioPackage.common.news[packageJson.version], 'io-package.json: common.news');
        const [, changelog = ''] = read('README.md').split(/^## Changelog\s*$/m);
        assert.notEqual(changelog, '', 'README.md has no "## Changelog"');
        assert.equal(/^### (\d+\.\d+\.\d+)/m.exec(changelog)?.[1], packageJson.version);
    });
});

describe('Translations', () => {
    it('there is one file for each of the eleven languages', () => {
        assert.deepEqual(readdirSync(join(root, 'admin/i18n')).sort(), languages.map(name => `${name}.json`).sort());
    });

    for (const language of languages.slice(1)) {
        it(`${language} has the same keys as English, with the same placeholders`, () => {
            assert.deepEqual(Object.keys(texts[language]).sort(), Object.keys(texts.en).sort());
            for (const [key, text] of Object.entries(texts[language])) {
                assert.deepEqual(placeholders(text), placeholders(texts.en[key]), key);
            }
        });

        it(`${language} is translated, not copied from English`, () => {
            const copied = Object.entries(texts[language]).filter(
                ([key, text]) => text.trim() === texts.en[key] && !sameEverywhere.includes(key),
            );
            assert.deepEqual(copied, []);
        });
    }

    it('the settings page uses every text and no other', () => {
        assert.deepEqual([...new Set(textKeys(page.items))].sort(), Object.keys(texts.en).sort());
    });

    it('title, description, news and objects speak eleven languages', () => {
        const translated = [
            ioPackage.common.titleLang,
            ioPackage.common.desc,
            ...Object.values(ioPackage.common.news),
            ...ioPackage.instanceObjects.map(object => object.common.name),
            ...ioPackage.notifications.flatMap(scope =>
                [scope, ...scope.categories].flatMap(({ name, description }) => [name, description]),
            ),
        ];
        for (const text of translated) {
            assert.deepEqual(Object.keys(text).sort(), [...languages].sort());
            assert.ok(Object.values(text).every(value => value.trim() !== ''));
        }
    });
});

describe('Settings', () => {
    it('the settings page edits exactly the settings that exist', () => {
        const edited = Object.values(tabs).flatMap(({ items }) => Object.keys(items));
        const fields = edited.filter(name => !name.startsWith('_')).map(name => name.split('.')[0]);
        assert.deepEqual([...new Set(fields)].sort(), Object.keys(ioPackage.native).sort());
        for (const part of ['mqtt', 'cloud', 'surplus']) {
            const names = edited.filter(name => name.startsWith(`${part}.`)).map(name => name.split('.')[1]);
            assert.deepEqual([...new Set(names)].sort(), Object.keys(ioPackage.native[part] as Json).sort());
        }
    });

    it('a device has the settings that users know, under the names they know', () => {
        assert.deepEqual(columns.map(column => column.attr).sort(), [
            'aboveLimit',
            'connection',
            'enabled',
            'host',
            'id',
            'interval',
            'keySet',
            'maxCurrent',
            'password',
            'readOnly',
            'serial',
            'token',
        ]);
    });

    it('a new device gets the documented defaults', () => {
        assert.deepEqual(Object.fromEntries(columns.map(column => [column.attr, column.default])), {
            enabled: true,
            host: '',
            id: '',
            serial: '',
            connection: 'auto',
            token: '',
            password: '',
            // Empty: what is usual for the way.
            interval: undefined,
            keySet: 'standard',
            readOnly: false,
            maxCurrent: 0,
            aboveLimit: 'clamp',
        });
    });

    it('a secret of a device is hidden from other adapters, covered on the settings page and not encrypted by it', () => {
        for (const secret of ['token', 'password']) {
            assert.ok(ioPackage.protectedNative.includes(`devices.${secret}`), secret);
            assert.equal(columns.find(column => column.attr === secret)?.type, 'password', secret);
        }
        // The adapter encrypts them itself; the platform would do it a second time, or decrypt what is not its own.
        assert.ok(!ioPackage.encryptedNative.some(name => name.startsWith('devices')));
        assert.ok(!('encryptedAttributes' in tabs.devicesTab.items.devices));
    });

    it('what is wrong with a host, an id or a current is said before it is saved', () => {
        const accepts = (attr: string, row: Json, devices = [row]): boolean => {
            const { validator } = columns.find(column => column.attr === attr) as { validator?: string } & Column;
            assert.ok(validator, attr);
            // The settings page evaluates it the same way.
            return new Function('data', 'globalData', `return ${validator}`)(row, { devices }) as boolean;
        };
        const box = { enabled: true, host: 'box' };
        assert.equal(accepts('host', box, [box, { enabled: true, host: ' Box' }]), false, 'the same device twice');
        assert.equal(accepts('host', box, [box, { enabled: false, host: 'box' }]), true, 'one of the two is off');
        for (const [attr, row, right] of [
            ['interval', { interval: undefined }, true],
            ['interval', { interval: '' }, true],
            ['interval', { interval: 0 }, false],
            ['interval', { interval: 3601 }, false],
            ['token', { connection: 'cloud-v2', token: '' }, false],
            ['token', { connection: 'auto', token: '' }, true],
            ['serial', { connection: 'mqtt', serial: '' }, false],
            ['password', { connection: 'websocket', password: '' }, false],
        ] as const) {
            assert.equal(accepts(attr, row), right, `${attr} ${JSON.stringify(row)}`);
        }
        for (const host of [
            '192.168.1.5',
            'go-echarger_012345',
            'box.local:8080',
            'fe80::1',
            '[fe80::1]:80',
            ' box ',
        ]) {
            assert.equal(accepts('host', { enabled: true, host }), true, host);
        }
        for (const host of ['', '  ', 'http://box', 'box/api', 'two words', 'user@box', undefined]) {
            assert.equal(accepts('host', { enabled: true, host }), false, String(host));
        }
        assert.equal(
            accepts('host', { enabled: false, host: '' }),
            true,
            'a device that is switched off needs no host',
        );
        assert.equal(accepts('host', { enabled: true, host: '', serial: '123456' }), true, 'it is looked for');
        assert.equal(accepts('host', { enabled: true, host: 'http://box', serial: '123456' }), false);
        for (const [id, right] of [
            ['', true],
            ['garage_1', true],
            ['a.b', false],
            ['two words', false],
            ['Müller', false],
        ]) {
            assert.equal(accepts('id', { id }), right, String(id));
        }
        for (const [maxCurrent, right] of [
            [0, true],
            [6, true],
            [32, true],
            [5, false],
            [undefined, true],
        ]) {
            assert.equal(accepts('maxCurrent', { maxCurrent }), right, String(maxCurrent));
        }
    });
});

describe('The page for surplus charging', () => {
    const { items } = tabs.surplusTab;
    const accepts = (field: string, surplus: Json): boolean =>
        new Function('data', `return ${String(items[`surplus.${field}`].validator)}`)({ surplus }) as boolean;
    const isHidden = (field: string, surplus: Json): boolean =>
        new Function('data', `return ${String(items[`surplus.${field}`].hidden)}`)({ surplus }) as boolean;
    const power = { id: 'meter.0.power' };
    const enabled = true;

    it('wants the power at the grid as one state, or as two', () => {
        assert.equal(accepts('gridPower.id', { enabled }), false);
        assert.equal(accepts('gridPower.id', { enabled, gridPower: power }), true);
        assert.equal(accepts('gridPower.id', { enabled, gridImport: power, gridExport: power }), true);
        assert.equal(accepts('gridPower.id', { enabled, gridPower: power, gridImport: power }), false);
        assert.equal(accepts('gridExport.id', { enabled, gridImport: power }), false);
        assert.equal(accepts('gridImport.id', { enabled, gridExport: power }), false);
        assert.equal(accepts('gridPower.id', { enabled: false }), true);
    });

    it('shows only the way that was begun', () => {
        assert.equal(isHidden('gridImport.id', { enabled, gridPower: power }), true);
        assert.equal(isHidden('gridPower.id', { enabled, gridImport: power }), true);
        assert.equal(isHidden('gridPower.unit', { enabled, gridPower: {} }), true);
        assert.equal(isHidden('gridPower.unit', { enabled, gridPower: power }), false);
        assert.equal(isHidden('batteryPower.id', { enabled: false }), true);
    });

    it('leaves the settings of those who never open it as they would be without: nothing is fed', () => {
        const problems: string[] = [];
        assert.equal(readSurplusSettings(ioPackage.native.surplus, problems).inputs, undefined);
        assert.deepEqual(problems, []);
    });

    it('saves what the adapter understands', () => {
        const problems: string[] = [];
        const { inputs } = readSurplusSettings(
            { ...(ioPackage.native.surplus as Json), enabled, gridPower: { ...power, unit: 'kW', maxAge: 60 } },
            problems,
        );
        assert.deepEqual(problems, []);
        assert.deepEqual(inputs, {
            grid: { id: 'meter.0.power', unit: 'kW', inverted: false, maxAgeMs: 60_000 },
            pv: [],
        });
    });
});

describe('The tab of admin', () => {
    const parts = readdirSync(join(root, 'admin', 'tab')).map(name => `admin/tab/${name}`);

    it('is at most 400 kB compressed', () => {
        const size = ['admin/tab.html', ...parts].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
        assert.ok(size <= 400_000, `${size} bytes`);
    });

    it('names no address outside this ioBroker', () => {
        // Names of XML formats are no addresses; the cloud of the platform is asked by its own client only where a page comes from there.
        const foreign = [read('admin/tab.html'), ...parts.map(read)].flatMap(text =>
            [...text.matchAll(/(?:src|href)=["'](https?:)?\/\/|url\(["']?https?:|import\(["'`]https?:/g)].map(
                ([hit]) => hit,
            ),
        );
        assert.deepEqual(foreign, []);
    });

    it('is packed with all its parts, and its sources are not', () => {
        const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
            cwd: root,
            encoding: 'utf8',
            shell: process.platform === 'win32',
        });
        const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
        const packed = files.map(({ path }) => path);
        assert.deepEqual(
            ['admin/tab.html', ...parts].filter(file => !packed.includes(file)),
            [],
        );
        assert.deepEqual(
            packed.filter(file => file.startsWith('admin/src/')),
            [],
        );
    });

    it('is announced to admin, once for all instances', () => {
        const { adminTab, adminUI } = ioPackage.common as Record<string, Json | undefined>;
        assert.deepEqual([adminUI?.tab, adminTab?.singleton], ['html', true]);
    });
});

describe('The package', () => {
    it('stops by a signal, so that every connection is closed', () => {
        const { supportedMessages = {}, supportStopInstance } = ioPackage.common as Record<string, Json | undefined>;
        assert.equal(supportedMessages.stopInstance, undefined);
        assert.equal(supportStopInstance, undefined);
    });

    it('takes messages: of scripts, and of the device manager', () => {
        const { supportedMessages } = ioPackage.common;
        assert.deepEqual(supportedMessages, { custom: true, deviceManager: true });
    });

    it('can be chosen in the block sendTo, which knows only the older way to say so (iobroker.javascript 9.1.1)', () => {
        assert.equal(ioPackage.common.messagebox, true);
    });

    it('has a square icon that is also found on the web', () => {
        const [, width, height] =
            /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(read(`admin/${ioPackage.common.icon}`)) ?? [];
        assert.ok(width && width === height, `${width} x ${height}`);
        assert.ok(Number(width) >= 32 && Number(width) <= 512);
        assert.ok(ioPackage.common.extIcon.endsWith(`/admin/${ioPackage.common.icon}`));
    });
});
