import { cableLimit, chargingPower, currentLimits, isInitializing, timeZone, type ChargerState } from './chargerState';
import { isAtLeast } from './firmware';
import { localOffset, localText, utcText } from './localTime';
import { asFloat32, energyArray, type MeterStyle } from './meter';
import { offeredCurrent } from './chargingLogic';

const hour = 3_600_000;

/**
 * The values that move, as the device would send them now.
 *
 * @param state the charger
 * @returns raw values by key; together with the settings this is the whole status
 */
export function movingValues(state: ChargerState): Record<string, unknown> {
    return {
        ...chargingValues(state),
        ...sessionValues(state),
        ...surplusValues(state),
        ...timeValues(state),
        ...cardValues(state),
    };
}

/** Ages are "ms since boot at the event", no durations (go-eCharger-API-v2, mqtt-en.md); null before it happened. */
function sinceBoot(state: ChargerState, moment: number | null): number | null {
    return moment === null || moment < state.bootedAt ? null : moment - state.bootedAt;
}

function meterStyle(state: ChargerState): MeterStyle {
    return { coarse: state.hardware === 'V3', float32: isAtLeast(state.firmware, '56.0') };
}

function chargingValues(state: ChargerState): Record<string, unknown> {
    const { settings, decision, phaseSwitch } = state;
    const style = meterStyle(state);
    const isCharging = state.carState === 2;
    const phasesOfCar = state.currents.filter(current => current > 0).length;
    const closed = state.offer.phases;
    const linked = state.carState !== null;
    const locks = state.car !== undefined;
    return {
        alw: decision.allowed,
        alwt: sinceBoot(state, state.moments.allowed) ?? 0,
        // null while charging is not allowed (recordings of 055.6 and 055.7).
        acu: decision.allowed ? offeredCurrent(state) : null,
        adi: state.adapter,
        car: state.carState,
        err: linked ? state.error : null,
        modelStatus: decision.reason,
        lmsc: sinceBoot(state, state.moments.reason) ?? 0,
        cbl: cableLimit(state),
        cll: visibleLimits(state),
        nrg: energyArray(state.voltages, state.currents, style),
        // L1 to L3 after the contactor, then L1 to L3 before it; null without link (go-e API keys, recordings).
        pha: linked ? [closed >= 1, closed === 3, closed === 3, ...state.voltages.map(voltage => voltage > 50)] : null,
        pnp: isCharging ? phasesOfCar : phaseSwitch.connected,
        // Shows the state only since 60.4; psm is the wish (go-eCharger-API-v2 issue 322).
        fsp: phaseSwitch.connected === 1,
        fsptws: sinceBoot(state, phaseSwitch.wishedSince),
        lfspt: sinceBoot(state, phaseSwitch.lastToggle),
        pwm: settings.psm === 2 ? 0 : phaseSwitch.connected === 1 ? 1 : 2,
        tma: temperatures(state, style),
        fhz: style.float32 ? asFloat32(49.987) : 49.987,
        avgfhz: style.float32 ? asFloat32(49.991) : 49.991,
        // Effective lock setting and what the lock did: 3 locked, 1 unlocked (go-e API keys).
        lck: settings.ust,
        cus: locks || settings.ust === 2 ? 3 : 1,
        ocppcs: isCharging ? 2 : locks ? 1 : 0,
    };
}

/** Two sensors on V3 and V4, more on CORE and PRO (changelog PRO 60.3); warmer under load. */
function temperatures(state: ChargerState, style: MeterStyle): (number | null)[] {
    const load = state.averagePowerW / 1000;
    if (state.hardware === 'Wattpilot Flex') {
        // The first two are not there (recording).
        return [null, null, 39 + load, 41 + load, 40 + load, 38.5 + load];
    }
    const readings = [24.5 + load * 1.2, 23 + load * 0.8];
    const more = state.hardware === 'CORE' || state.hardware === 'PRO' ? [22 + load, 21.5 + load] : [];
    const step = style.coarse ? 0.125 : 0.25;
    return [...readings, ...more].map(value => Math.round(value / step) * step);
}

function visibleLimits(state: ChargerState): Record<string, number> {
    const limits = currentLimits(state);
    if (state.decision.reason === 2) {
        limits.accessControl = 0;
    }
    if (state.decision.reason === 12) {
        limits.pvSurplus = offeredCurrent(state);
    }
    if (state.decision.reason === 17) {
        limits.awattar = 0;
    }
    return limits;
}

function sessionValues(state: ChargerState): Record<string, unknown> {
    return {
        trx: state.transaction,
        wh: Number(state.sessionWh.toFixed(3)),
        whg: Number(state.sessionWh.toFixed(3)),
        // Whole Wh (go-eCharger-API-v2 recordings).
        eto: Math.floor(state.totalWh),
        tpa: Number(state.averagePowerW.toFixed(1)),
        mmp: Number(state.highestPowerW.toFixed(1)),
        // While it counts: the moment since boot from which on it counts, as with all moments of these devices (src/goe/codec/session.ts).
        cdi:
            state.carState === 2
                ? { type: 0, value: Math.max(0, state.now - state.bootedAt - state.chargedMs) }
                : { type: 1, value: state.chargedMs },
        lccfi: sinceBoot(state, state.moments.fromIdle),
        lccfc: sinceBoot(state, state.moments.fromCharging),
        lcctc: sinceBoot(state, state.moments.toCharging),
    };
}

function surplusValues(state: ChargerState): Record<string, unknown> {
    const { surplus } = state;
    const data = surplus.current;
    const differenceW = data ? surplus.latestW - chargingPower(state) : 0;
    return {
        // Written with capitals, read in small letters (go-e API keys, ids).
        pgrid: data?.pGrid ?? null,
        ppv: data?.pPv ?? null,
        pakku: data?.pAkku ?? null,
        inva: sinceBoot(state, surplus.currentSince),
        lpsc: sinceBoot(state, state.moments.surplus),
        deltap: asFloat32(differenceW),
        deltaa: asFloat32(differenceW / 690),
        pvopt_averagePGrid: asFloat32(surplus.averages.pGrid),
        pvopt_averagePPv: asFloat32(surplus.averages.pPv),
        pvopt_averagePAkku: asFloat32(surplus.averages.pAkku),
    };
}

function timeValues(state: ChargerState): Record<string, unknown> {
    const zone = timeZone(state);
    const start = (state.now - (state.now % hour)) / 1000;
    return {
        rbc: state.reboots,
        rbt: Math.max(0, state.now - state.bootedAt),
        tab: state.bootedAt,
        utc: utcText(state.now),
        loc: localText(state.now, zone),
        lto: localOffset(state.now, zone),
        awcp: { ...(state.settings.awcp as object), start, end: start + 3600 },
        // The charge controller is the last to start.
        tsss: isInitializing(state) ? 0 : 1,
    };
}

function cardValues(state: ChargerState): Record<string, unknown> {
    const cards = (state.settings.cards as { name: string; energy: number; cardId: boolean }[]).map(card => ({
        ...card,
        energy: Math.floor(card.energy),
    }));
    const single = cards.flatMap((card, number) => [
        [`c${number}n`, card.name],
        [`c${number}e`, card.energy],
        [`c${number}i`, card.cardId],
    ]);
    return { cards, ...(Object.fromEntries(single) as Record<string, unknown>) };
}
