import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ownStates } from '../../../src/adapter/ownStates';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { enums } from '../../../src/goe/catalogue/enums';
import { v1Rows } from '../../../src/goe/catalogue/v1';
import type { Access, CodecName, KeyRow, PollClass, StateRow, ValueType } from '../../../src/goe/catalogue/row';
import { planFor } from '../../../src/goe/codec/plan';
import documentedKeys from './documentedKeys.json';

interface Described {
    readonly row: KeyRow;
    readonly state: StateRow;
}

const described: readonly Described[] = catalogue.flatMap(row => (row.states ?? []).map(state => ({ row, state })));

/** Collects what is wrong and says it all at once: a walk over all rows should not stop at the first. */
function expectNone(faults: readonly string[]): void {
    assert.deepEqual(faults, []);
}

/** Names of the states for which the statement does not hold. */
function statesWhere(isWrong: (described: Described) => boolean): string[] {
    return described.filter(isWrong).map(({ row, state }) => `${row.key}: ${state.id}`);
}

function keysWhere(isWrong: (row: KeyRow) => boolean): string[] {
    return catalogue.filter(isWrong).map(({ key }) => key);
}

const topics = [
    'info session meter status settings limits surplus tariff trip schedule cards lock led button loadBalancing grid network cloud',
    'mqtt ocpp modbus diagnostics categories voltages currents energy',
]
    .join(' ')
    .split(' ');

/** Where the platform's official list restricts a role: types of the value, whether it may be read and written. */
interface RoleRule {
    readonly types?: readonly ValueType[];
    readonly read?: boolean;
    readonly write?: boolean;
}

const reading: RoleRule = { types: ['number'], read: true, write: false };
const levels: RoleRule = { types: ['number'], read: true, write: true };
const seen: RoleRule = { types: ['boolean'], read: true, write: false };
const told: RoleRule = { types: ['string'], read: true, write: false };

/** The roles a charger or controller can have use for (ioBroker.docs, docs/en/dev/stateroles.md as of 2026-08-13). */
const officialRoles: Readonly<Record<string, RoleRule>> = {
    button: { types: ['boolean'], read: false, write: true },
    date: { types: ['string', 'number'], read: true },
    indicator: seen,
    'indicator.reachable': seen,
    'indicator.working': seen,
    'info.firmware': { types: ['string', 'number'], read: true, write: false },
    'info.hardware': told,
    'info.ip': told,
    'info.mac': told,
    'info.model': told,
    'info.name': { types: ['string'], read: true },
    'info.port': reading,
    'info.serial': told,
    json: { types: ['string', 'json'] },
    level: levels,
    'level.brightness': levels,
    'level.color.rgb': { types: ['string'], read: true, write: true },
    'level.current': levels,
    'level.setting': levels,
    'level.setting.brightness': levels,
    'level.setting.color.rgb': { types: ['string'], read: true, write: true },
    'level.setting.current': levels,
    'level.setting.current.max': levels,
    'level.setting.current.min': levels,
    'level.setting.frequency': levels,
    'level.setting.max': levels,
    'level.setting.timer': levels,
    'level.setting.voltage': levels,
    'level.timer': levels,
    sensor: seen,
    // The list leaves this one open; it is for commands that take a number, which no role of a level may be.
    state: { types: ['number'], read: false, write: true },
    switch: { types: ['boolean'], read: true, write: true },
    'switch.enable': { types: ['boolean'], read: true, write: true },
    // The list says nothing about its type; a setting that is a switch is a boolean here.
    'switch.setting': { types: ['boolean'] },
    text: { types: ['string'] },
    'text.url': { types: ['string'] },
    value: reading,
    'value.brightness': reading,
    'value.current': reading,
    'value.energy': reading,
    'value.energy.consumed': reading,
    'value.energy.produced': reading,
    'value.frequency': reading,
    'value.interval': reading,
    'value.max': reading,
    'value.min': reading,
    'value.power': reading,
    'value.power.active': reading,
    'value.rssi': reading,
    'value.state': reading,
    'value.temperature': reading,
    'value.timer': reading,
    'value.voltage': reading,
};

function roleFits({ role, type, access }: StateRow): boolean {
    const rule = officialRoles[role];
    return (
        rule !== undefined &&
        (rule.types === undefined || rule.types.includes(type)) &&
        (rule.read === undefined || rule.read === (access !== 'w')) &&
        (rule.write === undefined || rule.write === (access !== 'r'))
    );
}

/** Codecs that cannot turn a readable value back into a raw one. */
const readOnlyCodecs: readonly CodecName[] = [
    'cardIdEnd',
    'pwmSignal',
    'error',
    'carConnected',
    'charging',
    'phasesInUse',
    'moment',
    'addressOnly',
    'chargingDuration',
    'activeLimit',
    'wifiStatus',
    'nameServer',
];
const writingCodecs: readonly CodecName[] = [
    'plain',
    'allowCharging',
    'phases',
    'chargingPhases',
    'buttonLock',
    'chargingTimes',
    'priceList',
    'colour',
    'timeOfDay',
    'partOrNumber',
    'button',
];

/** Passwords, certificates and their keys, the identifiers that make a card a card, tokens and links that carry one. */
const secretKeys = ['pass wak facwak hsa mck mqcc msc ocppcc ocppck ocppsc cak data dll pco'].join(' ').split(' ');

/** Read every interval, car or not: the status itself, its reasons, what protects, and what the surplus control was told. */
const liveKeys = 'car modelStatus err nrg trx tma pgrid ppv pakku'.split(' ');

/** Id, type, unit and access of the states below a charger: users' scripts rely on them. */
const fixedStates: readonly (readonly [id: string, type: ValueType, unit: string | undefined, access: Access])[] = [
    ['maxCurrent', 'number', 'A', 'rw'],
    ['maxCurrentTemp', 'number', 'A', 'rw'],
    ['chargingPhases', 'number', undefined, 'rw'],
    ['phases', 'number', undefined, 'rw'],
    ['phasesInUse', 'number', undefined, 'r'],
    ['pwmSignal', 'string', undefined, 'r'],
    ['error', 'string', undefined, 'r'],
    ['voltageL1', 'number', 'V', 'r'],
    ['voltageL2', 'number', 'V', 'r'],
    ['voltageL3', 'number', 'V', 'r'],
    ['currentL1', 'number', 'A', 'r'],
    ['currentL2', 'number', 'A', 'r'],
    ['currentL3', 'number', 'A', 'r'],
    ['powerL1', 'number', 'W', 'r'],
    ['powerL2', 'number', 'W', 'r'],
    ['powerL3', 'number', 'W', 'r'],
    ['powerAll', 'number', 'W', 'r'],
    ['sessionChargeEnergyLimit', 'number', 'kWh', 'rw'],
    ['sessionChargedEnergy', 'number', 'kWh', 'r'],
    ['totalChargedEnergy', 'number', 'kWh', 'r'],
    ['allowCharging', 'boolean', undefined, 'rw'],
    ['forceState', 'number', undefined, 'rw'],
    ['cableCurrent', 'number', 'A', 'r'],
    ['temperature1', 'number', '°C', 'r'],
    ['temperature2', 'number', '°C', 'r'],
    ['firmware', 'string', undefined, 'r'],
    ['carConnected', 'boolean', undefined, 'r'],
    ['charging', 'boolean', undefined, 'r'],
    ['transaction', 'number', undefined, 'rw'],
    ['accessControl', 'number', undefined, 'rw'],
];

function duplicates(names: readonly string[]): string[] {
    return names.filter((name, index) => names.indexOf(name) !== index);
}

function hasKeyFor(kind: 'charger' | 'controller', key: string): boolean {
    return catalogue.some(
        row => row.key === key && ((row.on ?? 'charger') === 'both' || (row.on ?? 'charger') === kind),
    );
}

/** One of the official lists of keys, where it lies beside the checkout; documents break some names with tabs. */
function keysBeside(file: string): string[] | undefined {
    const path = resolve(__dirname, '../../../../shared/facts', file);
    if (!existsSync(path)) {
        return undefined;
    }
    return (JSON.parse(readFileSync(path, 'utf8')) as { key: string }[]).map(({ key }) => key.replace(/\s/g, ''));
}

describe('Every row of the catalogue', () => {
    describe('names its states so that scripts can rely on them', () => {
        it('has one row per key and kind of device', () => {
            for (const kind of ['charger', 'controller']) {
                const own = catalogue.filter(({ on = 'charger' }) => on === 'both' || on === kind);
                expectNone(duplicates(own.map(({ key }) => key)));
            }
        });

        it('uses each state id once', () => {
            expectNone(duplicates(described.map(({ state }) => state.id)));
        });

        it('feeds only states that another row describes, with the same kind of device', () => {
            expectNone(
                catalogue.flatMap(row =>
                    (row.feeds ?? [])
                        .filter(
                            feed =>
                                !described.some(
                                    ({ row: other, state }) => state.id === feed.id && other.key !== row.key,
                                ),
                        )
                        .map(feed => `${row.key}: ${feed.id}`),
                ),
            );
        });

        it('has well-formed ids: a topic that users know, then whole words in camelCase, or a number where a thing repeats', () => {
            const fixed = new Set(fixedStates.map(([id]) => id));
            expectNone(
                statesWhere(({ state }) => {
                    const [first, ...rest] = state.id.split('.');
                    if (rest.length === 0) {
                        return !fixed.has(state.id);
                    }
                    const words = rest.filter((part, index) => index === rest.length - 1 || !/^\d+$/.test(part));
                    return (
                        !topics.includes(first) ||
                        rest.length > 3 ||
                        !words.every(word => /^[a-z]+([A-Z]?[a-z]+|[A-Z]|\d+)*$/.test(word))
                    );
                }),
            );
        });

        it('gives no state children', () => {
            const ids = described.map(({ state }) => state.id);
            expectNone(ids.filter(id => ids.some(other => other.startsWith(`${id}.`))));
        });

        it("leaves the adapter's own states alone", () => {
            expectNone(statesWhere(({ state }) => ['info.connection', 'info.lastError'].includes(state.id)));
        });

        it('keeps the table of fixed states exactly', () => {
            const byId = new Map(described.map(({ state }) => [state.id, state]));
            for (const [id, type, unit, access] of fixedStates) {
                const state = byId.get(id);
                assert.deepEqual([id, state?.type, state?.unit, state?.access], [id, type, unit, access]);
                assert.equal(state?.set, 'essential', id);
            }
        });

        it('calls essential only the fixed states and the topic info, and of a controller what it measures', () => {
            expectNone(
                statesWhere(
                    ({ row, state }) =>
                        row.on !== 'controller' &&
                        (state.set === 'essential') !== (!state.id.includes('.') || state.id.startsWith('info.')),
                ),
            );
            const measured = described.filter(({ row, state }) => row.on === 'controller' && state.set === 'essential');
            const channels = new Set(measured.map(({ state }) => state.id.split('.')[0]));
            assert.deepEqual([...channels].sort(), ['categories', 'voltages']);
        });
    });

    describe('is read as often as its value deserves', () => {
        it('reads exactly these keys at every interval', () => {
            assert.deepEqual(
                keysWhere(row => row.on !== 'controller' && row.poll === 'live').sort(),
                [...liveKeys].sort(),
            );
        });

        it('never reads what can only be written, and nothing else is unread but secrets', () => {
            const isReadable = ({ states = [], feeds = [] }: KeyRow): boolean =>
                feeds.length > 0 || states.some(({ access }) => access !== 'w');
            expectNone(keysWhere(row => (row.poll === 'never') === isReadable(row) && row.states !== undefined));
            expectNone(
                keysWhere(
                    row => row.poll === 'never' && row.states === undefined && row.feeds === undefined && !row.secret,
                ),
            );
        });

        it('fits the live and status keys of the standard set into one request', () => {
            const { polls } = planFor(catalogue, 'charger', 'standard');
            const often: readonly PollClass[] = ['live', 'status'];
            const keys = [...polls].filter(([, poll]) => often.includes(poll)).map(([key]) => `${key},`);
            assert.ok(keys.join('').length <= 270, `${keys.join('').length} characters: ${keys.join('')}`);
        });

        it('names in needs only keys that can be read', () => {
            expectNone(
                statesWhere(({ state }) =>
                    (state.needs ?? []).some(key => !catalogue.some(row => row.key === key && row.poll !== 'never')),
                ),
            );
        });
    });

    describe('can be written safely', () => {
        it('says what may be written: a range, a table of texts, true or false, a text, JSON', () => {
            expectNone(
                statesWhere(
                    ({ state: { access, type, enum: table, min, max } }) =>
                        access !== 'r' &&
                        type === 'number' &&
                        table === undefined &&
                        !(min !== undefined && max !== undefined && min < max),
                ),
            );
        });

        it('gives ranges only to what can be written', () => {
            expectNone(
                statesWhere(
                    ({ state }) =>
                        state.access === 'r' &&
                        [state.min, state.max, state.step, state.nullable].some(part => part !== undefined),
                ),
            );
        });

        it('reads only through codecs that cannot write where it is read-only', () => {
            expectNone(
                statesWhere(({ state }) => state.access !== 'r' && readOnlyCodecs.includes(state.codec ?? 'plain')),
            );
        });

        it('knows of each codec it uses whether that can write', () => {
            expectNone(
                statesWhere(({ state: { codec = 'plain' } }) => ![...readOnlyCodecs, ...writingCodecs].includes(codec)),
            );
        });

        it('sends restarts, updates and lessons once', () => {
            expectNone(statesWhere(({ state }) => state.codec === 'button' && !state.once));
        });

        it('has buttons that are buttons', () => {
            expectNone(statesWhere(({ state }) => (state.codec === 'button') !== (state.role === 'button')));
        });
    });

    describe('can be understood', () => {
        it('has a role of the official list that fits its type and access', () => {
            expectNone(statesWhere(({ state }) => !roleFits(state)));
        });

        it('has units on numbers only, and on no number that has texts', () => {
            expectNone(
                statesWhere(
                    ({ state }) => state.unit !== undefined && (state.type !== 'number' || state.enum !== undefined),
                ),
            );
        });

        it('names tables of texts that exist, for numbers without a unit', () => {
            expectNone(
                statesWhere(
                    ({ state }) => state.enum !== undefined && (state.type !== 'number' || !(state.enum in enums)),
                ),
            );
        });

        it('has a text for every number of every table, and no table that nobody uses', () => {
            const named = [...catalogue, ...v1Rows].flatMap(({ states = [], feeds = [] }) => [...states, ...feeds]);
            const used = new Set([...named, ...ownStates].map(source => source.enum));
            for (const [name, table] of Object.entries(enums)) {
                assert.ok(used.has(name), `${name} is not used`);
                assert.ok(Object.keys(table).length > 0, `${name} is empty`);
                for (const [value, text] of Object.entries(table)) {
                    assert.ok(Number.isInteger(Number(value)) && text.trim().length > 0, `${name}: ${value}`);
                }
                assert.deepEqual(duplicates(Object.values(table)), [], `${name} says the same twice`);
            }
        });

        it('shows code 33 of the reasons as charging', () => {
            const charging = Object.entries(enums.chargingReason).filter(([, text]) => text.startsWith('Charging: '));
            assert.deepEqual(
                charging.map(([value]) => Number(value)),
                [0, 3, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 33],
            );
            assert.equal(Object.keys(enums.chargingReason).length, 40, '0 to 41 without 21 and 25');
        });

        it('has a title that is unique within its topic, and sentences as its description', () => {
            expectNone(
                duplicates(
                    described.map(({ state }) => `${state.id.split('.').slice(0, -1).join('.')}: ${state.title}`),
                ),
            );
            expectNone(statesWhere(({ state }) => !/^[A-Z0-9].{1,50}$/.test(state.title) || state.title.endsWith('.')));
            expectNone(statesWhere(({ state }) => !/^["A-Z0-9].*\.$/s.test(state.text) || state.text.length > 330));
        });

        it('speaks to owners: no API key, no mark-up in titles and descriptions', () => {
            expectNone(statesWhere(({ state }) => /[`*<>]/.test(state.title + state.text)));
            // Short keys can be words: car, log, map.
            const isWord =
                /^(car|data|host|led|log|map|mod|scan|sock|del|pass|po|sh|su|ct|ts|wh|evt|txt|rev|cert|shut|mce|mode)$/;
            expectNone(
                statesWhere(
                    ({ row, state }) =>
                        !isWord.test(row.key) && new RegExp(`\\b${row.key}\\b`).test(`${state.title} ${state.text}`),
                ),
            );
        });
    });

    describe('has numbers that make sense', () => {
        it('scales, rounds and tolerates numbers only', () => {
            expectNone(
                statesWhere(
                    ({ state }) =>
                        state.type !== 'number' &&
                        [
                            state.scale,
                            state.digits,
                            state.tolerance,
                            state.plausible,
                            state.min,
                            state.max,
                            state.step,
                            state.rising,
                        ].some(part => part !== undefined),
                ),
            );
        });

        it('has sane scales, decimals and tolerances', () => {
            const scales = [0.001, 0.01, 0.1, 1, 10, 60, 100, 1000, undefined];
            expectNone(statesWhere(({ state }) => !scales.includes(state.scale)));
            expectNone(
                statesWhere(({ state: { digits = 3 } }) => !Number.isInteger(digits) || digits < 0 || digits > 6),
            );
            // A tolerance below the last decimal would never hold anything back.
            expectNone(
                statesWhere(
                    ({ state: { digits = 3, tolerance } }) => tolerance !== undefined && !(tolerance >= 10 ** -digits),
                ),
            );
        });

        it('lets the device report every value that may be written', () => {
            expectNone(
                statesWhere(({ state: { min, max, plausible } }) => {
                    const [low, high] = plausible ?? [-Infinity, Infinity];
                    return low >= high || (min ?? low) < low || (max ?? high) > high;
                }),
            );
        });

        it('has steps that fit into their range and show in their decimals', () => {
            expectNone(
                statesWhere(
                    ({ state: { step, min = 0, max = Infinity, digits = 3 } }) =>
                        step !== undefined && !(step > 0 && step <= max - min && step >= 10 ** -digits),
                ),
            );
        });

        it('drops temperatures that no charger survives', () => {
            expectNone(statesWhere(({ state }) => state.unit === '°C' && String(state.plausible) !== '-50,150'));
        });

        it('does not write moments since boot again for the jitter of the clock', () => {
            expectNone(
                statesWhere(
                    ({ state }) =>
                        state.codec === 'moment' && (state.role !== 'date' || (state.tolerance ?? 0) < 10_000),
                ),
            );
        });

        it('writes the uptime once a minute at most', () => {
            assert.equal(
                described.find(({ row, state }) => row.key === 'rbt' && state.unit === 's')?.state.tolerance,
                60,
            );
        });
    });

    describe('keeps secrets', () => {
        it('marks every password, certificate, card identifier and token', () => {
            assert.deepEqual([...new Set(keysWhere(row => row.secret === true))].sort(), [...secretKeys].sort());
        });

        it('has no state for a secret and never reads it', () => {
            expectNone(
                keysWhere(
                    row =>
                        row.secret === true &&
                        (row.states !== undefined || row.feeds !== undefined || row.poll !== 'never'),
                ),
            );
        });

        it('shows of the known Wi-Fi networks nothing but their names', () => {
            const wifis = described.filter(({ row }) => row.key === 'wifis');
            assert.ok(wifis.length > 0);
            expectNone(wifis.filter(({ state }) => state.at?.at(-1) !== 'ssid').map(({ state }) => state.id));
        });

        it('shows of the cards nothing that makes a card', () => {
            const parts = catalogue
                .filter(row => row.key === 'cards')
                .flatMap(row => [...(row.states ?? []), ...(row.feeds ?? [])]);
            expectNone(
                parts
                    .filter(({ at }) => !['name', 'energy', 'cardId'].includes(String(at?.at(-1))))
                    .map(({ id }) => id),
            );
        });

        it('shows addresses that may hold a password only without it', () => {
            const addresses = described.filter(({ row }) => ['mcu', 'ocppu'].includes(row.key));
            assert.equal(addresses.length, 2);
            expectNone(
                addresses
                    .filter(({ state }) => state.codec !== 'addressOnly' || state.access !== 'r')
                    .map(({ state }) => state.id),
            );
        });
    });

    describe('covers what the maker documents', () => {
        for (const kind of ['charger', 'controller'] as const) {
            it(`has a row for every documented key of a ${kind}`, () => {
                expectNone(documentedKeys[kind].filter(key => !hasKeyFor(kind, key)));
            });
        }

        it('has no row for a key that nobody documents', () => {
            const known = new Set([...documentedKeys.charger, ...documentedKeys.controller]);
            expectNone(keysWhere(row => !known.has(row.key)));
        });

        for (const [kind, file] of [
            ['charger', 'keys-charger-v2.json'],
            ['controller', 'keys-controller.json'],
        ] as const) {
            it(`knows the newest list of ${kind} keys`, function () {
                const keys = keysBeside(file);
                if (keys === undefined) {
                    console.log('      Skipped: no list of keys lies beside this checkout.');
                    this.skip();
                }
                assert.deepEqual([...new Set(keys)].sort(), [...documentedKeys[kind]].sort());
            });
        }

        it('gives first and last firmware as numbers that can be compared', () => {
            expectNone(
                keysWhere(({ since, until }) =>
                    [since, until].some(version => version !== undefined && !/^\d+(\.\d+)*$/.test(version)),
                ),
            );
        });
    });
});
