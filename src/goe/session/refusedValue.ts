/** Every text in a value, also those of its parts. */
function textsIn(value: unknown): string[] {
    if (typeof value === 'string') {
        return value === '' ? [] : [value];
    }
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * A device's words without the value that it repeats, in brackets at the end and maybe in the reason as well: what was
 * written may be a password, as in `wifis` (go-eCharger-API-v2 issues 4 and 218).
 *
 * @param words "wifis: value must be JsonArray ({"key":"..."})"
 * @param raw what was written
 */
export function withoutValue(words: string, raw: unknown): string {
    const reason = words.replace(/\s*\(.*$/s, '');
    return textsIn(raw)
        .sort((one, other) => other.length - one.length)
        .reduce((text, value) => text.replaceAll(value, '…'), reason);
}
