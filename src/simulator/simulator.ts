import type { Clock, Timer } from '../goe/clock';
import { V1Dress } from './apiV1';
import { Car, type CarOptions } from './car';
import { ChargerModel, type ChargerOptions } from './charger';
import { CloudDoor, type CloudOptions } from './cloudDoor';
import { Faults } from './faults';
import { MqttDoor, type MqttDoorOptions } from './mqttDoor';
import { WebSocketDoor, type WebSocketOptions } from './webSocketDoor';
import { HttpServer, type RequestRecord } from './httpServer';

/** What to simulate. */
export interface SimulatorOptions {
    readonly clock: Clock;
    /** Address to listen on. Default 127.0.0.1: this computer only. */
    readonly host?: string;
    /** Default 0: any free one. */
    readonly port?: number;
    /** How much faster the time in the model runs. Default 1. */
    readonly speed?: number;
    /** false: time in the model moves with {@link Simulator.step} only. Default true. */
    readonly autoStep?: boolean;
    /** What the charger is. */
    readonly charger?: ChargerOptions;
    /** A car that is plugged in from the start. Default: none. */
    readonly car?: CarOptions | Car;
    /** Which local HTTP APIs it has. Default v2. */
    readonly api?: 'v2' | 'v1' | 'both';
    /** What the box says its firmware is over API v1. Default 041.0. */
    readonly v1Firmware?: string;
    /** The link of the go-e app. Default: none. */
    readonly webSocket?: WebSocketOptions;
    /** A broker where the charger publishes. Default: none. */
    readonly mqtt?: MqttDoorOptions;
    /** The maker's cloud, which the charger reports to. */
    readonly cloud?: CloudOptions;
    /** Whether the server announces `Connection: close`. Default true; firmware 59.4 and 60.6 do not. */
    readonly announcesClose?: boolean;
}

/** Seconds that are made up for at once, where this computer was busy or asleep. */
const mostStepsAtOnce = 10_000;
/** Shortest time between two looks at the clock, in ms. */
const shortestTick = 10;

/** A charger with its ways in and, maybe, a car. */
export class Simulator {
    readonly charger: ChargerModel;
    readonly faults: Faults;
    /** The charger as API v1 shows it. */
    readonly v1: V1Dress;
    /** The maker's cloud, where there is one. */
    readonly cloud: CloudDoor | undefined;
    /** The charger at a broker, where there is one. */
    readonly mqtt: MqttDoor | undefined;
    private readonly webSocket: WebSocketDoor | undefined;
    private readonly server: HttpServer;
    private readonly clock: Clock;
    private readonly host: string;
    private factor: number;
    private timer: Timer;
    private isRunning = false;
    private steppedUntil: number;

    /** Use {@link startSimulator}. */
    constructor(options: SimulatorOptions) {
        this.clock = options.clock;
        this.host = options.host ?? '127.0.0.1';
        this.factor = options.speed ?? 1;
        this.steppedUntil = this.clock.now();
        this.charger = new ChargerModel({ now: this.clock.now(), ...options.charger });
        this.v1 = new V1Dress(this.charger, options.v1Firmware ?? '041.0');
        this.faults = new Faults(async online => {
            this.cloud?.setLinked(online);
            this.webSocket?.cut();
            this.mqtt?.setOnline(online);
            await (online ? this.server.listen() : this.server.close());
        });
        this.server = new HttpServer({
            clock: this.clock,
            charger: this.charger,
            faults: () => this.faults,
            host: this.host,
            port: options.port ?? 0,
            announcesClose: options.announcesClose ?? true,
            hasV2: options.api !== 'v1',
            onServer: http => this.webSocket?.attach(http),
            v1: options.api === 'v1' || options.api === 'both' ? this.v1 : undefined,
        });
        this.cloud =
            options.cloud &&
            new CloudDoor(options.cloud, {
                clock: this.clock,
                charger: this.charger,
                v1: this.v1,
                faults: () => this.faults,
                requests: this.requests,
            });
        this.webSocket =
            options.webSocket &&
            new WebSocketDoor(options.webSocket, {
                clock: this.clock,
                charger: this.charger,
                faults: () => this.faults,
                requests: this.requests,
            });
        this.mqtt =
            options.mqtt &&
            new MqttDoor(options.mqtt, {
                clock: this.clock,
                charger: this.charger,
                v1: this.v1,
                faults: () => this.faults,
                requests: this.requests,
            });
        if (options.car) {
            this.plugIn(options.car);
            this.step();
        }
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

    /** Opens the port and, unless told otherwise, lets time run. */
    async start(autoStep: boolean): Promise<void> {
        await this.server.listen();
        this.webSocket?.start();
        this.mqtt?.start();
        await this.cloud?.start();
        this.steppedUntil = this.clock.now();
        this.isRunning = autoStep;
        if (autoStep) {
            this.wait();
        }
    }

    /** Lets seconds pass in the model, at once. */
    step(seconds = 1): void {
        this.charger.step(seconds);
    }

    /** What has changed goes out at once, not with the next look. */
    pushChanges(): void {
        this.webSocket?.sendChanges();
        this.mqtt?.publishNews();
    }

    /** The charger cannot be reached in the home network, or can again; its link to the cloud stays. */
    async blockLocal(isBlocked: boolean): Promise<void> {
        await (isBlocked ? this.server.close() : this.server.listen());
    }

    /** The link of the app is cut and refused, or no more. */
    blockWebSocket(isBlocked: boolean): void {
        this.webSocket?.block(isBlocked);
    }

    /** A car comes; the charger sees it in its next logic step. Returns the car. */
    plugIn(car: CarOptions | Car = {}): Car {
        const arriving = car instanceof Car ? car : new Car(car);
        this.charger.plugIn(arriving);
        return arriving;
    }

    /** The car goes; the charger sees it in its next logic step. */
    unplug(): void {
        this.charger.unplug();
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
        this.charger.step(Math.min(due, mostStepsAtOnce));
    }
}

/**
 * Starts a simulated charger on a real port.
 *
 * @param options what to simulate; see {@link SimulatorOptions}
 * @throws GoeError where the port is taken
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
    const simulator = new Simulator(options);
    await simulator.start(options.autoStep ?? true);
    return simulator;
}
