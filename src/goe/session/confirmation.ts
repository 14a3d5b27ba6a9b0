import type { StateValue } from '../catalogue/row';
import { ConnectionError, reasonOf } from '../errors';

/** So often the value is read when the device answers: what it says then stands, whatever it is. */
const READINGS = 2;
/** So often it is tried when the device does not answer. */
const ATTEMPTS = 3;

/** What a confirmation needs from its session. */
export interface Confirmation {
    /** Waits until a read shows what the device made of it; rejects when the session ends. */
    wait(): Promise<void>;
    /** Reads the state from the device. */
    read(): Promise<StateValue | undefined>;
    /** False as soon as a newer write to the same state takes over. */
    isNewest(): boolean;
}

/** Is the device's value what was wished, up to the step that was rounded to. */
function fulfils(value: StateValue | undefined, wish: StateValue, step = 0): boolean {
    return typeof value === 'number' && typeof wish === 'number'
        ? Math.abs(value - wish) < Math.max(step, 1e-6)
        : value === wish;
}

/**
 * Reads a written state back after the device has acted: that it took a value does not mean that it keeps it (firmware 60.6
 * clamps currents later, go-eCharger-API-v2). A way that pushes waits as long: after its answer the device shows the wish, also one
 * that its logic is about to lower, and a state made of several keys may show something in between.
 *
 * @param confirmation how to wait, read and know whether it still matters
 * @param wish what was written
 * @param step grid of the state's values
 * @returns the device's value; undefined where a newer write took over or nothing can be told
 * @throws ConnectionError where the device took the value and then did not answer
 */
export async function confirmWrite(
    confirmation: Confirmation,
    wish: StateValue,
    step: number | undefined,
): Promise<StateValue | undefined> {
    const { isNewest, read, wait } = confirmation;
    let lastReason = '';
    for (let attempt = 1, readings = 0; attempt <= ATTEMPTS; attempt++) {
        await wait();
        if (!isNewest()) {
            return undefined;
        }
        try {
            const value = await read();
            readings += 1;
            if (fulfils(value, wish, step) || readings === READINGS) {
                return value;
            }
        } catch (error) {
            lastReason = reasonOf(error);
        }
    }
    throw new ConnectionError(`the device took it, but could not be asked whether it acts on it. ${lastReason}`);
}
