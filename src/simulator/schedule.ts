import { localDay, type TimeZone } from './localTime';

interface TimeOfDay {
    readonly hour: number;
    readonly minute: number;
    readonly second?: number;
}

/** `sch_week`, `sch_satur`, `sch_sund`. control: 0 disabled, 1 allow, 2 block, 3 allow from grid, 4 block from grid. */
export interface Schedule {
    readonly control: number;
    readonly ranges: readonly { readonly begin: TimeOfDay; readonly end: TimeOfDay }[];
}

/** The three schedules of a charger. */
export interface Schedules {
    readonly week: Schedule;
    readonly saturday: Schedule;
    readonly sunday: Schedule;
}

/** May charge, may not, or may not with power from the grid (surplus goes on). */
export type ScheduleVerdict = 'open' | 'blocked' | 'blockedFromGrid';

/**
 * What the schedule of the day says (go-e API keys, scheduler controls; "from grid" leaves charging with surplus alone).
 *
 * @param schedules as stored in the charger
 * @param now ms since 1970
 * @param zone the charger's time zone
 */
export function scheduleVerdict(schedules: Schedules, now: number, zone: TimeZone): ScheduleVerdict {
    const { day, second } = localDay(now, zone);
    const schedule = day === 0 ? schedules.sunday : day === 6 ? schedules.saturday : schedules.week;
    const inside = schedule.ranges.some(range => second >= seconds(range.begin) && second < seconds(range.end));
    switch (schedule.control) {
        case 1:
            return inside ? 'open' : 'blocked';
        case 2:
            return inside ? 'blocked' : 'open';
        case 3:
            return inside ? 'open' : 'blockedFromGrid';
        case 4:
            return inside ? 'blockedFromGrid' : 'open';
        default:
            return 'open';
    }
}

function seconds(time: TimeOfDay): number {
    return time.hour * 3600 + time.minute * 60 + (time.second ?? 0);
}
