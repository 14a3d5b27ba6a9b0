import type { KeyRow } from './row';
import { flag } from './shapes';

/** What device this is. All of it is essential: it is what support asks first. */
export const infoRows: readonly KeyRow[] = [
    {
        key: 'sse',
        poll: 'constant',
        on: 'both',
        states: [
            {
                id: 'info.serialNumber',
                personal: true,
                type: 'string',
                role: 'info.serial',
                access: 'r',
                set: 'essential',
                title: 'Serial number',
                text: 'Serial number of the device, as printed on its type plate.',
            },
        ],
    },
    {
        key: 'oem',
        poll: 'constant',
        on: 'both',
        states: [
            {
                id: 'info.manufacturer',
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'essential',
                title: 'Manufacturer',
                text: 'Brand under which the device is sold.',
            },
        ],
    },
    {
        key: 'typ',
        poll: 'constant',
        on: 'both',
        states: [
            {
                id: 'info.model',
                type: 'string',
                role: 'info.model',
                access: 'r',
                set: 'essential',
                title: 'Model',
                text: 'Product line of the device. A plain "go-eCharger" is the third generation.',
            },
        ],
    },
    {
        key: 'styp',
        poll: 'constant',
        since: '60.3',
        states: [
            {
                id: 'info.modelVariant',
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'essential',
                title: 'Model variant',
                text: 'Which build of the product line it is, for instance the one with a fixed cable.',
            },
        ],
    },
    {
        key: 'dfam',
        poll: 'constant',
        since: '59.4',
        states: [
            {
                id: 'info.deviceFamily',
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'essential',
                title: 'Device family',
                text: 'Family of products this device belongs to.',
            },
        ],
    },
    {
        key: 'fna',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'info.friendlyName',
                personal: true,
                type: 'string',
                role: 'info.name',
                access: 'rw',
                set: 'essential',
                title: 'Name',
                text: 'Name of the device, shown in the app and here. Writing it renames the device.',
            },
        ],
    },
    {
        key: 'var',
        poll: 'constant',
        states: [
            {
                id: 'info.ratedPower',
                type: 'number',
                unit: 'kW',
                role: 'value',
                access: 'r',
                set: 'essential',
                plausible: [1, 100],
                title: 'Rated power',
                text: 'What the hardware is built for: 11 kW means up to 16 A, 22 kW up to 32 A per phase.',
            },
        ],
    },
    {
        key: 'rev',
        poll: 'constant',
        since: '60.4',
        states: [
            {
                id: 'info.hardwareRevision',
                type: 'string',
                role: 'info.hardware',
                access: 'r',
                set: 'essential',
                title: 'Hardware revision',
                text: 'Revision of the hardware inside.',
            },
        ],
    },
    {
        key: 'mod',
        poll: 'constant',
        until: '58',
        states: [
            {
                id: 'info.circuitBoardVersion',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'essential',
                title: 'Circuit board version',
                text: 'Version of the circuit board inside, counted from 0.',
            },
        ],
    },
    {
        key: 'cert',
        poll: 'constant',
        since: '60.3',
        states: [
            {
                id: 'info.certification',
                type: 'number',
                role: 'value.state',
                access: 'r',
                set: 'essential',
                enum: 'certification',
                title: 'Meter certification',
                text: 'Which rules the built-in meter is certified for, where charged energy is billed.',
            },
        ],
    },
    {
        key: 'shut',
        poll: 'constant',
        since: '60.3',
        states: [
            {
                id: 'info.shutter',
                ...flag,
                set: 'essential',
                title: 'Socket with shutter',
                text: 'The socket has a shutter that covers its contacts.',
            },
        ],
    },
    {
        key: 'sock',
        poll: 'constant',
        since: '60.3',
        states: [
            {
                id: 'info.socket',
                ...flag,
                set: 'essential',
                title: 'Socket',
                text: 'The charger has a socket; without one the cable is fixed to it.',
            },
        ],
    },
    {
        key: 'isgo',
        poll: 'constant',
        since: '59.4',
        states: [
            {
                id: 'info.goModel',
                ...flag,
                set: 'essential',
                title: 'Go model',
                text: 'The charger counts itself among the models that the maker calls go.',
            },
        ],
    },
];
