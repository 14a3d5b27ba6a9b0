import type { KeyRow } from './row';
import { settingSwitch } from './shapes';

function colour(key: string, id: string, title: string, text: string): KeyRow {
    return {
        key,
        poll: 'config',
        states: [
            {
                id: `led.${id}`,
                codec: 'colour',
                type: 'string',
                role: 'level.setting.color.rgb',
                access: 'rw',
                set: 'standard',
                title,
                text: `${text} Written as #RRGGBB, for instance #00FF00 for green.`,
            },
        ],
    };
}

/** Only general lists name these, without type and unit: shown as they come, and not to be played with. */
function pulse(key: string, id: string, title: string, text: string): KeyRow {
    return {
        key,
        poll: 'config',
        until: '58',
        states: [{ id: `led.${id}`, type: 'number', role: 'value', access: 'r', set: 'all', title, text }],
    };
}

export const ledRows: readonly KeyRow[] = [
    colour('cid', 'colorIdle', 'Color when idle', 'Color of the lights while no car is connected.'),
    colour('cwc', 'colorWaiting', 'Color when waiting', 'Color of the lights while the charger waits for the car.'),
    colour('cch', 'colorCharging', 'Color when charging', 'Color of the lights while the car charges.'),
    colour('cfi', 'colorFinished', 'Color when finished', 'Color of the lights when charging is over.'),
    {
        key: 'lbr',
        poll: 'config',
        states: [
            {
                id: 'led.brightness',
                type: 'number',
                role: 'level.setting.brightness',
                access: 'rw',
                min: 0,
                max: 255,
                step: 1,
                whole: true,
                set: 'standard',
                title: 'Brightness',
                text: 'Brightness of the lights, from 0 (off) to 255.',
            },
        ],
    },
    {
        key: 'lse',
        poll: 'config',
        states: [
            {
                id: 'led.saveEnergy',
                ...settingSwitch,
                set: 'standard',
                title: 'Save energy',
                text: 'The lights go out by themselves after some seconds without an event.',
            },
        ],
    },
    {
        // A status, but half a kilobyte that nobody needs at each poll.
        key: 'led',
        poll: 'config',
        states: [
            {
                id: 'led.animation',
                at: ['name'],
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Animation',
                text: 'Name of the pattern that the lights show; seen only now and then.',
            },
            {
                id: 'led.animationDetails',
                type: 'json',
                role: 'json',
                access: 'r',
                set: 'all',
                title: 'Animation details',
                text: 'The pattern that the lights show with its colors and times, as JSON; seen only now and then.',
            },
        ],
    },
    {
        key: 'nld',
        poll: 'constant',
        since: '60.2',
        states: [
            {
                id: 'led.count',
                type: 'number',
                role: 'value',
                access: 'r',
                set: 'all',
                title: 'Number of lights',
                text: 'How many lights the charger has.',
            },
        ],
    },
    pulse('t0h', 'zeroBitHighTime', 'High time of a zero', 'Timing of the light strip: high part of a bit that is 0.'),
    pulse('t0l', 'zeroBitLowTime', 'Low time of a zero', 'Timing of the light strip: low part of a bit that is 0.'),
    pulse('t1h', 'oneBitHighTime', 'High time of a one', 'Timing of the light strip: high part of a bit that is 1.'),
    pulse('t1l', 'oneBitLowTime', 'Low time of a one', 'Timing of the light strip: low part of a bit that is 1.'),
];
