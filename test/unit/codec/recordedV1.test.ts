import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { StateValue } from '../../../src/goe/catalogue/row';
import { v1Rows } from '../../../src/goe/catalogue/v1';
import { decodeAll, readersOf } from './readers';

/** Recorded answers lie beside the checkout, where there are any; they are not part of the project. */
const recordings = resolve(__dirname, '../../../../shared/dumps');

type Expected = Readonly<Record<string, StateValue>>;

/** What a person reads out of each answer with the document of API v1 in hand. */
const expected: Readonly<Record<string, Expected>> = {
    // A V2 that waits for a card.
    'v1-fw033-idle-accesscontrol.json': {
        maxCurrent: 6,
        chargingPhases: 3,
        phasesInUse: 0,
        pwmSignal: 'IDLE',
        carConnected: false,
        charging: false,
        error: 'NONE',
        voltageL1: 231,
        voltageL2: 228,
        voltageL3: 228,
        currentL1: 0,
        powerL1: 0,
        powerAll: 0,
        sessionChargeEnergyLimit: 0,
        sessionChargedEnergy: 0,
        totalChargedEnergy: 0,
        allowCharging: false,
        cableCurrent: 0,
        temperature1: 32.3,
        temperature2: 31,
        firmware: '033',
        transaction: 3,
        accessControl: 1,
        'meter.contactorInputL3': true,
        'meter.contactorOutputL1': false,
        'meter.temperatureController': 36,
        'limits.currentPreset5': 32,
        'cards.2.name': 'PayByPhone',
        'led.colorIdle': '#CD07B4',
        'mqtt.port': 1883,
        'diagnostics.localTime': '2020-07-12T15:06',
    },
    // A V2 on one phase whose car is full; two of its six temperature sensors do not exist.
    'v1-fw041.0-complete-adapter.json': {
        maxCurrent: 6,
        chargingPhases: 1,
        pwmSignal: 'COMPLETE',
        carConnected: true,
        charging: false,
        error: 'NONE',
        voltageL1: 220,
        voltageL2: 0,
        voltageL3: 0,
        'meter.voltageNeutral': 2,
        powerAll: 0,
        sessionChargeEnergyLimit: 0,
        sessionChargedEnergy: 12.002,
        totalChargedEnergy: 366,
        allowCharging: false,
        cableCurrent: 20,
        temperature1: 16.1,
        temperature2: 16,
        firmware: '041.0',
        transaction: 0,
        accessControl: 0,
        'info.serialNumber': '002918',
        'limits.adapterDetected': true,
        'loadBalancing.idleTime': 13_989,
        'meter.contactorInputL1': true,
        'meter.contactorInputL2': false,
        'settings.timeZoneOffset': 60,
    },
    // A V4 in the dress of API v1: decimals as float32, an energy limit that is switched off, one phase forced, no temperatures.
    'v1-fw60.2-complete.json': {
        maxCurrent: 10,
        chargingPhases: 1,
        phasesInUse: 0,
        pwmSignal: 'COMPLETE',
        carConnected: true,
        error: 'NONE',
        voltageL1: 232.8,
        voltageL2: 231.6,
        voltageL3: 232.8,
        'meter.voltageNeutral': 2.2,
        sessionChargeEnergyLimit: 0,
        sessionChargedEnergy: 5.645,
        totalChargedEnergy: 3587.3,
        allowCharging: false,
        cableCurrent: 32,
        firmware: '60.2',
        accessControl: 0,
        'led.colorIdle': '#B1B126',
        'led.brightness': 59,
        'limits.installationCurrent': 16,
        'status.singlePhaseForced': true,
        'loadBalancing.priority': 50,
    },
    // A V2 through the cloud, free to charge.
    'cloud-v1-api_status-fw033-idle.json': {
        maxCurrent: 10,
        chargingPhases: 3,
        pwmSignal: 'IDLE',
        carConnected: false,
        voltageL1: 227,
        voltageL2: 230,
        voltageL3: 229,
        sessionChargedEnergy: 0,
        totalChargedEnergy: 594,
        allowCharging: true,
        temperature1: 29.8,
        temperature2: 29.6,
        firmware: '033',
        transaction: null,
        accessControl: 0,
        'diagnostics.updateAvailable': false,
    },
};

/** The status in an answer: the cloud puts it into an envelope. */
function statusIn(file: string): Record<string, unknown> {
    const answer = JSON.parse(readFileSync(resolve(recordings, file), 'utf8')) as Record<string, unknown>;
    return (answer.data ?? answer) as Record<string, unknown>;
}

describe('Recorded answers of API v1', function () {
    let files: string[] = [];
    const readers = readersOf(v1Rows, catalogue);

    before(function () {
        if (!existsSync(recordings)) {
            console.log(`      no recorded answers in ${recordings}: nothing to compare with`);
            this.skip();
        }
        files = readdirSync(recordings).filter(file => /(^|-)v1-.*\.json$/.test(file));
        ok(files.length >= Object.keys(expected).length);
    });

    it('are read as a person reads them', () => {
        for (const [file, values] of Object.entries(expected)) {
            const decoded = decodeAll(statusIn(file), readers);
            const shown = Object.fromEntries(Object.keys(values).map(id => [id, decoded.get(id)]));
            deepEqual(shown, values, file);
        }
    });

    it('show no temperature that was not sent', () => {
        const decoded = decodeAll(statusIn('v1-fw60.2-complete.json'), readers);
        equal(decoded.has('temperature1'), false);
    });

    it('hold no field that has no row', () => {
        const known = new Set(v1Rows.map(row => row.key));
        for (const file of files) {
            const unknown = Object.keys(statusIn(file)).filter(key => !known.has(key));
            deepEqual(unknown, [], file);
        }
    });

    it('lead to a value in every state of every field', () => {
        for (const file of files) {
            const status = statusIn(file);
            const decoded = decodeAll(status, readers);
            for (const { key, row } of readers) {
                const readable = key in status && row.access !== 'w' && !/^meter\.temperature\d$/.test(row.id);
                ok(!readable || decoded.has(row.id), `${file}: ${key} -> ${row.id}`);
            }
        }
    });

    it('show neither a password nor the id of a card', () => {
        const secrets = /045C543A|04aabbccdd|\*{8}/;
        for (const file of files) {
            const shown = JSON.stringify([...decodeAll(statusIn(file), readers)]);
            ok(!secrets.test(shown), file);
        }
    });
});
