import { writableState } from '../goe/codec/plan';
import { asStateValue } from '../goe/codec/typedValue';
import { reasonOf, RefusedError } from '../goe/errors';
import type { DeviceSession } from '../goe/session/deviceSession';
import type { BrokerForCharger } from '../goe/transport/mqttSettings';
import { enterBroker, type BrokerEntered, type BrokerEntryPartner } from './brokerEntry';
import type { StartStop } from './startStop';
import type { Wishes } from './wishes';

/** Power in W: pGrid negative when feeding in, pAkku negative when the battery is charged (go-eCharger-API-v2, `ids`). */
export interface PvData {
    readonly pGrid: number;
    readonly pPv?: number | undefined;
    readonly pAkku?: number | undefined;
}

/** What scripts and messages can ask of one device. */
export class DeviceCommands {
    constructor(
        private readonly session: DeviceSession,
        private readonly wishes: Wishes,
        private readonly startStop: StartStop,
        private readonly entry: BrokerEntryPartner,
    ) {}

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

    /** The highest current that may be set here, in A; undefined: no limit is known. */
    get highestCurrent(): number | undefined {
        return this.wishes.highestCurrent('maxCurrent');
    }

    /** Tells the charger's own surplus logic what flows in the house; to be repeated every five seconds. */
    async feed(data: PvData): Promise<boolean> {
        this.wishes.checkMayWrite('surplus data');
        await this.session.writeRaw('ids', JSON.parse(JSON.stringify(data)));
        return true;
    }

    /**
     * Enters a broker in the charger and switches MQTT on there, with writing allowed.
     *
     * @param broker as the charger can reach it
     * @returns true, or what is written and what follows where that takes longer than somebody waits (API v1)
     */
    async configureMqtt(broker: BrokerForCharger): Promise<BrokerEntered> {
        this.wishes.checkMayWrite('the MQTT settings of the charger');
        return enterBroker(this.entry, broker);
    }

    private async writeOne(name: string, value: unknown): Promise<unknown> {
        const { plan } = this.session;
        const state = plan && writableState(plan, name);
        if (state !== undefined) {
            return this.wishes.change(state.row.id, asStateValue(state.row, value));
        }
        this.wishes.checkMayWrite(name);
        if (!/^\w{1,40}$/.test(name)) {
            throw new RefusedError(`${JSON.stringify(name)} is neither a state of this device nor an API key.`);
        }
        await this.session.writeRaw(name, value);
        return true;
    }
}
