import { Translations } from '../../src/adapter/translations';
import type { KeyRow, StateRow } from '../../src/goe/catalogue/row';
import { de } from '../../src/goe/catalogue/texts/de';
import type { PageContent } from './statesPage';

/** The catalogue with its texts in German, as admin shows them. */
export function inGerman({ catalogue, v1Rows, ownStates, enums, topics }: PageContent): PageContent {
    const texts = new Translations(new Map([['de', de]]), 'de');
    const state = (row: StateRow): StateRow => ({ ...row, text: texts.description(row) });
    const rows = (all: readonly KeyRow[]): KeyRow[] => all.map(row => ({ ...row, states: row.states?.map(state) }));
    return {
        catalogue: rows(catalogue),
        v1Rows: rows(v1Rows),
        ownStates: ownStates.map(state),
        enums: Object.fromEntries(Object.entries(enums).map(([name, table]) => [name, texts.enumTexts(name, table)])),
        topics: Object.fromEntries(Object.entries(topics).map(([topic, title]) => [topic, de.topics[topic] ?? title])),
    };
}
