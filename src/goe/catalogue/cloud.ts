import type { KeyRow } from './row';
import { moment, settingSwitch } from './shapes';

/** The connection to the maker's servers. Its tokens and the links that carry one are secret. */
export const cloudRows: readonly KeyRow[] = [
    {
        key: 'cwe',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'cloud.enabled',
                ...settingSwitch,
                set: 'standard',
                title: 'Cloud',
                text: 'The device keeps a connection to the cloud of its maker. Without it the app works in the home network only.',
            },
        ],
    },
    {
        // From the cloud page of the documents; in no list of keys.
        key: 'cae',
        poll: 'config',
        states: [
            {
                id: 'cloud.apiEnabled',
                ...settingSwitch,
                set: 'standard',
                title: 'Cloud API',
                text: 'Programs that have the token of the charger may read and control it through the cloud.',
            },
        ],
    },
    {
        key: 'cle',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'cloud.lastError',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Last cloud error',
                text: 'Why the connection to the cloud failed last, in the words of the firmware. Empty if it never did.',
            },
        ],
    },
    {
        key: 'clea',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'cloud.lastErrorAt',
                ...moment,
                set: 'all',
                title: 'Last cloud error at',
                text: 'When the connection to the cloud failed last. Empty if it has not since the device started.',
            },
        ],
    },
    { key: 'cak', poll: 'never', secret: true },
    { key: 'data', poll: 'never', on: 'both', secret: true },
    { key: 'dll', poll: 'never', on: 'both', secret: true },
    { key: 'pco', poll: 'never', secret: true },
];
