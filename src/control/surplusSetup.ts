import { feedStatus, type FeedStatus } from './surplusFeed';

/** API keys that tell what stands in the way of charging from surplus. */
export const setupKeys = [
    ...['lmo', 'fup', 'acp', 'frc', 'psm', 'amp', 'ama', 'acs', 'trx'],
    ...['car', 'pgrid', 'modelStatus', 'mcr'],
] as const;

/** What is known of a charger. */
export interface SetupFacts {
    /** The keys of {@link setupKeys} as the charger gives them; null: it does not have it, or says nothing. */
    readonly raw: Readonly<Record<string, unknown>>;
    /** Highest current that may be set here, in A; undefined: not known. */
    readonly highestCurrent: number | undefined;
    readonly readOnly: boolean;
    /** The way by which it is reached: http-v2, mqtt, cloud-v2 ... */
    readonly way: string;
    /** This adapter stopped charging, for it had no surplus data. */
    readonly isHeld: boolean;
    /** What the feed of this adapter does; undefined: there is none. */
    readonly feedStatus: FeedStatus | undefined;
}

/** One thing that stands in the way. */
export interface SetupItem {
    /** Id of the state it is set with, or that shows it. */
    readonly setting: string;
    /** API key that is written; undefined where there is nothing to be written. */
    readonly key?: string;
    readonly now: number | boolean | string | null;
    /** What it must be; null: there is no value to be written, `why` says what to do. */
    readonly needed: number | boolean | null;
    /** One sentence. */
    readonly why: string;
}

const ECO = 4;
const ONLY_WITH_CARD = 1;
const NO_CAR = 1;
const BLOCKED_BY_TIMER = 5;
const ENERGY_LIMIT_REACHED = 6;

/**
 * Which of a charger's own settings stand in the way of charging from surplus (go-eCharger-API-v2, `ids`, and
 * dbus-goecharger, "Findings").
 *
 * @returns in the order in which they are to be set: the forced state last, for it may fall back when the mode changes
 */
export function surplusSetup(facts: SetupFacts): SetupItem[] {
    return [...settingsInTheWay(facts), ...otherThingsInTheWay(facts)];
}

function settingsInTheWay({ highestCurrent, isHeld, raw }: SetupFacts): SetupItem[] {
    const items: SetupItem[] = [];
    const wants = (key: string, setting: string, needed: number | boolean, why: string): void => {
        const now = raw[key];
        if (now !== null && now !== undefined && now !== needed) {
            items.push({ setting, key, now: now as number | boolean, needed, why });
        }
    };
    wants('lmo', 'settings.chargingMode', ECO, 'The charger looks at surplus in Eco mode only.');
    wants('fup', 'surplus.enabled', true, 'The charger is told not to use surplus.');
    wants(
        'acp',
        'settings.pausesAllowed',
        true,
        'While pauses are not allowed the charger goes on from the grid when the sun is gone; leave it so only for a car that does not wake up after a pause.',
    );
    if (raw.psm === 1 || raw.psm === 2) {
        items.push({
            setting: 'phases',
            key: 'psm',
            now: raw.psm === 1 ? 1 : 3,
            needed: 0,
            why:
                raw.psm === 1
                    ? 'With one phase fixed a large surplus is not used up.'
                    : 'With three phases fixed charging begins at about 4.1 kW only, with one at 1.4 kW.',
        });
    }
    const most = Math.min(highestCurrent ?? Infinity, numberOf(raw.ama) ?? Infinity);
    const current = numberOf(raw.amp);
    if (Number.isFinite(most) && current !== undefined && current < most) {
        items.push({
            setting: 'maxCurrent',
            key: 'amp',
            now: current,
            needed: most,
            why: 'The charger uses surplus up to this current only.',
        });
    }
    if (!isHeld) {
        wants('frc', 'forceState', 0, 'A forced start or stop comes before surplus.');
    }
    return items;
}

function otherThingsInTheWay({ feedStatus: feed, isHeld, raw, readOnly, way }: SetupFacts): SetupItem[] {
    const items: SetupItem[] = [];
    const notice = (setting: string, now: SetupItem['now'], why: string): void =>
        void items.push({ setting, now, needed: null, why });
    if (readOnly) {
        notice(
            'readOnly',
            true,
            'This device is set to read only in the settings of the instance: no surplus data is sent.',
        );
    }
    if (isHeld) {
        notice(
            'forceState',
            1,
            'Charging was stopped here, for surplus data was missing; it is released when the data is back.',
        );
    }
    if (raw.acs === ONLY_WITH_CARD && raw.trx === null) {
        notice(
            'transaction',
            null,
            'The charger waits for a card or the app: hold a card to it, or write 0 to charge without one.',
        );
    }
    if (raw.modelStatus === BLOCKED_BY_TIMER) {
        notice('status.chargingReason', BLOCKED_BY_TIMER, 'The charging timer forbids charging at this time.');
    }
    if (raw.modelStatus === ENERGY_LIMIT_REACHED) {
        notice('status.chargingReason', ENERGY_LIMIT_REACHED, 'The energy limit of this session is reached.');
    }
    if (way === 'mqtt' && raw.mcr === true) {
        notice('mqtt.readOnly', true, 'The charger takes nothing by MQTT: allow writing there in the go-e app.');
    }
    if (way.startsWith('cloud')) {
        notice(
            'info.connectionType',
            way,
            'By the cloud the data may come later than the six seconds for which the charger believes it.',
        );
    }
    if (raw.pgrid === null) {
        noticeOfData(feed, raw.car !== NO_CAR, notice);
    }
    return items;
}

function noticeOfData(
    feed: FeedStatus | undefined,
    hasCar: boolean,
    notice: (setting: string, now: SetupItem['now'], why: string) => void,
): void {
    if (feed === undefined || feed === feedStatus.off) {
        notice(
            'surplus.feedStatus',
            feed ?? null,
            'Nobody tells the charger what flows in the house: choose the states in the settings of the instance, or send setPvData every five seconds.',
        );
    } else if (hasCar && feed !== feedStatus.sending) {
        notice(
            'surplus.feedStatus',
            feed,
            'The surplus feed of this instance is set up, but does not know a power; the log says which.',
        );
    }
}

function numberOf(value: unknown): number | undefined {
    return typeof value === 'number' ? value : undefined;
}

/**
 * The whole as a text for a person: a line per item.
 *
 * @param items what stands in the way, each with whether it was set just now
 * @param applied setting was asked for
 */
export function setupText(items: readonly (SetupItem & { readonly isSet: boolean })[], applied: boolean): string {
    if (items.length === 0) {
        return 'Nothing stands in the way of charging from surplus.';
    }
    const lines = items.map(({ isSet, needed, now, setting, why }) => {
        const change = needed === null ? String(now) : `${String(now)}, needed ${String(needed)}`;
        return `${isSet ? 'Set' : applied ? 'Left' : 'In the way'}: ${setting} = ${change}. ${why}`;
    });
    const open = items.some(({ key }) => key !== undefined);
    return [...lines, ...(applied || !open ? [] : ['Nothing was written.'])].join('\n');
}
