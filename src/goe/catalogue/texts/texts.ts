import type { Texts } from './language';

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
