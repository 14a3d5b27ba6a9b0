import type { Clock, Timer } from '../goe/clock';
import { reasonOf } from '../goe/errors';
import type { ChargingStation } from './chargingStation';

/** One day of a device, a value per minute, for a picture of it. null: unknown, for instance while the device was away. */
export interface Day {
    /** When the last value was taken, ms since 1970. */
    readonly end: number;
    readonly stepMs: number;
    /** W: of the car; for a controller of its category car. */
    readonly power: (number | null)[];
    /** W at the house connection, negative while feeding in. */
    readonly grid: (number | null)[];
    /** W of the solar panels. */
    readonly solar: (number | null)[];
    /** A: the current that is set. */
    readonly current: (number | null)[];
}

type Series = Exclude<keyof Day, 'end' | 'stepMs'>;

/** Where the record is kept over a restart. */
export interface DayStore {
    /** undefined: nothing was kept. */
    load(): Promise<string | undefined>;
    save(text: string): Promise<void>;
}

const STEP_MS = 60_000;
const STEPS = 24 * 60;
const SAVE_EVERY_STEPS = 15;

/** The states of each series; the first that the device has counts. */
const states: Readonly<Record<Series, readonly string[]>> = {
    power: ['powerAll', 'categories.2.power'],
    grid: ['surplus.gridPower', 'categories.1.power'],
    solar: ['surplus.solarPower', 'categories.4.power'],
    current: ['maxCurrent'],
};
const series = Object.keys(states) as Series[];

interface Ring {
    /** Number of the last minute that was written, since 1970. */
    last: number;
    readonly values: Readonly<Record<Series, Float32Array>>;
}

/** Remembers the last 24 hours of each device: one look per minute at values that are there anyway, no state, no request. */
export class DayRecord {
    private readonly rings = new Map<string, Ring>();
    private timer: Timer;
    private untilSave = SAVE_EVERY_STEPS;
    private isClosed = false;

    /**
     * @param stations all devices of the instance, also those that come later
     * @param clock time
     * @param store where it is kept
     * @param warn says that keeping it did not work
     */
    constructor(
        private readonly stations: () => readonly ChargingStation[],
        private readonly clock: Clock,
        private readonly store: DayStore,
        private readonly warn: (text: string) => void,
    ) {}

    /** Takes up what was kept, and begins. */
    async start(): Promise<void> {
        try {
            this.restore(await this.store.load());
        } catch (error) {
            this.warn(`The record of the last 24 hours cannot be read and begins anew: ${reasonOf(error)}`);
        }
        // The instance may have been stopped while the file was read.
        if (!this.isClosed) {
            this.wait();
        }
    }

    /**
     * The last 24 hours of a device.
     *
     * @param device its id in the object tree
     * @returns empty lists where nothing is known yet
     */
    of(device: string): Day {
        const ring = this.rings.get(device);
        const list = (name: Series): (number | null)[] => {
            if (ring === undefined) {
                return [];
            }
            const first = ring.last - STEPS + 1;
            const values = Array.from({ length: STEPS }, (_, step) => ring.values[name][(first + step) % STEPS]);
            return values.map(value => (Number.isNaN(value) ? null : Math.round(value)));
        };
        const lists = Object.fromEntries(series.map(name => [name, list(name)] as const)) as Record<
            Series,
            (number | null)[]
        >;
        // What lies before the first value is no outage.
        const known = Object.values(lists).map(values => values.findIndex(value => value !== null));
        const begin = Math.min(...known.map(index => (index < 0 ? STEPS : index)));
        return {
            end: (ring?.last ?? 0) * STEP_MS,
            stepMs: STEP_MS,
            power: lists.power.slice(begin),
            grid: lists.grid.slice(begin),
            solar: lists.solar.slice(begin),
            current: lists.current.slice(begin),
        };
    }

    /** Ends it and keeps what it has. */
    async close(): Promise<void> {
        this.isClosed = true;
        this.clock.stopTimer(this.timer);
        await this.save();
    }

    private wait(): void {
        const now = this.clock.now();
        this.timer = this.clock.startTimer(() => this.look(), STEP_MS - (now % STEP_MS));
    }

    private look(): void {
        const minute = Math.floor(this.clock.now() / STEP_MS);
        for (const station of this.stations()) {
            if (station.id !== undefined) {
                const ring = this.ringOf(station.id, minute);
                for (const name of series) {
                    const value = states[name].map(id => station.valueOf(id)).find(one => one !== undefined);
                    ring.values[name][minute % STEPS] = typeof value === 'number' ? value : NaN;
                }
            }
        }
        if (--this.untilSave <= 0) {
            this.untilSave = SAVE_EVERY_STEPS;
            void this.save();
        }
        this.wait();
    }

    /** The ring of a device, with every minute emptied that went by without a look. */
    private ringOf(device: string, minute: number): Ring {
        const ring = this.rings.get(device) ?? {
            last: minute - STEPS,
            values: Object.fromEntries(
                series.map(name => [name, new Float32Array(STEPS).fill(NaN)]),
            ) as unknown as Ring['values'],
        };
        this.rings.set(device, ring);
        // A clock that was put back makes minutes that are there already: they are written again.
        const missed = Math.min(STEPS, minute - ring.last);
        for (let step = 0; step < missed; step++) {
            series.forEach(name => (ring.values[name][(minute - step) % STEPS] = NaN));
        }
        ring.last = minute;
        return ring;
    }

    private async save(): Promise<void> {
        const kept = Object.fromEntries([...this.rings.keys()].map(device => [device, this.of(device)]));
        if (Object.keys(kept).length === 0) {
            return;
        }
        try {
            await this.store.save(JSON.stringify(kept));
        } catch (error) {
            this.warn(`The record of the last 24 hours cannot be kept: ${reasonOf(error)}`);
        }
    }

    private restore(text: string | undefined): void {
        const now = Math.floor(this.clock.now() / STEP_MS);
        for (const [device, day] of Object.entries(JSON.parse(text ?? '{}') as Record<string, Day>)) {
            const last = Math.floor(Number(day.end) / STEP_MS);
            // Older than a day, or from a clock that went wrong: of no use.
            if (!(now - last < STEPS && last <= now)) {
                continue;
            }
            const ring = this.ringOf(device, last);
            for (const name of series) {
                const values = Array.isArray(day[name]) ? day[name].slice(-STEPS) : [];
                values.forEach((value, index) => {
                    ring.values[name][(last - values.length + 1 + index) % STEPS] =
                        typeof value === 'number' ? value : NaN;
                });
            }
        }
    }
}
