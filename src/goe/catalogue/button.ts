import type { KeyRow, KeySet } from './row';
import { moment } from './shapes';

/** What the button may not do, and when; a boolean before firmware 055 (go-eCharger-API-v2, keys as recorded). */
function lock(key: string, set: KeySet, id: string, title: string, text: string): KeyRow {
    return {
        key,
        poll: 'config',
        core: false,
        states: [
            {
                id: `button.${id}`,
                codec: 'buttonLock',
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                enum: 'buttonLock',
                whole: true,
                set,
                title,
                text,
            },
        ],
    };
}

export const buttonRows: readonly KeyRow[] = [
    lock(
        'bac',
        'standard',
        'currentLock',
        'Lock for changing the current',
        'When the button on the charger cannot be used to change the charging current.',
    ),
    lock(
        'sdp',
        'standard',
        'forceStateLock',
        'Lock for starting and stopping',
        'When the button on the charger cannot be used to force charging on or off.',
    ),
    lock(
        'bar',
        'all',
        'hotspotResetLock',
        'Lock for resetting the hotspot',
        'When the button on the charger cannot be used to reset the Wi-Fi hotspot of the charger.',
    ),
    {
        // An event that scripts want to react to: read with the status although lists call it a setting.
        key: 'lbp',
        poll: 'status',
        core: false,
        states: [
            {
                id: 'button.pressedAt',
                ...moment,
                set: 'standard',
                title: 'Pressed at',
                text: 'When the button on the charger was pressed last. Empty since the start of the charger until somebody presses it.',
            },
        ],
    },
    {
        key: 'lbl',
        poll: 'status',
        until: '58',
        states: [
            {
                id: 'button.heldAt',
                ...moment,
                set: 'all',
                title: 'Held at',
                text: 'When the button on the charger was held down for long last. Empty where the charger does not tell.',
            },
        ],
    },
];
