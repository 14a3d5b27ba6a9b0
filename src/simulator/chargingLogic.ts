import { chargeForASecond, takeArrivals } from './chargingSession';
import {
    chargingPower,
    currentLimits,
    hardwareLimit,
    isInitializing,
    isSilent,
    timeZone,
    type ChargerState,
} from './chargerState';
import { decide, reason, type Decision } from './decision';
import { isAtLeast } from './firmware';
import { scheduleVerdict, type Schedule } from './schedule';

const second = 1000;
/** `tcl` ends ten minutes after the last write (go-e API keys). */
export const temporaryLimitMs = 600_000;
/** Smallest current of the charging standard, in A. */
const smallestCurrent = 6;

/**
 * One second of a charger: the car takes what the last decision gave it, then the logic decides anew. So what was written
 * acts in the next step, and the currents follow one step later (go-eCharger-API-v2, introduction-en.md).
 */
export function stepCharger(state: ChargerState): void {
    state.now += second;
    if (state.restartAsked) {
        restart(state);
    }
    takeArrivals(state);
    chargeForASecond(state);
    if (isSilent(state)) {
        return;
    }
    expire(state);
    applyForceRules(state);
    clampCurrent(state);
    runLogic(state);
}

/** Restarts: `rbc` rises, `rbt` begins anew, what is not stored is gone. The contactor opens. */
export function restart(state: ChargerState): void {
    state.restartAsked = false;
    state.reboots++;
    state.bootedAt = state.now + state.silentMs;
    state.offer = { current: 0, phases: 0 };
    state.currents = [0, 0, 0];
    state.surplus.write(null, state.now, 0, 0);
    state.settings.tcl = null;
    state.decision = { allowed: false, reason: reason.initializing };
    state.carState = null;
    state.moments = {
        ...state.moments,
        allowed: state.bootedAt,
        reason: state.bootedAt,
        fromIdle: null,
        fromCharging: null,
        toCharging: null,
    };
}

/** Decides and derives from it what the car is offered and which state the car is in. */
export function runLogic(state: ChargerState): void {
    regulateSurplus(state);
    switchPhases(state);
    const decision = nextDecision(state);
    if (decision.allowed !== state.decision.allowed) {
        state.moments.allowed = state.now;
        if (!decision.allowed) {
            beginPause(state, decision.reason);
        }
    }
    if (decision.reason !== state.decision.reason) {
        state.moments.reason = state.now;
    }
    state.decision = decision;
    const closed = decision.allowed && state.car !== undefined;
    state.offer = closed
        ? { current: offeredCurrent(state), phases: state.phaseSwitch.connected }
        : { current: 0, phases: 0 };
    changeCarState(state, nextCarState(state));
}

/** Current that the pilot signal allows, in A: the lowest limit, whole amperes. */
export function offeredCurrent(state: ChargerState): number {
    const limit = Math.min(...Object.values(currentLimits(state)));
    if (state.decision.reason === reason.pvSurplus) {
        return Math.min(limit, Math.max(smallestCurrent, Math.floor(state.surplus.availableW / wattsPerAmpere(state))));
    }
    // Charging only because pausing is not allowed goes on with the smallest current (go-eCharger-API-v2 issue 226).
    return state.decision.reason === reason.pauseNotAllowed ? Math.min(limit, Number(state.settings.mca)) : limit;
}

function expire(state: ChargerState): void {
    if (state.settings.tcl !== null && state.now >= state.temporaryLimitUntil) {
        state.settings.tcl = null;
    }
    state.surplus.expire(state.now);
    const pauseEnd = state.settings.mcpea;
    if (typeof pauseEnd === 'number' && state.now - state.bootedAt >= pauseEnd) {
        state.settings.mcpea = null;
    }
    // Without a car a transaction lasts 60 to 120 s (go-eCharger-API-v2 issues 116 and 117).
    if (state.car === undefined && state.now - state.transactionSince >= Number(state.settings.txt)) {
        state.transaction = null;
    }
    if (state.car !== undefined && state.transaction === null && state.settings.acs === 0) {
        state.transaction = 0;
    }
}

/** Seen on a V4: after a change of the logic mode frc may be neutral again (Gesiima/dbus-goecharger, README). */
function applyForceRules(state: ChargerState): void {
    const mode = Number(state.settings.lmo);
    if (mode !== state.lastLogicMode && state.dropsForceOnModeChange) {
        state.settings.frc = 0;
    }
    state.lastLogicMode = mode;
}

/** Seen on firmware 60.6: a higher amp is answered with true and falls back to what ama or the hardware allows. */
function clampCurrent(state: ChargerState): void {
    if (state.clampsCurrent) {
        state.settings.amp = Math.min(Number(state.settings.amp), Number(state.settings.ama), hardwareLimit(state));
    }
}

function surplusActive(state: ChargerState): boolean {
    return state.settings.lmo === 4 && state.settings.fup === true;
}

function wattsPerAmpere(state: ChargerState): number {
    const [l1, l2, l3] = state.voltages;
    const phases = Math.min(state.phaseSwitch.connected, state.car?.phases ?? 3);
    return phases === 1 ? l1 : phases === 2 ? l1 + l2 : l1 + l2 + l3;
}

function regulateSurplus(state: ChargerState): void {
    if (!surplusActive(state)) {
        state.surplus.stop();
        return;
    }
    if (state.surplus.current) {
        state.moments.surplus = state.now;
    }
    const { settings, voltages } = state;
    // Before charging begins the phases can still be chosen freely: one is enough, where it may be one.
    const onePhase = settings.psm === 1 || (settings.psm === 0 && state.offer.current === 0);
    state.surplus.step(state.now, {
        startW: Number(settings.fst),
        stopHysteresisW: Number(settings.sh),
        minimumW: smallestCurrent * (onePhase ? voltages[0] : wattsPerAmpere(state)),
    });
}

function switchPhases(state: ChargerState): void {
    const { settings, surplus } = state;
    const regulates = surplusActive(state) && settings.frc === 0;
    state.phaseSwitch.step(state.now, {
        mode: Number(settings.psm),
        surplusW: regulates ? (surplus.current ? surplus.availableW : 'unknown') : undefined,
        threePhasesFromW: Number(settings.spl3),
        hysteresisW: Number(settings.psh),
        wishMs: Number(settings.mpwst),
        betweenMs: Number(settings.mptwt),
        pauseMs: Number(settings.psmd),
        contactorClosed: state.offer.phases > 0,
    });
}

function nextDecision(state: ChargerState): Decision {
    const { settings } = state;
    const price = (settings.awcp as { marketprice: number } | null)?.marketprice;
    const decision = decide({
        initializing: isInitializing(state),
        faulty: state.error !== 0,
        locked: settings.acs !== 0 && state.transaction === null,
        force: Number(settings.frc),
        schedule: scheduleVerdict(
            {
                week: settings.sch_week as Schedule,
                saturday: settings.sch_satur as Schedule,
                sunday: settings.sch_sund as Schedule,
            },
            state.now,
            timeZone(state),
        ),
        limitReached: typeof settings.dwo === 'number' && state.car !== undefined && state.sessionWh >= settings.dwo,
        logicMode: Number(settings.lmo),
        surplusWantsCharging: settings.fup === true && state.surplus.wantsCharging,
        priceIsLow: settings.awe === true && price !== undefined && price <= Number(settings.awp),
        mustNotPause: settings.acp === false && state.hasCharged,
        tripNeedsEnergy: state.sessionWh < Number(settings.ate),
        minimumPause: typeof settings.mcpea === 'number',
        noCurrentLeft: Math.min(...Object.values(currentLimits(state))) < smallestCurrent,
    });
    if (!decision.allowed) {
        state.simulatingUnplugUntil = undefined;
        return decision;
    }
    if (state.phaseSwitch.isSwitching) {
        return { allowed: false, reason: reason.phaseSwitch };
    }
    return simulatesUnplugging(state) ? { allowed: false, reason: reason.simulateUnplugging } : decision;
}

/** `su`: before charging goes on after a pause, the car is made to believe that it was pulled, for `sumd` ms; `sua`: always. */
function simulatesUnplugging(state: ChargerState): boolean {
    if (state.simulatingUnplugUntil !== undefined) {
        if (state.now < state.simulatingUnplugUntil) {
            return true;
        }
        state.simulatingUnplugUntil = undefined;
        return false;
    }
    const wanted = (state.settings.su === true && state.hasCharged) || state.settings.sua === true;
    if (wanted && state.car !== undefined && !state.decision.allowed) {
        state.simulatingUnplugUntil = state.now + Number(state.settings.sumd);
        return true;
    }
    return false;
}

function beginPause(state: ChargerState, why: number): void {
    const pauseMs = Number(state.settings.mcpd);
    const isPartOfStarting = why === reason.phaseSwitch || why === reason.simulateUnplugging;
    if (pauseMs > 0 && !isPartOfStarting && state.hasCharged && state.car !== undefined) {
        state.settings.mcpea = state.now - state.bootedAt + pauseMs;
    }
}

function nextCarState(state: ChargerState): number | null {
    if (isInitializing(state)) {
        // 6 came with 60.4; the first seconds, and all of them before, show null: no link to the charge controller.
        const linked = state.now - state.bootedAt >= state.initializingMs / 2;
        return linked && isAtLeast(state.firmware, '60.4') ? 6 : null;
    }
    if (state.error !== 0) {
        return 5;
    }
    if (state.car === undefined) {
        return 1;
    }
    if (!state.decision.allowed || state.car.isFull) {
        // Seen on a V4: a pause with a car at the plug shows 4, "complete" (Gesiima/dbus-goecharger, README).
        return 4;
    }
    return chargingPower(state) > 0 ? 2 : 3;
}

function changeCarState(state: ChargerState, carState: number | null): void {
    const before = state.carState;
    state.carState = carState;
    if (before === carState) {
        return;
    }
    if (before === 1) {
        state.moments.fromIdle = state.now;
    }
    if (before === 2) {
        state.moments.fromCharging = state.now;
    }
    if (carState === 2) {
        state.moments.toCharging = state.now;
    }
}
