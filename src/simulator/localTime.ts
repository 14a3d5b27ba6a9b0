/** How a charger's wall clock differs from UTC. */
export interface TimeZone {
    /** `tof`: minutes east of UTC. */
    readonly offsetMinutes: number;
    /** `tds`: 0 none, 1 European summer time; US (2) and Australian (3) rules are not simulated. */
    readonly daylightSaving: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** Difference between local time and UTC in ms (`lto`). */
export function localOffset(now: number, zone: TimeZone): number {
    return zone.offsetMinutes * minute + (zone.daylightSaving === 1 && isEuropeanSummer(now) ? hour : 0);
}

/** `utc`: "2023-09-30T08:54:11.347". No Z at the end: not quite ISO 8601 (go-eCharger-API-v2 recordings). */
export function utcText(now: number): string {
    return new Date(now).toISOString().slice(0, -1);
}

/** `loc`: "2023-09-30T10:54:11.350 +02:00", with a space before the offset (go-eCharger-API-v2 recordings). */
export function localText(now: number, zone: TimeZone): string {
    const offset = localOffset(now, zone) / minute;
    const sign = offset < 0 ? '-' : '+';
    const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
    const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
    return `${utcText(now + offset * minute)} ${sign}${hours}:${minutes}`;
}

/** Day of the week (0 Sunday) and seconds since local midnight. */
export function localDay(now: number, zone: TimeZone): { readonly day: number; readonly second: number } {
    const local = new Date(now + localOffset(now, zone));
    return {
        day: local.getUTCDay(),
        second: local.getUTCHours() * 3600 + local.getUTCMinutes() * 60 + local.getUTCSeconds(),
    };
}

/** From the last Sunday of March to the last Sunday of October, both at 01:00 UTC. */
function isEuropeanSummer(now: number): boolean {
    const year = new Date(now).getUTCFullYear();
    return now >= lastSunday(year, 2) + hour && now < lastSunday(year, 9) + hour;
}

function lastSunday(year: number, month: number): number {
    const lastDay = new Date(Date.UTC(year, month + 1, 0));
    return lastDay.getTime() - lastDay.getUTCDay() * 24 * hour;
}
