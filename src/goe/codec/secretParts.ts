/** Names of fields that hold what nobody may see: `key` of `wifis`, `cardId` of `cards`, `c0i` to `c9i` (go-e API keys), and what others would call it. */
const secretField = /pass|pwd|secret|token|credential|key$|^(psk|auth|pin|cardId|rfid|c\di)$/i;

/** `mqtt://user:password@host:1883` -> `mqtt://host:1883`; a query may hold a token and goes as well. */
export function addressWithoutLogin(address: string): string {
    const [, scheme = '', authority = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/is.exec(address) ?? [];
    // An @ behind the host: a password with an unescaped / or ?. Where it ends cannot be told, so nothing of it is shown.
    return rest.includes('@') ? `${scheme}…` : scheme + authority.replace(/^.*@/s, '') + rest.replace(/[?#].*$/s, '');
}

/** Is what this field or key is called the name of a secret? */
export function isNameOfSecret(name: string): boolean {
    return secretField.test(name);
}

/**
 * A value of which nobody knows what it holds, without what looks like a login: fields with the name of a secret, and user,
 * password and query in addresses. A boolean stays, for it only says whether there is one (`key`: true).
 *
 * @param value any JSON value
 */
export function withoutSecretParts(value: unknown): unknown {
    if (typeof value === 'string') {
        // Names may have a ? or # in them; an address with a login has a scheme or an @.
        return /:\/\/|@/.test(value) ? addressWithoutLogin(value) : value;
    }
    if (Array.isArray(value)) {
        return value.map(withoutSecretParts);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    const shown = Object.entries(value).filter(([name, part]) => !isNameOfSecret(name) || typeof part === 'boolean');
    return Object.fromEntries(shown.map(([name, part]) => [name, withoutSecretParts(part)] as const));
}
