import { numberFrom, partAt, readableNumber } from './plain';
import type { Codec } from './codec';

/**
 * `cdi`: {type: 1, value: duration in ms} once charging has ended; {type: 0, value: ms since boot when the counter began} while it
 * counts up. What still counts is told in whole minutes, so that a running session is not a write each poll.
 */
export const decodeChargingDuration: Codec['decode'] = (raw, _source, row, context) => {
    if (raw === null) {
        return null;
    }
    const value = numberFrom(partAt(raw, ['value']));
    const type = numberFrom(partAt(raw, ['type']));
    if (type === 1) {
        return readableNumber(value, { scale: 0.001 }, row);
    }
    const sinceBoot = numberFrom(context.raw('rbt'));
    if (type !== 0 || value === undefined || sinceBoot === undefined) {
        return undefined;
    }
    // A counter that starts between two reads can lie a moment after the uptime we know.
    const minutes = Math.floor(Math.max(0, sinceBoot - value) / 60_000);
    return readableNumber(minutes * 60, {}, row);
};
