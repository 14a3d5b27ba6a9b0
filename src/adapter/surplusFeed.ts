import {
    chargesOnSurplus,
    FeedControl,
    feedingStatus,
    feedStatus,
    surplusKeys,
    type FeedStatus,
} from '../control/surplusFeed';
import { inputsOf, readSurplus, type InputValue, type SurplusReading } from '../control/surplusInputs';
import type { Clock, Timer } from '../goe/clock';
import { RefusedError, reasonOf } from '../goe/errors';
import type { ChargingStation } from './chargingStation';
import { sentPowers } from './deviceCommands';
import type { Notifications } from './notifications';
import type { SurplusSettings } from './surplusSettings';

/** The part of the adapter that is needed here. */
export type FeedPlatform = Pick<
    ioBroker.Adapter,
    'getForeignStateAsync' | 'subscribeForeignStatesAsync' | 'getDevicesAsync' | 'extendObject' | 'log' | 'namespace'
>;

/** One charger, as the feed knows it. */
interface Fed {
    control: FeedControl | undefined;
    /** It was to be stopped, and its answer has not come. */
    isInDoubt: boolean;
    /** A look is under way. */
    isBusy: boolean;
    status: FeedStatus | undefined;
    /** ms since 1970: since when a car is connected and nothing is known; undefined: it is. */
    brokenSince: number | undefined;
    /** ms since 1970: before, a charger that refuses is not tried again. */
    restUntil: number;
    /** What went wrong, until something is sent again. */
    complaint: string;
    saidWrongSign: boolean;
}

const LOOK_EVERY_MS = 1_000;
/** Without a feed there is only a stop from before to be released. */
const LOOK_WITHOUT_FEED_MS = 30_000;
const REST_AFTER_REFUSAL_MS = 60_000;
/** A script that has sent nothing for so long sends no more: it is to do so every five seconds. */
const SCRIPT_SILENT_MS = 10_000;
const FORCED_OFF = 1;
/** No data for the charger. */
const brokenStatus: readonly FeedStatus[] = [
    feedStatus.missing,
    feedStatus.tooOld,
    feedStatus.notANumber,
    feedStatus.stopped,
];
/** So long without data with a car connected is no gap any more. */
const LOST_AFTER_MS = 10 * 60_000;
/** Nobody acknowledges what scripts keep there; elsewhere a value without `ack` is a wish. */
const ofScripts = /^(0_userdata|javascript)\./;
const unfed: SurplusReading = { unknown: 'missing', id: '' };

/** Tells the chargers what flows in the house, so that their own surplus logic works, and ends charging that goes on without. */
export class SurplusFeed {
    private readonly latest = new Map<string, InputValue>();
    private readonly inputs: ReadonlySet<string>;
    private readonly fed = new Map<ChargingStation, Fed>();
    private timer: Timer;
    private isClosed = false;
    private namesAreChecked = false;

    /**
     * @param platform the adapter
     * @param clock time
     * @param settings what to feed to whom
     * @param stations all devices of the instance, also those that come later
     * @param notifications where people are told that the data is missing for long; undefined: nobody is
     */
    constructor(
        private readonly platform: FeedPlatform,
        private readonly clock: Clock,
        private readonly settings: SurplusSettings,
        private readonly stations: () => readonly ChargingStation[],
        private readonly notifications?: Notifications,
    ) {
        this.inputs = new Set(settings.inputs ? inputsOf(settings.inputs).map(({ id }) => id) : []);
    }

    /** Subscribes the states of the house and begins. */
    async start(): Promise<void> {
        if (this.inputs.size > 0) {
            await this.platform.subscribeForeignStatesAsync([...this.inputs]);
        }
        for (const id of this.inputs) {
            const state = await this.platform.getForeignStateAsync(id);
            if (!this.latest.has(id)) {
                this.hear(id, state);
            }
        }
        this.look();
    }

    /**
     * A state of the platform has changed; those that are no input are nothing to it.
     *
     * @param id full id
     * @param state null: it is gone
     */
    hear(id: string, state: ioBroker.State | null | undefined): void {
        if (!this.inputs.has(id)) {
            return;
        }
        if (!state) {
            this.latest.set(id, { value: null, ts: this.clock.now() });
        } else if (state.ack || ofScripts.test(id)) {
            // With a bad quality an adapter says that it keeps an old value: the device behind it is away.
            this.latest.set(id, { value: state.q ? null : state.val, ts: state.ts });
        }
    }

    /** Nothing is sent any more. What was stopped stays so, and is known after a restart. */
    close(): void {
        this.isClosed = true;
        this.clock.stopTimer(this.timer);
    }

    private look(): void {
        if (this.isClosed) {
            return;
        }
        for (const station of this.stations()) {
            const fed = this.fed.get(station) ?? newFed();
            this.fed.set(station, fed);
            if (!fed.isBusy && station.isConnected && this.clock.now() >= fed.restUntil) {
                fed.isBusy = true;
                this.step(station, fed)
                    .catch((error: unknown) => this.failed(station, fed, error))
                    .finally(() => (fed.isBusy = false));
            }
        }
        this.checkNames();
        this.timer = this.clock.startTimer(
            () => this.look(),
            this.settings.inputs ? LOOK_EVERY_MS : LOOK_WITHOUT_FEED_MS,
        );
    }

    /** A chosen name may be one that only the charger itself can tell: whether nobody has it is known once all have answered. */
    private checkNames(): void {
        const { devices, inputs } = this.settings;
        const stations = this.stations();
        if (this.namesAreChecked || !inputs || !stations.every(({ isConnected }) => isConnected)) {
            return;
        }
        this.namesAreChecked = true;
        for (const name of devices.filter(chosen => !stations.some(station => station.isCalled(chosen)))) {
            this.platform.log.warn(
                `Surplus: none of the devices is called "${name}", so nothing is fed there; there are ${stations.map(({ label }) => label).join(', ')}.`,
            );
        }
    }

    private async step(station: ChargingStation, fed: Fed): Promise<void> {
        const force = station.valueOf('forceState');
        if (typeof force !== 'number') {
            // A controller, or API v1: they take no `ids` (goe-controller-API issue 7).
            return this.show(station, fed, feedStatus.off);
        }
        if (fed.control === undefined) {
            const wasStopped = await this.wasStopped(station);
            fed.control = new FeedControl(wasStopped);
            if (wasStopped) {
                station.commands.resumeHold();
            }
        }
        const { control } = fed;
        if (fed.isInDoubt) {
            return this.settleDoubt(station, fed, control);
        }
        const { devices, inputs, stopWhenBroken } = this.settings;
        const now = this.clock.now();
        const reading = inputs ? readSurplus(inputs, id => this.latest.get(id), now) : unfed;
        const carConnected = station.valueOf('carConnected') as boolean | null | undefined;
        const { action, status } = control.next({
            now,
            enabled: inputs !== undefined && (devices.length === 0 || devices.some(name => station.isCalled(name))),
            stopWhenBroken,
            reading,
            carConnected,
            charging: station.valueOf('charging') === true,
            carW: Number(station.valueOf('powerAll') ?? 0),
            isHeld: station.commands.isHolding,
            force,
        });
        this.report(station, fed, status, reading);
        switch (action.kind) {
            case 'send':
                await station.commands.feed(action.power);
                fed.complaint = '';
                return this.show(station, fed, status);
            case 'stop':
                return this.stop(station, fed, control, status);
            case 'release':
                return this.release(station, control);
            case 'forget':
                this.platform.log.info(`${station.label}: somebody else decided about charging since it was stopped.`);
                await this.keep(station, false);
        }
        if (!feedingStatus.includes(status)) {
            this.show(station, fed, status);
        }
    }

    private async stop(station: ChargingStation, fed: Fed, control: FeedControl, status: FeedStatus): Promise<void> {
        this.show(station, fed, status);
        // What is known of the settings may be an hour old, and somebody may just have decided otherwise.
        if (!chargesOnSurplus(await station.commands.read(surplusKeys))) {
            control.leaveAlone(this.clock.now());
            return;
        }
        // Kept before it is done: a restart in between must not leave a charger off for good.
        await this.keep(station, true);
        fed.isInDoubt = true;
        await station.commands.hold();
        fed.isInDoubt = false;
        control.stopped();
        this.show(station, fed, feedStatus.stopped);
        this.platform.log.warn(
            `${station.label}: it went on charging without surplus data and was stopped; it is released when the data is back.`,
        );
    }

    /** A stop whose answer got lost may have been done: only the charger knows. */
    private async settleDoubt(station: ChargingStation, fed: Fed, control: FeedControl): Promise<void> {
        const isOff = (await station.commands.read(['forceState'])).forceState === FORCED_OFF;
        fed.isInDoubt = false;
        if (isOff) {
            station.commands.resumeHold();
            control.stopped();
        } else {
            await this.keep(station, false);
        }
    }

    private async release(station: ChargingStation, control: FeedControl): Promise<void> {
        // Where somebody decided since, the next look sees it.
        if ((await station.commands.read(['forceState'])).forceState !== FORCED_OFF) {
            return;
        }
        await station.commands.release();
        control.released();
        await this.keep(station, false);
        this.platform.log.info(`${station.label}: charging is released, the charger decides again.`);
    }

    private failed(station: ChargingStation, fed: Fed, error: unknown): void {
        const complaint = reasonOf(error);
        if (error instanceof RefusedError) {
            fed.restUntil = this.clock.now() + REST_AFTER_REFUSAL_MS;
            this.show(station, fed, feedStatus.off);
        }
        if (complaint !== fed.complaint) {
            fed.complaint = complaint;
            this.platform.log.warn(`${station.label}, surplus: ${complaint}`);
        }
    }

    /** One line when the feed of a car breaks, one when it is back. */
    private report(station: ChargingStation, fed: Fed, status: FeedStatus, reading: SurplusReading): void {
        const isBroken = brokenStatus.includes(status);
        const wasBroken = fed.status !== undefined && brokenStatus.includes(fed.status);
        if (status === feedStatus.wrongSign && !fed.saidWrongSign) {
            fed.saidWrongSign = true;
            this.platform.log.warn(
                `${station.label}: the grid power seems to have the wrong sign: when the car takes more, it shows more feeding in. ` +
                    'Switch "inverted" in the settings of the surplus feed; it is sent as it is until then.',
            );
        }
        if (isBroken && !wasBroken && 'unknown' in reading) {
            const why = { missing: 'is missing', tooOld: 'is too old', notANumber: 'is not a number' }[reading.unknown];
            this.platform.log.info(`${station.label}: no surplus data is sent, for ${reading.id} ${why}.`);
        } else if (feedingStatus.includes(status) && wasBroken) {
            this.platform.log.info(`${station.label}: surplus data is sent again.`);
        }
        if (!isBroken) {
            fed.brokenSince = undefined;
            this.notifications?.settle('surplusLost', station.label);
        } else if ('unknown' in reading) {
            fed.brokenSince ??= this.clock.now();
            if (this.clock.now() - fed.brokenSince >= LOST_AFTER_MS) {
                this.notifications?.raise('surplusLost', station.label, reading.id);
            }
        }
        fed.status = status;
    }

    private show(station: ChargingStation, fed: Fed, status: FeedStatus): void {
        fed.status = status;
        station.show(new Map([['surplus.feedStatus', status]]));
        // While this feed is off a script may send (setPvData).
        const { fedAt = -Infinity } = station.commands;
        const isByScript = status === feedStatus.off && this.clock.now() - fedAt < SCRIPT_SILENT_MS;
        if (!feedingStatus.includes(status) && !isByScript) {
            station.show(sentPowers({}));
        }
    }

    /** A stop of ours goes on after a restart: it stands with the device's object. */
    private async keep(station: ChargingStation, isStopped: boolean): Promise<void> {
        if (station.id !== undefined) {
            await this.platform.extendObject(station.id, { native: { stoppedWithoutSurplus: isStopped } });
        }
    }

    private async wasStopped(station: ChargingStation): Promise<boolean> {
        const devices = await this.platform.getDevicesAsync();
        const device = devices.find(({ _id }) => _id === `${this.platform.namespace}.${station.id}`);
        return device?.native.stoppedWithoutSurplus === true;
    }
}

function newFed(): Fed {
    return {
        control: undefined,
        isInDoubt: false,
        isBusy: false,
        brokenSince: undefined,
        status: undefined,
        restUntil: 0,
        complaint: '',
        saidWrongSign: false,
    };
}
