/** What a station needs of the platform, in memory; everything that it is told is written down. */
export class MemoryAdapter {
    readonly namespace = 'goecharger.0';
    readonly version = '0.1.0';
    /** Id without the namespace -> the state as it was last written. */
    readonly states = new Map<string, { val: unknown; ack: boolean; ts: number; q?: number }>();
    /** States of other adapters, by their full id. */
    readonly foreign = new Map<string, ioBroker.State>();
    readonly objects = new Map<string, { _id: string; type: string; common: object; native: object }>();
    /** All that was written, in order, also what was overwritten: states, objects, log lines. */
    readonly told: unknown[] = [];
    readonly lines: string[] = [];
    private readonly timers = new Set<NodeJS.Timeout>();

    readonly log = Object.fromEntries(
        ['silly', 'debug', 'info', 'warn', 'error'].map(level => [
            level,
            (text: string) => {
                this.lines.push(`${level}: ${text}`);
                this.told.push(text);
            },
        ]),
    );

    /** The same, as the type that the station expects. */
    get adapter(): ioBroker.Adapter {
        return this as unknown as ioBroker.Adapter;
    }

    setState(id: string, state: { val: unknown; ack: boolean }): Promise<void> {
        this.told.push([id, state]);
        this.states.set(id, { ...state, ts: Date.now() });
        return Promise.resolve();
    }

    getStatesAsync(): Promise<Record<string, unknown>> {
        return Promise.resolve(
            Object.fromEntries([...this.states].map(([id, state]) => [`${this.namespace}.${id}`, state])),
        );
    }

    extendObject(id: string, object: { type: string; common: object; native: object }): Promise<void> {
        this.told.push([id, object]);
        const before = this.objects.get(id);
        this.objects.set(id, {
            _id: `${this.namespace}.${id}`,
            type: object.type ?? before?.type ?? '',
            common: { ...before?.common, ...object.common },
            native: { ...before?.native, ...object.native },
        });
        return Promise.resolve();
    }

    delObjectAsync(id: string): Promise<void> {
        this.objects.delete(id);
        return Promise.resolve();
    }

    getObjectListAsync({ startkey }: { startkey: string }): Promise<unknown> {
        const rows = [...this.objects.values()].filter(({ _id }) => _id.startsWith(startkey));
        return Promise.resolve({ rows: rows.map(value => ({ id: value._id, value })) });
    }

    getDevicesAsync(): Promise<unknown[]> {
        return Promise.resolve([...this.objects.values()].filter(({ type }) => type === 'device'));
    }

    getForeignStateAsync(id: string): Promise<ioBroker.State | null> {
        return Promise.resolve(structuredClone(this.foreign.get(id)) ?? null);
    }

    subscribeForeignStatesAsync(): Promise<void> {
        return Promise.resolve();
    }

    setTimeout(callback: () => void, ms: number): NodeJS.Timeout {
        const timer = setTimeout(() => {
            this.timers.delete(timer);
            callback();
        }, ms);
        this.timers.add(timer);
        return timer;
    }

    clearTimeout(timer: NodeJS.Timeout | undefined): void {
        clearTimeout(timer);
        this.timers.delete(timer as NodeJS.Timeout);
    }

    /** Ends all timers, as the platform does for an adapter that stops. */
    stop(): void {
        this.timers.forEach(timer => clearTimeout(timer));
    }
}
