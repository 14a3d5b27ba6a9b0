import { catalogue } from '../goe/catalogue/catalogue';
import type { StateValue } from '../goe/catalogue/row';
import type { Clock } from '../goe/clock';
import type { DevicePlan } from '../goe/codec/plan';
import { RefusedError, reasonOf } from '../goe/errors';
import { DeviceSession } from '../goe/session/deviceSession';
import type { DeviceIdentity } from '../goe/session/identity';
import type { ConnectionType, Way } from '../goe/transport/transport';
import { waysTo } from '../goe/transport/ways';
import { adapterClock } from './adapterClock';
import { growObjectTree } from './objectTree';
import type { DeviceSettings } from './settings';
import type { CloudSettings } from './sharedSettings';
import { StateWriter } from './stateWriter';

/** What a station needs to know from the instance it belongs to. */
export interface StationOwner {
    /** The system's language. */
    readonly language: string;
    connectionChanged(): void;
    /** Addresses of the maker's cloud. */
    readonly cloud: CloudSettings;
    /** Another station of the instance has this id already. */
    isTaken(id: string): boolean;
}

/** One configured charger or controller: its session, its objects, its states. */
export class ChargingStation {
    private session: DeviceSession | undefined;
    private writer: StateWriter | undefined;
    private deviceId: string | undefined;
    private label: string;
    private lastError = '';
    /** Who the device was and how it was reached when it was last met. */
    private knownSerial = '';
    private knownWay: ConnectionType | undefined;

    constructor(
        private readonly adapter: ioBroker.Adapter,
        private readonly settings: DeviceSettings,
        private readonly owner: StationOwner,
    ) {
        this.label = settings.id || settings.host || settings.serial || 'The device';
    }

    /** Id of the device below the instance; undefined until the device has been met once. */
    get id(): string | undefined {
        return this.deviceId;
    }

    get isConnected(): boolean {
        return this.session?.isConnected ?? false;
    }

    /** Starts to connect and returns; a device that is off is waited for. */
    async start(): Promise<void> {
        const { intervalMs, keySet, serial } = this.settings;
        const known = await this.findKnownDevice();
        if (known !== undefined) {
            await this.open(known);
            this.writer?.answer('info.connection', false);
        }
        const clock = adapterClock(this.adapter);
        this.session = new DeviceSession({
            ways: this.ways(clock),
            clock,
            random: Math.random,
            keySet,
            ...(intervalMs === undefined ? {} : { intervalMs }),
            ...(serial === '' ? {} : { serial }),
            where: this.label,
            counters: this.counters(),
            listener: {
                onDevice: (identity, plan, way) => this.onDevice(identity, plan, way),
                onValues: values => this.writer?.write(values),
                onConnection: (connected, reason) => this.onConnection(connected, reason),
                onWay: (way, reason) => this.onWay(way, reason),
                onRemark: text => this.adapter.log.info(`${this.label}: ${text}`),
            },
        });
        this.session.start();
    }

    /** Ends the connection and says so in the states. */
    async stop(): Promise<void> {
        this.session?.stop();
        this.writer?.close();
        if (this.deviceId !== undefined) {
            await this.adapter.setState(`${this.deviceId}.info.connection`, { val: false, ack: true });
        }
    }

    /** Fulfils a user's wish, or says why not. Never throws. */
    async write(id: string, value: StateValue): Promise<void> {
        try {
            this.checkOwnLimits(id, value);
            if (this.session === undefined) {
                return;
            }
            const outcome = await this.session.write(id, value);
            if (outcome.replaced) {
                return;
            }
            const now = outcome.value ?? this.session.valueOf(id) ?? value;
            this.writer?.answer(id, now);
            const isAsWished = outcome.value === undefined || outcome.value === value;
            if (!isAsWished) {
                this.adapter.log.info(
                    `${this.label}: ${id}: asked for ${String(value)}, the device made it ${String(now)}.`,
                );
            }
            this.showLastError(
                isAsWished ? '' : `${id}: asked for ${String(value)}, the device made it ${String(now)}.`,
            );
        } catch (error) {
            this.writer?.answer(id, this.session?.valueOf(id) ?? this.writer.last(id)?.value ?? null);
            this.showLastError(reasonOf(error));
            this.adapter.log.warn(`${this.label}: ${reasonOf(error)}`);
        }
    }

    private checkOwnLimits(id: string, value: StateValue): void {
        const { maxCurrent, readOnly } = this.settings;
        if (readOnly) {
            throw new RefusedError(`${id} was not written: this device is set to read only in the settings.`);
        }
        if (
            maxCurrent > 0 &&
            typeof value === 'number' &&
            value > maxCurrent &&
            (id === 'maxCurrent' || id === 'maxCurrentTemp')
        ) {
            throw new RefusedError(
                `${id} = ${value}: above the limit of ${maxCurrent} A in the settings of this device.`,
            );
        }
    }

    private ways(clock: Clock): Way[] {
        const { connection, host, password, serial, token } = this.settings;
        const known = Object.entries({ host, password, serial: serial || this.knownSerial, token });
        return waysTo(
            {
                connection,
                cloud: this.owner.cloud,
                ...(this.knownWay === undefined ? {} : { known: this.knownWay }),
                ...Object.fromEntries(known.filter(([, text]) => text !== '')),
            },
            clock,
        );
    }

    /** A device that was met before is shown as away until it answers: it is found by its id, its serial number or its host. */
    private async findKnownDevice(): Promise<string | undefined> {
        const { host, id, serial } = this.settings;
        const devices = await this.adapter.getDevicesAsync();
        const known = devices.find(({ _id, native }) =>
            id !== ''
                ? _id === `${this.adapter.namespace}.${id}`
                : serial !== ''
                  ? native.serial === serial
                  : host !== '' && native.host === host,
        );
        this.knownSerial = typeof known?.native.serial === 'string' ? known.native.serial : '';
        this.knownWay = known?.native.connection as ConnectionType | undefined;

        return known?._id.slice(this.adapter.namespace.length + 1);
    }

    private async open(id: string): Promise<void> {
        this.deviceId = id;
        this.writer = new StateWriter(this.adapter, id);
        await this.writer.load();
        const lastError = this.writer.last('info.lastError')?.value;
        this.lastError = typeof lastError === 'string' ? lastError : '';
    }

    /** Energy counters as shown before this start: they must not fall. */
    private counters(): Map<string, { value: number; at: number }> {
        const counters = new Map<string, { value: number; at: number }>();
        for (const row of catalogue.flatMap(({ states = [] }) => states)) {
            const last = row.rising ? this.writer?.last(row.id) : undefined;
            if (typeof last?.value === 'number') {
                counters.set(row.id, { value: last.value, at: last.at });
            }
        }
        return counters;
    }

    private async onDevice(identity: DeviceIdentity, plan: DevicePlan, way: ConnectionType): Promise<void> {
        const id = this.settings.id || identity.serial;
        if (this.owner.isTaken(id)) {
            throw new RefusedError(
                `${this.label} is the same device as another entry of the settings (${id}); remove one of them.`,
            );
        }
        this.label = `${identity.name} (${identity.serial})`;
        if (this.deviceId !== id) {
            await this.open(id);
        }
        const { host, keySet } = this.settings;
        this.writer?.follow(
            await growObjectTree(this.adapter, {
                device: id,
                host,
                way,
                identity,
                plan,
                keySet,
                language: this.owner.language,
            }),
        );
        // Only what can be written: the adapter's own writes of readings would all come back to it.
        const writable = [...plan.states.values()].filter(({ row }) => row.access !== 'r');
        await this.adapter.subscribeForeignStatesAsync(
            writable.map(({ row }) => `${this.adapter.namespace}.${id}.${row.id}`),
        );
    }

    private onConnection(connected: boolean, reason: string): void {
        this.writer?.write(
            new Map<string, StateValue>([
                ['info.connection', connected],
                ['info.connectionType', this.session?.way ?? ''],
                ['info.lastError', this.lastError],
            ]),
        );
        const { firmware, type } = this.session?.identity ?? {};
        if (connected) {
            this.adapter.log.info(
                `${this.label} is connected: ${type || 'go-e device'}, firmware ${firmware || 'unknown'}.`,
            );
        } else {
            this.writer?.deviceIsAway();
            this.adapter.log.warn(`${this.label} is not reachable: ${reason} It is tried again.`);
        }
        this.owner.connectionChanged();
    }

    private onWay(way: ConnectionType, reason: string): void {
        this.writer?.write(new Map([['info.connectionType', way]]));
        this.adapter.log.info(`${this.label} is reached by ${way} from now on: ${reason}`);
    }

    private showLastError(text: string): void {
        this.lastError = text;
        this.writer?.write(new Map([['info.lastError', text]]));
    }
}
