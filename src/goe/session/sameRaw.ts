/**
 * Whether a device has already what it is to be sent.
 *
 * @param current what it said last
 * @param wanted raw JSON value
 * @param isPart the wanted value names the part of an object or array that is to change: [{}, {"name": "x"}]
 */
export function sameRaw(current: unknown, wanted: unknown, isPart: boolean): boolean {
    if (typeof wanted !== 'object' || wanted === null) {
        // API v1 says numbers and flags as texts.
        return (
            current === wanted ||
            (typeof current === 'string' &&
                current !== '' &&
                typeof wanted === 'number' &&
                Number(current) === wanted) ||
            (typeof current === 'number' && typeof wanted === 'number' && Math.abs(current - wanted) < 1e-6)
        );
    }
    if (typeof current !== 'object' || current === null || Array.isArray(current) !== Array.isArray(wanted)) {
        return false;
    }
    const has = current as Readonly<Record<string, unknown>>;
    const wants = Object.entries(wanted);
    return (
        (isPart || Object.keys(has).length === wants.length) &&
        wants.every(([name, part]) => Object.hasOwn(has, name) && sameRaw(has[name], part, isPart))
    );
}
