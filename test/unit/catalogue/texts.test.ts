import { deepEqual, equal, ok } from 'node:assert/strict';
import { ownStates, topicTitles } from '../../../src/adapter/ownStates';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { enums } from '../../../src/goe/catalogue/enums';
import type { StateRow } from '../../../src/goe/catalogue/row';
import type { Texts } from '../../../src/goe/catalogue/texts/language';
import { languages, loadTexts, textKey, withNumber } from '../../../src/goe/catalogue/texts/texts';
import { v1Rows } from '../../../src/goe/catalogue/v1';

const states: readonly StateRow[] = [...ownStates, ...[...catalogue, ...v1Rows].flatMap(row => row.states ?? [])];
const byKey = new Map(states.map(state => [textKey(state.id), state]));
const wanted = [...byKey].filter(([, { set }]) => set !== 'all').map(([key]) => key);

/** Words that are the same in other languages, or names: whatever is written like this may stay as it is. */
const mayStay =
    /^(MQTT|OCPP|Modbus|EVCMS|Firmware|SDIO|WE?PA?\d?|\d+ MHz|L\d|N|Eco|Basic|Cloud|Status|Name|Model|Modell|Software|Timer|Meter|Wi-Fi|Phase( \{n\})?|Sensor \{n\}|Antenna \d|Transaction|Limit\w*|Energy|Dynamic|Static|Neutral|Error|Code|Europe|Australia|Austria|Internal|Optional|Automatic|Diagnostics?|Socket|Idle|Charging|Open|Start|Stop|MEC.*|Load balancing|Host.*|Cloud.*|API.*|ISO.*|OCPP.*|HTTP.*|Modbus.*|MQTT.*|Secure Boot|Secure boot|ath|cmf|lod|lts|psp|Watchdog|Animation|Plan|Port|Auto|Disconnected|Completed|Prioridad|Controller.*|Type|Group)$/;

function numbersOf(text: string): number {
    return text.split('{n}').length - 1;
}

describe('Texts in other languages', () => {
    for (const language of languages) {
        describe(language, () => {
            let texts: Texts;

            before(async () => {
                texts = await loadTexts(language);
            });

            it('name every topic', () => {
                deepEqual(Object.keys(texts.topics).sort(), Object.keys(topicTitles).sort());
            });

            it('name every state of the key sets essential and standard', () => {
                deepEqual(
                    wanted.filter(key => !texts.names[key]?.trim()),
                    [],
                );
            });

            it('have a text for every number of every enum', () => {
                const missing = Object.entries(enums).flatMap(([name, numbers]) =>
                    Object.keys(numbers)
                        .filter(number => !texts.enums[name]?.[Number(number)]?.trim())
                        .map(number => `${name} ${number}`),
                );
                deepEqual(missing, []);
            });

            it('have none for things that do not exist', () => {
                const surplus = [
                    ...Object.keys(texts.names).filter(key => !byKey.has(key)),
                    ...Object.keys(texts.descriptions ?? {}).filter(key => !byKey.has(key)),
                    ...Object.entries(texts.enums).flatMap(([name, numbers]) =>
                        Object.keys(numbers)
                            .filter(number => enums[name]?.[Number(number)] === undefined)
                            .map(number => `${name} ${number}`),
                    ),
                ];
                deepEqual(surplus, []);
            });

            it('keep the number of things that repeat, and of no others', () => {
                const wrong = Object.entries(texts.names).filter(
                    ([key, text]) => numbersOf(text) !== (key.includes('.#') ? 1 : 0),
                );
                deepEqual(wrong, []);
            });

            it('are not left in English', () => {
                const names = Object.entries(texts.names).filter(
                    ([key, text]) => text === byKey.get(key)?.title && !mayStay.test(text),
                );
                const numbers = Object.entries(texts.enums).flatMap(([name, values]) =>
                    Object.entries(values).filter(
                        ([number, text]) => text === enums[name][Number(number)] && !mayStay.test(text),
                    ),
                );
                deepEqual([...names, ...numbers], []);
            });
        });
    }

    describe('German', () => {
        let german: Texts;

        before(async () => {
            german = await loadTexts('de');
        });

        it('has the names and descriptions of all states', () => {
            deepEqual(
                [...byKey.keys()].filter(key => !german.names[key] || !german.descriptions?.[key]),
                [],
            );
        });

        it('does not mix up what other clients mix up: reason 9 is little time, 11 a missing clock, 33 is charging', () => {
            const reasons = german.enums.chargingReason;
            equal(reasons[9], 'Lädt: bis zur Fahrt bleibt wenig Zeit');
            equal(reasons[11], 'Lädt: Fahrt ohne Uhrzeit');
            equal(reasons[33], 'Lädt: Hausbatterie wird entladen');
        });

        it("uses the maker's words", () => {
            equal(german.names.maxCurrent, 'Ladestrom');
            equal(german.names['surplus.enabled'], 'Überschussladen');
            equal(german.topics.lock, 'Kabelverriegelung');
            equal(german.topics.loadBalancing, 'Lastmanagement');
        });
    });

    it('agree on whether the charger charges, for every reason', async () => {
        for (const language of languages) {
            const { enums: numbers } = await loadTexts(language);
            const english = enums.chargingReason;
            const begins = (charging: boolean): Set<string> =>
                new Set(
                    Object.entries(numbers.chargingReason)
                        .filter(([number]) => english[Number(number)].startsWith('Charging') === charging)
                        .map(([, text]) => text.split(/[:：]/)[0].trim()),
                );
            equal(begins(true).size, 1, language);
            equal(begins(false).size, 1, language);
            ok([...begins(true)][0] !== [...begins(false)][0], language);
        }
    });

    it('get the number of the thing they name, also behind another number', () => {
        equal(withNumber('Strom L1 {n}', 'Current L1 3'), 'Strom L1 3');
        equal(withNumber('Karte {n} Name', 'Card 10 name'), 'Karte 10 Name');
    });
});
