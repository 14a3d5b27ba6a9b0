import type { FeedStatus } from '../control/surplusFeed';
import { setupKeys, setupText, surplusSetup, type SetupItem } from '../control/surplusSetup';
import { catalogue } from '../goe/catalogue/catalogue';
import type { StateValue } from '../goe/catalogue/row';
import { writableState } from '../goe/codec/plan';
import { reasonOf, RefusedError } from '../goe/errors';
import type { DeviceSession } from '../goe/session/deviceSession';
import type { BrokerForCharger } from '../goe/transport/mqttSettings';
import { enterBroker, type BrokerEntered, type BrokerEntryPartner } from './brokerEntry';
import { Cards } from './cards';
import type { StartStop } from './startStop';
import type { Wishes } from './wishes';

/** Power in W: pGrid negative when feeding in, pAkku negative when the battery is charged (go-eCharger-API-v2, `ids`). */
export interface PvData {
    readonly pGrid: number;
    readonly pPv?: number | undefined;
    readonly pAkku?: number | undefined;
}

/** The states that show what was sent. */
export function sentPowers(data: Partial<PvData>): Map<string, number | null> {
    return new Map([
        ['surplus.sentGridPower', data.pGrid ?? null],
        ['surplus.sentSolarPower', data.pPv ?? null],
        ['surplus.sentBatteryPower', data.pAkku ?? null],
    ]);
}

/** What stands in the way of charging from surplus, and whether it was set just now. */
export type SetupResult = Omit<SetupItem, 'key'> & { readonly set: boolean };

/** What commands need to know besides the device. */
export interface CommandPartner extends BrokerEntryPartner {
    /** What the surplus feed does; undefined: there is none. */
    feedStatus(): FeedStatus | undefined;
    /** Shows values of the adapter's own states. */
    show(values: ReadonlyMap<string, StateValue>): void;
}

/** What scripts and messages can ask of one device. */
export class DeviceCommands {
    readonly cards: Cards;
    /** When surplus data was last sent, ms since 1970; undefined: never. */
    fedAt: number | undefined;

    constructor(
        private readonly session: DeviceSession,
        private readonly wishes: Wishes,
        private readonly startStop: StartStop,
        private readonly partner: CommandPartner,
    ) {
        this.cards = new Cards(session, wishes, partner.clock);
    }

    /** Who the device is, how it is reached, and the value of every state. */
    status(): Record<string, unknown> {
        const { identity, isConnected, values, way } = this.session;
        return { connected: isConnected, connection: way, ...identity, values: Object.fromEntries(values) };
    }

    /**
     * Reads from the device now.
     *
     * @param names API keys (raw values) and state ids (readable values)
     * @returns name -> value; null where the device does not have it
     * @throws RefusedError for secrets, ConnectionError
     */
    read(names: readonly string[]): Promise<Record<string, unknown>> {
        return this.session.read(names);
    }

    /**
     * Writes several values; all are tried.
     *
     * @param values state ids with readable values, or API keys with raw values
     * @returns name -> what the device made of it; true where that cannot be read back
     * @throws RefusedError that names each that was refused, and why
     */
    async writeAll(values: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
        const names = Object.keys(values);
        const done = await Promise.allSettled(names.map(name => this.writeOne(name, values[name])));
        const refused = done.flatMap(result => (result.status === 'rejected' ? [reasonOf(result.reason)] : []));
        if (refused.length > 0) {
            const taken = names.filter((_name, index) => done[index].status === 'fulfilled');
            throw new RefusedError(`${refused.join(' ')}${taken.length > 0 ? ` Written: ${taken.join(', ')}.` : ''}`);
        }
        return Object.fromEntries(
            done.map((result, index) => [names[index], result.status === 'fulfilled' ? result.value : null] as const),
        );
    }

    /**
     * Starts or stops charging.
     *
     * @param on start or stop
     * @param minutes then back to what was set before; undefined: for good
     */
    async force(on: boolean, minutes?: number): Promise<{ charging: 'on' | 'off'; until: number | null }> {
        return { charging: on ? 'on' : 'off', until: await this.startStop.force(on, minutes) };
    }

    /** The surplus feed stopped it, and nobody has decided since. */
    get isHolding(): boolean {
        return this.startStop.isHolding;
    }

    /** Stops for lack of surplus data; {@link release} ends it, unless somebody else decides in between. */
    hold(): Promise<void> {
        return this.startStop.hold();
    }

    /** Takes up such a stop from before a restart. */
    resumeHold(): void {
        this.startStop.resumeHold();
    }

    /** Ends such a stop. */
    release(): Promise<void> {
        return this.startStop.release();
    }

    /** The highest current that may be set here, in A; undefined: no limit is known. */
    get highestCurrent(): number | undefined {
        return this.wishes.highestCurrent('maxCurrent');
    }

    /** Tells the charger's own surplus logic what flows in the house; to be repeated every five seconds. */
    async feed(data: PvData): Promise<boolean> {
        this.wishes.checkMayWrite('surplus data');
        await this.session.writeRaw('ids', JSON.parse(JSON.stringify(data)));
        this.fedAt = this.partner.clock.now();
        this.partner.show(sentPowers(data));
        return true;
    }

    /**
     * What stands in the way of charging from surplus, and sets it where that is wished.
     *
     * @param apply false: nothing is written
     * @returns `ready`: nothing is in the way any more; `list`: what was, each with whether it was set; `text`: the same in words
     * @throws RefusedError where the device has no surplus control, ConnectionError
     */
    async setupSurplus(apply: boolean): Promise<{ ready: boolean; list: SetupResult[]; text: string }> {
        const before = await this.surplusSetup();
        const toSet = apply
            ? before.flatMap(({ key, needed, setting }) => (key ? [{ key, needed, setting }] : []))
            : [];
        const refusals: string[] = [];
        if (toSet.length > 0) {
            this.wishes.checkMayWrite('what stands in the way of surplus');
        }
        // The forced state last: it may fall back to neutral, or not, when the mode changes (dbus-goecharger, "Findings").
        for (const isForce of [false, true]) {
            const some = toSet.filter(({ key }) => (key === 'frc') === isForce);
            const names = some.map(({ key, needed, setting }) => [
                this.session.plan?.states.has(setting) ? setting : key,
                needed,
            ]);
            await this.writeAll(Object.fromEntries(names) as Record<string, unknown>).catch((error: unknown) =>
                refusals.push(reasonOf(error)),
            );
        }
        const after = apply ? await this.surplusSetup() : before;
        const list = before.map(({ key, ...item }) => ({
            ...item,
            set: apply && key !== undefined && !after.some(({ setting }) => setting === item.setting),
        }));
        const text = [
            setupText(
                before.map((item, at) => ({ ...item, isSet: list[at].set })),
                apply,
            ),
            ...refusals,
        ].join('\n');
        return { ready: after.length === 0, list, text };
    }

    /**
     * Enters a broker in the charger and switches MQTT on there, with writing allowed.
     *
     * @param broker as the charger can reach it
     * @returns true, or what is written and what follows where that takes longer than somebody waits (API v1)
     */
    async configureMqtt(broker: BrokerForCharger): Promise<BrokerEntered> {
        this.wishes.checkMayWrite('the MQTT settings of the charger');
        return enterBroker(this.partner, broker);
    }

    private async surplusSetup(): Promise<SetupItem[]> {
        const { startStop, wishes } = this;
        const raw = await this.session.read(setupKeys);
        if (raw.fup === null || raw.lmo === null) {
            throw new RefusedError(
                'this device has no surplus control that could be reached this way; it takes API v2.',
            );
        }
        return surplusSetup({
            raw,
            highestCurrent: this.highestCurrent,
            readOnly: wishes.isReadOnly,
            way: this.session.way ?? '',
            isHeld: startStop.isHolding,
            feedStatus: this.partner.feedStatus(),
        });
    }

    private async writeOne(name: string, value: unknown): Promise<unknown> {
        const { plan } = this.session;
        const state = plan && writableState(plan, name);
        if (state !== undefined) {
            return this.wishes.change(state.row.id, value);
        }
        const wish = this.wishes.rawWithinLimits(name, value);
        if (!/^\w{1,40}$/.test(name) || this.session.wouldFeign(name)) {
            throw new RefusedError(whyUnknown(name));
        }
        try {
            await this.session.writeRaw(name, wish);
        } catch (error) {
            // Where several are written, which one it was.
            throw reasonOf(error).startsWith(`${name}:`) ? error : new RefusedError(`${name}: ${reasonOf(error)}`);
        }
        return true;
    }
}

function whyUnknown(name: string): string {
    const row = catalogue.flatMap(({ states = [] }) => states).find(({ id }) => id === name);
    return row === undefined
        ? `${JSON.stringify(name)} is neither a state of this device nor an API key.`
        : `${name} is no state of this device: it comes with the key set ${row.set}, where the device has it.`;
}
