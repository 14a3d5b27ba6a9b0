import type { StateRow } from '../goe/catalogue/row';
import type { Texts } from '../goe/catalogue/texts/language';
import { languages, loadTexts, textKey, withNumber, type TextLanguage } from '../goe/catalogue/texts/texts';

/** The catalogue's texts in the languages of the platform. */
export class Translations {
    /**
     * @param texts language -> its texts
     * @param language the system's language, such as 'de'
     */
    constructor(
        private readonly texts: ReadonlyMap<TextLanguage, Texts>,
        private readonly language: string,
    ) {}

    /** Reads all languages: some hundred kilobytes, for objects that are to be written only. */
    static async load(language: string): Promise<Translations> {
        const texts = await Promise.all(languages.map(async name => [name, await loadTexts(name)] as const));
        return new Translations(new Map(texts), language);
    }

    /** Name of a state in all languages; English where one lacks it. */
    name({ id, title }: StateRow): ioBroker.StringOrTranslated {
        return this.inAllLanguages(title, ({ names }) => names[textKey(id)]);
    }

    /** Name of a channel in all languages, with the number of a repeated one. */
    topic(topic: string, english: string, number: string): ioBroker.StringOrTranslated {
        const suffix = number === '' ? '' : ` ${number}`;
        const name = this.inAllLanguages(english, ({ topics }) => topics[topic]);
        return Object.fromEntries(
            Object.entries(name).map(([language, text]) => [language, `${text}${suffix}`]),
        ) as ioBroker.Translated;
    }

    /** Description in the system's language: eleven of them would make up most of the object. */
    description({ id, text }: StateRow): string {
        return withNumber(this.inLanguage(({ descriptions }) => descriptions?.[textKey(id)]) ?? text, text);
    }

    /** Texts of an enum in the system's language. */
    enumTexts(name: string, english: Readonly<Record<number, string>>): Readonly<Record<number, string>> {
        return { ...english, ...this.inLanguage(({ enums }) => enums[name]) };
    }

    private inLanguage<T>(find: (texts: Texts) => T | undefined): T | undefined {
        const texts = this.texts.get(this.language as TextLanguage);
        return texts === undefined ? undefined : find(texts);
    }

    private inAllLanguages(english: string, find: (texts: Texts) => string | undefined): ioBroker.Translated {
        return {
            en: english,
            ...Object.fromEntries(
                languages.map(language => {
                    const texts = this.texts.get(language);
                    return [language, withNumber((texts && find(texts)) ?? english, english)];
                }),
            ),
        };
    }
}
