import { RefusedError } from '../goe/errors';
import type { Clock } from '../goe/clock';
import type { DeviceSession } from '../goe/session/deviceSession';
import type { Wishes } from './wishes';

/** So long somebody may take to hold a card to the charger; whoever asks is answered within 15 s. */
const LEARNING_MS = 10_000;
/** What a write has made of a card shows after the next logic step of the charger, once a second, and some time later by a push. */
const SETTLING_MS = 4_000;
const LOOK_EVERY_MS = 1_000;

/** One card of a charger. */
export interface Card {
    /** 1 to 10, as in the app. */
    readonly index: number;
    /** As in the app; null: the charger does not tell. */
    readonly name: string | null;
    /** It knows a chip under this number; null: the charger does not tell. */
    readonly learned: boolean | null;
}

/** What is done with cards: always with an explicit number, for a wrong one takes somebody's card away. */
export class Cards {
    constructor(
        private readonly session: DeviceSession,
        private readonly wishes: Wishes,
        private readonly clock: Clock,
    ) {}

    /**
     * Teaches the charger the card that was held to it last, or is held to it within ten seconds.
     *
     * @param index 1 to 10
     * @param replaces a card that has the number already loses it; false: then nothing is written
     * @returns the card; `learned` false: none came, and the charger may still be waiting for one
     * @throws RefusedError where the number is taken, ConnectionError
     */
    async learn(index: number, replaces = false): Promise<Card> {
        this.checkMayChange();
        const before = await this.read(index);
        if (before.learned === true && !replaces) {
            throw new RefusedError(
                `card ${index} (${before.name ?? 'no name'}) is in use; clear it first, or repeat it with replace: true.`,
            );
        }
        await this.session.writeRaw('lrn', index - 1);
        return this.readUntil(index, ({ learned }) => learned !== false, LEARNING_MS);
    }

    /**
     * Gives a card another name.
     *
     * @param index 1 to 10
     * @param name what it shall be called
     * @throws RefusedError, ConnectionError
     */
    async rename(index: number, name: string): Promise<Card> {
        this.wishes.checkMayWrite('a card');
        const id = `cards.${index - 1}.name`;
        if (this.session.plan?.states.has(id)) {
            await this.wishes.change(id, name);
        } else {
            await this.read(index);
            // In the list, an empty entry leaves its card as it is (go-e API keys).
            const key = `c${index - 1}n`;
            const hasOwnKey = (await this.session.read([key]))[key] !== null;
            const list = [...Array.from({ length: index - 1 }, () => ({})), { name }];
            await this.session.writeRaw(hasOwnKey ? key : 'cards', hasOwnKey ? name : list);
        }
        return this.readUntil(index, card => card.name === name, SETTLING_MS);
    }

    /**
     * Makes the charger forget a card, with its name and its energy.
     *
     * @param index 1 to 10
     * @param confirmed false: nothing is written
     * @throws RefusedError where it is not confirmed; it names the card. ConnectionError
     */
    async clear(index: number, confirmed: boolean): Promise<Card> {
        this.checkMayChange();
        const { name } = await this.read(index);
        if (!confirmed) {
            throw new RefusedError(
                `card ${index} (${name ?? 'no name'}) would be forgotten with its energy, for good; repeat it with confirm: true.`,
            );
        }
        await this.session.writeRaw('del', index - 1);
        return this.readUntil(index, ({ learned }) => learned !== true, SETTLING_MS);
    }

    private checkMayChange(): void {
        this.wishes.checkMayWrite('a card');
        // It has no command for it, and knows no refusal: it would take it and do nothing.
        if (this.session.way?.endsWith('-v1')) {
            throw new RefusedError('API v1 cannot do this; the local HTTP API v2, the WebSocket and the cloud can.');
        }
    }

    /** The card as it is then, also where it did not come to that in time. */
    private async readUntil(index: number, isSo: (card: Card) => boolean, ms: number): Promise<Card> {
        const end = this.clock.now() + ms;
        let card = await this.read(index);
        while (!isSo(card) && this.clock.now() < end) {
            await new Promise<void>(resolve => this.clock.startTimer(resolve, LOOK_EVERY_MS));
            card = await this.read(index);
        }
        return card;
    }

    private async read(index: number): Promise<Card> {
        const { session } = this;
        const number = index - 1;
        // From firmware 60.0 on each card has keys of its own; before, and again later, they stand in a list (go-e API keys).
        const [nameKey, learnedKey] = [`c${number}n`, `c${number}i`];
        const [nameId, learnedId] = [`cards.${number}.name`, `cards.${number}.learned`];
        const shown = [learnedId, nameId].filter(id => session.plan?.states.has(id));
        const values = await session.read([nameKey, learnedKey, 'cards', ...shown]);
        const listed = (values.cards as ({ name?: unknown; cardId?: unknown } | null)[] | null)?.[number];
        const name = values[nameId] ?? values[nameKey] ?? listed?.name;
        const learned = values[learnedId] ?? values[learnedKey] ?? listed?.cardId;
        if (name === undefined && learned === undefined) {
            throw new RefusedError(
                'this device does not tell its cards by this way; the local HTTP API v2, the WebSocket and the cloud do.',
            );
        }
        return {
            index,
            name: typeof name === 'string' ? name : null,
            learned: typeof learned === 'boolean' ? learned : null,
        };
    }
}
