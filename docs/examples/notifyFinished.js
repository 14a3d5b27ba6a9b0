/*
 * Says once per session that the car is charged: energy, duration and cost.
 *
 * Finished is a car that takes nothing more although it may, one whose energy limit is reached, and one that is unplugged. A
 * pause because the sun is gone or somebody has stopped charging is no end.
 */
const settings = {
    charger: 'goecharger.0.123456', // the device
    quiet: 600, // s without charging until that counts as the end: cars pause in between
    leastEnergy: 0.1, // kWh; nothing is said about less
    price: 0.3, // per kWh
    priceState: '', // state with the price per kWh, or empty; what it says in the end counts for the whole session
    currency: '€',
    notify: text => log(text), // or for example: text => sendTo('telegram.0', { text }),
};

const energyLimitReached = 6; // status.chargingReason
let isTold = value('carConnected') === true && value('charging') === false; // before this script was started, perhaps
let timer;

/** What a state of the charger says; null while that is not known. */
function value(name) {
    const { val, q } = getState(`${settings.charger}.${name}`);
    return q ? null : val;
}

function price() {
    const perKilowattHour = settings.priceState === '' ? settings.price : getState(settings.priceState).val;
    return typeof perKilowattHour === 'number' ? perKilowattHour : null;
}

function tell() {
    const energy = getState(`${settings.charger}.sessionChargedEnergy`).val; // the charger keeps it until the next car comes
    if (isTold || !(energy >= settings.leastEnergy)) {
        return;
    }
    isTold = true;
    const seconds = getState(`${settings.charger}.session.chargingDuration`).val;
    const minutes = Math.round(seconds / 60);
    const duration = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
    const parts = [`${energy.toFixed(2)} kWh`];
    if (seconds !== null) {
        parts.push(duration);
    }
    if (price() !== null) {
        parts.push(`${(energy * price()).toFixed(2)} ${settings.currency}`);
    }
    settings.notify(`The car is charged: ${parts.join(', ')}.`);
}

function look() {
    const mayCharge = value('allowCharging') === true || value('status.chargingReason') === energyLimitReached;
    if (value('carConnected') === true && value('charging') === false && mayCharge) {
        timer ??= setTimeout(tell, settings.quiet * 1000);
    } else {
        clearTimeout(timer);
        timer = undefined;
    }
}

on({ id: `${settings.charger}.carConnected`, change: 'ne' }, ({ state, oldState }) => {
    if (state.val === true && oldState.val === false) {
        isTold = false;
    } else if (state.val === false && oldState.val === true) {
        tell();
    }
    look();
});
for (const name of ['charging', 'allowCharging', 'status.chargingReason']) {
    on({ id: `${settings.charger}.${name}`, change: 'ne' }, look);
}
look();
