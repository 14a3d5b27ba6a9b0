/** A number in a range; the settings page and scripts write numbers also as text. */
export function numberIn(value: unknown, low: number, high: number): number | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && number >= low && number <= high ? number : undefined;
}

/** Something was entered. */
export function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null && value !== '';
}

/** A text without blanks around it; a number counts as text, anything else as nothing. */
export function textOf(value: unknown): string {
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The fields of a part of the settings; none where it is something else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : {};
}
