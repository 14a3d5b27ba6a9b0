/** Stands before an encrypted text, to tell it from one that a person or a script wrote in clear. */
const MARKER = 'encrypted:';
const secretFields: readonly string[] = ['token', 'password'];

type Native = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes every secret in the settings: those of the list of devices and those of the parts beside it. */
function mapSecrets(value: unknown, change: (secret: string) => string): unknown {
    if (Array.isArray(value)) {
        return value.map(entry => mapSecrets(entry, change));
    }
    if (!isRecord(value)) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([field, part]) => [
            field,
            secretFields.includes(field) && typeof part === 'string' && part !== ''
                ? change(part)
                : mapSecrets(part, change),
        ]),
    );
}

/**
 * The settings with every token and password encrypted. The platform encrypts single fields only, not those in a list.
 *
 * @param native settings as a person or a script left them
 * @param encrypt the platform's way to encrypt
 * @returns undefined where nothing was in clear
 */
export function withHiddenSecrets(
    native: Native,
    encrypt: (text: string) => string,
): Record<string, unknown> | undefined {
    let found = false;
    const hidden = mapSecrets(native, secret => {
        if (secret.startsWith(MARKER)) {
            return secret;
        }
        found = true;
        return `${MARKER}${encrypt(secret)}`;
    });
    return found ? (hidden as Record<string, unknown>) : undefined;
}

/**
 * The settings with every token and password in clear, for use in memory only.
 *
 * @param native settings as they are stored
 * @param decrypt the platform's way to decrypt; throws where the text was encrypted by another system
 * @returns the settings, and whether a secret could not be read: it is empty then
 */
export function withSecrets(
    native: Native,
    decrypt: (text: string) => string,
): { native: Record<string, unknown>; unreadable: boolean } {
    let unreadable = false;
    const shown = mapSecrets(native, secret => {
        if (!secret.startsWith(MARKER)) {
            return secret;
        }
        try {
            return decrypt(secret.slice(MARKER.length));
        } catch {
            unreadable = true;
            return '';
        }
    });
    return { native: shown as Record<string, unknown>, unreadable };
}
