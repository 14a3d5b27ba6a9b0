import type { Clock } from '../clock';
import { ConnectionError, TimeoutError, type GoeError } from '../errors';
import type { RawValues } from '../rawValues';
import { MqttDialect } from './mqttDialect';
import type { MqttLink, MqttMessage } from './mqttLink';
import { MqttReplies } from './mqttReplies';
import { OtherWay } from './otherWay';
import { pause } from './pause';
import { localPace, type PushListener, type Transport, type WriteReply } from './transport';
import { keptOf, V1Commands } from './v1Commands';
import { Watchdog } from './watchdog';

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
const ALLOW_WRITING = 'Allow it in the go-e app: Settings > Connection > MQTT, switch "read only" off';
const READ_ONLY = `the device takes no values by MQTT. ${ALLOW_WRITING}`;
const NO_ANSWER = `the device has not answered, so it seems to take no values by MQTT. ${ALLOW_WRITING}`;
/** Some keys are taken by HTTP only, such as `wda` (go-eCharger-API-v2 issue 35). */
const mayGoElsewhere = (reply: true | string): boolean =>
    reply === READ_ONLY || reply === NO_ANSWER || /not allowed from mqtt/i.test(String(reply));

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
    /** What the broker has kept, by dialect, until the device itself shows which of them it speaks. */
    private readonly kept = new Map<string, Record<string, unknown>>();
    private readonly replies: MqttReplies;
    private readonly watchdog: Watchdog;
    private listener: PushListener | undefined;
    private over: GoeError | undefined;
    private readonly ended = new AbortController();
    private unsubscribe: (() => void) | undefined;
    private dialect: MqttDialect | undefined;
    /** Ends the waiting for the first sign of life. */
    private onLive: ((error?: GoeError) => void) | undefined;
    private readonly besides: OtherWay;
    private readonly commands: V1Commands;

    private constructor(
        private readonly access: MqttAccess,
        private readonly clock: Clock,
    ) {
        this.replies = new MqttReplies(clock);
        this.watchdog = new Watchdog(clock, SILENCE_MS, () =>
            this.end(
                new TimeoutError(`Device ${access.serial} has sent nothing to the broker for ${SILENCE_MS / 1000} s.`),
            ),
        );
        this.besides = new OtherWay(access.besides, access.serial);
        this.commands = new V1Commands(
            { status: () => this.values, send: (key, text) => this.command(key, text) },
            clock,
            this.ended.signal,
        );
    }

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
        // API v1 publishes all it has.
        const besides = missing.length > 0 && this.api === 'v2' ? await this.besides.read(missing) : {};
        return { ...besides, ...Object.fromEntries(keys.filter(key => key in values).map(key => [key, values[key]])) };
    }

    async write(values: RawValues): Promise<WriteReply> {
        if (this.over) {
            throw this.over;
        }
        if (this.api === 'v1') {
            return this.commands.write(values);
        }
        const replies: Record<string, true | string> = {};
        for (const [key, value] of Object.entries(values)) {
            replies[key] = await this.set(key, value);
        }
        const elsewhere = Object.keys(values).filter(key => mayGoElsewhere(replies[key]));
        if (elsewhere.length > 0) {
            // What the device said by MQTT stands where the other way does not work.
            const wishes = Object.fromEntries(elsewhere.map(key => [key, values[key]]));
            Object.assign(replies, await this.besides.write(wishes));
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
            const timer = clock.startTimer(() => {
                const why = this.unsubscribe
                    ? `Device ${serial} sends nothing to the broker. ${SWITCH_ON}.`
                    : `The MQTT broker has not answered within ${FIRST_MS / 1000} s.`;
                reject(new TimeoutError(why));
            }, FIRST_MS);
            this.onLive = error => {
                clock.stopTimer(timer);
                error ? reject(error) : resolve();
            };
        });
        const subscribing = link.subscribe(MqttDialect.filters(serial, prefix), {
            onMessage: message => this.receive(message),
            onLost: error => this.end(error),
        });
        const subscribed = subscribing.then(unsubscribe => {
            this.unsubscribe = unsubscribe;
            if (this.over) {
                unsubscribe();
            }
        });
        // A link whose other end has vanished answers nothing for a minute: the other ways shall not wait for that.
        await Promise.all([subscribed, live]);
        if (this.api === 'v2') {
            await pause(SETTLE_MS, clock, this.ended.signal);
        }
        if (this.over) {
            throw this.over;
        }
    }

    private receive(message: MqttMessage): void {
        if (this.over) {
            return;
        }
        const { serial, prefix } = this.access;
        const dialect = this.dialect ?? MqttDialect.of(message.topic, serial, prefix);
        const said = dialect?.read(message);
        if (dialect === undefined || said === undefined) {
            return;
        }
        if ('result' in said) {
            this.replies.came(said.result.key, said.result.text);
            return;
        }
        if (message.isRetained) {
            this.keep(dialect, said.values);
            return;
        }
        if (this.dialect === undefined) {
            this.dialect = dialect;
            const kind = dialect.isController ? { typ: 'controller' } : {};
            Object.assign(this.values, { sse: serial, ...kind }, this.kept.get(nameOf(dialect)));
            this.kept.clear();
        }
        Object.assign(this.values, said.values);
        this.onLive?.();
        this.watchdog.feed();
        if (dialect.api === 'v1') {
            this.replies.came('status', '');
        }
        this.listener?.onValues(said.values);
    }

    /**
     * What the broker has kept may be days old: it is no sign of life, says nothing against what the device itself has sent,
     * and does not count where the device publishes under another prefix by now.
     */
    private keep(dialect: MqttDialect, values: RawValues): void {
        if (this.dialect === undefined) {
            const name = nameOf(dialect);
            this.kept.set(name, Object.assign(this.kept.get(name) ?? {}, values));
        } else {
            Object.assign(this.values, { ...values, ...this.values });
        }
    }

    private async set(key: string, value: unknown): Promise<true | string> {
        if (this.values.mcr === true) {
            return READ_ONLY;
        }
        const before = this.values[key];
        const answer = this.replies.next(key, REPLY_MS);
        await this.access.link.publish(this.dialect?.setTopic(key) ?? '', JSON.stringify(value));
        const text = await answer;
        if (text === undefined && key === 'rst') {
            return true; // Whoever restarts need not have answered before.
        }
        if (this.over) {
            throw this.over;
        }
        if (text !== undefined) {
            return text === 'success' ? true : text.slice(0, 200);
        }
        if (this.values.mcr !== undefined) {
            throw new TimeoutError(`Device ${this.access.serial} has not answered within ${REPLY_MS / 1000} s.`);
        }
        // Firmware before 051.5 answers nothing, others do not publish `mcr` (055.6): the value itself must tell.
        const now = this.values[key];
        return now !== before || JSON.stringify(now) === JSON.stringify(value) ? true : NO_ANSWER;
    }

    private async command(key: string, wish: string): Promise<true | string> {
        await this.access.link.publish(this.dialect?.commandTopic ?? '', `${key}=${wish}`);
        if (key === 'rst') {
            return true; // It restarts without an answer (mikrohard/goecharger, README).
        }
        const end = this.clock.now() + V1_REPLY_MS;
        let hasAnswered = false;
        // The first status may have been on its way before the command.
        while ((await this.replies.next('status', end - this.clock.now())) !== undefined) {
            hasAnswered = true;
            if (keptOf(key, wish, this.values) === true) {
                return true;
            }
        }
        if (this.over) {
            throw this.over;
        }
        if (!hasAnswered) {
            throw new TimeoutError(`Device ${this.access.serial} has not answered within ${V1_REPLY_MS / 1000} s.`);
        }
        return keptOf(key, wish, this.values);
    }

    private end(error: GoeError): void {
        if (this.over) {
            return;
        }
        this.over = error;
        this.ended.abort();
        this.watchdog.stop();
        this.unsubscribe?.();
        this.onLive?.(error);
        this.replies.end();
        this.besides.close();
        this.listener?.onLost(error);
    }
}

/** Distinguishes dialects: one device may have used several in its life, and a broker forgets none. */
function nameOf({ api, prefix }: MqttDialect): string {
    return `${api} ${prefix}`;
}
