import type { KeyRow } from './row';

/** A timer of the charger. `{"control": n}` alone is accepted and keeps the times (dbus-goecharger, "Findings"). */
function timerFor(key: string, id: string, days: string): KeyRow {
    return {
        key,
        poll: 'config',
        states: [
            {
                id: `schedule.${id}Mode`,
                at: ['control'],
                type: 'number',
                role: 'level.setting',
                access: 'rw',
                set: 'standard',
                enum: 'scheduleMode',
                whole: true,
                title: `Mode ${days}`,
                text: `What the times of the charging timer mean ${days}. Writing it leaves the times as they are.`,
            },
            {
                id: `schedule.${id}Ranges`,
                codec: 'chargingTimes',
                // What is written lacks the seconds that the device has: a part, as far as "has it that already" is asked.
                at: [],
                type: 'json',
                role: 'json',
                access: 'rw',
                set: 'all',
                title: `Times ${days}`,
                text: `The charging timer ${days} as JSON: control, its mode as a number or name (disabled, allow, block, allowFromGrid, blockFromGrid), and ranges, up to two of them with begin and end such as 22:30. A night is two ranges, until 23:59 and from 00:00.`,
            },
        ],
    };
}

export const scheduleRows: readonly KeyRow[] = [
    timerFor('sch_week', 'week', 'from Monday to Friday'),
    timerFor('sch_satur', 'saturday', 'on Saturday'),
    timerFor('sch_sund', 'sunday', 'on Sunday'),
];
