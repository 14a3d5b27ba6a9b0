import mqtt, { type MqttClient } from 'mqtt';
import { Socket } from 'node:net';
import type { Clock, Timer } from '../goe/clock';
import { readV1Request, type V1Dress } from './apiV1';
import type { DeviceModel } from './deviceModel';
import type { Faults } from './faults';
import type { RequestRecord } from './httpServer';

/** Where the charger publishes. */
export interface MqttDoorOptions {
    /** 'mqtt://127.0.0.1:1883' */
    readonly broker: string;
    readonly user?: string;
    readonly password?: string;
    /** API v1: everything at one topic, every 5 s. Default v2. */
    readonly api?: 'v2' | 'v1';
    /** Default 'go-eCharger/<serial>/', or 'go-eController/<serial>/'; before firmware 054 with a slash in front. */
    readonly prefix?: string;
    /** Values are only shown (`mcr`); 'hidden': and that is not published, as in the recording of 055.6. Default false. */
    readonly readOnly?: boolean | 'hidden';
    /** It publishes whatever it has, as a newer firmware may one day. Default false: what was recorded. */
    readonly everything?: boolean;
    /** Firmware before 051.5: no answers to writes, and no `mcr`. */
    readonly hidesResults?: boolean;
}

/** What the door needs from the simulator. */
export interface MqttPartner {
    readonly clock: Clock;
    readonly device: DeviceModel;
    /** undefined: a device without API v1. */
    readonly v1: V1Dress | undefined;
    readonly faults: () => Faults;
    readonly requests: RequestRecord[];
}

/** Keys that chargers publish (recordings of 055.6 to 56.9); others there are over HTTP only: sse, fna, mcc, pnp, lot, sch_* ... */
const chargerKeys: readonly string[] =
    `acs acu adi alw ama amp amt ara ate att awcp awp bac car cards cbl ccw cch cdi cfi cid clp cus cwc deltap dns dwo err eto
    fhz frc fsp fwv lbp lbr lccfc lccfi lcctc lmo lmsc loa loc lwf mca modelStatus nrg ocu pakku pgrid pha ppv psm rbc rbt
    rssi spl3 tma tpa trx ust utc var wh`.split(/\s+/);
const looksPerSecond = 20;
const v1EveryMs = 5_000;

/** Which keys a device shows. Of controllers no list was found: all that they measure and can be set. */
const published: Readonly<Record<DeviceModel['kind'], readonly string[]>> = {
    charger: chargerKeys,
    controller: 'ccf ccn ccp cec cpc fwv iim ips isn isv rbc rbt usn usv'.split(' '),
};
const topicStarts: Readonly<Record<DeviceModel['kind'], string>> = {
    charger: 'go-eCharger',
    controller: 'go-eController',
};

/** Keys taken over HTTP only: `wda` (go-eCharger-API-v2 issue 35); `ecp` before 1.0.8 (go-eController-API issue 12). */
function notFromMqtt({ firmware, kind }: DeviceModel): readonly string[] {
    return kind === 'charger' ? ['wda'] : Number(firmware.split('.')[2]) < 8 ? ['ecp'] : [];
}

/**
 * A device at a broker, as its client. Of the faults, offline cuts the connection; any other on reading makes it silent, as a
 * charger that hangs; on writing, slow answers late, and any other loses the write.
 */
export class MqttDoor {
    private client: MqttClient | undefined;
    private timer: Timer;
    private shown: Record<string, unknown> = {};
    private lastV1 = -Infinity;
    /** On the network, and not just restarting: both cut the connection. */
    private isOnline = true;
    private isUp = true;
    private readonly prefix: string;

    constructor(
        private readonly options: MqttDoorOptions,
        private readonly partner: MqttPartner,
    ) {
        const { device } = partner;
        this.prefix = options.prefix ?? `${topicStarts[device.kind]}/${String(device.status(['sse']).sse)}/`;
    }

    /** Connects as soon as the broker is there, publishes everything with the retain flag, then what changes without it. */
    start(): void {
        const { broker, password, user } = this.options;
        const client = mqtt.connect(broker, {
            ...(user === undefined ? {} : { username: user, password }),
            reconnectPeriod: 200,
            queueQoSZero: false,
        });
        this.client = client;
        client.on('error', () => undefined);
        client.on('connect', () => {
            // Each value is a packet of its own; none waits for the broker to acknowledge the one before.
            if (client.stream instanceof Socket) {
                client.stream.setNoDelay();
            }
            client.subscribe(this.options.api === 'v1' ? `${this.prefix}cmd/req` : `${this.prefix}+/set`);
            this.shown = {};
        });
        client.on('message', (topic, payload) => this.receive(topic, payload.toString()));
        this.look();
    }

    /** Disconnects. */
    async stop(): Promise<void> {
        this.partner.clock.stopTimer(this.timer);
        await this.client?.endAsync(true);
    }

    /** The charger is off the network, or back. */
    setOnline(isOnline: boolean): void {
        this.isOnline = isOnline;
        this.followPower();
    }

    private followPower(): void {
        const isUp = this.isOnline && this.partner.device.isAnswering;
        if (isUp !== this.isUp) {
            this.isUp = isUp;
            if (isUp) {
                this.client?.reconnect();
            } else {
                this.client?.end(true);
            }
        }
    }

    private look(): void {
        this.timer = this.partner.clock.startTimer(() => {
            this.followPower();
            this.publishNews();
            this.look();
        }, 1000 / looksPerSecond);
    }

    /** Publishes what has changed since the last time. */
    publishNews(): void {
        const { clock, device, v1 } = this.partner;
        if (!this.client?.connected || !this.isUp || this.partner.faults().take('status')) {
            return;
        }
        if (this.options.api === 'v1') {
            if (clock.now() - this.lastV1 >= v1EveryMs) {
                this.lastV1 = clock.now();
                this.client.publish(`${this.prefix}status`, JSON.stringify(v1?.status()));
            }
            return;
        }
        const isFirst = Object.keys(this.shown).length === 0;
        const { everything, hidesResults, readOnly = false } = this.options;
        const mcr = hidesResults || readOnly === 'hidden' ? {} : { mcr: readOnly };
        const now: Record<string, unknown> = {
            ...device.status(everything ? undefined : published[device.kind]),
            ...mcr,
        };
        for (const [key, value] of Object.entries(now)) {
            const text = JSON.stringify(value);
            if (JSON.stringify(this.shown[key]) !== text) {
                this.client.publish(`${this.prefix}${key}`, text, { retain: isFirst });
            }
        }
        this.shown = now;
    }

    private receive(topic: string, text: string): void {
        const { clock, faults, requests, v1 } = this.partner;
        const fault = faults().take('set');
        const isV1 = this.options.api === 'v1';
        const key = topic.slice(this.prefix.length).split('/')[0];
        const v1Request = isV1 ? readV1Request('MQTT', `/mqtt?payload=${encodeURIComponent(text)}`) : undefined;
        const values = v1Request?.values ?? { [key]: parsed(text) };
        requests.push({
            time: clock.now(),
            method: 'MQTT',
            path: topic,
            kind: 'set',
            keys: Object.keys(values),
            values,
            targetLength: 0,
            fault: fault?.name,
        });
        if (fault !== undefined && fault.name !== 'slow') {
            return;
        }
        if (v1Request?.command) {
            v1?.command(v1Request.command.key, v1Request.command.text);
            return;
        }
        // Done at once, as by HTTP: a device acts in the order in which it is told; only the answer is late.
        const result = this.write(key, text);
        const answer = (): void => {
            if (!this.options.hidesResults && result !== undefined) {
                this.client?.publish(`${this.prefix}${key}/result`, result);
            }
        };
        if (fault) {
            clock.startTimer(answer, fault.ms);
        } else {
            answer();
        }
    }

    /** The answer in words; undefined where there is none. */
    private write(key: string, text: string): string | undefined {
        if (this.options.readOnly) {
            return undefined;
        }
        if (notFromMqtt(this.partner.device).includes(key)) {
            return 'api key is not allowed from mqtt';
        }
        const result = this.partner.device.set(key, text);
        return result === true ? 'success' : (result ?? 'unknown api key');
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
