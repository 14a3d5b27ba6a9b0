import type { Car, PerPhase } from './car';
import type { Decision } from './decision';
import { defaultStatus } from './defaultStatus';
import { isAtLeast, isPhoenix, isWattpilot, typeNames, type ChargerHardware } from './firmware';
import { wattpilotStatus } from './wattpilot';
import type { TimeZone } from './localTime';
import { PhaseSwitch } from './phaseSwitch';
import { PvSurplus } from './surplus';

/** What a simulated charger is. */
export interface ChargerOptions {
    /** `sse`, six digits, eight on a Wattpilot. Default '123456' or '91000001', made-up ones. */
    readonly serial?: string;
    /** `fna`. Default 'Simulated charger'. */
    readonly name?: string;
    /** `fwv`. Default '60.4'; of Wattpilots '36.3' and '43.4'. */
    readonly firmware?: string;
    /** Default 'V4'. */
    readonly model?: ChargerHardware;
    /** 11 kW (16 A) or 22 kW (32 A). Default 22. */
    readonly variant?: 11 | 22;
    /** Mains voltage per phase in V. Default about 230. */
    readonly voltages?: PerPhase;
    /** What the plugged cable can carry, in A; null: a box that cannot tell. Default 32. */
    readonly cableCurrent?: number | null;
    /** Plugged into the mains with the 16 A adapter (`adi`). Default false. */
    readonly adapter?: boolean;
    /** `amp` above `ama` (or above 16 A at 11 kW) falls back within a second. Default: from firmware 60.0. */
    readonly clampsCurrent?: boolean;
    /** Neutral by itself after `lmo` changed: seen in the field, not every time. Default false. */
    readonly dropsForceOnModeChange?: boolean;
    /** How long it answers nothing after a restart, in seconds. Default 3. */
    readonly silentSeconds?: number;
    /** How long it says "initializing" (null, then 6) after that, in seconds. Default 5. */
    readonly initializingSeconds?: number;
    /** Settings to begin with, raw values by key. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Model time at the start, ms since 1970. Default: noon (UTC) of 2026-01-15, a Thursday. */
    readonly now?: number;
}

/** Everything a charger knows. Times in ms since 1970, energies in Wh. */
export interface ChargerState {
    readonly hardware: ChargerHardware;
    readonly firmware: string;
    readonly variant: 11 | 22;
    readonly voltages: PerPhase;
    readonly cableCurrent: number | null;
    readonly adapter: boolean;
    readonly clampsCurrent: boolean;
    readonly dropsForceOnModeChange: boolean;
    readonly silentMs: number;
    readonly initializingMs: number;

    /** Raw values by key: what the box stores, and what does not move. */
    settings: Record<string, unknown>;
    now: number;
    bootedAt: number;
    reboots: number;
    /** Restarts in the next logic step. */
    restartAsked: boolean;

    /** What is at the plug. */
    car: Car | undefined;
    /** Cars that come (or undefined: go) in the next logic step. */
    arrivals: (Car | undefined)[];
    /** What the last decision gives the car in the next second. */
    offer: { current: number; phases: number };
    currents: PerPhase;
    /** `car`; null: the link to the charge controller is not there yet. */
    carState: number | null;
    decision: Decision;
    error: number;

    transaction: number | null;
    /** A chip that no card has was read last and can be learned. */
    hasNewChip: boolean;
    transactionSince: number;
    temporaryLimitUntil: number;
    surplus: PvSurplus;
    phaseSwitch: PhaseSwitch;
    simulatingUnplugUntil: number | undefined;
    lastLogicMode: number;

    sessionWh: number;
    totalWh: number;
    chargedMs: number;
    highestPowerW: number;
    averagePowerW: number;
    hasCharged: boolean;

    /** When something last happened; null: not since the start. */
    moments: {
        allowed: number;
        reason: number;
        fromIdle: number | null;
        fromCharging: number | null;
        toCharging: number | null;
        surplus: number | null;
    };
}

const hour = 3_600_000;

/** A charger that has been running for an hour, without a car. */
export function newCharger(options: ChargerOptions): ChargerState {
    const hardware = options.model ?? 'V4';
    const firmware = options.firmware ?? { Wattpilot: '36.3', 'Wattpilot Flex': '43.4' }[hardware as string] ?? '60.4';
    const variant = options.variant ?? 22;
    const now = options.now ?? Date.UTC(2026, 0, 15, 12);
    const settings = defaultStatus({
        serial: options.serial ?? (isWattpilot(hardware) ? '91000001' : '123456'),
        name: options.name ?? 'Simulated charger',
        firmware,
        variant,
        type: typeNames[hardware],
    });
    settings.styp = isPhoenix(hardware) ? `${hardware.toLowerCase()}_cable` : '';
    Object.assign(settings, isWattpilot(hardware) ? wattpilotStatus(hardware, String(settings.sse)) : {});
    Object.assign(settings, structuredClone(options.settings ?? {}));
    const bootedAt = now - hour;
    return {
        hardware,
        firmware,
        variant,
        voltages: options.voltages ?? [229.87, 231.05, 230.42],
        cableCurrent: options.cableCurrent === undefined ? 32 : options.cableCurrent,
        adapter: options.adapter ?? false,
        clampsCurrent: options.clampsCurrent ?? isAtLeast(firmware, '60.0'),
        dropsForceOnModeChange: options.dropsForceOnModeChange ?? false,
        silentMs: (options.silentSeconds ?? 3) * 1000,
        initializingMs: (options.initializingSeconds ?? 5) * 1000,
        settings,
        now,
        bootedAt,
        reboots: Number(settings.rbc),
        restartAsked: false,
        car: undefined,
        arrivals: [],
        offer: { current: 0, phases: 0 },
        currents: [0, 0, 0],
        carState: 1,
        decision: { allowed: false, reason: 15 },
        error: 0,
        transaction: settings.trx as number | null,
        hasNewChip: false,
        transactionSince: now,
        temporaryLimitUntil: 0,
        surplus: new PvSurplus(),
        phaseSwitch: new PhaseSwitch(),
        simulatingUnplugUntil: undefined,
        lastLogicMode: Number(settings.lmo),
        sessionWh: Number(settings.wh),
        totalWh: Number(settings.eto),
        chargedMs: 0,
        highestPowerW: 0,
        averagePowerW: 0,
        hasCharged: false,
        moments: {
            allowed: bootedAt,
            reason: bootedAt,
            fromIdle: null,
            fromCharging: null,
            toCharging: null,
            surplus: null,
        },
    };
}

/** Restarted and silent: nothing answers on any way in. */
export function isSilent(state: ChargerState): boolean {
    return state.now < state.bootedAt;
}

/** The first seconds after a restart. */
export function isInitializing(state: ChargerState): boolean {
    return state.now < state.bootedAt + state.initializingMs;
}

/** What the car takes, in W. */
export function chargingPower(state: ChargerState): number {
    return state.currents.reduce((sum, current, phase) => sum + current * state.voltages[phase], 0);
}

/** The charger's time zone. */
export function timeZone(state: ChargerState): TimeZone {
    return { offsetMinutes: Number(state.settings.tof), daylightSaving: Number(state.settings.tds) };
}

/** The cable at the socket, in A; null: none (or the charger cannot tell). A cable stays only where it is always locked. */
export function cableLimit(state: ChargerState): number | null {
    return state.car !== undefined || state.settings.ust === 2 ? state.cableCurrent : null;
}

/** What the hardware can do per phase, in A: `var` 11 is 16 A. */
export function hardwareLimit(state: ChargerState): number {
    return state.variant === 11 ? 16 : 32;
}

/**
 * `cll`: the limits by reason, in A; which reasons it names varies with what limits (go-eCharger-API-v2 recordings of 56.x).
 */
export function currentLimits(state: ChargerState): Record<string, number> {
    const { settings } = state;
    const limits: Record<string, number> = {
        requestedCurrent: Number(settings.amp),
        currentLimitMax: Math.min(Number(settings.ama), hardwareLimit(state)),
        temperatureCurrentLimit: Number(settings.amt),
    };
    const cable = cableLimit(state);
    if (cable !== null) {
        limits.cableCurrentLimit = cable;
    }
    if (state.adapter) {
        limits.adapterCurrentLimit = Number(state.phaseSwitch.connected === 1 ? settings.la1 : settings.la3);
    }
    if (typeof settings.tcl === 'number') {
        limits.temporaryCurrentLimit = settings.tcl;
    }
    return limits;
}
