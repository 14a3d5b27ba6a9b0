import type { ScheduleVerdict } from './schedule';

/** `modelStatus`: why charging is allowed or not (go-eCharger-API-v2, API_KEYS_FIRMWARE, firmware 60.4). */
export const reason = {
    accessControl: 2,
    forcedOn: 3,
    forcedOff: 4,
    scheduler: 5,
    energyLimit: 6,
    priceLow: 7,
    automaticStop: 10,
    pvSurplus: 12,
    fallbackDefault: 15,
    fallbackAwattar: 17,
    fallbackAutomaticStop: 18,
    pauseNotAllowed: 20,
    simulateUnplugging: 22,
    phaseSwitch: 23,
    minimumPause: 24,
    error: 26,
    zeroSetpoint: 39,
    initializing: 40,
} as const;

/** What the charging logic looks at. */
export interface Situation {
    readonly initializing: boolean;
    /** `err` is something. */
    readonly faulty: boolean;
    /** `acs` asks for a card or the app, and nobody has shown one (`trx` null). */
    readonly locked: boolean;
    /** `frc`: 0 neutral, 1 off, 2 on. */
    readonly force: number;
    readonly schedule: ScheduleVerdict;
    /** The session has had what `dwo` allows. */
    readonly limitReached: boolean;
    /** `lmo`: 3 default, 4 awattar ("Eco"), 5 next trip. */
    readonly logicMode: number;
    /** Surplus regulation is on (`fup`) and wants to charge. */
    readonly surplusWantsCharging: boolean;
    /** `awe` is on and the price is below `awp`. */
    readonly priceIsLow: boolean;
    /** `acp` is off and the car has begun to charge in this session. */
    readonly mustNotPause: boolean;
    /** Next trip: the session has not had `ate` yet. */
    readonly tripNeedsEnergy: boolean;
    /** `mcpea` lies ahead. */
    readonly minimumPause: boolean;
    /** The limits leave less than 6 A. */
    readonly noCurrentLeft: boolean;
}

/** What the charging logic says: `alw` and `modelStatus`. */
export interface Decision {
    readonly allowed: boolean;
    readonly reason: number;
}

const allow = (why: number): Decision => ({ allowed: true, reason: why });
const deny = (why: number): Decision => ({ allowed: false, reason: why });

/**
 * The decision the device takes once a second; it knows the present only (go-eCharger-API-v2 issue 260).
 *
 * The order follows the numbers of `modelStatus`, which seem to follow the checks in the firmware: access control before
 * force (go-eCharger-API-v2 issue 218: with acs 1 and trx null, frc 2 does nothing), force before schedule and energy limit
 * (inferred).
 */
export function decide(situation: Situation): Decision {
    if (situation.initializing) {
        return deny(reason.initializing);
    }
    if (situation.faulty) {
        return deny(reason.error);
    }
    if (situation.locked) {
        return deny(reason.accessControl);
    }
    const decision = decideUnlocked(situation);
    if (!decision.allowed) {
        return decision;
    }
    if (situation.noCurrentLeft) {
        return deny(reason.zeroSetpoint);
    }
    // A pause is a rule between two charges; who forces the charger on does not wait for it.
    return situation.minimumPause && situation.force !== 2 ? deny(reason.minimumPause) : decision;
}

function decideUnlocked(situation: Situation): Decision {
    if (situation.force === 2) {
        return allow(reason.forcedOn);
    }
    if (situation.force === 1) {
        return deny(reason.forcedOff);
    }
    if (situation.schedule === 'blocked') {
        return deny(reason.scheduler);
    }
    if (situation.limitReached) {
        return deny(reason.energyLimit);
    }
    if (situation.logicMode === 4 && situation.surplusWantsCharging) {
        return allow(reason.pvSurplus);
    }
    if (situation.schedule === 'blockedFromGrid') {
        return deny(reason.scheduler);
    }
    switch (situation.logicMode) {
        case 4:
            if (situation.priceIsLow) {
                return allow(reason.priceLow);
            }
            return situation.mustNotPause ? allow(reason.pauseNotAllowed) : deny(reason.fallbackAwattar);
        case 5:
            return situation.tripNeedsEnergy ? allow(reason.automaticStop) : deny(reason.fallbackAutomaticStop);
        default:
            return allow(reason.fallbackDefault);
    }
}
