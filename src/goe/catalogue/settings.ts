import type { KeyRow } from './row';
import { durationSetting, flag, moment, settingSwitch } from './shapes';

export const settingsRows: readonly KeyRow[] = [
    {
        // A setting by its nature, but switched daily in the app: read as often as the states below the charger.
        key: 'lmo',
        poll: 'status',
        states: [
            {
                id: 'settings.chargingMode',
                type: 'number',
                role: 'level',
                access: 'rw',
                enum: 'chargingMode',
                whole: true,
                set: 'standard',
                title: 'Charging mode',
                text: 'Basic charges at once, Eco waits for solar surplus or cheap electricity, Daily trip has the energy ready in time.',
            },
        ],
    },
    {
        key: 'acp',
        poll: 'config',
        states: [
            {
                id: 'settings.pausesAllowed',
                ...settingSwitch,
                set: 'standard',
                title: 'Charging pauses allowed',
                text: 'The charger may interrupt charging. Switch it off for cars that do not wake up after a pause; surplus charging then never stops on its own.',
            },
        ],
    },
    {
        key: 'fmt',
        poll: 'config',
        states: [
            {
                id: 'settings.minimumChargingTime',
                ...durationSetting,
                max: 3600,
                set: 'standard',
                title: 'Shortest charging time',
                text: 'Once charging has started it goes on for at least this time, even when the surplus is gone.',
            },
        ],
    },
    {
        key: 'mcpd',
        poll: 'config',
        states: [
            {
                id: 'settings.minimumPauseDuration',
                ...durationSetting,
                set: 'standard',
                title: 'Shortest charging pause',
                text: 'A charging pause lasts at least this long; some cars need it. 0 switches it off.',
            },
        ],
    },
    {
        key: 'mcpea',
        poll: 'status',
        states: [
            {
                id: 'settings.pauseEndsAt',
                ...moment,
                set: 'all',
                title: 'Charging pause ends at',
                text: 'Until when the shortest charging pause holds charging back. Empty without a pause.',
            },
            {
                id: 'settings.endPause',
                codec: 'button',
                press: null,
                type: 'boolean',
                role: 'button',
                access: 'w',
                once: true,
                set: 'all',
                title: 'End the charging pause',
                text: 'Ends the running charging pause at once.',
            },
        ],
    },
    {
        key: 'mci',
        poll: 'config',
        states: [
            {
                id: 'settings.chargingInterval',
                ...durationSetting,
                set: 'all',
                title: 'Charging interval',
                text: 'Lets the car charge again after this time at the latest, for cars that fall asleep in long pauses. 0 switches it off.',
            },
        ],
    },
    {
        key: 'ct',
        poll: 'config',
        states: [
            {
                id: 'settings.carType',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'Car',
                text: 'Name of the car as chosen in the app, up to 64 characters. Only a note: the app sets what the car needs, writing this does not.',
            },
        ],
    },
    {
        key: 'su',
        poll: 'config',
        states: [
            {
                id: 'settings.simulateUnplugging',
                ...settingSwitch,
                set: 'standard',
                title: 'Simulate unplugging',
                text: 'Wakes cars that have fallen asleep: after a pause the charger briefly acts as if the cable had been pulled.',
            },
        ],
    },
    {
        key: 'sua',
        poll: 'config',
        states: [
            {
                id: 'settings.simulateUnpluggingAlways',
                ...settingSwitch,
                set: 'all',
                title: 'Always simulate unplugging',
                text: 'Acts as if the cable had been pulled at every start of charging, for cars that need it each time.',
            },
        ],
    },
    {
        key: 'sumd',
        poll: 'config',
        states: [
            {
                id: 'settings.simulateUnpluggingDuration',
                ...durationSetting,
                max: 3600,
                set: 'all',
                title: 'Duration of simulated unplugging',
                text: 'How long the charger acts as if the cable had been pulled.',
            },
        ],
    },
    {
        key: 'simo',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'settings.simplifiedMode',
                ...flag,
                set: 'all',
                title: 'Simplified mode',
                text: 'The charger shows and uses a reduced set of functions.',
            },
        ],
    },
    {
        key: 'ten',
        poll: 'config',
        since: '60.3',
        states: [
            {
                id: 'settings.tamperProtection',
                ...settingSwitch,
                set: 'all',
                title: 'Tamper protection',
                text: 'The charger watches whether somebody tampers with it.',
            },
        ],
    },
    {
        key: 'facacs',
        poll: 'config',
        since: '60.2',
        states: [
            {
                id: 'settings.factoryAccessControl',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'accessControl',
                set: 'all',
                title: 'Factory access control',
                text: 'Access control the charger returns to when it is reset.',
            },
        ],
    },
    {
        key: 'ffna',
        poll: 'constant',
        until: '58',
        states: [
            {
                id: 'settings.factoryName',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Factory name',
                text: 'Name the charger returns to when it is reset.',
            },
        ],
    },
    {
        key: 'tse',
        poll: 'config',
        on: 'both',
        core: false,
        states: [
            {
                id: 'settings.timeServerEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'Time server',
                text: 'The device takes its time from a server on the internet; without it timers and prices may be wrong.',
            },
        ],
    },
    {
        key: 'ts',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'settings.timeServer',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Time server address',
                text: 'Address of the time server.',
            },
        ],
    },
    {
        key: 'tssi',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'settings.timeServerInterval',
                scale: 0.001,
                type: 'number',
                unit: 's',
                role: 'value.interval',
                access: 'r',
                set: 'all',
                title: 'Time server interval',
                text: 'How often the device asks the time server.',
            },
        ],
    },
    {
        key: 'tof',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'settings.timeZoneOffset',
                type: 'number',
                unit: 'min',
                role: 'level.setting',
                access: 'rw',
                min: -720,
                max: 840,
                step: 1,
                whole: true,
                set: 'all',
                title: 'Time zone offset',
                text: 'Difference of the local time from universal time, without daylight saving time.',
            },
        ],
    },
    {
        key: 'tds',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'settings.daylightSaving',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'daylightSaving',
                whole: true,
                set: 'all',
                title: 'Daylight saving time',
                text: 'By which rules the device changes to daylight saving time.',
            },
        ],
    },
    {
        key: 'tzt',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'settings.timeZone',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'rw',
                set: 'all',
                title: 'Time zone',
                text: 'Name of the time zone as chosen in the app. Only a note: the offset and the daylight saving rule count.',
            },
        ],
    },
];
