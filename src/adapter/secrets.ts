/** Stands before an encrypted text, to tell it from one that a person or a script wrote in clear. */
const MARKER = 'encrypted:';
/**
 * Stands before the secret inside what is encrypted. The platform's decrypt (js-controller 7.1) does not always fail with the key
 * of another system: one wrong key of some 256 fits by chance (padding of AES), and an old key (XOR) always gives some text.
 */
const SEAL = 'goecharger:';
/** What admin (7.8.20) has in a field in place of a saved secret. Whoever types there without emptying it first types into this. */
const PLACEHOLDER = '____ppp____';
const secretFields: readonly string[] = ['token', 'password'];

type Native = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes every secret in the settings: those of the list of devices and those of the parts beside it. */
function mapSecrets(value: unknown, change: (secret: string, field: string, owner: Native) => string): unknown {
    if (Array.isArray(value)) {
        return (value as unknown[]).map(entry => mapSecrets(entry, change));
    }
    if (!isRecord(value)) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([field, part]) => [
            field,
            secretFields.includes(field) && typeof part === 'string' && part !== ''
                ? change(part, field, value)
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
        return `${MARKER}${encrypt(`${SEAL}${typedInto(secret)}`)}`;
    });
    return found ? (hidden as Record<string, unknown>) : undefined;
}

/**
 * The settings with every token and password in clear, for use in memory only.
 *
 * @param native settings as they are stored
 * @param decrypt the platform's way to decrypt; what it makes of a text of another system is not used
 * @returns the settings, and which secrets could not be read, each in words: they are empty then
 */
export function withSecrets(
    native: Native,
    decrypt: (text: string) => string,
): { native: Record<string, unknown>; unreadable: readonly string[] } {
    const unreadable: string[] = [];
    const shown = mapSecrets(native, (secret, field, { host, id, serial }) => {
        if (!secret.startsWith(MARKER)) {
            return typedInto(secret);
        }
        const opened = opening(secret.slice(MARKER.length), decrypt);
        if (opened?.startsWith(SEAL)) {
            return opened.slice(SEAL.length);
        }
        unreadable.push([field, ...[host, serial, id].filter(isName).slice(0, 1)].join(' of '));
        return '';
    });
    return { native: shown as Record<string, unknown>, unreadable };
}

/** What somebody has typed, without the placeholder around it: the caret may stand anywhere in that. */
function typedInto(text: string): string {
    for (let before = PLACEHOLDER.length; before >= 0 && text.length >= PLACEHOLDER.length; before--) {
        const rest = PLACEHOLDER.slice(before);
        if (text.startsWith(PLACEHOLDER.slice(0, before)) && text.endsWith(rest)) {
            return text.slice(before, text.length - rest.length);
        }
    }
    return text;
}

function isName(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

/** What is inside; undefined where the platform says that it is not its own. */
function opening(text: string, decrypt: (text: string) => string): string | undefined {
    try {
        return decrypt(text);
    } catch {
        return undefined;
    }
}
