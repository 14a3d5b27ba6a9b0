/** A limit of the current that the charger is under. */
export interface CurrentLimit {
    /** Its state below the device. */
    readonly id: string;
    /** A; 0: the car has to wait. */
    readonly amps: number;
}

/** What may limit the current, the most telling first: of two that are equally low that one is named; what the user set goes before all. */
export const limitIds = [
    'limits.requested',
    'limits.accessControl',
    'limits.loadBalancing',
    'limits.surplus',
    'limits.tariff',
    'limits.cable',
    'limits.adapter',
    'limits.unbalancedLoad',
    'limits.installation',
    'limits.temperature',
] as const;

/**
 * Every limit the charger is under now.
 *
 * @param valueOf value of a state of the charger; what does not limit has none
 * @returns the lowest first: that is the one which holds
 */
export function limitsOf(valueOf: (id: string) => unknown): readonly CurrentLimit[] {
    return limitIds
        .flatMap(id => {
            const amps = valueOf(id);
            return typeof amps === 'number' ? [{ id, amps }] : [];
        })
        .sort((one, other) => one.amps - other.amps);
}
