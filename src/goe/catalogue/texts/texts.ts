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

/** Languages of the platform besides English, as it writes them. */
export const languages = ['de', 'ru', 'pt', 'nl', 'fr', 'it', 'es', 'pl', 'uk', 'zh-cn'] as const;

/** A language that has a file here. */
export type TextLanguage = (typeof languages)[number];

/** The name under which a state's texts stand: cards.3.name -> cards.#.name. */
export function textKey(id: string): string {
    return id.replace(/\.\d+(?=\.|$)/g, '.#');
}

/**
 * Puts the number of a repeated thing into a text: the last one, for 'Current L1 3' is about category 3.
 *
 * @param text a translation, with {n} where the number belongs
 * @param english the English text, which has the number
 */
export function withNumber(text: string, english: string): string {
    return text.replaceAll('{n}', /\d+(?!.*\d)/.exec(english)?.[0] ?? '');
}

/** Loads the texts of one language; each is a module of its own, loaded when objects are to be written and not before. */
export async function loadTexts(language: TextLanguage): Promise<Texts> {
    switch (language) {
        case 'de':
            return (await import('./de.js')).de;
        case 'ru':
            return (await import('./ru.js')).ru;
        case 'pt':
            return (await import('./pt.js')).pt;
        case 'nl':
            return (await import('./nl.js')).nl;
        case 'fr':
            return (await import('./fr.js')).fr;
        case 'it':
            return (await import('./it.js')).it;
        case 'es':
            return (await import('./es.js')).es;
        case 'pl':
            return (await import('./pl.js')).pl;
        case 'uk':
            return (await import('./uk.js')).uk;
        case 'zh-cn':
            return (await import('./zhCn.js')).zhCn;
    }
}
