import type { FeedStatus } from '../control/surplusFeed';
import type { TimedForce } from '../control/timedForce';
import { catalogue } from '../goe/catalogue/catalogue';
import type { StateValue } from '../goe/catalogue/row';
import type { Clock } from '../goe/clock';
import type { DevicePlan } from '../goe/codec/plan';
import { ConnectionError, RefusedError } from '../goe/errors';
import { DeviceSession } from '../goe/session/deviceSession';
import type { DeviceIdentity } from '../goe/session/identity';
import type { ConnectionType, Way } from '../goe/transport/transport';
import type { Access } from '../goe/transport/ways';
import { adapterClock } from './adapterClock';
import { DeviceCommands } from './deviceCommands';
import { diagnosisOf } from './diagnosis';
import { KnownWays, knownDevice, type KnownDevice } from './knownDevice';
import { growObjectTree } from './objectTree';
import { ownStates } from './ownStates';
import type { Notifications } from './notifications';
import { sessionUser, tellsUser } from './sessionUser';
import type { DeviceSettings } from './settings';
import type { CloudSettings } from './sharedSettings';
import { StartStop } from './startStop';
import { StateWriter } from './stateWriter';
import { Wishes } from './wishes';

/** What a station needs to know from the instance it belongs to. */
export interface StationOwner {
    /** The system's language. */
    readonly language: string;
    connectionChanged(): void;
    /** Default: the adapter's own timers. */
    readonly clock?: Clock;
    /** The instance's broker; undefined where MQTT is off. */
    readonly mqtt?: NonNullable<Access['mqtt']>;
    /** Where people are told what needs them; undefined: nobody is. */
    readonly notifications?: Notifications;
    /** Addresses of the maker's cloud. */
    readonly cloud: CloudSettings;
    /** Another station of the instance has this id already. */
    isTaken(id: string): boolean;
}

/** One configured charger or controller: its session, its objects, its states. */
export class ChargingStation {
    private session: DeviceSession | undefined;
    private wishes: Wishes | undefined;
    private startStop: StartStop | undefined;
    private deviceCommands: DeviceCommands | undefined;
    private writer: StateWriter | undefined;
    private deviceId: string | undefined;
    private name: string;
    private lastError = '';
    private known: KnownDevice | undefined;
    private keptForce: TimedForce | undefined;
    private isStopped = false;

    constructor(
        private readonly adapter: ioBroker.Adapter,
        private readonly settings: DeviceSettings,
        private readonly owner: StationOwner,
    ) {
        this.name = settings.id || settings.host || settings.serial || 'The device';
    }

    /** Id of the device below the instance; undefined until the device has been met once. */
    get id(): string | undefined {
        return this.deviceId;
    }

    /** The device in words, for a person. */
    get label(): string {
        return this.name;
    }

    /**
     * What scripts can ask of the device.
     *
     * @throws ConnectionError while the instance is starting
     */
    get commands(): DeviceCommands {
        if (this.deviceCommands === undefined) {
            throw new ConnectionError(`${this.name} is not ready yet; try again in a moment.`);
        }
        return this.deviceCommands;
    }

    /** Serial number, id, host or friendly name. */
    isCalled(text: string): boolean {
        const { host, id, serial } = this.settings;
        const { identity } = this.session ?? {};
        return [id, serial, host, this.deviceId, this.known?.serial, identity?.serial, identity?.name].includes(text);
    }

    /** What helps to find a fault; no secret, no name, no address in it. */
    async diagnosis(): Promise<Record<string, unknown>> {
        return this.session ? diagnosisOf(this.session) : { connected: false };
    }

    get isConnected(): boolean {
        return this.session?.isConnected ?? false;
    }

    /** The device's last value of a state; undefined while it is away. */
    valueOf(id: string): StateValue | undefined {
        return this.isConnected ? this.session?.valueOf(id) : undefined;
    }

    /** Shows values of the adapter's own states. */
    show(values: ReadonlyMap<string, StateValue>): void {
        this.writer?.write(values);
    }

    /** Starts to connect and returns; a device that is off is waited for. */
    async start(): Promise<void> {
        const { intervalMs, keySet, serial } = this.settings;
        const known = await knownDevice(this.adapter, this.settings);
        this.known = known;
        this.keptForce = known?.timedForce;
        if (known !== undefined) {
            // A device that was met before is shown as away until it answers.
            await this.open(known.id);
            this.writer?.answer('info.connection', false);
        }
        const clock = this.owner.clock ?? adapterClock(this.adapter);
        const ways = new KnownWays(this.settings, known, this.owner, clock);
        const session = new DeviceSession({
            ways: ways.to(),
            findAgain: wanted => this.findAgain(ways, wanted),
            clock,
            random: Math.random,
            keySet,
            ...(intervalMs === undefined ? {} : { intervalMs }),
            ...(serial === '' ? {} : { serial }),
            ...(known?.serial ? { knownSerial: known.serial } : {}),
            where: this.label,
            counters: this.counters(),
            listener: {
                onDevice: (identity, plan, way) => this.onDevice(identity, plan, way),
                onValues: values => this.onValues(values),
                onConnection: (connected, reason, isLoginRefused) =>
                    this.onConnection(connected, reason, isLoginRefused),
                onWay: (way, reason) => this.onWay(way, reason),
                onRemark: text => this.adapter.log.info(`${this.label}: ${text}`),
            },
        });
        const log = (level: 'info' | 'warn', text: string): void => this.adapter.log[level](`${this.label}: ${text}`);
        const wishes = new Wishes({
            settings: this.settings,
            session,
            writer: () => this.writer,
            log,
            showLastError: text => this.showLastError(text),
            decided: () => this.startStop?.decided(),
            confirmed: id => this.showUser([id]),
        });
        this.startStop = new StartStop({
            clock,
            has: id => session.plan?.states.has(id) ?? false,
            current: id => (session.isConnected ? session.valueOf(id) : undefined),
            change: (id, value, by) => wishes.change(id, value, by),
            keep: timed => this.keepTimedForce(timed),
            log: text => log('info', text),
        });
        this.session = session;
        this.wishes = wishes;
        this.deviceCommands = new DeviceCommands(session, wishes, this.startStop, {
            clock,
            log,
            session,
            show: values => this.show(values),
            feedStatus: () => this.writer?.last('surplus.feedStatus')?.value as FeedStatus | undefined,
        });
        // The instance may have been stopped while the database was asked.
        if (!this.isStopped) {
            session.start();
        }
    }

    /** Ends the connection and says so in the states. */
    async stop(): Promise<void> {
        this.isStopped = true;
        this.session?.stop();
        this.startStop?.close();
        this.writer?.close();
        if (this.deviceId !== undefined) {
            await this.adapter.setState(`${this.deviceId}.info.connection`, { val: false, ack: true });
        }
    }

    /** A user wrote a state. Never throws. */
    async write(id: string, value: StateValue): Promise<void> {
        switch (id) {
            case 'info.readAll':
                return this.session?.refresh();
            case 'info.readSettings':
                return this.session?.refresh('settings');
            default:
                return this.wishes?.fulfil(id, value);
        }
    }

    private async findAgain(ways: KnownWays, serial: string): Promise<Way[] | undefined> {
        const found = await ways.findAgain(serial);
        if (found !== undefined) {
            this.adapter.log.info(`${this.name} was found in the network at ${found.host}.`);
        }
        return found?.ways;
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
        this.name = `${identity.name} (${identity.serial})`;
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
        const writable = [...ownStates, ...[...plan.states.values()].map(({ row }) => row)].filter(
            ({ access }) => access !== 'r',
        );
        await this.adapter.subscribeForeignStatesAsync(
            writable.map(row => `${this.adapter.namespace}.${id}.${row.id}`),
        );
    }

    private onConnection(connected: boolean, reason: string, isLoginRefused = false): void {
        this.writer?.write(
            new Map<string, StateValue>([
                ['info.connection', connected],
                ['info.connectionType', this.session?.way ?? ''],
                ['info.lastError', this.lastError],
                ['info.forcedUntil', this.keptForce?.until ?? this.startStop?.until ?? null],
            ]),
        );
        const { firmware, type } = this.session?.identity ?? {};
        if (connected) {
            if (this.keptForce !== undefined) {
                this.startStop?.resume(this.keptForce);
                this.keptForce = undefined;
            }
            this.owner.notifications?.settle('loginFailed', this.label);
            this.adapter.log.info(
                `${this.label} is connected: ${type || 'go-e device'}, firmware ${firmware || 'unknown'}.`,
            );
        } else {
            this.writer?.deviceIsAway();
            if (isLoginRefused) {
                this.adapter.log.warn(`${this.label} is not reachable: ${reason}`);
                this.owner.notifications?.raise('loginFailed', this.label, reason);
            } else {
                this.adapter.log.warn(`${this.label} is not reachable: ${reason} It is tried again.`);
            }
        }
        this.owner.connectionChanged();
    }

    private onWay(way: ConnectionType, reason: string): void {
        this.writer?.write(new Map([['info.connectionType', way]]));
        this.adapter.log.info(`${this.label} is reached by ${way} from now on: ${reason}`);
    }

    private onValues(values: ReadonlyMap<string, StateValue>): void {
        this.writer?.write(values);
        const fault = values.get('error');
        if (typeof fault === 'string' && fault !== 'NONE') {
            this.owner.notifications?.raise('chargerError', this.label, fault);
        } else if (fault === 'NONE') {
            this.owner.notifications?.settle('chargerError', this.label);
        }
        this.showUser(values.keys());
        if (values.has('forceState') || values.has('allowCharging')) {
            this.startStop?.look();
        }
    }

    private showUser(changed: Iterable<string>): void {
        if (tellsUser(changed)) {
            this.show(new Map([['session.user', sessionUser(id => this.session?.valueOf(id))]]));
        }
    }

    /** A start or stop for some minutes goes on after a restart: it stands with the device's object. */
    private async keepTimedForce(timed: TimedForce | null): Promise<void> {
        this.writer?.write(new Map([['info.forcedUntil', timed?.until ?? null]]));
        if (this.deviceId !== undefined) {
            await this.adapter.extendObject(this.deviceId, { native: { timedForce: timed } });
        }
    }

    private showLastError(text: string): void {
        this.lastError = text;
        this.writer?.write(new Map([['info.lastError', text]]));
    }
}
