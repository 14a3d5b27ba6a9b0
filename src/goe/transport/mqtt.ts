import type { Clock, Timer } from '../clock';
import { ConnectionError, TimeoutError, type GoeError } from '../errors';
import type { RawValues } from '../rawValues';
import { MqttDialect } from './mqttDialect';
import type { MqttLink, MqttMessage } from './mqttLink';
import { pause } from './pause';
import { localPace, type PushListener, type Transport, type WriteReply } from './transport';
import { keptOf, textOfValue } from './v1Commands';

/** A device that lives sends its clock each second (`utc`, `rbt`), on API v1 everything every 5 s. */
const SILENCE_MS = 15_000;
/** The values of a device come within a second or two after the first. */
const SETTLE_MS = 1_500;
const FIRST_MS = 10_000;
const REPLY_MS = 2_000;
/** API v1 tells the result with its next status, which comes every 5 s. */
const V1_REPLY_MS = 6_000;

const SWITCH_ON =
    'Switch MQTT on in the go-e app (Settings > Connection > MQTT) and enter this broker there, or call the message configureMqtt';
const READ_ONLY =
    'the device takes no values by MQTT. Allow it in the go-e app: Settings > Connection > MQTT, switch "read only" off';

/** What an MQTT way needs. */
export interface MqttAccess {
    readonly link: MqttLink;
    readonly serial: string;
    /** Beginning of the device's topics where it is not the usual one. */
    readonly prefix?: string;
    /** A way to the same device for what it does not publish; opened when it is needed first. */
    readonly besides?: () => Promise<Transport>;
}

/** A device that publishes its values at a broker. */
export class MqttTransport implements Transport {
    readonly kind = 'mqtt';
    readonly room = Infinity;
    private readonly values: Record<string, unknown> = {};
    private readonly replies = new Map<string, (text: string) => void>();
    private listener: PushListener | undefined;
    private over: GoeError | undefined;
    private readonly ended = new AbortController();
    private watchdog: Timer;
    private unsubscribe: (() => void) | undefined;
    private dialect: MqttDialect | undefined;
    private onLive: (() => void) | undefined;
    private besides: Promise<Transport | undefined> | undefined;

    private constructor(
        private readonly access: MqttAccess,
        private readonly clock: Clock,
    ) {}

    /**
     * Waits for a sign of life of the device, and for its values.
     *
     * @throws ConnectionError where the device is silent
     */
    static async open(access: MqttAccess, clock: Clock): Promise<MqttTransport> {
        const transport = new MqttTransport(access, clock);
        try {
            await transport.begin();
        } catch (error) {
            transport.close();
            throw error;
        }
        return transport;
    }

    get api(): 'v2' | 'v1' {
        return this.dialect?.api ?? 'v2';
    }

    get pace(): Transport['pace'] {
        return this.api === 'v1' ? { ...localPace, settleMs: V1_REPLY_MS } : localPace;
    }

    async read(keys: readonly string[] | 'all'): Promise<RawValues> {
        if (this.over) {
            throw this.over;
        }
        const { values } = this;
        if (keys === 'all') {
            return { ...values };
        }
        const missing = keys.filter(key => !(key in values));
        const besides = missing.length > 0 ? await this.readBesides(missing) : {};
        return { ...besides, ...Object.fromEntries(keys.filter(key => key in values).map(key => [key, values[key]])) };
    }

    async write(values: RawValues): Promise<WriteReply> {
        if (this.over) {
            throw this.over;
        }
        const replies: Record<string, true | string> = {};
        for (const [key, value] of Object.entries(values)) {
            replies[key] = await (this.api === 'v1' ? this.command(key, value) : this.set(key, value));
        }
        const elsewhere = Object.keys(values).filter(
            key => replies[key] === READ_ONLY || /not allowed from mqtt/i.test(String(replies[key])),
        );
        if (elsewhere.length > 0) {
            const other = await this.otherWay();
            if (other !== undefined) {
                Object.assign(replies, await other.write(Object.fromEntries(elsewhere.map(key => [key, values[key]]))));
            }
        }
        return replies;
    }

    listen(listener: PushListener): void {
        this.listener = listener;
        listener.onValues({ ...this.values });
        if (this.over) {
            listener.onLost(this.over);
        }
    }

    close(): void {
        this.listener = undefined;
        this.end(new ConnectionError('The connection was closed.'));
    }

    private async begin(): Promise<void> {
        const { clock } = this;
        const { link, prefix, serial } = this.access;
        const live = new Promise<void>((resolve, reject) => {
            const timer = clock.startTimer(
                () => reject(new TimeoutError(`Charger ${serial} sends nothing to the broker. ${SWITCH_ON}.`)),
                FIRST_MS,
            );
            this.onLive = () => {
                clock.stopTimer(timer);
                resolve();
            };
        });
        live.catch(() => undefined);
        this.unsubscribe = await link.subscribe(MqttDialect.filters(serial, prefix), {
            onMessage: message => this.receive(message),
            onLost: error => this.end(error),
        });
        await live;
        if (this.api === 'v2') {
            await pause(SETTLE_MS, clock, this.ended.signal);
        }
        if (this.over) {
            throw this.over;
        }
        this.feedWatchdog();
    }

    private receive(message: MqttMessage): void {
        const { serial, prefix } = this.access;
        const dialect = this.dialect ?? MqttDialect.of(message.topic, serial, prefix);
        const said = dialect?.read(message);
        if (dialect === undefined || said === undefined) {
            return;
        }
        if ('result' in said) {
            this.replies.get(said.result.key)?.(said.result.text);
            this.replies.delete(said.result.key);
            return;
        }
        Object.assign(this.values, said.values);
        this.values.sse ??= serial;
        this.values.typ ??= dialect.isController ? 'controller' : undefined;
        // What the broker has kept may be days old: it is no sign of life.
        if (!message.isRetained) {
            this.dialect ??= dialect;
            this.onLive?.();
            if (this.watchdog !== undefined) {
                this.feedWatchdog();
            }
        }
        this.listener?.onValues(said.values);
    }

    private async set(key: string, value: unknown): Promise<true | string> {
        if (this.values.mcr === true) {
            return READ_ONLY;
        }
        const answer = this.answerTo(key, REPLY_MS);
        await this.access.link.publish(this.dialect?.setTopic(key) ?? '', JSON.stringify(value));
        const text = await answer;
        if (text === undefined && this.values.mcr !== undefined) {
            throw new TimeoutError(`Charger ${this.access.serial} has not answered within ${REPLY_MS / 1000} s.`);
        }
        // Firmware before 051.5 knows neither `mcr` nor results; what became of it shows when it is read.
        return text === 'success' || text === undefined ? true : text.slice(0, 200);
    }

    private async command(key: string, value: unknown): Promise<true | string> {
        const wish = textOfValue(value);
        const { link, serial } = this.access;
        await link.publish(`go-eCharger/${serial}/cmd/req`, `${key}=${wish}`);
        await pause(V1_REPLY_MS, this.clock, this.ended.signal);
        return keptOf(key, wish, this.values);
    }

    private answerTo(key: string, ms: number): Promise<string | undefined> {
        return new Promise(resolve => {
            const timer = this.clock.startTimer(() => {
                this.replies.delete(key);
                resolve(undefined);
            }, ms);
            this.replies.set(key, text => {
                this.clock.stopTimer(timer);
                resolve(text);
            });
        });
    }

    private async readBesides(keys: readonly string[]): Promise<RawValues> {
        const other = await this.otherWay();
        if (other === undefined) {
            return {};
        }
        const answers: Record<string, unknown> = {};
        let portion: string[] = [];
        let left = other.room;
        try {
            for (const key of [...keys, undefined]) {
                if (key === undefined || key.length + 1 > left) {
                    Object.assign(answers, portion.length > 0 ? await other.read(portion) : {});
                    portion = [];
                    left = other.room;
                }
                if (key !== undefined) {
                    portion.push(key);
                    left -= key.length + 1;
                }
            }
        } catch {
            // MQTT works: that the other way does not at the moment leaves out what only it knows.
            this.besides = undefined;
        }
        return answers;
    }

    private otherWay(): Promise<Transport | undefined> {
        const { besides } = this.access;
        this.besides ??= besides === undefined ? Promise.resolve(undefined) : besides().catch(() => undefined);
        return this.besides;
    }

    private feedWatchdog(): void {
        this.clock.stopTimer(this.watchdog);
        this.watchdog = this.clock.startTimer(
            () =>
                this.end(
                    new TimeoutError(
                        `Charger ${this.access.serial} has sent nothing to the broker for ${SILENCE_MS / 1000} s.`,
                    ),
                ),
            SILENCE_MS,
        );
    }

    private end(error: GoeError): void {
        if (this.over) {
            return;
        }
        this.over = error;
        this.ended.abort();
        this.clock.stopTimer(this.watchdog);
        this.unsubscribe?.();
        this.onLive?.();
        void this.besides?.then(transport => transport?.close());
        this.listener?.onLost(error);
    }
}
