import type { DeviceModel } from './deviceModel';
import type { SetResult } from './writes';

/** What a controller measures: power in W per category, voltages in V. */
export interface ControllerOptions {
    readonly serial?: string;
    readonly name?: string;
    /** `fwv`. Default '1.0.6'. */
    readonly firmware?: string;
    /** Power of the categories home, grid, car, relais, solar, battery; null where nothing is measured. */
    readonly powers?: readonly (number | null)[];
}

const categories = [
    'Home',
    'Grid',
    'Car',
    'Relais',
    'Solar',
    'Akku',
    ...Array.from({ length: 10 }, (_, n) => `Custom ${n + 1}`),
];
/** Keys that take a write, with a check of the value. */
const writable: Readonly<Record<string, (value: unknown) => boolean>> = {
    fna: value => typeof value === 'string' && value.length <= 64,
    ips: value =>
        Array.isArray(value) && value.length === 6 && value.every(phase => [0, 1, 2, 3].includes(phase as number)),
    iim: value => Array.isArray(value) && value.length === 6 && value.every(flag => typeof flag === 'boolean'),
    ccn: value => Array.isArray(value) && value.length === 16,
    ccf: value => Array.isArray(value),
    ecp: value => Array.isArray(value) && value.length <= 16,
};

/** A go-e controller: it measures a house and knows nothing of charging (go-eController-API, apikeys-en.md). */
export class ControllerModel implements DeviceModel {
    readonly kind = 'controller';
    readonly firmware: string;
    readonly isPhoenix = false;
    readonly isAnswering = true;
    private readonly values: Record<string, unknown>;

    /** @param options what it measures */
    constructor({
        firmware = '1.0.6',
        name = 'Simulated controller',
        powers = [2800, -4600, null, null, 7400],
        serial = '200001',
    }: ControllerOptions = {}) {
        this.firmware = firmware;
        const sixteen = <T>(fill: T, list: readonly T[] = []): T[] =>
            Array.from({ length: 16 }, (_, at) => list[at] ?? fill);
        this.values = {
            sse: serial,
            fna: name,
            typ: 'controller',
            oem: 'go-e',
            fwv: firmware,
            rbc: 7,
            rbt: 240_000_000,
            hai: true,
            ccn: categories,
            ccp: sixteen<number | null>(null, powers),
            cec: sixteen([0, 0]).map((pair, at) => (at === 4 ? [136_000, 2] : pair)),
            cpc: sixteen([null, null, null, null]).map((row, at) => (at === 1 ? [1.2, 9.2, 10.7, null] : row)),
            usn: ['Internal 1'],
            usv: [{ u1: 234.7, u2: 239.6, u3: 239.8, uN: 0.8 }],
            isn: Array.from({ length: 6 }, (_, at) => `Internal ${at + 1}`),
            isv: Array.from({ length: 6 }, (_, at) => ({ i: at + 1, p: (at + 1) * 230, f: 0.98 })),
            ips: [0, 1, 2, 0, 1, 2],
            iim: [false, false, false, false, false, false],
            ccf: Array.from({ length: 6 }, () => sixteen(0)),
            ecp: sixteen(null),
        };
    }

    status(keys?: readonly string[]): Record<string, unknown> {
        const shown = Object.entries(this.values).filter(([key]) => keys?.includes(key) ?? true);
        return structuredClone(Object.fromEntries(shown));
    }

    step(seconds: number): void {
        this.values.rbt = Number(this.values.rbt) + seconds * 1000;
    }

    /** Measures something else from now on. */
    measure(values: Readonly<Record<string, unknown>>): void {
        Object.assign(this.values, values);
    }

    set(key: string, text: string): SetResult {
        if (!(key in writable)) {
            // A charger's key is unknown here: the whole answer is null then (go-eController-API issue 7).
            return key in this.values ? `${key}: tried to set api key without setter (${text})` : null;
        }
        const value: unknown = JSON.parse(text);
        if (!writable[key](value)) {
            return `${key}: failed: value does not fit (${text.slice(0, 40)})`;
        }
        this.values[key] = value;
        if (key === 'ecp') {
            // What it is told stands where it measures nothing itself (inferred from the name, "external category power").
            const powers = this.values.ccp as (number | null)[];
            this.values.ccp = powers.map((power, at) => (value as (number | null)[])[at] ?? power);
        }
        return true;
    }
}
