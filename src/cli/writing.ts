import process from 'node:process';
import timers from 'node:timers/promises';
import { UnsupportedError, type Client, type StateValue } from '../goe';
import { UsageError } from './exitCodes';
import type { Output } from './output';
import { shown } from './shown';
import { secondsOf, withDevice, type TargetOptions } from './target';

/** Says what the device has made of each value. */
function confirm(client: Client, output: Output, confirmed: Readonly<Record<string, StateValue>>): void {
    if (output.isJson) {
        output.json(confirmed);
    } else {
        output.table(
            Object.entries(confirmed).map(([name, value]) => [
                name,
                output.paint('green', value === true ? 'done' : shown(client, name, value)),
            ]),
        );
    }
}

function mustBeCharger(client: Client, what: string): void {
    if (client.kind !== 'charger') {
        throw new UnsupportedError(`${client.identity.name} is a controller: ${what} is for chargers.`);
    }
}

/** `goecharger set KEY=VALUE ...` */
export function set(assignments: readonly string[], options: TargetOptions): Promise<void> {
    const pairs = assignments.map(assignment => {
        const at = assignment.indexOf('=');
        if (at < 1) {
            throw new UsageError(`"${assignment}" is no assignment such as maxCurrent=10.`);
        }
        return [assignment.slice(0, at), assignment.slice(at + 1)] as const;
    });
    return withDevice(options, async (client, output) => {
        const values = Object.fromEntries(pairs.map(([name, typed]) => [name, client.valueFrom(name, typed)]));
        const confirmed = await client.write(values);
        confirm(client, output, confirmed);
        for (const [name, wish] of Object.entries(values)) {
            const value = confirmed[name];
            if (typeof value === 'number' && typeof wish === 'number' && value !== wish) {
                output.remark(`The device has made ${value} of ${name} = ${wish}.`);
            }
        }
    });
}

/** `goecharger current A` */
export function current(amperes: string, options: TargetOptions): Promise<void> {
    return set([`maxCurrent=${amperes}`], options);
}

/** `goecharger phases 1|3|auto` */
export function phases(wish: string, options: TargetOptions): Promise<void> {
    return set([`phases=${wish === 'auto' ? 0 : wish}`], options);
}

/** `goecharger start` and `goecharger stop`: for good, or for some minutes and then as before. */
export function force(
    on: boolean,
    { minutes, ...options }: TargetOptions & { readonly minutes?: string },
): Promise<void> {
    const lasting = minutes === undefined ? undefined : Number(minutes);
    if (lasting !== undefined && !(lasting >= 0.1 && lasting <= 24 * 60)) {
        throw new UsageError('--minutes must be a number from 0.1 to 1440.');
    }
    return withDevice(options, async (client, output) => {
        mustBeCharger(client, 'starting and stopping');
        // API v1 has no forced state: there the permission itself is switched.
        const [name, wish] = client.isState('forceState') ? ['forceState', on ? 2 : 1] : ['allowCharging', on];
        const { [name]: before } = await client.values([name]);
        if (lasting === undefined) {
            confirm(client, output, await client.write({ [name]: wish }));
            return;
        }
        // Listened to before it is written: whoever interrupts the writing wants back what was before as well.
        const interrupt = interruption();
        confirm(client, output, await client.write({ [name]: wish }));
        output.remark(`For ${lasting} minutes, then as before. Ctrl-C ends it now and gives back what was before.`);
        await pause(lasting * 60_000, interrupt);
        const { [name]: now } = await client.values([name]);
        if (now !== wish) {
            output.remark(`${name} is ${now} by now: somebody else has decided, and it is left alone.`);
            return;
        }
        confirm(client, output, await client.write({ [name]: before }));
    });
}

/** Aborted by Ctrl-C, or when nobody reads any more or the terminal is closed; a second Ctrl-C ends the command at once. */
function interruption(): AbortSignal {
    const interrupt = new AbortController();
    const end = (): void => interrupt.abort();
    process.once('SIGINT', end).once('SIGTERM', end).once('SIGHUP', end);
    return interrupt.signal;
}

/** Waits; no longer than until it is interrupted. */
async function pause(ms: number, interrupt: AbortSignal): Promise<void> {
    // What it rejects with is the interruption.
    await timers.setTimeout(ms, undefined, { signal: interrupt }).catch(() => undefined);
}

/** What flows in the house, as typed. */
interface PowerOptions extends TargetOptions {
    readonly grid: string;
    readonly pv?: string;
    readonly battery?: string;
    readonly every?: string;
}

/** `goecharger pv --grid W`: tells the charger's own surplus control what flows. */
export function pv({ battery, every, grid, pv: solar, ...options }: PowerOptions): Promise<void> {
    const watts = (option: string, typed: string | undefined): number | undefined => {
        if (typed !== undefined && !(typed.trim() !== '' && Math.abs(Number(typed)) <= 1_000_000)) {
            throw new UsageError(`--${option} must be a number of watts, not "${typed}".`);
        }
        return typed === undefined ? undefined : Number(typed);
    };
    const power = { pGrid: watts('grid', grid), pPv: watts('pv', solar), pAkku: watts('battery', battery) };
    // The charger forgets older data.
    const seconds = every === undefined ? undefined : secondsOf('every', every, 1, 10);
    return withDevice(options, async (client, output) => {
        if (client.connection === 'http-v1' || client.connection === 'cloud-v1') {
            throw new UnsupportedError('API v1 has no surplus control.');
        }
        // A controller has its own key: the powers by category, 0 house, 1 grid, 4 solar, 5 battery (go-eController-API issue 7).
        const values: Record<string, unknown> =
            client.kind === 'controller'
                ? { ecp: [null, power.pGrid, null, null, power.pPv ?? null, power.pAkku ?? null] }
                : { ids: JSON.parse(JSON.stringify(power)) as unknown };
        confirm(client, output, await client.write(values));
        if (seconds === undefined) {
            return;
        }
        const interrupt = interruption();
        for (;;) {
            await pause(seconds * 1000, interrupt);
            if (interrupt.aborted) {
                return;
            }
            await client.write(values);
        }
    });
}
