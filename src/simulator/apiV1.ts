import type { ChargerModel } from './charger';
import { isAtLeast } from './firmware';

/** Firmware 042.0 shows a new `amx` only after some seconds (go-eCharger-API-v1 issue 114). */
const amxDelayMs = 2_500;

/** Plain settings: v1 key -> v2 key, numbers both. */
const plain: Readonly<Record<string, string>> = {
    ama: 'ama',
    lbr: 'lbr',
    ust: 'ust',
    cfi: 'cfi',
    cch: 'cch',
    cid: 'cid',
};

/**
 * The charger in the dress of API v1: strings mostly, other units, fewer values (go-e API v1). Holds what only v1 knows: the
 * stored current beside the one that is in force.
 */
export class V1Dress {
    private storedAmp: number;
    private amx = 0;
    private amxShownFrom = 0;
    /** `alw` as it was written, until the logic has acted: the answer to a command shows the new value already (go-e API v1). */
    private allowed: { readonly text: string; readonly until: number } | undefined;
    /** Firmware 042.0 acts as if `amp` were 6 after a restart, until 6 and then another value was written. */
    private follows: 'not' | 'six written' | 'yes' = 'not';
    private boots: unknown;

    /**
     * @param charger the model
     * @param firmware what the box says it is: '033', '041.0', '042.0' for V2, '60.2' for V4
     */
    constructor(
        private readonly charger: ChargerModel,
        private readonly firmware: string,
    ) {
        this.storedAmp = this.settings('amp').amp as number;
    }

    /** V3 and newer: floats, no `tmp`, `alw` and `amx` of their own kind. */
    private get isNewHardware(): boolean {
        return !/^0[0-4]/.test(this.firmware);
    }

    private get is042(): boolean {
        return /^042/.test(this.firmware);
    }

    /** The complete status, as /status and every command answer it. */
    status(): Record<string, unknown> {
        this.noticeRestart();
        const v2 = this.charger.status();
        const nrg = numbers(v2.nrg);
        const { isNewHardware } = this;
        const round = (value: number): number => (isNewHardware ? value : Math.round(value));
        const phases = (v2.pha as boolean[] | null) ?? [];
        const text = (value: unknown): string => String(Math.round(Number(value ?? 0)));
        const limit = v2.dwo === null ? 0 : Number(v2.dwo) / 100;
        const colour = (key: string): string => String(parseInt(String(v2[key]).slice(1), 16));
        const status: Record<string, unknown> = {
            version: 'B',
            tme: '0101000000',
            rbc: text(v2.rbc),
            rbt: text(v2.rbt),
            car: text(v2.car),
            amp: String(this.is042 || isNewHardware ? this.storedAmp : this.settings('amp').amp),
            err: text(v2.err),
            ast: text(v2.acs),
            alw: this.allowedText(v2.alw === true),
            stp: limit > 0 && !isNewHardware ? '2' : '0',
            cbl: text(v2.cbl),
            pha: String(phases.reduce((bits, on, bit) => bits + (on ? 1 << bit : 0), 0)),
            tma: numbers(v2.tma),
            dws: text(Number(v2.wh) * 360),
            dwo: text(limit),
            adi: v2.adi === true ? '1' : '0',
            uby: text(v2.trx ?? 0),
            eto: text(Number(v2.eto) / 100),
            wst: '3',
            nrg: [
                ...nrg.slice(0, 4).map(round),
                ...nrg.slice(4, 7).map(amps => round(amps * 10)),
                ...nrg.slice(7, 11).map(watts => round(watts / 100)),
                round((nrg[11] ?? 0) / 10),
                ...nrg.slice(12).map(round),
            ],
            fwv: this.firmware,
            sse: v2.sse,
            wss: 'home',
            wke: '********',
            wen: '1',
            cdi: '0',
            tof: '101',
            tds: '1',
            lse: '0',
            wak: '********',
            dto: '0',
            nmo: v2.nmo === true ? '1' : '0',
            al1: '6',
            al2: '10',
            al3: '12',
            al4: '14',
            al5: '16',
            ...Object.fromEntries(Object.entries(plain).map(([key, from]) => [key, text(v2[from])])),
            ...Object.fromEntries(['cid', 'cch', 'cfi'].map(key => [key, colour(key)])),
            ...cards(v2),
        };
        if (isNewHardware) {
            // No temperatures at all over v1 (go-eCharger-API-v1 issue 115); amx stands still.
            delete status.tma;
            return { ...status, amx: '0', fsp: v2.fsp === true ? '1' : '0' };
        }
        const shown = this.charger.now >= this.amxShownFrom;
        return { ...status, tmp: '22', ...(this.is042 && shown ? { amx: String(this.amx) } : {}) };
    }

    /**
     * One command. API v1 knows no refusal: what is not taken changes nothing.
     *
     * @param key v1 key
     * @param text value as it came
     */
    command(key: string, text: string): void {
        this.noticeRestart();
        const number = Number(text);
        switch (key) {
            case 'amp':
                this.follows = number === 6 ? 'six written' : this.follows === 'six written' ? 'yes' : this.follows;
                if (this.charger.set('amp', text) === true) {
                    this.storedAmp = number;
                }
                return;
            case 'amx':
                if (this.isNewHardware || isAtLeast(this.firmware, '40.0')) {
                    this.setVolatile(number);
                }
                return;
            case 'alw':
                // Newer hardware does not take it here (Gesiima/dbus-goecharger, README).
                if (!this.isNewHardware) {
                    this.charger.set('frc', text === '1' ? '0' : '1');
                    this.allowed = { text, until: this.charger.now + 1_000 };
                }
                return;
            case 'dwo':
                this.charger.set('dwo', number > 0 ? String(number * 100) : 'null');
                return;
            case 'ast':
                this.charger.set('acs', text);
                return;
            case 'nmo':
                this.charger.set('nmo', text === '1' ? 'true' : 'false');
                return;
            case 'rst':
                this.charger.reboot();
                return;
            default:
                if (Object.hasOwn(plain, key)) {
                    const colour = `#${number.toString(16).padStart(6, '0')}`;
                    this.charger.set(plain[key], /^c/.test(key) ? JSON.stringify(colour) : text);
                }
        }
    }

    private allowedText(isAllowed: boolean): string {
        if (this.allowed && this.charger.now <= this.allowed.until) {
            return this.allowed.text;
        }
        return isAllowed ? '1' : '0';
    }

    private setVolatile(amps: number): void {
        if (!this.is042) {
            this.charger.set('amp', String(amps));
            if (this.isNewHardware) {
                this.storedAmp = amps;
            }
            return;
        }
        this.amx = Math.min(amps, this.follows === 'yes' ? this.storedAmp : 6);
        this.amxShownFrom = this.charger.now + amxDelayMs;
        this.charger.set('amp', String(this.amx));
    }

    private noticeRestart(): void {
        const { rbc } = this.settings('rbc');
        if (this.boots !== rbc) {
            if (this.boots !== undefined) {
                // What was only in force is gone.
                this.charger.set('amp', String(this.storedAmp));
            }
            this.boots = rbc;
            this.follows = 'not';
        }
    }

    private settings(...keys: string[]): Record<string, unknown> {
        return this.charger.status(keys);
    }
}

function numbers(value: unknown): number[] {
    return Array.isArray(value) ? value.map(Number) : [];
}

/** Ten cards under their odd names: the first letters of the vendor's own list (go-e API v1). */
function cards(v2: Record<string, unknown>): Record<string, string> {
    const list = (v2.cards ?? []) as { name?: string; energy?: number; cardId?: boolean }[];
    return Object.fromEntries(
        ['a', 'r', 'd', '4', '5', '6', '7', '8', '9', '1'].flatMap((letter, index) => [
            [`ec${letter}`, String(Math.round((list[index]?.energy ?? 0) / 100))],
            [`rc${letter}`, list[index]?.cardId ? '045C' : ''],
            [['rna', 'rnm', 'rne'][index] ?? `rn${letter}`, list[index]?.name ?? ''],
        ]),
    );
}

/** Under which key of API v2 a command is written down, so that one test fits both. */
const asV2: Readonly<Record<string, (value: number) => [string, unknown]>> = {
    amx: value => ['amp', value],
    alw: value => ['frc', value === 1 ? 2 : 1],
    dwo: value => ['dwo', value === 0 ? null : value * 100],
    ast: value => ['acs', value],
};

/**
 * Reads a request to API v1.
 *
 * @param method GET, POST, ...
 * @param target path and query as sent
 * @returns undefined where the path does not belong to API v1
 */
export function readV1Request(method: string, target: string): V1Request | undefined {
    const url = new URL(target, 'http://charger');
    if (url.pathname === '/status') {
        return { method, path: url.pathname, kind: 'status', values: {} };
    }
    if (url.pathname !== '/mqtt') {
        return undefined;
    }
    const [key = '', text = ''] = (url.searchParams.get('payload') ?? '').split('=');
    const number = Number(text);
    const [name, value] = asV2[key]?.(number) ?? [key, Number.isNaN(number) ? text : number];
    return { method, path: url.pathname, kind: 'set', command: { key, text }, values: { [name]: value } };
}

/** A request to API v1. */
export interface V1Request {
    readonly method: string;
    readonly path: string;
    readonly kind: 'status' | 'set';
    readonly command?: { readonly key: string; readonly text: string };
    /** What is to be written, by API v2 key. */
    readonly values: Readonly<Record<string, unknown>>;
}
