import type { Feed, KeyRow, PollClass, StateRow } from './row';
import { currentLimit, flag, temperature } from './shapes';

/**
 * The fields of the status of API v1 (go-e API v1; V1 and V2, and newer chargers on request). They feed the states of v2 where
 * there are such; ids, units and meanings are the same. Numbers come as strings mostly, and every field comes with every
 * answer: `poll` says only how fresh it has to be.
 *
 * Writable is what the document lists as such. No field list is complete: firmware 042.0 brought a dozen that no document
 * names (ioBroker.go-e issue 166); what is missing here appears under `unknown` like everywhere.
 */

type Own = Omit<StateRow, 'access' | 'set'> & Partial<Pick<StateRow, 'access' | 'set'>>;

/** A field that feeds one state of v2. */
function feeds(key: string, poll: PollClass, id: string, source: Omit<Feed, 'id'> = {}): KeyRow {
    return { key, poll, feeds: [{ id, ...source }] };
}

/** A field that v2 has nothing for. */
function own(key: string, poll: PollClass, state: Own): KeyRow {
    return { key, poll, states: [{ access: 'r', set: 'all', ...state }] };
}

/** Flags are 1 and 0, also when they are written. */
const written: Omit<Feed, 'id'> = { codec: 'numericFlag' };
const flagOnly: Omit<Feed, 'id'> = { access: 'r', role: 'indicator' };
const numberOnly: Omit<Feed, 'id'> = { access: 'r', role: 'value' };
const choiceOnly: Omit<Feed, 'id'> = { access: 'r', role: 'value.state' };

/** Numbers in `nrg`. */
function measured(at: number, id: string, source: Omit<Feed, 'id'> = {}): Feed {
    return { id, at: [at], ...source };
}

/** Phase 1 lies on N where a one-phase plug is turned. */
function measuredL1(at: number, id: string, source: Omit<Feed, 'id'> = {}): Feed {
    return measured(at, id, { codec: 'turnedPlug', needs: ['pha'], ...source });
}

/** Voltages in V; currents in tenths; powers of a phase in 0.1 kW, all together in 0.01 kW. V4 sends the same with decimals. */
const inTenths: Omit<Feed, 'id'> = { scale: 0.1 };
const inTenthsOfKilowatts: Omit<Feed, 'id'> = { scale: 100 };
const inHundredthsOfKilowatts: Omit<Feed, 'id'> = { scale: 10 };

/** One bit of `pha`: the lower three behind the contactor, the higher three before it. */
function contactor(bit: number, id: string): Feed {
    return { id: `meter.contactor${id}`, codec: 'bit', at: [bit] };
}

/** What the button on the charger offers. */
function preset(number: number): KeyRow {
    return own(`al${number}`, 'config', {
        id: `limits.currentPreset${number}`,
        type: 'number',
        unit: 'A',
        role: 'level.setting.current',
        access: 'rw',
        min: 0,
        max: 32,
        step: 1,
        whole: true,
        title: `Current preset ${number}`,
        text: `Current number ${number} of five that the button on the charger steps through, each higher than the one before; 0 leaves it out.`,
    });
}

/** The last letters of the fields of card 1 to 10: energy `ec.`, id `rc.`, name `rn.`; names have letters of their own for 2. */
const cards: readonly { readonly id: string; readonly name: string }[] = [
    { id: 'a', name: 'a' },
    { id: 'r', name: 'm' },
    { id: 'd', name: 'e' },
    ...['4', '5', '6', '7', '8', '9', '1'].map(digit => ({ id: digit, name: digit })),
];

function card({ id, name }: { id: string; name: string }, index: number): KeyRow[] {
    return [
        feeds(`rn${name}`, 'config', `cards.${index}.name`),
        feeds(`ec${id}`, 'status', `cards.${index}.energy`, { scale: 0.1 }),
        // On V1 and V2 the id itself: with it a card can be copied. Secret; only whether there is one is shown.
        {
            key: `rc${id}`,
            poll: 'config',
            secret: true,
            feeds: [{ id: `cards.${index}.learned`, codec: 'cardLearned' }],
        },
    ];
}

/** Seen on firmware 042.0 (ioBroker.go-e issue 166); nobody has published what it means. */
function unpublished(key: string): KeyRow {
    return own(key, 'config', {
        id: `unknown.${key}`,
        type: 'number',
        role: 'value',
        title: key,
        text: 'Firmware 042 sends it without a published meaning.',
    });
}

export const v1Rows: readonly KeyRow[] = [
    own('version', 'constant', {
        id: 'diagnostics.statusFormat',
        type: 'string',
        role: 'text',
        title: 'Format of the status',
        text: 'B in general, C while the messages of the charger are encrypted from end to end.',
    }),

    // The states directly below a charger.
    {
        key: 'amp',
        poll: 'status',
        feeds: [
            // `amp` wears the memory of V1 and V2 (about 100,000 writes), `amx` does not. Where the status shows no `amx` (040, 041),
            // `amp` shows what was written to it (go-eCharger-API-v1 issue 20). V4 shows `amx` as 0 (firmware 60.2).
            {
                id: 'maxCurrent',
                codec: 'currentV1',
                needs: ['amx', 'fwv'],
                writes: 'amx',
                writesSince: 40,
                whole: true,
            },
        ],
    },
    own('amx', 'status', {
        ...currentLimit,
        id: 'limits.temporaryCurrent',
        type: 'number',
        title: 'Temporary charging current',
        text: 'Charging current that was set without being stored; 0 where the charger does not tell.',
    }),
    {
        key: 'car',
        poll: 'live',
        feeds: [
            { id: 'pwmSignal', codec: 'pwmSignal' },
            { id: 'carConnected', codec: 'carConnected' },
            { id: 'charging', codec: 'charging' },
            { id: 'status.carState' },
        ],
    },
    {
        key: 'err',
        poll: 'live',
        feeds: [
            { id: 'error', codec: 'errorV1', needs: ['fwv'] },
            { id: 'status.errorCode', enum: 'errorCodeV1' },
        ],
    },
    {
        key: 'nrg',
        poll: 'live',
        feeds: [
            measuredL1(0, 'voltageL1'),
            measured(1, 'voltageL2'),
            measured(2, 'voltageL3'),
            measured(3, 'meter.voltageNeutral'),
            measured(4, 'currentL1', inTenths),
            measured(5, 'currentL2', inTenths),
            measured(6, 'currentL3', inTenths),
            measuredL1(7, 'powerL1', inTenthsOfKilowatts),
            measured(8, 'powerL2', inTenthsOfKilowatts),
            measured(9, 'powerL3', inTenthsOfKilowatts),
            measured(10, 'meter.powerNeutral', inTenthsOfKilowatts),
            measured(11, 'powerAll', inHundredthsOfKilowatts),
            measuredL1(12, 'meter.powerFactorL1'),
            measured(13, 'meter.powerFactorL2'),
            measured(14, 'meter.powerFactorL3'),
            measured(15, 'meter.powerFactorNeutral'),
            { id: 'phasesInUse', codec: 'phasesInUse', scale: 0.1 },
            { id: 'chargingPhases', codec: 'chargingPhasesV1', needs: ['fsp', 'pha'], ...choiceOnly },
        ],
    },
    {
        key: 'dwo',
        poll: 'status',
        feeds: [
            {
                id: 'sessionChargeEnergyLimit',
                codec: 'energyLimitV1',
                needs: ['stp'],
                scale: 0.1,
                whole: true,
                also: { key: 'stp', on: 2, off: 0 },
            },
        ],
    },
    // Only says whether `dwo` counts; written along with it.
    { key: 'stp', poll: 'status' },
    feeds('dws', 'status', 'sessionChargedEnergy', { scale: 1 / 360_000 }),
    feeds('eto', 'status', 'totalChargedEnergy', { scale: 0.1 }),
    // V3 and newer do not always take it here, or fall back (go-eCharger-API-v2, dbus-goecharger "Findings"): they have v2.
    feeds('alw', 'status', 'allowCharging', written),
    feeds('cbl', 'status', 'cableCurrent'),
    {
        key: 'tma',
        poll: 'live',
        feeds: [1, 2, 3, 4, 5, 6].map(number => ({
            id: number <= 2 ? `temperature${number}` : `meter.temperature${number}`,
            at: [number - 1],
        })),
    },
    {
        // The only sensor of old boards, not calibrated; the charger's controller on newer ones, some of which say 0 always
        // (go-eCharger-API-v1 issue 6). V4 has neither this nor `tma` here (issue 115).
        key: 'tmp',
        poll: 'live',
        states: [
            {
                ...temperature,
                id: 'meter.temperatureController',
                type: 'number',
                access: 'r',
                set: 'all',
                title: 'Temperature of the controller',
                text: 'Sensor of the controller inside, not calibrated. 0 where the board has none.',
            },
        ],
        feeds: [{ id: 'temperature1' }],
    },
    feeds('fwv', 'constant', 'firmware'),
    feeds('uby', 'status', 'transaction', { codec: 'unlockedBy', needs: ['car', 'ast'], ...choiceOnly }),
    feeds('ast', 'status', 'accessControl', { enum: 'accessControlV1' }),

    // The device and its state.
    feeds('sse', 'constant', 'info.serialNumber'),
    feeds('fsp', 'status', 'status.singlePhaseForced'),
    {
        key: 'pha',
        poll: 'status',
        feeds: [
            contactor(0, 'OutputL1'),
            contactor(1, 'OutputL2'),
            contactor(2, 'OutputL3'),
            contactor(3, 'InputL1'),
            contactor(4, 'InputL2'),
            contactor(5, 'InputL3'),
        ],
    },
    own('txi', 'status', {
        id: 'status.transmitInterface',
        type: 'number',
        role: 'value',
        title: 'Transmit interface',
        text: 'A number whose meaning the manufacturer has not published; 0, 1 and 2 were seen.',
    }),
    // Wraps after 49 days; the restart counter rises by one then.
    feeds('rbt', 'status', 'diagnostics.uptime', { scale: 0.001 }),
    feeds('rbc', 'config', 'diagnostics.restartCount'),
    feeds('tme', 'config', 'diagnostics.localTime', { codec: 'clockV1' }),
    // Not in the recorded answers; named in lists of fields that newer chargers share with v2.
    feeds('rfb', 'status', 'diagnostics.relayFeedback'),
    own('upd', 'config', {
        ...flag,
        id: 'diagnostics.updateAvailable',
        title: 'Update available',
        text: 'There is newer firmware for the charger. Known only when the values come through the cloud.',
    }),
    // Restarts without an answer (no document has it; homeassistant-goecharger of mikrohard).
    { key: 'rst', poll: 'never', feeds: [{ id: 'diagnostics.restart', codec: 'button', press: 1 }] },

    // Limits and settings.
    feeds('ama', 'config', 'limits.installationCurrent', { whole: true }),
    feeds('amt', 'status', 'limits.temperatureProtection'),
    feeds('adi', 'status', 'limits.adapterDetected'),
    preset(1),
    preset(2),
    preset(3),
    preset(4),
    preset(5),
    feeds('tof', 'config', 'settings.timeZoneOffset', { codec: 'hoursPlus100', min: -720, max: 840 }),
    feeds('tds', 'config', 'settings.daylightSaving', { enum: 'daylightSavingV1', whole: true }),
    feeds('nmo', 'config', 'grid.norwayMode', written),
    own('sch', 'config', {
        id: 'schedule.encoded',
        type: 'string',
        role: 'text',
        title: 'Timer, encoded',
        text: 'The charging timer as the charger stores it (base64). Set it in the app.',
    }),

    // Charging by price, as V1 and V2 know it.
    feeds('azo', 'config', 'tariff.market', { enum: 'marketV1', ...choiceOnly }),
    own('aho', 'config', {
        id: 'tariff.minimumHours',
        type: 'number',
        unit: 'h',
        role: 'level.setting',
        access: 'rw',
        min: 0,
        max: 24,
        step: 1,
        whole: true,
        title: 'Hours to charge',
        text: 'Hours the car shall charge at least when the charger looks for the cheapest ones.',
    }),
    own('afi', 'config', {
        id: 'tariff.finishHour',
        type: 'number',
        unit: 'h',
        role: 'level.setting',
        access: 'rw',
        min: 0,
        max: 23,
        step: 1,
        whole: true,
        title: 'Finished at',
        text: 'Hour of the day by which these hours of charging shall be over.',
    }),
    own('dto', 'status', {
        id: 'tariff.remainingTime',
        scale: 0.001,
        type: 'number',
        unit: 's',
        role: 'value.timer',
        tolerance: 60,
        title: 'Remaining time',
        text: 'Time left while charging was switched on because of the electricity price.',
    }),
    feeds('awp', 'config', 'tariff.maximumPrice', numberOnly),

    // Lights, lock and button.
    feeds('lbr', 'config', 'led.brightness', { whole: true }),
    feeds('lse', 'config', 'led.saveEnergy', written),
    feeds('cid', 'config', 'led.colorIdle', { codec: 'numericColour' }),
    feeds('cwc', 'config', 'led.colorWaiting', { codec: 'numericColour', access: 'r', role: 'text' }),
    feeds('cch', 'config', 'led.colorCharging', { codec: 'numericColour' }),
    feeds('cfi', 'config', 'led.colorFinished', { codec: 'numericColour' }),
    feeds('ust', 'config', 'lock.mode', { whole: true }),
    own('sdp', 'config', {
        ...flag,
        id: 'button.overridesSchedule',
        title: 'Button overrides the timer',
        text: 'Pressing the button twice starts charging that the timer has just interrupted.',
    }),

    ...cards.flatMap(card),

    // Load balancing, here of V1 and V2 through the cloud.
    feeds('loe', 'config', 'loadBalancing.enabled', flagOnly),
    feeds('lot', 'config', 'loadBalancing.totalCurrent', numberOnly),
    own('lom', 'config', {
        ...currentLimit,
        id: 'loadBalancing.minimumCurrent',
        type: 'number',
        title: 'Lowest current',
        text: 'The least current that load balancing gives this charger.',
    }),
    feeds('lop', 'config', 'loadBalancing.priority', numberOnly),
    feeds('log', 'config', 'loadBalancing.groupId', { access: 'r' }),
    own('lon', 'config', {
        id: 'loadBalancing.expectedChargers',
        type: 'number',
        role: 'value',
        title: 'Expected chargers',
        text: 'How many chargers the group is meant to have.',
    }),
    feeds('lof', 'config', 'loadBalancing.fallbackCurrent', numberOnly),
    feeds('loa', 'status', 'loadBalancing.current'),
    own('lch', 'status', {
        id: 'loadBalancing.idleTime',
        type: 'number',
        unit: 's',
        role: 'value.timer',
        tolerance: 60,
        plausible: [0, 100_000_000],
        title: 'Time without charging',
        text: 'How long no current has flowed while the car is still plugged in; 0 while it charges.',
    }),

    // Network, cloud and MQTT.
    feeds('wst', 'config', 'network.wifiStatus', { codec: 'wifiStatus', needs: ['fwv'] }),
    feeds('wen', 'config', 'network.wifiEnabled', written),
    feeds('wss', 'config', 'network.ssid'),
    { key: 'wke', poll: 'never', secret: true },
    { key: 'wak', poll: 'never', secret: true },
    {
        key: 'r1x',
        poll: 'config',
        states: [
            {
                ...flag,
                id: 'cloud.endToEndEncryption',
                codec: 'bit',
                at: [1],
                set: 'all',
                title: 'End-to-end encryption',
                text: 'Messages between the app and the charger are encrypted from end to end.',
            },
        ],
        feeds: [{ id: 'network.httpApiV1Enabled', codec: 'bit', at: [0], ...flagOnly }],
    },
    feeds('cdi', 'config', 'cloud.enabled', { codec: 'invertedFlag', ...flagOnly }),
    feeds('mce', 'config', 'mqtt.enabled', flagOnly),
    feeds('mcs', 'config', 'mqtt.server', { codec: 'addressOnly', access: 'r' }),
    own('mcp', 'config', {
        id: 'mqtt.port',
        type: 'number',
        role: 'value',
        plausible: [0, 65_535],
        title: 'Port',
        text: 'Port of the MQTT server.',
    }),
    { key: 'mcu', poll: 'never', secret: true },
    { key: 'mck', poll: 'never', secret: true },
    feeds('mcc', 'status', 'mqtt.connected'),

    // Firmware 042.0.
    feeds('frm', 'config', 'surplus.rounding', choiceOnly),
    // In tenths, as the 180 there shows.
    feeds('cco', 'config', 'trip.consumption', { scale: 0.1, ...numberOnly }),
    { key: 'pco', poll: 'never', secret: true },
    {
        // 123 there is [1, 2, 3] in v2.
        key: 'map',
        poll: 'config',
        feeds: [1, 2, 3].map(terminal => ({
            id: `loadBalancing.housePhaseL${terminal}`,
            codec: 'digit',
            at: [terminal - 1],
        })),
    },
    unpublished('ath'),
    unpublished('cmf'),
    unpublished('lod'),
    unpublished('lts'),
    unpublished('psp'),
];
