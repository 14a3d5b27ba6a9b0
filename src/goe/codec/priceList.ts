import { RefusedError } from '../errors';

/** Moments after this are in milliseconds (it is the year 5138 in seconds). */
const LATEST = 1e11;

/**
 * Prices of one's own for the device. The maker says of them only that they are a JSON object and that moments in it are seconds since
 * 1970 (API keys, `awpl`: "set: JsonObject"); parts are called as in the current price (`awcp`: start, end, marketprice). So that much is
 * checked, wherever it stands in the object, and the rest is the device's own to refuse.
 *
 * @param text JSON
 * @returns what is sent
 * @throws RefusedError with what is wrong in it
 */
export function priceList(text: unknown): unknown {
    let value: unknown;
    try {
        value = JSON.parse(String(text));
    } catch {
        value = undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
        throw new RefusedError(
            'the price list must be a JSON object that is not empty; the device takes no bare list.',
        );
    }
    check(value);
    return value;
}

function check(part: unknown): void {
    if (typeof part !== 'object' || part === null) {
        return;
    }
    const { start, end, marketprice } = part as Readonly<Record<string, unknown>>;
    for (const [name, moment] of Object.entries({ start, end })) {
        if (moment !== undefined && !(Number.isInteger(moment) && Number(moment) >= 0 && Number(moment) <= LATEST)) {
            throw new RefusedError(
                `${name} cannot be ${JSON.stringify(moment)}; moments are whole seconds since 1970.`,
            );
        }
    }
    if (typeof start === 'number' && typeof end === 'number' && end <= start) {
        throw new RefusedError(`a price ends (${end}) before it begins (${start}).`);
    }
    if (marketprice !== undefined && typeof marketprice !== 'number') {
        throw new RefusedError(`marketprice cannot be ${JSON.stringify(marketprice)}; it is a number.`);
    }
    Object.values(part).forEach(check);
}
