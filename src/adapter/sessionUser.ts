import type { StateValue } from '../goe/catalogue/row';

/** States that the user of a session is told from. */
const sources = /^transaction$|^cards\.\d\.name$/;
/** A card that nobody has named (go-eCharger-API-v2, recordings). */
const NO_NAME = 'n/a';

/** Whether one of these states tells who charges. */
export function tellsUser(changed: Iterable<string>): boolean {
    return [...changed].some(id => sources.test(id));
}

/**
 * Who charges.
 *
 * @param valueOf last value of a state; undefined: not known
 * @returns the name of the card, 'Card 3' where it has none; null without a transaction, and where no card was used
 */
export function sessionUser(valueOf: (id: string) => StateValue | undefined): string | null {
    // 1 is the first card, 0 none (go-e API keys, `trx`).
    const transaction = valueOf('transaction');
    if (typeof transaction !== 'number' || transaction < 1) {
        return null;
    }
    const name = valueOf(`cards.${transaction - 1}.name`);
    return typeof name === 'string' && name !== '' && name !== NO_NAME ? name : `Card ${transaction}`;
}
