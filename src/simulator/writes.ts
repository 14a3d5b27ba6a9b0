import { chargingPower, type ChargerState } from './chargerState';
import { temporaryLimitMs } from './chargingLogic';
import { hasKey, isAtLeast } from './firmware';
import { checkWrite, setters } from './setters';

/** true: accepted (the logic acts in its next step); a text: refused, with the device's reason; null: no such key. */
export type SetResult = true | string | null;

interface Card {
    name: string;
    energy: number;
    cardId: boolean;
}

/**
 * One `key=json` as any way in delivers it.
 *
 * @param state the charger
 * @param key API key
 * @param text the value as JSON text
 */
export function write(state: ChargerState, key: string, text: string): SetResult {
    const setter = setters.get(key);
    if (!hasKey(key, state.firmware, state.hardware) || (!setter && !Object.hasOwn(state.settings, key))) {
        return null;
    }
    if (!setter) {
        return `${key}: tried to set api key without setter (${text})`;
    }
    const checked = checkWrite(key, text, setter);
    if ('refused' in checked) {
        return checked.refused;
    }
    const reason = store(state, key, checked.value);
    return reason === undefined ? true : `${key}: failed: ${reason} (${text})`;
}

/** @returns the reason of a refusal, or undefined */
function store(state: ChargerState, key: string, value: unknown): string | undefined {
    const { settings } = state;
    switch (key) {
        case 'tcl':
            settings.tcl = value;
            state.temporaryLimitUntil = state.now + temporaryLimitMs;
            return undefined;
        case 'trx':
            return storeTransaction(state, value as number | null);
        case 'fsp':
            return storeForcedPhase(state, value as boolean);
        case 'ids':
            return storeInverterData(state, value as Record<string, unknown> | null);
        case 'sch_week':
        case 'sch_satur':
        case 'sch_sund':
            return storeSchedule(state, key, value as Record<string, unknown>);
        case 'cards':
            mergeCards(settings.cards as Card[], value as Record<string, unknown>[]);
            return undefined;
        case 'wifis':
            mergeWifis(settings.wifis as Record<string, unknown>[], value as Record<string, unknown>[]);
            return undefined;
        case 'clp':
            // "current limit presets, max. 5 entries" (go-e API keys); the text is inferred.
            if ((value as unknown[]).length > 5) {
                return 'too many entries';
            }
            settings.clp = value;
            return undefined;
        case 'lot':
            settings.lot =
                typeof value === 'object'
                    ? { ...(settings.lot as object), ...value }
                    : { ...(settings.lot as object), amp: value, sta: value };
            return undefined;
        case 'bac':
        case 'sdp':
            settings[key] = typeof value === 'boolean' ? (value ? 3 : 0) : value;
            return undefined;
        case 'loty':
            settings.loty = Number(value);
            return undefined;
        case 'mtp':
            settings.mtp = value ?? `go-eCharger/${String(settings.sse)}/`;
            return undefined;
        case 'mht':
            settings.mht = value ?? 'homeassistant';
            return undefined;
        case 'cak':
            // Any text makes the device draw a new token (go-eCharger-API-v2, cloudapi-en.md).
            settings.cak = `${String(settings.cak)}x`;
            return undefined;
        case 'utc':
            // The time server sets the clock again at once; nothing to keep.
            return undefined;
        case 'rst':
            state.restartAsked = true;
            return undefined;
        case 'lrn':
            // "learn last read card id" (go-e API keys); that nothing happens where none was read is inferred.
            (settings.cards as Card[])[value as number].cardId ||= state.hasNewChip;
            state.hasNewChip = false;
            return undefined;
        case 'del':
            mergeCards([(settings.cards as Card[])[value as number]], [{ name: 'n/a', energy: 0 }]);
            (settings.cards as Card[])[value as number].cardId = false;
            return undefined;
        default:
            return storeByName(state, key, value);
    }
}

function storeByName(state: ChargerState, key: string, value: unknown): undefined {
    const card = /^c(\d)([nei])$/.exec(key);
    if (card) {
        const field = { n: 'name', e: 'energy', i: 'cardId' }[card[2] as 'n' | 'e' | 'i'];
        mergeCards([(state.settings.cards as Card[])[Number(card[1])]], [{ [field]: value }]);
    } else if (!setters.get(key)?.writeOnly) {
        state.settings[key] = value;
    }
    return undefined;
}

function storeTransaction(state: ChargerState, value: number | null): string | undefined {
    const isCard = value !== null && value > 0;
    if (isCard && !isAtLeast(state.firmware, '55.0')) {
        // go-eCharger-API-v2 issue 81: before 055 nobody but a card starts a transaction with a card.
        return `starting transaction for ${value} is not allowed`;
    }
    // go-eCharger-API-v2 issue 124: 055.0 to 055.5 stored one too low.
    const storesTooLow = isAtLeast(state.firmware, '55.0') && !isAtLeast(state.firmware, '55.6');
    state.transaction = isCard && storesTooLow ? value - 1 : value;
    state.transactionSince = state.now;
    return undefined;
}

function storeForcedPhase(state: ChargerState, value: boolean): string | undefined {
    if (isAtLeast(state.firmware, '60.0')) {
        // go-eCharger-API-v2 issue 322; the official key list still says it can be written.
        return 'this parameter is only showing the current state and readonly, to change the preference, use psm';
    }
    state.settings.psm = value ? 1 : 2;
    return undefined;
}

function storeInverterData(state: ChargerState, value: Record<string, unknown> | null): string | undefined {
    const power = (field: string): number | null => (typeof value?.[field] === 'number' ? value[field] : null);
    const pGrid = power('pGrid');
    if (value !== null && pGrid === null) {
        // pGrid is the one that has to be there (go-e API keys); the text is inferred.
        return 'pGrid missing';
    }
    const data = pGrid === null ? null : { pGrid, pPv: power('pPv'), pAkku: power('pAkku') };
    state.surplus.write(data, state.now, chargingPower(state), Number(state.settings.pgt));
    return undefined;
}

/** A minimal {"control":0} is taken and keeps the ranges (Gesiima/dbus-goecharger, README). */
function storeSchedule(state: ChargerState, key: string, value: Record<string, unknown>): string | undefined {
    const control = value.control;
    if (control !== undefined && ![0, 1, 2, 3, 4].includes(control as number)) {
        return `Value ${JSON.stringify(control)} exceeds range 0 to 4`;
    }
    if (value.ranges !== undefined && !isRanges(value.ranges)) {
        return 'invalid ranges';
    }
    state.settings[key] = { ...(state.settings[key] as object), ...value };
    return undefined;
}

function isRanges(value: unknown): boolean {
    const isTime = (time: unknown): boolean =>
        typeof time === 'object' &&
        time !== null &&
        'hour' in time &&
        'minute' in time &&
        typeof time.hour === 'number';
    return (
        Array.isArray(value) &&
        value.every((range: { begin?: unknown; end?: unknown } | null) => isTime(range?.begin) && isTime(range?.end))
    );
}

/** [{}, {"name": "x"}] changes the second card only (go-e API keys, cards). Identifiers read back as "there is one". */
function mergeCards(cards: Card[], changes: readonly (Record<string, unknown> | null)[]): void {
    changes.slice(0, cards.length).forEach((change, number) => {
        const card = cards[number];
        if (typeof change?.name === 'string') {
            card.name = change.name;
        }
        if (typeof change?.energy === 'number') {
            card.energy = change.energy;
        }
        const identifier = change?.cardId ?? change?.rfid;
        if (typeof identifier === 'string') {
            card.cardId = identifier !== '';
        }
    });
}

/** Passwords read back as booleans (go-e API keys, wifis). */
function mergeWifis(wifis: Record<string, unknown>[], changes: readonly (Record<string, unknown> | null)[]): void {
    changes.slice(0, wifis.length).forEach((change, number) => {
        Object.assign(wifis[number], change);
        if (change && 'key' in change) {
            wifis[number].key = change.key !== '';
        }
    });
}
