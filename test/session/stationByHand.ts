import { ChargingStation } from '../../src/adapter/chargingStation';
import { readSettings } from '../../src/adapter/settings';
import { startControllerSimulator, type ControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { HandClock, until } from '../clock';
import { MemoryAdapter } from './memoryAdapter';

/** Connections that are open: none while no request is under way. */
const connections = (): number => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length;

/** A simulated device and the adapter's station for it, in time that a test turns by hand, over real sockets. */
export class StationByHand {
    readonly clock = new HandClock();
    readonly platform = new MemoryAdapter();
    /** Done in each second before its requests: what else happens in the house. */
    onSecond: () => void = () => undefined;
    private readonly idleConnections = connections();
    private device: Simulator | ControllerSimulator | undefined;
    private running: ChargingStation | undefined;

    /** @param entry of the device in the settings, without its host */
    constructor(public entry: Readonly<Record<string, unknown>> = {}) {}

    /** The station that was started last. */
    get station(): ChargingStation {
        return must(this.running);
    }

    /** Switches a charger on, for the adapter to meet. */
    async charger(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
        const simulator = await startSimulator({ clock: this.clock, autoStep: false, ...options });
        this.device = simulator;
        return simulator;
    }

    /** Switches a controller on, for the adapter to meet. */
    async controller(): Promise<ControllerSimulator> {
        const simulator = await startControllerSimulator({ clock: this.clock, autoStep: false });
        this.device = simulator;
        return simulator;
    }

    /** Starts the adapter, or starts it again, and lets it read everything. */
    async start(): Promise<void> {
        await this.launch();
        await this.meet();
        await this.pass(5);
    }

    /** Starts the adapter; the device is still to be met. */
    async launch(): Promise<void> {
        const { clock, device, entry, platform } = this;
        const { cloud, devices } = readSettings({ devices: [{ host: must(device).address, interval: 5, ...entry }] });
        this.running = new ChargingStation(platform.adapter, devices[0], {
            language: 'en',
            cloud,
            clock,
            connectionChanged: () => undefined,
            isTaken: () => false,
        });
        await this.running.start();
    }

    /** Waits, in real time, until the device has been met. */
    async meet(): Promise<void> {
        await until(() => this.station.isConnected, 'the device', 5_000);
    }

    /**
     * Lets time pass; no request takes longer than the second it is made in.
     *
     * @param seconds may be less than one
     */
    async pass(seconds: number): Promise<void> {
        for (let left = seconds; left > 0; left--) {
            must(this.device).step();
            this.onSecond();
            await this.clock.advance(Math.min(left, 1) * 1_000);
            await until(() => connections() <= this.idleConnections, 'the answers', 5_000);
        }
    }

    /** What a state of the device shows. */
    shown(id: string): unknown {
        return this.platform.states.get(`123456.${id}`)?.val;
    }

    /** What was written to the device, a request each. */
    written(): Readonly<Record<string, unknown>>[] {
        return must(this.device)
            .requests.filter(({ kind }) => kind === 'set')
            .map(({ values }) => values);
    }

    /** Ends the adapter and switches the device off. */
    async close(): Promise<void> {
        await this.running?.stop();
        this.platform.stop();
        await this.device?.stop();
    }
}

function must<T>(thing: T | undefined): T {
    if (thing === undefined) {
        throw new Error('Switch a device on and start the adapter first.');
    }
    return thing;
}
