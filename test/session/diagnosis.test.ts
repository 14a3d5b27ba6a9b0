import assert from 'node:assert/strict';
import { diagnosisOf } from '../../src/adapter/diagnosis';
import { catalogue } from '../../src/goe/catalogue/catalogue';
import type { StateRow, StateValue } from '../../src/goe/catalogue/row';
import { v1Rows } from '../../src/goe/catalogue/v1';
import { planFor } from '../../src/goe/codec/plan';
import type { DeviceSession } from '../../src/goe/session/deviceSession';
import { waysTo } from '../../src/goe/transport/ways';
import { startControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { watch, type WatchedSession } from './watchedSession';

/** Texts of which one knows what they can hold: words of a table, versions, kinds of hardware, times, lists of numbers. */
const harmless = new RegExp(
    `^(${[
        'pwmSignal|error|firmware',
        'info\\.(manufacturer|model|modelVariant|deviceFamily|hardwareRevision)',
        'limits\\.(active|currentPresets)',
        'surplus\\.(feed|dataOverride)',
        'tariff\\.priceList',
        'trip\\.(departureTime|plan)',
        'schedule\\.\\w+',
        'led\\.\\w+',
        'loadBalancing\\.phaseOrder',
        'network\\.(ethernetSpeed|ethernetDuplex|controllerSearchService|controllerSearchProtocol)',
        'ocpp\\.(default|maximum|transaction)Profiles',
        'diagnostics\\.\\w+',
        'categories\\.(sensorFactors|reportedPowers)',
        'currents\\.(phases|inversions)',
        'energy\\.mecMeterFactors',
    ].join('|')})$`,
);

const rows = [...catalogue, ...v1Rows].filter(({ secret }) => !secret);
const states: readonly StateRow[] = rows.flatMap(row => row.states ?? []);

describe('A diagnosis', () => {
    it('has none of the texts in the catalogue but those of which one knows that nobody can be told by them', () => {
        const texts = states.filter(({ type }) => type === 'string' || type === 'json');
        assert.deepEqual(
            texts.filter(({ id, personal }) => !personal && !harmless.test(id)).map(({ id }) => id),
            [],
        );
        assert.deepEqual(
            texts.filter(({ id, personal }) => personal && harmless.test(id)).map(({ id }) => id),
            [],
        );
    });

    it('has no state whose name speaks of an address, a host, a name, a serial number or a card that was read', () => {
        const telling = states.filter(
            ({ access, id, type }) =>
                access !== 'w' &&
                type !== 'boolean' &&
                /address(?!Mode)|host|ssid|serial|server$|gateway|cardId|groupId|prefix$|friendly|\.name/i.test(id),
        );
        assert.ok(telling.length > 40);
        assert.deepEqual(
            telling.filter(({ personal }) => !personal).map(({ id }) => id),
            [],
        );
    });

    for (const kind of ['charger', 'controller'] as const) {
        it(`of a ${kind} shows every other value, and nothing of who and where it is`, async () => {
            const plan = planFor(catalogue, kind, 'all');
            const values = new Map<string, StateValue>([...plan.states.keys()].map(id => [id, `value of ${id}`]));
            const session = {
                identity: { serial: '987654', name: 'Garage', kind, type: 'a type', firmware: '60.4' },
                ...{ isConnected: true, plan, values, way: 'http-v2' },
            } as unknown as DeviceSession;
            const diagnosis = await diagnosisOf(session);
            assert.doesNotMatch(JSON.stringify(diagnosis), /987654|Garage/);
            assert.deepEqual(
                Object.keys(diagnosis.values as object),
                [...plan.states].filter(([, { row }]) => !row.personal).map(([id]) => id),
            );
            assert.deepEqual(diagnosis.unknownKeys, []);
        });
    }

    const clock = fastClock(20);
    /** What the simulated devices have of this kind: serial numbers, names, addresses of all layers, networks, topics, the time zone. */
    const personalValues =
        /123456|200001|91000001|Simulated c|Garage|192\.0\.2|FE80|02:00:00|mqtt-broker|homeassistant|User 1|Vienna|Inverter|pilot-/;

    const devices: [string, () => Promise<{ readonly address: string; stop(): Promise<void> }>][] = [
        ['charger', () => startSimulator({ clock, car: {} })],
        ['charger with API v1', () => startSimulator({ clock, api: 'v1', car: {} })],
        ['controller', () => startControllerSimulator({ clock })],
        [
            'charger with keys unknown to this version',
            () => startSimulator({ clock, charger: { settings: { zzName: 'Garage', zzPlace: { ip: '192.0.2.7' } } } }),
        ],
    ];
    for (const [what, start] of devices) {
        it(`of a ${what}, with all keys wanted, has nothing personal in it`, async () => {
            const device = await start();
            const watched: WatchedSession = watch(waysTo({ host: device.address, connection: 'auto' }, clock), clock, {
                keySet: 'all',
            });
            await until(() => watched.values.size > 60, 'values', 10_000);
            const diagnosis = await diagnosisOf(watched.session);
            const shown = Object.keys(diagnosis.values as object).length;
            watched.session.stop();
            await device.stop();
            assert.ok(shown > 40, `${shown} values`);
            assert.doesNotMatch(JSON.stringify(diagnosis), personalValues);
        });
    }
});
