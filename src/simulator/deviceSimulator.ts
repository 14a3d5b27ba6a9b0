import type { Clock, Timer } from '../goe/clock';
import type { V1Dress } from './apiV1';
import { CloudDoor, type CloudOptions } from './cloudDoor';
import type { DeviceModel } from './deviceModel';
import { Faults } from './faults';
import { HttpServer, type RequestRecord } from './httpServer';
import { MqttDoor, type MqttDoorOptions } from './mqttDoor';
import { WebSocketDoor, type WebSocketOptions } from './webSocketDoor';

/** By which ways a device can be reached, and how its time runs. */
export interface DeviceSimulatorOptions {
    readonly clock: Clock;
    /** Address to listen on. Default 127.0.0.1: this computer only. */
    readonly host?: string;
    /** Default 0: any free one. */
    readonly port?: number;
    /** How much faster the time in the model runs. Default 1. */
    readonly speed?: number;
    /** false: time in the model moves with {@link DeviceSimulator.step} only. Default true. */
    readonly autoStep?: boolean;
    /** The link of the go-e app. Default: none. */
    readonly webSocket?: WebSocketOptions;
    /** A broker where the device publishes. Default: none. */
    readonly mqtt?: MqttDoorOptions;
    /** The maker's cloud, which the device reports to. */
    readonly cloud?: CloudOptions;
    /** Whether the server announces `Connection: close`. Default true; firmware 59.4 and 60.6 do not. */
    readonly announcesClose?: boolean;
}

/** Which HTTP APIs a device has. */
export interface DeviceApis {
    readonly hasV2: boolean;
    readonly hasV1: boolean;
    /** The device as API v1 shows it, at home, at a broker or in the cloud; undefined where it knows no API v1. */
    readonly v1?: V1Dress;
}

/** Seconds that are made up for at once, where this computer was busy or asleep. */
const mostStepsAtOnce = 10_000;
/** Shortest time between two looks at the clock, in ms. */
const shortestTick = 10;

/** A device with its ways in, on real sockets. */
export class DeviceSimulator<Model extends DeviceModel> {
    readonly faults: Faults;
    /** The maker's cloud, where there is one. */
    readonly cloud: CloudDoor | undefined;
    /** The device at a broker, where there is one. */
    readonly mqtt: MqttDoor | undefined;
    /** The link of the go-e app, where there is one. */
    readonly webSocket: WebSocketDoor | undefined;
    private readonly server: HttpServer;
    private readonly clock: Clock;
    private readonly host: string;
    private readonly autoStep: boolean;
    private factor: number;
    private timer: Timer;
    private isRunning = false;
    private steppedUntil: number;

    /**
     * @param model the device
     * @param options how it is reached
     * @param apis what it answers over HTTP
     */
    constructor(
        protected readonly model: Model,
        options: DeviceSimulatorOptions,
        { hasV1, hasV2, v1 }: DeviceApis,
    ) {
        const { autoStep = true, clock, cloud, host = '127.0.0.1', mqtt, port = 0, speed = 1, webSocket } = options;
        this.clock = clock;
        this.host = host;
        this.autoStep = autoStep;
        this.factor = speed;
        this.steppedUntil = clock.now();
        this.faults = new Faults(async online => {
            this.cloud?.setLinked(online);
            this.webSocket?.cut();
            this.mqtt?.setOnline(online);
            await (online ? this.server.listen() : this.server.close());
        });
        this.server = new HttpServer({
            clock,
            device: model,
            faults: () => this.faults,
            host,
            port,
            announcesClose: options.announcesClose ?? true,
            hasV2,
            onServer: http => this.webSocket?.attach(http),
            v1: hasV1 ? v1 : undefined,
        });
        const partner = { clock, device: model, v1, faults: () => this.faults, requests: this.requests };
        this.cloud = cloud && new CloudDoor(cloud, partner);
        this.webSocket = webSocket && new WebSocketDoor(webSocket, partner);
        this.mqtt = mqtt && new MqttDoor(mqtt, partner);
    }

    /** http://host:port, without a slash at the end. */
    get url(): string {
        return `http://${this.address}`;
    }

    /** host:port, as a user types it into the settings. */
    get address(): string {
        return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
    }

    /** The port; it stays the same while the device is offline. */
    get port(): number {
        return this.server.port;
    }

    /** Every request that arrived, oldest first. Empty it with `requests.length = 0`. */
    get requests(): RequestRecord[] {
        return this.server.requests;
    }

    /** How much faster the time in the model runs. */
    get speed(): number {
        return this.factor;
    }

    set speed(factor: number) {
        this.catchUp();
        this.steppedUntil = this.clock.now();
        this.factor = factor;
        if (this.isRunning) {
            this.wait();
        }
    }

    /**
     * Opens the port and, unless told otherwise, lets time run.
     *
     * @throws GoeError where the port is taken
     */
    async start(): Promise<void> {
        await this.server.listen();
        this.webSocket?.start();
        this.mqtt?.start();
        await this.cloud?.start();
        this.steppedUntil = this.clock.now();
        this.isRunning = this.autoStep;
        if (this.isRunning) {
            this.wait();
        }
    }

    /** Lets seconds pass in the model, at once. */
    step(seconds = 1): void {
        this.model.step(seconds);
    }

    /** What has changed goes out at once, not with the next look. */
    pushChanges(): void {
        this.webSocket?.sendChanges();
        this.mqtt?.publishNews();
    }

    /** The device cannot be reached in the home network, or can again; its link to the cloud stays. */
    async blockLocal(isBlocked: boolean): Promise<void> {
        await (isBlocked ? this.server.close() : this.server.listen());
    }

    /** The link of the app is cut and refused, or no more. */
    blockWebSocket(isBlocked: boolean): void {
        this.webSocket?.block(isBlocked);
    }

    /** Ends everything: timers, connections, the port. */
    async stop(): Promise<void> {
        this.isRunning = false;
        this.clock.stopTimer(this.timer);
        this.webSocket?.stop();
        this.webSocket?.cut();
        await this.server.close();
        await this.mqtt?.stop();
        await this.cloud?.stop();
    }

    private wait(): void {
        this.clock.stopTimer(this.timer);
        this.timer = this.clock.startTimer(
            () => {
                this.catchUp();
                this.wait();
            },
            Math.max(1000 / this.factor, shortestTick),
        );
    }

    /** Whole seconds only; what is left of one counts next time, so that no time is lost. */
    private catchUp(): void {
        if (!this.isRunning) {
            return;
        }
        const due = Math.floor(((this.clock.now() - this.steppedUntil) * this.factor) / 1000 + 1e-6);
        if (due <= 0) {
            return;
        }
        this.steppedUntil = due > mostStepsAtOnce ? this.clock.now() : this.steppedUntil + (due * 1000) / this.factor;
        this.model.step(Math.min(due, mostStepsAtOnce));
    }
}
