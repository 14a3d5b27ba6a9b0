import { ControllerModel, type ControllerOptions } from './controller';
import { DeviceSimulator, type DeviceSimulatorOptions } from './deviceSimulator';

/** What to simulate. A controller is published by the same doors as a charger; nothing tells that it has the WebSocket. */
export interface ControllerSimulatorOptions extends Omit<DeviceSimulatorOptions, 'webSocket'> {
    /** What it is and measures. */
    readonly controller?: ControllerOptions;
}

/** A controller with its ways in. */
export class ControllerSimulator extends DeviceSimulator<ControllerModel> {
    /** Use {@link startControllerSimulator}. */
    constructor({ controller, ...options }: ControllerSimulatorOptions) {
        super(new ControllerModel(controller), options, { hasV2: true, hasV1: false });
    }

    get controller(): ControllerModel {
        return this.model;
    }
}

/**
 * Starts a simulated controller on a real port.
 *
 * @throws GoeError where the port is taken
 */
export async function startControllerSimulator(options: ControllerSimulatorOptions): Promise<ControllerSimulator> {
    const simulator = new ControllerSimulator(options);
    await simulator.start();
    return simulator;
}
