import { ChargingStation } from '../../src/adapter/chargingStation';
import { answerMessage, type MessageAnswer } from '../../src/adapter/messages';
import { readSettings } from '../../src/adapter/settings';
import type { Clock } from '../../src/goe/clock';
import { fastClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

/** A device as scripts see it: its station, what it tells the platform, and the messages. */
export class AskedStation {
    readonly station: ChargingStation;
    private readonly settings: ReturnType<typeof readSettings>;

    private constructor(
        device: Readonly<Record<string, unknown>>,
        readonly clock: Clock,
        shared: Readonly<Record<string, unknown>>,
        readonly platform: MemoryAdapter,
    ) {
        this.settings = readSettings({ devices: [device], ...shared });
        const { cloud, devices } = this.settings;
        this.station = new ChargingStation(this.platform.adapter, devices[0], {
            language: 'en',
            cloud,
            clock,
            connectionChanged: () => undefined,
            isTaken: () => false,
        });
    }

    /**
     * Connects to a device.
     *
     * @param device its entry in the settings
     * @param clock default: ten times as fast as real time
     * @param shared settings for all devices
     * @param platform what it remembers of an earlier start; default: nothing
     */
    static async open(
        device: Readonly<Record<string, unknown>>,
        clock = fastClock(10),
        shared: Readonly<Record<string, unknown>> = {},
        platform = new MemoryAdapter(),
    ): Promise<AskedStation> {
        const asked = new AskedStation(device, clock, shared, platform);
        await asked.station.start();
        await until(() => asked.station.isConnected, 'the device', 5_000);
        return asked;
    }

    /** Sends a message, as a script does. */
    ask(command: string, message: unknown = {}): Promise<MessageAnswer> {
        const { clock, settings, station } = this;
        return answerMessage(command, message, {
            clock,
            stations: [station],
            cloud: settings.cloud,
            mqtt: settings.mqtt,
            version: this.platform.version,
            day: () => undefined,
        });
    }

    /** The same, where it must go well. */
    async result(command: string, message: unknown = {}): Promise<unknown> {
        const answer = await this.ask(command, message);
        if ('error' in answer) {
            throw new Error(answer.error);
        }
        return answer.result;
    }

    /** The same, where it must be refused. */
    async refusal(command: string, message: unknown = {}): Promise<string> {
        const answer = await this.ask(command, message);
        return 'error' in answer ? answer.error : `no refusal: ${JSON.stringify(answer.result)}`;
    }

    shown(id: string): unknown {
        return this.platform.states.get(`${this.station.id}.${id}`)?.val;
    }

    async close(): Promise<void> {
        await this.station.stop();
        this.platform.stop();
    }
}
