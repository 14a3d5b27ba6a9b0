/**
 * How long ago something was, in words: "for 7 hours".
 *
 * @param age number in the given unit; anything else gives "lately"
 * @param unit of the number
 */
export function ageInWords(age: unknown, unit: 's' | 'ms'): string {
    if (typeof age !== 'number' || !Number.isFinite(age) || age < 0) {
        return 'lately';
    }
    const minutes = age / (unit === 's' ? 60 : 60_000);
    if (minutes < 2) {
        return `for ${Math.round(minutes * 60)} seconds`;
    }
    return minutes < 120
        ? `for ${Math.round(minutes)} minutes`
        : minutes < 48 * 60
          ? `for ${Math.round(minutes / 60)} hours`
          : `for ${Math.round(minutes / 60 / 24)} days`;
}
