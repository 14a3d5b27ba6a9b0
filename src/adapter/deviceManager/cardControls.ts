import type { DeviceControl } from '@iobroker/dm-utils';
import type { StateValue } from '../../goe/catalogue/row';
import type { Clock } from '../../goe/clock';
import { reasonOf } from '../../goe/errors';
import type { ChargingStation } from '../chargingStation';
import { beginning, stateWith, type KnownDevice } from './card';
import { texts } from './texts';

type Control = DeviceControl<string>;
type Handler = NonNullable<Exclude<Control['handler'], never>>;

/** No charger offers less (IEC 61851). */
const LEAST_AMPS = 6;
/** What admin shows with a refused command; it has no meaning of its own. */
const REFUSED = 1;

/** Start, stop, current and phases of a charger, bound to its states; nothing for a controller. */
export function controlsOf({ root, states }: KnownDevice, station: ChargingStation, clock: Clock): Control[] {
    const now = (val: StateValue, ack = true): ioBroker.State => stateWith(val, ack, clock.now());
    const live = (id: string): Pick<Control, 'id' | 'stateId' | 'state' | 'getStateHandler'> => ({
        id,
        stateId: `${root}.${id}`,
        ...beginning(station.valueOf(id)),
        getStateHandler: () => now(station.valueOf(id) ?? null),
    });
    const nameOf = (id: string): ioBroker.StringOrTranslated => states.get(id)?.common.name ?? id;
    const doing = (work: () => Promise<unknown>): Handler =>
        refusedInWords(async () => now((await work()) as StateValue));
    const button = (id: 'start' | 'stop' | 'neutral', icon: string, work: () => Promise<unknown>): Control => ({
        id,
        type: 'button',
        icon,
        label: texts[id],
        variant: 'outlined',
        handler: doing(async () => {
            await work();
            return true;
        }),
    });
    const controls: Control[] = [];
    const car = ['status.carState', 'pwmSignal'].find(id => states.has(id));
    if (car !== undefined) {
        const words = (states.get(car)?.common.states ?? {}) as Record<string, string>;
        const inWords = (): StateValue => words[String(station.valueOf(car))] ?? station.valueOf(car) ?? null;
        controls.push({
            ...live(car),
            ...beginning(inWords()),
            getStateHandler: () => now(inWords()),
            type: 'info',
            label: nameOf('pwmSignal'),
            showSemicolon: true,
            noTranslation: true,
        });
    }
    if (states.has('allowCharging')) {
        controls.push(
            button('start', 'fa-play', () => station.commands.force(true)),
            button('stop', 'fa-stop', () => station.commands.force(false)),
        );
    }
    if (states.has('forceState')) {
        controls.push(button('neutral', 'fa-pause', () => station.commands.writeAll({ forceState: 0 })));
    }
    const amps = states.get('maxCurrent')?.common;
    if (amps !== undefined) {
        // Admin shows the number of a slider under the pointer only.
        controls.push({
            ...live('maxCurrent'),
            id: 'currentNow',
            type: 'info',
            label: nameOf('maxCurrent'),
            showSemicolon: true,
            unit: 'A',
        });
        controls.push({
            ...live('maxCurrent'),
            type: 'slider',
            min: amps.min ?? LEAST_AMPS,
            max: Math.min(amps.max ?? Infinity, station.commands.highestCurrent ?? Infinity),
            step: amps.step ?? 1,
            unit: 'A',
            // It follows the hand at once; what the charger makes of it comes with the state.
            handler: refusedInWords(async value => {
                if (!station.isConnected) {
                    await station.commands.writeAll({ maxCurrent: value });
                }
                void station.write('maxCurrent', value);
                return now(value, false);
            }),
        });
    }
    const modes = states.get('phases')?.common.states as Record<string, string> | undefined;
    if (modes !== undefined) {
        controls.push({
            ...live('phases'),
            type: 'select',
            label: nameOf('phases'),
            options: Object.entries(modes).map(([value, label]) => ({
                value: Number(value),
                label: { en: label },
            })),
            noTranslation: true,
            handler: refusedInWords(async value =>
                now((await station.commands.writeAll({ phases: value })).phases as StateValue),
            ),
        });
    }
    if (states.has('info.lastError')) {
        controls.push({
            ...live('info.lastError'),
            type: 'info',
            label: nameOf('info.lastError'),
            showSemicolon: true,
        });
    }
    return controls;
}

/** What went wrong is said to the one who pressed. */
function refusedInWords(work: (value: StateValue) => Promise<ioBroker.State>): Handler {
    return async (_device, _control, value) => {
        try {
            return await work(value);
        } catch (error) {
            return { error: { code: REFUSED, message: reasonOf(error) } };
        }
    };
}
