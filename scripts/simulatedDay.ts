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
    const sun = (minute: number): number => Math.max(0, Math.round(9000 * Math.sin(((minute - 300) / 840) * Math.PI)));
    const power = minutes.map(minute => (minute > 600 && minute < 1000 ? Math.max(0, sun(minute) - 1500) : 0));
    const day = {
        end: Math.floor(Date.now() / 60_000) * 60_000,
        stepMs: 60_000,
        power,
        grid: minutes.map(minute => 600 - sun(minute) + power[minute]),
        solar: minutes.map(sun),
        current: minutes.map(minute => (minute > 700 ? 16 : 10)),
    };
    const ofTheInstance = join(dataFolder(folder), 'goecharger.0');
    mkdirSync(ofTheInstance, { recursive: true });
    writeFileSync(join(ofTheInstance, 'day.json'), JSON.stringify({ [serial]: day }));
}
