import { deepEqual, doesNotThrow, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { StateValue } from '../../../src/goe/catalogue/row';
import { decodeStatus } from '../../../src/goe/codec/decode';
import { planFor, type DevicePlan } from '../../../src/goe/codec/plan';
import { Snapshot } from '../../../src/goe/session/snapshot';

/** Recorded answers lie beside the checkout, where there are any; they are not part of the project. */
const recordings = resolve(__dirname, '../../../../shared/dumps');

interface Recording {
    /** How its values become one object of API keys. */
    readonly read: (content: Record<string, unknown>) => Record<string, unknown>;
    readonly keys: number;
    /** What a person reads out of the answer with the maker's key list in hand. */
    readonly expected: Readonly<Record<string, StateValue>>;
}

/** Topics to keys: the last part of '/go-eCharger/123456/amp', with its JSON. */
const fromTopics = (content: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
        Object.entries(content).map(([topic, text]) => [
            topic.split('/').at(-1) ?? '',
            JSON.parse(String(text)) as unknown,
        ]),
    );

const recorded: Readonly<Record<string, Recording>> = {
    // A V4 of 11 kW in Eco mode, without a car.
    'v2-fw055.7-hwV4-11kw-idle-full.json': {
        read: content => content,
        keys: 225,
        expected: {
            firmware: '055.7',
            'info.model': 'go-eCharger_V4',
            'info.ratedPower': 11,
            maxCurrent: 16,
            maxCurrentTemp: null,
            'limits.installationCurrent': 16,
            'limits.adapterDetected': true,
            'limits.allowedCurrent': null,
            phases: 0,
            chargingPhases: 1,
            phasesInUse: 0,
            pwmSignal: 'IDLE',
            carConnected: false,
            charging: false,
            error: 'NONE',
            voltageL1: 233.7,
            voltageL2: 237.5,
            voltageL3: 235.3,
            'meter.voltageNeutral': 1.9,
            currentL1: 0,
            powerAll: 0,
            temperature1: 28.5,
            temperature2: 23,
            cableCurrent: 32,
            allowCharging: false,
            forceState: 0,
            transaction: null,
            sessionChargeEnergyLimit: 0,
            sessionChargedEnergy: 0,
            totalChargedEnergy: 0.006,
            'status.chargingReason': 17,
            'settings.chargingMode': 4,
            'settings.minimumChargingTime': 300,
            'surplus.enabled': true,
            'surplus.startPower': 1400,
            'surplus.threePhasePower': 4200,
            'surplus.phaseSwitchDelay': 120,
            'surplus.phaseSwitchInterval': 600,
            'tariff.enabled': false,
            'tariff.maximumPrice': 3,
            'trip.energy': 20,
            'trip.departureTime': '09:00',
            'button.currentLock': 3,
            'button.forceStateLock': 2,
            'lock.mode': 2,
            'lock.state': 3,
            'led.colorCharging': '#003AFF',
            'led.brightness': 105,
            'meter.frequency': 50.05,
            'meter.contactorInputL1': true,
            'meter.contactorOutputL1': false,
            'loadBalancing.totalCurrent': 32,
            'network.knownWifi1': 'MyWifi',
            'network.signalStrength': -86,
            'network.nameServer1': '192.168.1.1',
            'network.nameServer2': null,
            'mqtt.server': 'mqtt://mqtt-broker:1883',
            'cards.0.learned': true,
            'cards.1.learned': false,
            'diagnostics.restartCount': 8,
        },
    },
    // A controller of a house that feeds in 4.66 kW.
    'controller-fw1.0.6-full.json': {
        read: content => content,
        keys: 81,
        expected: {
            firmware: '1.0.6',
            'info.model': 'controller',
            'categories.0.name': 'Home',
            'categories.0.power': 2824,
            'categories.1.power': -4658,
            'categories.2.power': null,
            'categories.4.name': 'Solar',
            'categories.4.power': 7482,
            'categories.4.energyIn': 136.01,
            'categories.1.energyOut': 122.907,
            'categories.1.currentL2': 9.25,
            'voltages.l1': 234.7,
            'voltages.n': 0.8,
            'currents.0.name': 'Internal 1',
            'currents.1.power': -2169,
            'currents.1.powerFactor': -98,
            'currents.1.current': 9.25,
            'currents.5.phase': 2,
            'currents.3.inverted': false,
            'network.wifiStatus': 9,
            'network.signalStrength': null,
            'network.ethernetSpeed': '100M',
            'network.ethernetPrefixLength': 24,
        },
    },
    // A V3 over MQTT, which knows fewer keys than HTTP.
    'mqtt-v2-fw055.6-first.json': {
        read: fromTopics,
        keys: 100,
        expected: {
            firmware: '055.6',
            maxCurrent: 10,
            'limits.allowedCurrent': 10,
            'limits.installationCurrent': 16,
            phases: 3,
            pwmSignal: 'IDLE',
            allowCharging: true,
            // No cable, which chargers say with null or with 0.
            cableCurrent: 0,
            voltageL1: 230,
            temperature1: 19.6,
            temperature2: 24,
            'status.chargingReason': 15,
            'tariff.currentPrice': 9.007,
            'tariff.currentPriceStart': 1_682_089_200_000,
            'trip.departureTime': '06:00',
            'led.brightness': 29,
            'info.ratedPower': 11,
            'surplus.gridPower': null,
            'diagnostics.restartCount': 75,
        },
    },
};

/** When the answers arrived, for points in time that count from the start of the device. */
const arrived = Date.UTC(2026, 0, 1);

const typeOf: Readonly<Record<string, string>> = {
    json: 'string',
    number: 'number',
    string: 'string',
    boolean: 'boolean',
};

describe('Recorded answers of API v2', () => {
    before(function () {
        if (!existsSync(recordings)) {
            console.log('      No recorded answers lie beside this checkout: these tests are skipped.');
            this.skip();
        }
    });

    for (const [file, { read, keys, expected }] of Object.entries(recorded)) {
        describe(file, () => {
            let raw: Record<string, unknown>;
            let plan: DevicePlan;
            let values: Map<string, StateValue>;

            before(() => {
                raw = read(JSON.parse(readFileSync(join(recordings, file), 'utf8')) as Record<string, unknown>);
                const kind = raw.typ === 'controller' ? 'controller' : 'charger';
                plan = planFor(catalogue, kind, 'all', new Set(Object.keys(raw)));
                const snapshot = new Snapshot();
                snapshot.take(raw, arrived);
                values = decodeStatus(raw, plan, snapshot);
            });

            it('has no key that the catalogue does not know', () => {
                const known = new Set(catalogue.map(({ key }) => key));
                equal(Object.keys(raw).length, keys);
                deepEqual(
                    Object.keys(raw).filter(key => !known.has(key)),
                    [],
                );
            });

            it('reads as a person reads it', () => {
                deepEqual(Object.fromEntries(Object.keys(expected).map(id => [id, values.get(id)])), expected);
            });

            it('gives every state a value of its type', () => {
                ok(values.size > 90);
                for (const [id, value] of values) {
                    const type = plan.states.get(id)?.row.type ?? '';
                    ok(value === null || typeof value === typeOf[type], `${id} = ${String(value)} is no ${type}`);
                    ok(!Number.isNaN(value), id);
                    if (type === 'json' && value !== null) {
                        doesNotThrow(() => JSON.parse(String(value)), id);
                    }
                }
            });
        });
    }

    it('that came over MQTT are read the same one by one, in the order of their arrival, as all at once', () => {
        const messages = JSON.parse(readFileSync(join(recordings, 'mqtt-v2-fw055.6-sequence.json'), 'utf8')) as {
            topic: string;
            payload: string;
        }[];
        const latest = fromTopics(Object.fromEntries(messages.map(({ payload, topic }) => [topic, payload])));
        const plan = planFor(catalogue, 'charger', 'all', new Set(Object.keys(latest)));
        const snapshot = new Snapshot();
        const values = new Map<string, StateValue>();
        for (const { payload, topic } of messages) {
            const raw = fromTopics({ [topic]: payload });
            snapshot.take(raw, arrived);
            decodeStatus(raw, plan, snapshot).forEach((value, id) => values.set(id, value));
        }
        equal(messages.length, 135);
        equal(values.get('voltageL2'), 236);
        equal(values.get('temperature2'), 23.9);
        equal(values.get('meter.frequency'), 49.9);
        equal(values.get('diagnostics.uptime'), 1327);
        deepEqual(inOrder(values), inOrder(decodeStatus(latest, plan, snapshot)));
    });
});

function inOrder(values: ReadonlyMap<string, StateValue>): [string, StateValue][] {
    return [...values].sort(([one], [other]) => one.localeCompare(other));
}
