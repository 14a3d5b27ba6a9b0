/**
 * The catalogue's texts in one language other than English, which stands in the rows themselves.
 *
 * States are named by their id; of things that repeat there is one text for all, with # for the number in the id
 * ('cards.#.name') and {n} for the number in the text. What is missing falls back to English.
 */
export interface Texts {
    /** Topic -> name of the channel. */
    readonly topics: Readonly<Record<string, string>>;
    /** State id -> name. */
    readonly names: Readonly<Record<string, string>>;
    /** Enum -> number -> text. */
    readonly enums: Readonly<Record<string, Readonly<Record<number, string>>>>;
    /** State id -> description. */
    readonly descriptions?: Readonly<Record<string, string>>;
}
