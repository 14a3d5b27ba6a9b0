import { currentBound } from '../control/currentBound';
import type { StateValue } from '../goe/catalogue/row';
import { numberFrom } from '../goe/codec/plain';
import { asStateValue } from '../goe/codec/typedValue';
import { RefusedError, reasonOf } from '../goe/errors';
import type { DeviceSession } from '../goe/session/deviceSession';
import type { DeviceSettings } from './settings';
import type { StateWriter } from './stateWriter';

/** What wishes need from their station. */
export interface WishPartner {
    readonly settings: Pick<DeviceSettings, 'readOnly' | 'maxCurrent' | 'aboveLimit'>;
    readonly session: DeviceSession;
    writer(): StateWriter | undefined;
    /** A line in the log, without the device's name. */
    log(level: 'info' | 'warn', text: string): void;
    /** Keeps the reason of the last refusal; '' after a write that went well. */
    showLastError(text: string): void;
    /** Somebody decided whether it charges. */
    decided(): void;
    /** The device confirmed a state. */
    confirmed(id: string): void;
}

/** States that decide whether it charges. */
const deciding: readonly string[] = ['forceState', 'allowCharging'];
/** States that hold a current the charger may offer. */
const currents: readonly string[] = ['maxCurrent', 'maxCurrentTemp', 'limits.installationCurrent'];
/** The same by their API keys, which may be written where the device shows no state for them. */
const currentKeys: Readonly<Record<string, string>> = {
    amp: 'maxCurrent',
    amx: 'maxCurrent',
    tcl: 'maxCurrentTemp',
    ama: 'limits.installationCurrent',
};
/** What the adapter for a smaller socket carries, whatever the hardware (`adi`, go-eCharger-API-v2). */
const ADAPTER_CURRENT = 16;
/** Hardware of 11 kW is built for 16 A, 22 kW for 32 A (`var`, go-eCharger-API-v2). */
const ratedCurrents: Readonly<Record<number, number>> = { 11: 16, 22: 32 };

/** What users want from one device: checked, written, confirmed, answered. */
export class Wishes {
    private saidLowered = '';

    constructor(private readonly partner: WishPartner) {}

    /** Fulfils a write to a state, or restores the state and says why not. Never throws. */
    async fulfil(id: string, value: StateValue): Promise<void> {
        const { session } = this.partner;
        try {
            await this.change(id, value);
        } catch (error) {
            const writer = this.partner.writer();
            writer?.answer(id, session.valueOf(id) ?? writer.last(id)?.value ?? null);
            this.partner.log('warn', reasonOf(error));
        }
    }

    /**
     * Writes a state and answers it with the device's value.
     *
     * @param id state id below the device
     * @param value what is wanted
     * @param by who wants it: the surplus feed may take back its own decisions only
     * @returns what the device made of it
     * @throws RefusedError, PermanentError, ConnectionError
     */
    async change(id: string, value: unknown, by: 'owner' | 'feed' = 'owner'): Promise<StateValue> {
        const { log, session, showLastError } = this.partner;
        try {
            const row = session.plan?.states.get(id)?.row;
            const { lowered, wish } = this.withinLimits(id, row ? asStateValue(row, value) : value);
            const outcome = await session.write(id, wish);
            if (by === 'owner' && deciding.includes(id)) {
                this.partner.decided();
            }
            const now = outcome.value ?? session.valueOf(id) ?? (wish as StateValue);
            if (outcome.replaced) {
                return now;
            }
            this.partner.writer()?.answer(id, now);
            this.partner.confirmed(id);
            const isAsWished = outcome.value === undefined || outcome.value === wish;
            const made = isAsWished ? '' : `${id}: asked for ${String(wish)}, the device made it ${String(now)}.`;
            if (!isAsWished) {
                log('info', made);
            }
            showLastError(made || lowered);
            return now;
        } catch (error) {
            showLastError(reasonOf(error));
            throw error;
        }
    }

    get isReadOnly(): boolean {
        return this.partner.settings.readOnly;
    }

    /**
     * Refuses what must not be written at all.
     *
     * @param what state id or API key
     * @throws RefusedError
     */
    checkMayWrite(what: string): void {
        if (this.isReadOnly) {
            throw new RefusedError(`${what} was not written: this device is set to read only in the settings.`);
        }
    }

    /** The highest current that is written to a state here, in A; undefined: none is known. */
    highestCurrent(id: string): number | undefined {
        return this.bound(id)?.amps;
    }

    /**
     * What is to be written for an API key that no state stands for: a current within the same limits, anything else as it is.
     *
     * @throws RefusedError where it must not be written
     */
    rawWithinLimits(key: string, value: unknown): unknown {
        const id = currentKeys[key];
        // API v1 takes numbers as texts, too.
        return this.withinLimits(id ?? key, id === undefined ? value : (numberFrom(value) ?? value)).wish;
    }

    /** A current above what is possible here is lowered or refused. What is set in the charger already is never touched. */
    private withinLimits(id: string, value: unknown): { wish: unknown; lowered: string } {
        this.checkMayWrite(id);
        const bound = currents.includes(id) ? this.bound(id) : undefined;
        // What no charger can do at all is refused, not lowered.
        const most = this.partner.session.plan?.states.get(id)?.row.max ?? Infinity;
        if (bound === undefined || typeof value !== 'number' || value <= bound.amps || value > most) {
            return { wish: value, lowered: '' };
        }
        const reason = `${id} = ${value} is above the highest current of ${bound.amps} A (${bound.by})`;
        if (this.partner.settings.aboveLimit === 'refuse') {
            throw new RefusedError(`${reason}; nothing was written.`);
        }
        const lowered = `${reason}; ${bound.amps} A was written instead.`;
        // A script may ask for the same every few seconds.
        if (lowered !== this.saidLowered) {
            this.partner.log('warn', lowered);
            this.saidLowered = lowered;
        }
        return { wish: bound.amps, lowered };
    }

    /** Cable and adapter are no bound for the installation, which has other ones next time. */
    private bound(id: string): { amps: number; by: string } | undefined {
        const { session } = this.partner;
        const number = (state: string): number | undefined => {
            const value = session.valueOf(state);
            return typeof value === 'number' ? value : undefined;
        };
        const installation = 'limits.installationCurrent';
        const hasAdapter = session.valueOf('limits.adapterDetected') === true;
        const isInstallation = id === installation;
        return currentBound([
            { by: 'setting of this device', amps: this.partner.settings.maxCurrent },
            {
                by: `limit of the installation, ${installation}`,
                amps: isInstallation ? undefined : number(installation),
            },
            { by: 'cable, cableCurrent', amps: isInstallation ? undefined : number('cableCurrent') },
            {
                by: 'adapter of the charger, limits.adapterDetected',
                amps: hasAdapter && !isInstallation ? ADAPTER_CURRENT : undefined,
            },
            { by: 'hardware of the charger', amps: ratedCurrents[number('info.ratedPower') ?? 0] },
        ]);
    }
}
