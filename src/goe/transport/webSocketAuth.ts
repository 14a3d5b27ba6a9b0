import { encodeBase64, hash as bcryptHash } from 'bcryptjs';
import { createHash, createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

/** How the device keeps its password; it says so itself, or its type tells. */
export type PasswordKind = 'pbkdf2' | 'bcrypt';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The password as the device keeps it; it never goes over the wire (ha-goecharger-api2 and the Wattpilot clients).
 *
 * @param kind as the device asks for it
 * @param password of the go-e app
 * @param serial serial number, digits
 */
export async function storedPassword(kind: PasswordKind, password: string, serial: string): Promise<string> {
    if (kind === 'pbkdf2') {
        const key = await promisify(pbkdf2)(password, serial, 100_000, 256, 'sha512');
        return key.toString('base64').slice(0, 32);
    }
    // The digits of the serial number, filled up with zeros in front, are the salt.
    const digits = [...serial].map(Number);
    const salt = `$2a$08$${encodeBase64([...Array.from({ length: 16 - digits.length }, () => 0), ...digits], 16)}`;
    return (await bcryptHash(sha256(password), salt)).slice(salt.length);
}

/** A password of the app, and what a device keeps of it. */
export class AppPassword {
    private kept?: { readonly of: string; readonly stored: Promise<string> };

    /** @param password as it was entered */
    constructor(private readonly password: string) {}

    /** {@link storedPassword} for this device: worked out once and not at each new connection, for it takes a tenth of a second. */
    storedBy(kind: PasswordKind, serial: string): Promise<string> {
        const of = `${kind} ${serial}`;
        if (this.kept?.of !== of) {
            this.kept = { of, stored: storedPassword(kind, this.password, serial) };
        }
        return this.kept.stored;
    }
}

/**
 * What proves that we know the password.
 *
 * @param stored as {@link storedPassword} gives it
 * @param token1 from the device
 * @param token2 from the device
 * @param token3 our own, random
 */
export function proof(stored: string, token1: string, token2: string, token3: string): string {
    return sha256(token3 + token2 + sha256(token1 + stored));
}

/** A message to a device that wants its writes signed. */
export function signed(message: { readonly requestId: number }, stored: string): Record<string, unknown> {
    const data = JSON.stringify(message);
    const hmac = createHmac('sha256', stored).update(data).digest('hex');
    return { type: 'securedMsg', data, requestId: `${message.requestId}sm`, hmac };
}
