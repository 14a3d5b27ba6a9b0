import type { Client, StateValue } from '../goe';

function asText(value: unknown): string {
    if (value === null || value === undefined) {
        return '-';
    }
    // The name of a Wi-Fi nearby must not steer the terminal.
    return typeof value === 'string' ? value.replace(/\p{Cc}/gu, '?') : JSON.stringify(value);
}

/** A value for a person: with its unit, or with the word for its code. */
export function shown(client: Client, name: string, value: unknown): string {
    if (value === null || value === undefined || typeof value === 'object') {
        return asText(value);
    }
    const word = client.wordFor(name, value as StateValue);
    const unit = client.unitOf(name);
    return `${asText(value)}${word === undefined ? '' : ` (${word})`}${unit === '' ? '' : ` ${unit}`}`;
}

/** A value of a slice for a person. */
export function fieldText(client: Client, id: string, value: unknown): string {
    if (value instanceof Date) {
        return value.toISOString();
    }
    if (Array.isArray(value)) {
        return value.map(part => fieldText(client, id, part)).join(', ');
    }
    // Words, of a coded value, have no unit.
    return typeof value === 'number' ? shown(client, id, value) : asText(value);
}
