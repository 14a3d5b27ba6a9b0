import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { growObjectTree, type ObjectDatabase } from '../../src/adapter/objectTree';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import type { KeyRow, KeySet, StateValue } from '../../src/goe/catalogue/row';
import { v1Rows } from '../../src/goe/catalogue/v1';
import { decodeStatus } from '../../src/goe/codec/decode';
import { planFor, withoutMissingParts, type DeviceKind, type DevicePlan } from '../../src/goe/codec/plan';
import { unknownRows } from '../../src/goe/codec/unknownKeys';
import { validateWrite } from '../../src/goe/codec/validate';
import { Snapshot } from '../../src/goe/session/snapshot';
import { ChargerModel } from '../../src/simulator/charger';
import { marker, markedV1, markedV2, markersIn, shapes, unknownSecrets } from '../secretMarkers';

const keySets: readonly KeySet[] = ['essential', 'standard', 'all'];
/** All that is not secret. */
const ordinary = new ChargerModel().status();

interface Shown {
    readonly plan: DevicePlan;
    readonly values: ReadonlyMap<string, StateValue>;
}

/** What a session shows of an answer, in the same steps. */
function shown(
    raw: Record<string, unknown>,
    keySet: KeySet,
    kind: DeviceKind = 'charger',
    rows: readonly KeyRow[] = catalogue,
): Shown {
    const extra = keySet === 'all' ? unknownRows(raw, rows) : [];
    const present = new Set(Object.keys(raw));
    const whole = planFor([...rows, ...extra], kind, keySet, present, [...catalogue, ...rows, ...extra]);
    const snapshot = new Snapshot();
    snapshot.take(raw, 0);
    const plan = withoutMissingParts(whole, decodeStatus(raw, whole, snapshot));
    return { plan, values: decodeStatus(raw, plan, snapshot) };
}

/** Everything about the states as one text: ids, rows, values. */
const textOf = ({ plan, values }: Shown): string => JSON.stringify([[...plan.states], [...values]]);

describe('A secret of a device', () => {
    for (const [shape, dress] of Object.entries(shapes)) {
        for (const keySet of keySets) {
            it(`that comes as ${shape} is in no state of the key set ${keySet}`, () => {
                for (const kind of ['charger', 'controller'] as const) {
                    assert.deepEqual(markersIn(textOf(shown({ ...ordinary, ...markedV2(dress) }, keySet, kind))), []);
                }
            });

            it(`that comes as ${shape} over API v1 is in no state of the key set ${keySet}`, () => {
                const raw = { ...markedV1(dress), car: '1', amp: '10', fwv: '041.0' };
                assert.deepEqual(markersIn(textOf(shown(raw, keySet, 'charger', v1Rows))), []);
            });
        }
    }

    it('of API v2 is not shown as unknown where a device sends it over API v1', () => {
        const { data, cak, pass } = markedV2();
        const { plan } = shown({ ...markedV1(), data, cak, pass }, 'all', 'charger', v1Rows);
        assert.deepEqual(
            [...plan.states.keys()].filter(id => id.startsWith('unknown.')),
            [],
        );
    });

    it('is not shown by the newer keys of cards either', () => {
        const { cards, ...rest } = { ...ordinary, ...markedV2() };
        assert.ok(Array.isArray(cards));
        const all = shown({ ...rest, c0n: 'Anna' }, 'all');
        assert.equal(all.values.get('cards.0.name'), 'Anna');
        assert.deepEqual(markersIn(textOf(all)), []);
    });

    it('is not in a value that is unknown to this version, neither in a part of it nor in an address', () => {
        const { plan, values } = shown({ ...ordinary, ...unknownSecrets }, 'all');
        assert.equal(plan.states.has('unknown.zzPassword'), false);
        assert.equal(values.get('unknown.zzAddress'), 'https://new.example/path');
        assert.deepEqual(JSON.parse(String(values.get('unknown.zzNested'))), {
            name: 'a new thing',
            address: 'mqtt://new.example:1883',
            list: [{ ssid: 'Home' }],
        });
    });

    it('is not in an unknown value that was empty when the device was met', () => {
        const { plan } = shown({ ...ordinary, zzLater: null }, 'all');
        const later = { zzLater: unknownSecrets.zzNested };
        const snapshot = new Snapshot();
        snapshot.take(later, 0);
        const values = decodeStatus(later, plan, snapshot);
        assert.ok(values.has('unknown.zzLater'));
        assert.deepEqual(markersIn(JSON.stringify([...values])), []);
    });

    it('leaves what is around it to be seen: servers, names of networks and of cards', () => {
        const { values } = shown({ ...ordinary, ...markedV2() }, 'all');
        assert.equal(values.get('mqtt.server'), 'mqtts://broker.example:8883');
        assert.equal(values.get('ocpp.server'), 'wss://ocpp.example/charger');
        assert.equal(values.get('network.knownWifi1'), 'Home 0');
        assert.equal(values.get('cards.9.name'), 'Card 9');
        const controller = shown({ ...ordinary, ...markedV2() }, 'all', 'controller');
        assert.equal(controller.values.get('energy.mecMeterAddress'), 'http://meter.example/api');
        const old = shown(markedV1(), 'all', 'charger', v1Rows);
        assert.equal(old.values.get('mqtt.server'), 'mqtt://broker.example');
        assert.equal(old.values.get('cards.0.learned'), true);
    });

    it('is in no object, whichever key set and API', async () => {
        const written: unknown[] = [];
        const database = {
            namespace: 'goecharger.0',
            version: '0.1.0',
            getObjectListAsync: () => Promise.resolve({ rows: [] }),
            extendObject: (...object: unknown[]) => Promise.resolve(void written.push(object)),
        } as unknown as ObjectDatabase;
        const v2 = { ...ordinary, ...markedV2(), ...unknownSecrets };
        const plans = keySets.flatMap(keySet => [
            shown(v2, keySet).plan,
            shown(v2, keySet, 'controller').plan,
            shown(markedV1(), keySet, 'charger', v1Rows).plan,
        ]);
        for (const plan of plans) {
            await growObjectTree(database, {
                device: '123456',
                host: '192.168.1.5',
                way: 'http-v2',
                identity: { serial: '123456', kind: 'charger', name: 'Garage', firmware: '60.4', type: 'go-eCharger' },
                plan,
                keySet: 'all',
                language: 'de',
            });
        }
        assert.ok(written.length > 800, `${written.length} objects`);
        assert.deepEqual(markersIn(JSON.stringify(written)), []);
    });

    it('is not repeated when it is written to a state that only shows something', () => {
        const { plan } = shown({ ...ordinary, ...markedV2(), ...unknownSecrets }, 'all');
        const readOnly = [...plan.states.values()].filter(({ row }) => row.access === 'r');
        assert.ok(readOnly.some(({ row }) => row.id === 'mqtt.server'));
        for (const { row } of readOnly) {
            assert.throws(
                () => validateWrite(row, marker('written')),
                (error: Error) => markersIn(error.message).length === 0,
            );
        }
    });
});

/** Lies beside the checkout, where it is there at all; it is not part of the project. */
const shared = resolve(__dirname, '../../../shared');

describe('A secret in the documents and recordings of real devices', () => {
    before(function () {
        if (!existsSync(shared)) {
            console.log('      No key lists and recordings lie beside this checkout: these tests are skipped.');
            this.skip();
        }
    });

    it('is known as one: every key that its document calls a password, a token, a key or a certificate', () => {
        const keys = JSON.parse(readFileSync(join(shared, 'facts/keys-charger-v2.json'), 'utf8')) as {
            key: string;
            type: string;
            doc: string;
        }[];
        const called = /passw|token|secret|certificate|\bcert\b|\bkey\b(?! to)|httpStaAuthentication|download link/i;
        const texts = keys.filter(({ doc, type }) => called.test(doc) && /string|bool/.test(type));
        const hidden = new Set(catalogue.filter(({ secret }) => secret).map(({ key }) => key));
        assert.ok(texts.length >= 10);
        assert.deepEqual(
            texts.map(({ key }) => key).filter(key => !hidden.has(key)),
            [],
        );
    });

    it('is in no state that is made of a recording', () => {
        let found = 0;
        for (const file of readdirSync(join(shared, 'dumps')).filter(name =>
            /(^|-)v[12]-.*\.json$|^contr/.test(name),
        )) {
            const content = JSON.parse(readFileSync(join(shared, 'dumps', file), 'utf8')) as Record<string, unknown>;
            const isV1 = /v1-/.test(file);
            const rows = isV1 ? v1Rows : catalogue;
            const raw = valuesOf(content);
            const secrets = [
                ...rows.filter(({ secret }) => secret).map(({ key }) => raw[key]),
                ...[raw.mcu, raw.ocppu, raw.mecu].flatMap(url => /\/\/([^/]*)@/.exec(String(url))?.[1].split(':')),
            ].filter(value => typeof value === 'string' && value.length >= 6);
            found += secrets.length;
            const { values } = shown(raw, 'all', raw.typ === 'controller' ? 'controller' : 'charger', rows);
            const text = [...values.values()].join('\n');
            assert.deepEqual(
                secrets.filter(secret => text.includes(String(secret))),
                [],
                file,
            );
        }
        assert.ok(found >= 10, `${found} secrets were looked for`);
    });
});

/** An answer as keys and values: out of the cloud's envelope, or out of MQTT topics in order of their arrival. */
function valuesOf(content: Record<string, unknown> | { topic: string; payload: string }[]): Record<string, unknown> {
    const topics = Array.isArray(content)
        ? content.map(({ payload, topic }) => [topic, payload] as const)
        : Object.entries(content);
    if (!topics.every(([topic]) => topic.includes('/'))) {
        return ((content as Record<string, unknown>).data as Record<string, unknown> | undefined)?.car === undefined
            ? (content as Record<string, unknown>)
            : ((content as Record<string, unknown>).data as Record<string, unknown>);
    }
    return Object.fromEntries(
        topics.map(([topic, payload]) => [topic.split('/').at(-1) ?? '', JSON.parse(String(payload)) as unknown]),
    );
}
