/*
 * Charging from surplus without the surplus control of the charger: this script sets current and phases itself.
 *
 * What the car draws is part of what the meter shows. It is added back, so that the script reckons with what there is for
 * the car and not with what is left: otherwise it would turn the car down as soon as the car has taken the surplus, then up
 * again, and so on.
 *
 * Meter and charger tell their powers at different moments. While the car changes what it draws one of them is old, and the sum
 * is wrong. So nothing is changed until the car draws steadily and the meter has told something since, and then only what two
 * looks agree on.
 *
 * The charger needs the charging mode "Default" (settings.chargingMode 3). Who forces charging on (forceState 2) charges
 * without this script.
 */
const settings = {
    charger: 'goecharger.0.123456', // the device
    gridPower: '0_userdata.0.gridPower', // state with the power at the grid in W, negative while feeding in
    maxAge: 30, // s; an older grid power is unknown
    interval: 10, // s between two looks
    settle: 20, // s in which the car must have drawn steadily before anything else is changed
    sure: 10, // s in which another current must have been the right one; no shorter than the intervals of meter and charger
    voltage: 230, // V
    minCurrent: 6, // A
    maxCurrent: 16, // A
    reserve: 100, // W that shall go to the grid all the same
    hysteresis: 200, // W that there must be beyond what the next higher step needs
    startAfter: 60, // s with enough surplus until charging starts
    stopAfter: 180, // s with too little surplus, or an unknown one, until it stops
    minimumPause: 300, // s between a stop and the next start
    phasesAfter: 180, // s in which the other number of phases must have been the better one
    phasesPause: 600, // s between two changes of the phases
};

const smallest = settings.minCurrent * settings.voltage; // W with one phase
const since = { enough: null, tooLittle: null, more: null, less: null, otherPhases: null }; // ms since 1970; null: it is not so
let changedAt = 0; // by this script or by the car
let steadyPower = 0; // W that the car drew then
let stoppedAt = 0;
let phasesChangedAt = 0;
let knowsCar = false;
let saidUnknown = false;

/** What a state of the charger says; null while that is not known. */
function value(name) {
    const { val, q } = getState(`${settings.charger}.${name}`);
    return q ? null : val;
}

function write(name, wanted) {
    if (value(name) !== wanted) {
        setState(`${settings.charger}.${name}`, wanted);
        changedAt = Date.now();
    }
}

/** W there are for the car, what it draws now included; null: unknown, which is not the same as 0. */
function surplus() {
    const { val: grid, ts, q } = getState(settings.gridPower);
    const own = value('powerAll');
    const isKnown = typeof grid === 'number' && !q && Date.now() - ts <= settings.maxAge * 1000 && own !== null;
    if (isKnown === saidUnknown) {
        saidUnknown = !isKnown;
        log(isKnown ? 'The grid power is known again.' : 'The grid power is unknown.', isKnown ? 'info' : 'warn');
    }
    return isKnown ? own - grid - settings.reserve : null;
}

/** Notes since when something is so, and says whether that is long enough. */
function lasts(what, isSo, seconds) {
    since[what] = isSo ? (since[what] ?? Date.now()) : null;
    return isSo && Date.now() - since[what] >= seconds * 1000;
}

function over(moment, seconds) {
    return Date.now() - moment >= seconds * 1000;
}

/** How many phases are right for so much power; keeps those there are unless the others are clearly better. */
function betterPhases(power, phases) {
    return power >= 3 * smallest + (phases === 3 ? 0 : settings.hysteresis) ? 3 : 1;
}

/** Whole amperes per phase for so much power. */
function amperes(power, phases) {
    const fitting = Math.floor(power / (settings.voltage * phases));
    return Math.min(Math.max(fitting, settings.minCurrent), settings.maxCurrent);
}

/** The car draws steadily, and the meter has told what it shows since. */
function isSettled() {
    const own = value('powerAll');
    // Less than an ampere is no change: cars waver.
    if (own !== null && Math.abs(own - steadyPower) >= settings.voltage) {
        steadyPower = own;
        changedAt = Date.now();
    }
    return over(changedAt, settings.settle) && getState(settings.gridPower).ts > changedAt;
}

/** Up only where it is likely to stay. */
function adjustCurrent(power) {
    // A car with one phase draws from one, whatever the charger offers; 0 lets the charger choose.
    const phases = value('phasesInUse') || value('phases') || 3;
    const current = value('maxCurrent');
    const up = amperes(power - settings.hysteresis, phases);
    const down = amperes(power, phases);
    const isMore = lasts('more', up > current, settings.sure);
    const isLess = lasts('less', down < current, settings.sure);
    if (isMore || isLess) {
        write('maxCurrent', isMore ? up : down);
    }
}

/** Phases and current go together: 16 A that are right for one phase are 11 kW on three. */
function setPhases(phases, power) {
    if (value('phases') !== phases) {
        phasesChangedAt = Date.now();
    }
    write('maxCurrent', amperes(power - settings.hysteresis, phases));
    write('phases', phases);
    since.otherPhases = null;
}

function start(power) {
    setPhases(betterPhases(power, 1), power);
    write('forceState', 0);
    log('There is enough surplus: charging.');
}

function stop() {
    write('forceState', 1);
    stoppedAt = Date.now();
    log('There is not enough surplus: no charging.');
}

function look() {
    const force = value('forceState');
    if (value('carConnected') !== true || force === null || force === 2) {
        knowsCar = false;
        Object.keys(since).forEach(what => (since[what] = null));
        return;
    }
    const power = surplus();
    const enough = lasts('enough', power !== null && power >= smallest + settings.hysteresis, settings.startAfter);
    const tooLittle = lasts('tooLittle', power === null || power < smallest, settings.stopAfter);
    if (force === 0 && tooLittle) {
        stop();
        return;
    }
    if (!isSettled()) {
        return;
    }
    // A car that has just come starts by itself: it may, or it has to wait.
    const isNew = !knowsCar;
    knowsCar = true;
    if (force === 1) {
        if (enough && over(stoppedAt, settings.minimumPause)) {
            start(power);
        }
    } else if (isNew && since.tooLittle !== null) {
        stop();
    } else if (power !== null) {
        const phases = betterPhases(power, value('phases'));
        const isBetter = lasts('otherPhases', phases !== value('phases'), settings.phasesAfter);
        if (isBetter && over(phasesChangedAt, settings.phasesPause)) {
            setPhases(phases, power);
        } else {
            adjustCurrent(power);
        }
    }
}

look();
setInterval(look, settings.interval * 1000);
