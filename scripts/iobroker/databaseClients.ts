import { createRequire } from 'node:module';
import { join } from 'node:path';
import { localHost } from './ports';

/** An object of the database. */
export interface DatabaseObject {
    _id: string;
    type: string;
    common: Record<string, unknown>;
    native: Record<string, unknown>;
}

/** What js-controller's client of the objects database offers, as far as it is used here. */
export interface ObjectsClient {
    getObject(id: string): Promise<DatabaseObject | null | undefined>;
    setObject(id: string, object: object): Promise<unknown>;
    extendObject(id: string, object: object): Promise<unknown>;
    delObject(id: string): Promise<unknown>;
    getKeys(pattern: string): Promise<string[] | undefined>;
    getObjects(ids: string[]): Promise<(DatabaseObject | null)[] | undefined>;
    destroy(): Promise<void>;
}

/** The same for the states database. */
export interface StatesClient {
    getState(id: string): Promise<ioBroker.State | null | undefined>;
    setState(id: string, state: object): Promise<unknown>;
    getKeys(pattern: string): Promise<string[] | undefined>;
    getStates(ids: string[]): Promise<(ioBroker.State | null)[] | undefined>;
    subscribe(pattern: string): Promise<unknown>;
    unsubscribe(pattern: string): Promise<unknown>;
    pushMessage(id: string, message: object): Promise<unknown>;
    subscribeMessage(id: string): Promise<unknown>;
    destroy(): Promise<void>;
}

interface ClientSettings {
    connection: object;
    logger: Record<'silly' | 'debug' | 'info' | 'warn' | 'error', (text: string) => void>;
    hostname: string;
    connected: () => void;
    change?: (id: string, value: unknown) => void;
}

type ClientClass<T> = new (settings: ClientSettings) => T;

/**
 * Connects to the databases of a running js-controller, by the client packages of that very js-controller.
 *
 * @param folder the ioBroker's folder
 * @param change called with every state that was subscribed to, and every message to a subscribed mailbox
 */
export async function connectClients(
    folder: string,
    ports: { objects: number; states: number },
    change: (id: string, value: unknown) => void,
): Promise<{ objects: ObjectsClient; states: StatesClient }> {
    const [objects, states] = await Promise.all([
        connect<ObjectsClient>(folder, '@iobroker/db-objects-jsonl', ports.objects),
        connect<StatesClient>(folder, '@iobroker/db-states-jsonl', ports.states, change),
    ]);
    return { objects, states };
}

function connect<T>(
    folder: string,
    packageName: string,
    port: number,
    change?: (id: string, value: unknown) => void,
): Promise<T> {
    const requireThere = createRequire(join(folder, 'package.json'));
    const { Client } = requireThere(packageName) as { Client: ClientClass<T> };
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No answer from ${packageName} on port ${port}`)), 20_000);
        const client: T = new Client({
            connection: {
                type: 'jsonl',
                host: localHost,
                port,
                options: { retry_max_delay: 500, retry_max_count: 19, db: 0, family: 0 },
            },
            logger: { silly: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore },
            hostname: 'development',
            connected: () => {
                clearTimeout(timer);
                resolve(client);
            },
            change,
        });
    });
}

function ignore(): void {
    // The clients report the lost connection when the controller stops before them.
}
