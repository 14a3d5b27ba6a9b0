import { Connection } from '@iobroker/socket-client';
import { limitIds } from './limits';
import { Station } from './station';

/** What a message to the instance is answered with. */
export type Answer = { readonly result: unknown } | { readonly error: string };

/** The adapter's own time for an answer is 15 s; an instance that hangs is not waited for much longer. */
const ANSWER_WITHIN_MS = 20_000;
/** Objects come in heaps when a device is met for the first time. */
const OBJECTS_SETTLE_MS = 500;

/** The states that are shown, where a device has them. */
const shown = [
    'info.connection',
    'info.connectionType',
    'info.lastError',
    'info.forcedUntil',
    'status.carState',
    'pwmSignal',
    'status.chargingReason',
    'status.errorCode',
    'error',
    'charging',
    'powerAll',
    ...[1, 2, 3].flatMap(phase => [`powerL${phase}`, `currentL${phase}`, `voltageL${phase}`]),
    'maxCurrent',
    'phases',
    'forceState',
    'allowCharging',
    'limits.allowedCurrent',
    ...limitIds,
    'sessionChargedEnergy',
    'sessionChargeEnergyLimit',
    'session.chargingDuration',
    'session.user',
    'totalChargedEnergy',
    'surplus.feedStatus',
    'surplus.gridPower',
    'surplus.solarPower',
    'surplus.batteryPower',
    ...Array.from({ length: 16 }, (_, index) => [`categories.${index}.power`, `categories.${index}.name`]).flat(),
];

/** What the page knows of ioBroker: its devices, their values, and whether somebody listens there. */
export class Platform {
    /** undefined until they are known. */
    stations: readonly Station[] | undefined;
    /** The instances of the adapter. */
    instances: readonly string[] = [];
    isConnected = false;
    /** Why nothing can be shown. */
    problem = '';
    private readonly connection: Connection;
    private readonly states = new Map<string, ioBroker.State>();
    private readonly subscribed = new Set<string>();
    private listener: () => void = () => undefined;
    private isDrawing = false;
    private settling: ReturnType<typeof setTimeout> | undefined;

    constructor() {
        this.connection = new Connection({
            name: 'goecharger',
            onReady: () => void this.load(),
            onError: (error: unknown) => this.fail(error),
        });
        this.connection.registerConnectionHandler(connected => {
            this.isConnected = connected;
            this.changed();
        });
    }

    /** The language of admin. */
    get language(): ioBroker.Languages {
        return this.connection.systemLang;
    }

    /** Calls `draw` after each change, at most once a frame. */
    onChange(draw: () => void): void {
        this.listener = draw;
    }

    /** An instance that runs answers messages. */
    isAlive(instance: string): boolean {
        return this.states.get(`system.adapter.${instance}.alive`)?.val === true;
    }

    /** Sends a message to an instance; there is always an answer. */
    async ask(instance: string, command: string, message: object): Promise<Answer> {
        const late = new Promise<Answer>(resolve =>
            setTimeout(() => resolve({ error: `${instance}: no answer within 20 s.` }), ANSWER_WITHIN_MS),
        );
        try {
            return await Promise.race([this.connection.sendTo<Answer>(instance, command, message), late]);
        } catch (error) {
            return { error: String(error) };
        }
    }

    private async load(): Promise<void> {
        this.isConnected = true;
        try {
            await this.connection.subscribeObject(['goecharger.*', 'system.adapter.goecharger.*'], () => this.settle());
            await this.readDevices();
        } catch (error) {
            this.fail(error);
        }
    }

    /** Devices come, go and get other names while the page is open. */
    private settle(): void {
        clearTimeout(this.settling);
        this.settling = setTimeout(() => {
            this.readDevices().catch((error: unknown) => this.fail(error));
        }, OBJECTS_SETTLE_MS);
    }

    private async readDevices(): Promise<void> {
        const [devices, instances] = await Promise.all([
            this.connection.getObjectViewSystem('device', 'goecharger.', 'goecharger.\u9999'),
            this.connection.getObjectViewSystem(
                'instance',
                'system.adapter.goecharger.',
                'system.adapter.goecharger.\u9999',
            ),
        ]);
        this.instances = Object.keys(instances).map(id => id.slice('system.adapter.'.length));
        const roots = Object.keys(devices);
        const wanted = roots.flatMap(root => shown.map(id => `${root}.${id}`));
        const objects = wanted.length === 0 ? {} : ((await this.connection.getObjectsById(wanted)) ?? {});
        this.stations = roots.map(
            root => new Station(root, devices[root], objects, id => this.states.get(id), this.language),
        );
        await this.subscribe([
            ...this.instances.map(instance => `system.adapter.${instance}.alive`),
            ...Object.keys(objects),
        ]);
        this.problem = '';
        this.changed();
    }

    private async subscribe(ids: readonly string[]): Promise<void> {
        const added = ids.filter(id => !this.subscribed.has(id));
        added.forEach(id => this.subscribed.add(id));
        if (added.length > 0) {
            await this.connection.subscribeState(added, (id, state) => {
                if (state) {
                    this.states.set(id, state);
                } else {
                    this.states.delete(id);
                }
                this.changed();
            });
        }
    }

    private fail(error: unknown): void {
        this.problem = error instanceof Error ? error.message : String(error);
        this.changed();
    }

    private changed(): void {
        if (!this.isDrawing) {
            this.isDrawing = true;
            requestAnimationFrame(() => {
                this.isDrawing = false;
                this.listener();
            });
        }
    }
}
