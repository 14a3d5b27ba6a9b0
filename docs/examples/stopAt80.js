/*
 * Stops at 80 % of the car's battery, by any state that holds its charge: most adapters for cars have one.
 *
 * The charger gets a limit of energy for the session, so that it stops by itself even when the car says nothing more. When
 * the car does say that it has enough, it is stopped at once. When the plug is pulled, the limit goes, and the next session is
 * free again.
 *
 * Who wants a full battery today forces charging on (forceState 2, or "start" in the app).
 */
const settings = {
    charger: 'goecharger.0.123456', // the device
    stateOfCharge: '0_userdata.0.stateOfCharge', // state with the charge of the battery in %
    target: 80, // %
    capacity: 58, // kWh that fit into the battery
    efficiency: 0.9, // part of what the charger gives that arrives in the battery
    maxAge: 12, // hours; an older charge is unknown
    tolerance: 0.5, // kWh; a limit that is nearly right stays as it is
    settle: 15, // s after plugging in until the charger counts the new session
};

let saidUnknown = false;
let pluggedInAt = 0;
let chargedThen = value('sessionChargedEnergy') ?? 0; // kWh in this session when the car last told its charge

/** What a state of the charger says; null while that is not known. */
function value(name) {
    const { val, q } = getState(`${settings.charger}.${name}`);
    return q ? null : val;
}

/** In %; null: unknown. */
function stateOfCharge() {
    const { val, ts, q } = getState(settings.stateOfCharge);
    const isKnown =
        typeof val === 'number' && val >= 0 && val <= 100 && !q && Date.now() - ts <= settings.maxAge * 3_600_000;
    if (!isKnown && !saidUnknown) {
        log(`${settings.stateOfCharge} is missing, no percentage or too old: there is no limit.`, 'warn');
    }
    saidUnknown = !isKnown;
    return isKnown ? val : null;
}

/** 0: none. */
function setLimit(kilowattHours) {
    const limit = value('sessionChargeEnergyLimit');
    const isFar = Math.abs(limit - kilowattHours) > settings.tolerance;
    if (limit !== null && limit !== kilowattHours && (isFar || limit === 0 || kilowattHours === 0)) {
        setState(`${settings.charger}.sessionChargeEnergyLimit`, kilowattHours);
    }
}

function plan() {
    const isConnected = value('carConnected');
    if (isConnected === null) {
        return;
    }
    if (!isConnected || value('forceState') === 2) {
        setLimit(0);
        return;
    }
    const percent = stateOfCharge();
    if (percent === null) {
        return;
    }
    if (percent < settings.target) {
        const missing = ((settings.target - percent) / 100) * settings.capacity;
        setLimit(Math.round((chargedThen + missing / settings.efficiency) * 100) / 100);
    } else if (value('allowCharging') === true) {
        log(`The battery is at ${percent} %: charging stops.`);
        setState(`${settings.charger}.forceState`, 1); // the charger itself takes that back when the plug is pulled
    }
}

on({ id: `${settings.charger}.carConnected`, change: 'ne' }, ({ state }) => {
    if (state.val === true) {
        pluggedInAt = Date.now();
        chargedThen = 0;
    }
    plan();
});
on({ id: settings.stateOfCharge, change: 'any' }, () => {
    const isNew = Date.now() - pluggedInAt < settings.settle * 1000;
    chargedThen = isNew ? 0 : (value('sessionChargedEnergy') ?? chargedThen);
    plan();
});
on({ id: `${settings.charger}.forceState`, change: 'any', ack: true }, plan);
plan();
