import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseObject, ObjectsClient, StatesClient } from './databaseClients';
import { connectClients } from './databaseClients';
import { waitFor } from './waiting';

export type StateListener = (id: string, state: ioBroker.State | null) => void;

/** The name under which messages are sent; the answers come back to it. */
const sender = 'system.adapter.development.0';

interface Answer {
    message: unknown;
    callback?: { id: number };
}

/** Access to the objects and states of a running ioBroker; ids are complete (`goecharger.0.info.connection`). */
export class Database {
    private objects!: ObjectsClient;
    private states!: StatesClient;
    private readonly listeners = new Set<{ matches: RegExp; pattern: string; listener: StateListener }>();
    private readonly answers = new Map<number, (answer: unknown) => void>();
    private messageNumber = 0;

    private constructor() {}

    static async connect(folder: string, ports: { objects: number; states: number }): Promise<Database> {
        const database = new Database();
        const { objects, states } = await connectClients(folder, ports, (id, value) => database.onChange(id, value));
        database.objects = objects;
        database.states = states;
        await states.subscribeMessage(sender);
        return database;
    }

    async getObject(id: string): Promise<DatabaseObject | undefined> {
        return (await this.objects.getObject(id)) ?? undefined;
    }

    async setObject(id: string, object: object): Promise<void> {
        await this.objects.setObject(id, object);
    }

    /** Merges into an object; lists are replaced as a whole. */
    async extendObject(id: string, change: object): Promise<void> {
        await this.objects.extendObject(id, change);
    }

    async deleteObject(id: string): Promise<void> {
        await this.objects.delObject(id);
    }

    /** All objects whose id matches, `*` standing for anything. */
    async listObjects(pattern: string): Promise<DatabaseObject[]> {
        const ids = (await this.objects.getKeys(pattern)) ?? [];
        const found = ids.length ? ((await this.objects.getObjects(ids.sort())) ?? []) : [];
        return found.filter(object => object !== null);
    }

    async getState(id: string): Promise<ioBroker.State | undefined> {
        return (await this.states.getState(id)) ?? undefined;
    }

    /** Writes a state as a script (`ack: false`) or an adapter (`ack: true`) would. */
    async setState(id: string, state: { val: ioBroker.StateValue; ack: boolean }): Promise<void> {
        await this.states.setState(id, { ...state, from: sender });
    }

    /** The states whose id matches, by id. */
    async listStates(pattern: string): Promise<Record<string, ioBroker.State>> {
        const ids = ((await this.states.getKeys(pattern)) ?? []).sort();
        const found = ids.length ? ((await this.states.getStates(ids)) ?? []) : [];
        const pairs = ids.map((id, index) => [id, found[index]] as const);
        return Object.fromEntries(pairs.filter((pair): pair is readonly [string, ioBroker.State] => Boolean(pair[1])));
    }

    /**
     * Calls back on every write to a matching state, changed or not.
     *
     * @returns ends the subscription
     */
    async subscribe(pattern: string, listener: StateListener): Promise<() => Promise<void>> {
        const entry = { matches: toExpression(pattern), pattern, listener };
        this.listeners.add(entry);
        await this.states.subscribe(pattern);
        return async () => {
            this.listeners.delete(entry);
            if (![...this.listeners].some(other => other.pattern === pattern)) {
                await this.states.unsubscribe(pattern);
            }
        };
    }

    /**
     * Waits until a state is as wanted.
     *
     * @param isWanted by default: the state has any value
     * @returns the state then
     */
    waitForState(
        id: string,
        isWanted: (state: ioBroker.State) => boolean = state => state.val !== null,
        milliseconds = 30_000,
    ): Promise<ioBroker.State> {
        const question = async (): Promise<ioBroker.State | undefined> => {
            const state = await this.getState(id);
            return state && isWanted(state) ? state : undefined;
        };
        return waitFor(`The wanted value of ${id}`, question, milliseconds);
    }

    /**
     * Sends a message to an instance (`goecharger.0`) as a script's `sendTo` does, or to a host (`system.host.<name>`).
     *
     * @returns the answer
     * @throws an Error when there is none in time
     */
    async sendTo(instance: string, command: string, message: unknown, milliseconds = 10_000): Promise<unknown> {
        this.messageNumber += 1;
        const id = this.messageNumber;
        const callback = { message, id, ack: false, time: Date.now() };
        const answer = new Promise<unknown>((resolve, reject) => {
            const giveUp = (): void => {
                this.answers.delete(id);
                reject(new Error(`No answer to "${command}" from ${instance}`));
            };
            const timer = setTimeout(giveUp, milliseconds);
            this.answers.set(id, result => {
                clearTimeout(timer);
                resolve(result);
            });
        });
        const receiver = instance.startsWith('system.') ? instance : `system.adapter.${instance}`;
        await this.states.pushMessage(receiver, { command, message, from: sender, callback });
        return answer;
    }

    async disconnect(): Promise<void> {
        this.listeners.clear();
        // A client whose server has died never answers.
        const closed = Promise.all([this.objects.destroy(), this.states.destroy()]);
        await Promise.race([closed, pause(1_000)]);
    }

    private onChange(id: string, value: unknown): void {
        if (id === `messagebox.${sender}`) {
            const { callback, message } = value as Answer;
            const resolve = callback && this.answers.get(callback.id);
            if (resolve) {
                this.answers.delete(callback.id);
                resolve(message);
            }
            return;
        }
        for (const { matches, listener } of this.listeners) {
            if (matches.test(id)) {
                listener(id, value as ioBroker.State | null);
            }
        }
    }
}

function toExpression(pattern: string): RegExp {
    const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`);
}
