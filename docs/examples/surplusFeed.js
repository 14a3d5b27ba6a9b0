/*
 * Tells the surplus control of the charger what flows in the house, as the surplus settings of the adapter do. A script is
 * for what they cannot: power that has to be reckoned first, for instance. Use one of the two.
 *
 * What is missing, null, no number or too old is unknown, never 0: nothing is sent then, and the charger stops by itself.
 * Some go on, so the script stops a car that still draws power, and releases it when the data is back.
 *
 * The charger needs the charging mode "Eco" (settings.chargingMode 4), surplus.enabled, forceState 0, and in maxCurrent the
 * highest current it may use.
 */
const settings = {
    instance: 'goecharger.0', // of this adapter
    device: '123456', // serial number
    interval: 5, // s between two messages; the charger forgets them after about six
    maxAge: 30, // s; an older value is unknown. More for a sensor that reports changes only
    gridPower: '0_userdata.0.gridPower', // state with the power at the grid
    gridFactor: 1, // 1: W, negative while feeding in; -1: W the other way round; 1000: kW
    solarPower: '', // state with the power of the solar panels, or empty
    solarFactor: 1, // 1: W
    batteryPower: '', // state with the power of the house battery, or empty
    batteryFactor: 1, // 1: W, negative while the battery is charged
    stopWhenBlind: 20, // s without data after which a car that still draws power is stopped; 0: never
};

const charger = `${settings.instance}.${settings.device}`;
let blindSince = null; // ms since 1970; null: the data is there
let isStopped = false; // by this script
let lastError;

/** What a state of the charger says; null while that is not known. */
function value(name) {
    const { val, q } = getState(`${charger}.${name}`);
    return q ? null : val;
}

/** Power in W; null: unknown; undefined: not asked for. */
function power(id, factor) {
    if (id === '') {
        return undefined;
    }
    const { val, ts, q } = getState(id);
    const isKnown = typeof val === 'number' && Number.isFinite(val) && !q && Date.now() - ts <= settings.maxAge * 1000;
    return isKnown ? val * factor : null;
}

function send(pGrid, pPv, pAkku) {
    const message = { device: settings.device, pGrid, pPv, pAkku };
    sendTo(settings.instance, 'setPvData', message, ({ error }) => {
        if (error && error !== lastError) {
            log(`The surplus data was not taken: ${error}`, 'warn');
        }
        lastError = error;
    });
}

function stop() {
    isStopped = true;
    log('The car still draws power although nothing is known of the surplus: it is stopped.', 'warn');
    sendTo(settings.instance, 'stopCharging', { device: settings.device }, ({ error }) => {
        if (error) {
            isStopped = false; // the next look tries again
            log(`It could not be stopped: ${error}`, 'warn');
        }
    });
}

function release() {
    isStopped = false;
    // Not where somebody else has decided since, or the car has gone: the charger forgets the stop with it.
    if (value('forceState') === 1) {
        setState(`${charger}.forceState`, 0);
    }
}

function feed() {
    if (value('carConnected') !== true) {
        blindSince = null;
        isStopped = false;
        return;
    }
    const pGrid = power(settings.gridPower, settings.gridFactor);
    if (pGrid !== null) {
        if (blindSince !== null) {
            log('The grid power is known again.');
            blindSince = null;
        }
        // Solar and battery power are extras: the charger can do without.
        const pPv = power(settings.solarPower, settings.solarFactor) ?? undefined;
        const pAkku = power(settings.batteryPower, settings.batteryFactor) ?? undefined;
        send(pGrid, pPv, pAkku);
        if (isStopped) {
            release();
        }
        return;
    }
    if (blindSince === null) {
        blindSince = Date.now();
        log(`${settings.gridPower} is missing, no number or too old: nothing is sent to the charger.`, 'warn');
    }
    const isBlindForLong = Date.now() - blindSince >= settings.stopWhenBlind * 1000;
    if (settings.stopWhenBlind > 0 && isBlindForLong && !isStopped && value('powerAll') > 0) {
        stop();
    }
}

feed();
setInterval(feed, settings.interval * 1000);
