import type { DeviceControl, DeviceDetails, DeviceInfo, DeviceStatus, JsonFormSchema } from '@iobroker/dm-utils';
import { enums } from '../../goe/catalogue/enums';
import { carWords } from '../../goe/catalogue/words';
import { pictures } from '../icons';
import { cardValues } from './cardValues';
import { texts } from './texts';

/** A device as its card shows it, taken from its objects: they are there while it is away, too. */
export interface KnownDevice {
    /** Id of the device object: `goecharger.0.123456`. */
    readonly root: string;
    readonly object: ioBroker.DeviceObject | ioBroker.Object;
    /** Its states by their id below the device. */
    readonly states: ReadonlyMap<string, ioBroker.StateObject>;
}

/** Shown in the dialog with the details, in groups; what a device does not have is left out. */
const inTheDetails: readonly (readonly string[])[] = [
    [
        'info.serialNumber',
        'info.model',
        'info.modelVariant',
        'info.ratedPower',
        'info.hardwareRevision',
        'firmware',
        'info.friendlyName',
    ],
    ['info.connection', 'info.connectionType', 'network.signalStrength', 'diagnostics.uptime'],
    ['status.chargingReason', 'error', 'info.lastError', 'info.forcedUntil'],
    [
        'maxCurrent',
        'limits.allowedCurrent',
        'limits.requested',
        'limits.installation',
        'limits.cable',
        'limits.adapter',
        'limits.temperature',
        'limits.unbalancedLoad',
        'limits.loadBalancing',
        'limits.surplus',
        'limits.tariff',
        'limits.accessControl',
        'limits.installationCurrent',
        'cableCurrent',
    ],
];
const fullWidth = { xs: 12, sm: 12, md: 12, lg: 12, xl: 12 } as const;

/**
 * The card of a device, without what can be done there.
 *
 * @param device the device
 * @param values its values now, by the id of the state below the device
 */
export function cardOf(
    { object, root, states }: KnownDevice,
    values: ReadonlyMap<string, unknown>,
): Omit<DeviceInfo<string>, 'actions' | 'controls'> {
    const { serial, type } = object.native as { serial?: unknown; type?: unknown };
    const kind = type === 'controller' ? 'controller' : 'charger';
    const shown = Object.entries(cardValues).filter(([id]) => states.has(id));
    return {
        id: idOf(root),
        name: { objectId: root, property: 'common.name' },
        identifier: typeof serial === 'string' ? serial : idOf(root),
        icon: pictures[kind],
        manufacturer: 'go-e',
        model: typeof type === 'string' && type !== '' ? type.replaceAll('_', ' ') : texts[kind],
        status: statusOf(root, states),
        hasDetails: true,
        customInfo: {
            id: idOf(root),
            schema: {
                type: 'panel',
                items: Object.fromEntries(
                    shown.map(([id, label]) => [
                        id.replaceAll('.', '_'),
                        {
                            // Admin 7.8 fails on a live value that is empty, and never shows the next one then.
                            ...(isTold(values.get(id))
                                ? { type: 'state', oid: `${root}.${id}`, foreign: true, control: 'text', narrow: true }
                                : { type: 'staticInfo', data: '–' }),
                            label,
                            addColon: true,
                            newLine: true,
                            ...(id === 'pwmSignal' ? { options: carInWords(states), noTranslation: true } : {}),
                            ...(id === 'powerAll' ? { digits: 0 } : {}),
                            ...(id === 'sessionChargedEnergy' ? { digits: 2 } : {}),
                            ...fullWidth,
                        },
                    ]),
                ),
            } as JsonFormSchema,
        },
    };
}

/** What the words of the car's state mean. The number with these texts would be empty while the charger starts. */
function carInWords(states: KnownDevice['states']): { value: string; label: string }[] {
    const told = states.get('status.carState')?.common.states as Record<string, string> | undefined;
    return Object.entries(enums.carState).map(([code, english]) => ({
        value: carWords[Number(code)],
        label: told?.[code] ?? english,
    }));
}

/** A device of the settings that has never answered: there is nothing yet but what its owner calls it. */
export function cardOfUnknown(label: string): DeviceInfo<string> {
    return { id: label, name: label, icon: pictures.charger, manufacturer: 'go-e', status: 'disconnected' };
}

/**
 * The dialog with the details: what the states said when it was opened.
 *
 * @param device the device
 * @param values values by the id of the state below the device
 */
export function detailsOf({ root, states }: KnownDevice, values: ReadonlyMap<string, unknown>): DeviceDetails<string> {
    const items: Record<string, object> = {};
    for (const [group, ids] of inTheDetails.entries()) {
        const present = ids.filter(
            // No fault needs no line.
            id => states.has(id) && isTold(values.get(id)) && values.get(id) !== 'NONE',
        );
        if (present.length > 0 && Object.keys(items).length > 0) {
            items[`_divider${group}`] = { type: 'divider', newLine: true, ...fullWidth };
        }
        for (const id of present) {
            const { common } = states.get(id) as ioBroker.StateObject;
            items[id.replaceAll('.', '_')] = {
                type: 'staticInfo',
                label: common.name,
                data: inWords(values.get(id), common),
                addColon: true,
                newLine: true,
                ...fullWidth,
            };
        }
    }
    return { id: idOf(root), schema: { type: 'panel', items } as JsonFormSchema };
}

/** The values that a control in the dialog begins with. */
export function beginning(value: unknown): Pick<DeviceControl<string>, 'state'> {
    return value === undefined ? {} : { state: stateWith(value as ioBroker.StateValue, true) };
}

/** A value in the form admin expects. */
export function stateWith(val: ioBroker.StateValue, ack: boolean, ts = 1): ioBroker.State {
    return { val, ack, ts, lc: ts, from: '' };
}

function statusOf(root: string, states: KnownDevice['states']): DeviceStatus {
    const faults = (states.get('status.errorCode')?.common.states ?? {}) as Record<string, string>;
    // Before firmware 59.4 the codes 11 to 16 meant something else than their texts say: the sign alone is right there.
    const warnings = Object.fromEntries(
        Object.entries(faults)
            .filter(([code]) => code !== '0')
            .map(([code, text]) => [code, Number(code) >= 11 && Number(code) <= 16 ? true : text]),
    );
    return {
        connection: { stateId: `${root}.info.connection`, mapping: { true: 'connected', false: 'disconnected' } },
        ...(states.has('network.signalStrength') ? { rssi: { stateId: `${root}.network.signalStrength` } } : {}),
        ...(Object.keys(warnings).length > 0
            ? { warning: { stateId: `${root}.status.errorCode`, mapping: warnings } }
            : {}),
    };
}

/** The id of a device below its instance. */
function idOf(root: string): string {
    return root.split('.').slice(2).join('.');
}

function isTold(value: unknown): boolean {
    return value !== undefined && value !== null && value !== '';
}

function inWords(value: unknown, { role, states, unit }: ioBroker.StateCommon): unknown {
    const word = (states as Record<string, string> | undefined)?.[String(value)];
    if (word !== undefined) {
        return word;
    }
    if (role === 'date' && typeof value === 'number') {
        // As the clock of this computer shows it; Swedish is written like ISO 8601.
        return new Date(value).toLocaleString('sv');
    }
    return typeof value === 'boolean'
        ? value
            ? '✓'
            : '✗'
        : unit === undefined
          ? String(value)
          : `${String(value)} ${unit}`;
}
