/** Numbers of what belongs to the charger itself: cards, lock, button, load balancing, grid. */
export const localEnums = {
    /** `lrn`, `del`, `lrc`: counted from 0, unlike `trx`. */
    card: {
        0: 'Card 1',
        1: 'Card 2',
        2: 'Card 3',
        3: 'Card 4',
        4: 'Card 5',
        5: 'Card 6',
        6: 'Card 7',
        7: 'Card 8',
        8: 'Card 9',
        9: 'Card 10',
    },
    /** `ust`. */
    lockMode: { 0: 'While the car is plugged in', 1: 'Unlock after charging', 2: 'Always locked' },
    /** `lck`: as `ust`, and what the charger orders for the moment. */
    effectiveLockMode: {
        0: 'While the car is plugged in',
        1: 'Unlock after charging',
        2: 'Always locked',
        3: 'Forced to unlock',
    },
    /** `cus`. */
    lockState: {
        0: 'Unknown',
        1: 'Unlocked',
        2: 'Unlocking failed',
        3: 'Locked',
        4: 'Locking failed',
        5: 'Power outage',
    },
    /** `ffb`. */
    lockFault: { 0: 'None', 1: 'Locking', 2: 'Unlocking' },
    /** `bac`, `sdp`, `bar`. */
    buttonLock: {
        0: 'Always locked',
        1: 'Locked while a car is connected',
        2: 'Locked while charging',
        3: 'Never locked',
    },
    loadBalancingType: { 0: 'Static', 1: 'Dynamic' },
    /** `ufm`. */
    underfrequencyMode: { 0: 'Nominal power', 1: 'Actual power' },
    /** What this adapter's surplus feed does. */
    surplusFeedStatus: {
        0: 'Off',
        1: 'Sending',
        2: 'Waiting for a car',
        3: 'Not sending: a power is missing',
        4: 'Not sending: a power is too old',
        5: 'Not sending: a power is not a number',
        6: 'Charging stopped: no data',
        7: 'Sending: the sign of the grid power seems wrong',
    },
} as const satisfies Record<string, Readonly<Record<number, string>>>;
