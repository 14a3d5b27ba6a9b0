import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './iobroker/configure';

/**
 * Gives the instance `goecharger.0` a sunny day to remember, before it starts: the sun rises, a car takes what is left of it.
 *
 * @param folder of the ioBroker
 * @param serial of the charger whose day it is
 */
export function writeSunnyDay(folder: string, serial: string): void {
    const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
    const end = Math.floor(Date.now() / 60_000) * 60_000;
    // Minutes since midnight, by the clock on the wall: the day may begin at any hour, the sun may not.
    const clock = minutes.map(minute => {
        const moment = new Date(end - (minutes.length - 1 - minute) * 60_000);
        return moment.getHours() * 60 + moment.getMinutes();
    });
    const solar = clock.map(time => Math.max(0, Math.round(9000 * Math.sin(((time - 300) / 840) * Math.PI))));
    const power = clock.map((time, minute) => (time > 600 && time < 1000 ? Math.max(0, solar[minute] - 1500) : 0));
    const day = {
        end,
        stepMs: 60_000,
        power,
        grid: minutes.map(minute => 600 - solar[minute] + power[minute]),
        solar,
        current: clock.map(time => (time > 700 ? 16 : 10)),
    };
    const ofTheInstance = join(dataFolder(folder), 'goecharger.0');
    mkdirSync(ofTheInstance, { recursive: true });
    writeFileSync(join(ofTheInstance, 'day.json'), JSON.stringify({ [serial]: day }));
}
