import { parseArgs } from 'node:util';
import { GoeError, reasonOf } from '../goe/errors';
import type { CarOptions } from './car';
import type { ChargerOptions } from './charger';
import type { ChargerHardware } from './firmware';

/** What the command line asked for. */
export interface CommandOptions {
    readonly help: boolean;
    readonly host: string;
    readonly port: number;
    readonly speed: number;
    readonly charger: ChargerOptions;
    /** undefined: no car at the start. */
    readonly car: CarOptions | undefined;
}

/** Text for --help. */
export const usage = `A simulated go-e charger with a car, on the local HTTP API v2.

goecharger simulate [options], or npm run simulate -- [options]
  --port <n>             port, default 8880
  --host <address>       address to listen on, default 127.0.0.1: this computer only
  --serial <digits>      serial number, default 123456
  --name <text>          name of the charger
  --firmware <version>   default 60.4
  --model <model>        V3, V4, CORE or PRO, default V4
  --variant <kW>         11 or 22, default 22
  --speed <n>            time runs so many times faster, default 1
  --no-car               nothing plugged in
  --phases <n>           phases the car uses: 1, 2 or 3, default 3
  --full-after-kwh <n>   the car is full after so many kWh
  --help                 this text`;

const hardware: readonly ChargerHardware[] = ['V3', 'V4', 'CORE', 'PRO'];

/**
 * Reads the command line.
 *
 * @param words what stands behind the name of the command
 * @throws GoeError with one line for the user where an option is unknown or its value makes no sense
 */
export function readOptions(words: readonly string[]): CommandOptions {
    const values = parsedWords(words);
    const model = (values.model ?? 'V4').toUpperCase() as ChargerHardware;
    if (!hardware.includes(model)) {
        throw new GoeError(`--model must be one of ${hardware.join(', ')}, not "${values.model}".`);
    }
    const variant = numberIn('variant', values.variant ?? '22', [11, 22]) as 11 | 22;
    if (values.serial !== undefined && !/^\d{6,8}$/.test(values.serial)) {
        throw new GoeError(`--serial must be six to eight digits, not "${values.serial}".`);
    }
    const energyWh = 20_000;
    const fullAfter = values['full-after-kwh'];
    const fullAtWh =
        fullAfter === undefined ? undefined : energyWh + numberFrom('full-after-kwh', fullAfter, 0, 1000) * 900;
    return {
        help: values.help ?? false,
        host: values.host ?? '127.0.0.1',
        port: numberFrom('port', values.port ?? '8880', 0, 65_535, true),
        speed: numberFrom('speed', values.speed ?? '1', 0.01, 10_000),
        charger: { serial: values.serial, name: values.name, firmware: values.firmware, model, variant },
        car: values['no-car']
            ? undefined
            : {
                  energyWh,
                  // Nine tenths of what the charger delivers reach the battery.
                  fullAtWh,
                  capacityWh: Math.max(60_000, fullAtWh ?? 0),
                  phases: numberIn('phases', values.phases ?? '3', [1, 2, 3]) as 1 | 2 | 3,
              },
    };
}

type Words = Partial<Record<'host' | 'port' | 'serial' | 'name' | 'firmware' | 'model' | 'variant' | 'speed', string>> &
    Partial<Record<'phases' | 'full-after-kwh', string>> &
    Partial<Record<'no-car' | 'help', boolean>>;

function parsedWords(words: readonly string[]): Words {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    try {
        return parseArgs({
            args: [...words],
            options: {
                port: text,
                host: text,
                serial: text,
                name: text,
                firmware: text,
                model: text,
                variant: text,
                speed: text,
                phases: text,
                'full-after-kwh': text,
                'no-car': flag,
                help: flag,
            },
        }).values;
    } catch (error) {
        throw new GoeError(reasonOf(error).split('\n')[0]);
    }
}

function numberFrom(option: string, text: string, min: number, max: number, whole = false): number {
    const value = Number(text);
    if (text.trim() === '' || !(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
        throw new GoeError(
            `--${option} must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}, not "${text}".`,
        );
    }
    return value;
}

function numberIn(option: string, text: string, allowed: readonly number[]): number {
    const value = Number(text);
    if (!allowed.includes(value)) {
        throw new GoeError(`--${option} must be one of ${allowed.join(', ')}, not "${text}".`);
    }
    return value;
}
