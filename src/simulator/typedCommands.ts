import type { CarOptions } from './car';
import { faultTexts, type FaultName, type FaultTarget } from './faults';
import type { Simulator } from './simulator';

/** Text for `help`. */
export const typedHelp = `  plug                       a car comes
  unplug                     the car goes
  fault <name> [status|set|both]
                             something goes wrong on the way: ${Object.keys(faultTexts).join(', ')}
  ok                         all faults end
  set <key> <json>           writes a value as a client would:  set amp 10
  status [keys]              shows values:  status car,nrg,wh
  speed <n>                  time runs so many times faster
  reboot                     the charger restarts
  help                       this list
  quit                       ends (so does Ctrl-C)`;

/**
 * Does what somebody typed.
 *
 * @param simulator the running simulator
 * @param line what was typed
 * @param car the car that `plug` brings
 * @returns the text to show, or undefined to end
 */
export async function runTypedCommand(
    simulator: Simulator,
    line: string,
    car: CarOptions = {},
): Promise<string | undefined> {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    switch (name) {
        case '':
            return '';
        case 'plug':
            simulator.plugIn(car);
            return 'A car is plugged in.';
        case 'unplug':
            simulator.unplug();
            return 'No car is plugged in.';
        case 'fault':
            return switchFault(simulator, rest);
        case 'ok':
            await simulator.faults.turnOff();
            return 'No faults.';
        case 'set':
            return setValue(simulator, rest[0], rest.slice(1).join(' '));
        case 'status':
            return showStatus(simulator, rest);
        case 'speed':
            return changeSpeed(simulator, rest[0]);
        case 'reboot':
            simulator.charger.reboot();
            return 'The charger restarts.';
        case 'help':
            return typedHelp;
        case 'quit':
            return undefined;
        default:
            return `Unknown command "${name}". Type help for the list.`;
    }
}

async function switchFault(simulator: Simulator, [name = '', target = 'both']: string[]): Promise<string> {
    if (!Object.hasOwn(faultTexts, name)) {
        return `Unknown fault "${name}". There are: ${Object.keys(faultTexts).join(', ')}.`;
    }
    if (!['status', 'set', 'both'].includes(target)) {
        return `A fault meets status, set or both, not "${target}".`;
    }
    await simulator.faults.turnOn(name as FaultName, { on: target as FaultTarget });
    return `From now on: ${faultTexts[name as FaultName]}. Type ok to end it.`;
}

function setValue(simulator: Simulator, key = '', text = ''): string {
    const result = simulator.charger.set(key, text);
    if (result === null) {
        return `The charger has no key "${key}".`;
    }
    return result === true ? `${key} accepted.` : `Refused. ${result}`;
}

function showStatus(simulator: Simulator, words: string[]): string {
    const keys = words.flatMap(word => word.split(',')).filter(key => key !== '');
    const values = simulator.charger.status(keys.length > 0 ? keys : undefined);
    return Object.entries(values)
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
        .join('\n');
}

function changeSpeed(simulator: Simulator, text = ''): string {
    const factor = Number(text);
    if (!(factor >= 0.01 && factor <= 10_000)) {
        return 'The speed must be a number from 0.01 to 10000.';
    }
    simulator.speed = factor;
    return `Time runs ${factor} times as fast.`;
}
