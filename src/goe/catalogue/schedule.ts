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
                type: 'json',
                role: 'json',
                access: 'rw',
                set: 'all',
                title: `Times ${days}`,
                text: `The charging timer ${days} as JSON: its mode and up to two ranges of time, each with begin and end in hours and minutes. Write the whole object, without seconds: long values do not fit into a request.`,
            },
        ],
    };
}

export const scheduleRows: readonly KeyRow[] = [
    timerFor('sch_week', 'week', 'from Monday to Friday'),
    timerFor('sch_satur', 'saturday', 'on Saturday'),
    timerFor('sch_sund', 'sunday', 'on Sunday'),
];
