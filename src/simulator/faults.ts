/** Which requests a fault meets: reads, writes, or whatever comes. */
export type FaultTarget = 'status' | 'set' | 'both';

/** What a request wants. */
export type RequestKind = 'status' | 'set' | 'other';

/** Everything that can go wrong on the way, with what it looks like from outside. */
export const faultTexts = {
    offline: 'nothing listens: connection refused',
    hang: 'takes the request and never answers',
    reset: 'resets the connection',
    slow: 'answers late (ms)',
    halfChunked: 'half a chunked answer, then the connection closes',
    halfClosed: 'half an answer without a length, then the connection closes: status 200 and broken JSON',
    notJson: 'an HTML page with status 200',
    huge: 'an answer of 64 MB',
    endless: 'an answer that never ends',
    busy: "status 500, couldn't take api lock in 3s",
    empty: 'status 200 without a body',
    array: 'a JSON array with status 200',
    number: 'a JSON number with status 200',
    null: 'JSON null with status 200',
    error500: 'status 500 with a text',
    error502: 'status 502 with a page',
} as const;

/** Name of a fault; see {@link faultTexts}. */
export type FaultName = keyof typeof faultTexts;

/** How a fault behaves. */
export interface FaultOptions {
    /** Default: both, which includes requests that are neither. */
    readonly on?: FaultTarget;
    /** Only for the next so many requests it meets. Default: until it is switched off. */
    readonly times?: number;
    /** slow: milliseconds until the answer. Default 5000. */
    readonly ms?: number;
    /**
     * Writes take effect although their answer is lost or wrong. Default: true for slow, halfChunked and halfClosed, where
     * the device has done its work, false for the others.
     */
    readonly applied?: boolean;
}

/** A fault that meets a request. */
export interface ActiveFault {
    readonly name: FaultName;
    readonly ms: number;
    readonly applied: boolean;
}

const answersAfterwards: readonly FaultName[] = ['slow', 'halfChunked', 'halfClosed'];

/** The faults that are switched on. The one switched on last wins. */
export class Faults {
    private list: { fault: ActiveFault; target: FaultTarget; left: number }[] = [];

    /**
     * @param setOnline called with false when the device goes offline, with true when it comes back; done when it has happened
     */
    constructor(private readonly setOnline: (online: boolean) => Promise<void> = () => Promise.resolve()) {}

    /** Names of what is switched on. */
    get active(): FaultName[] {
        return this.list.map(entry => entry.fault.name);
    }

    /** Switches a fault on (again: with other options). `offline` cuts running connections too and meets everything. */
    async turnOn(name: FaultName, options: FaultOptions = {}): Promise<void> {
        this.list = this.list.filter(entry => entry.fault.name !== name);
        this.list.push({
            fault: { name, ms: options.ms ?? 5000, applied: options.applied ?? answersAfterwards.includes(name) },
            target: options.on ?? 'both',
            left: options.times ?? Infinity,
        });
        if (name === 'offline') {
            await this.setOnline(false);
        }
    }

    /** Switches a fault off; without a name: all of them. */
    async turnOff(name?: FaultName): Promise<void> {
        const wasOffline = this.active.includes('offline');
        this.list = name === undefined ? [] : this.list.filter(entry => entry.fault.name !== name);
        if (wasOffline && !this.active.includes('offline')) {
            await this.setOnline(true);
        }
    }

    /** The fault that meets the next request, counted as used; undefined: it goes well. */
    take(kind: RequestKind): ActiveFault | undefined {
        const entry = this.list.findLast(({ target }) => target === 'both' || target === kind);
        if (entry && --entry.left <= 0) {
            this.list = this.list.filter(other => other !== entry);
        }
        return entry?.fault;
    }
}
