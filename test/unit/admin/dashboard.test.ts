import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayLines, shownTime, type Day } from '../../../admin/src/tab/day';
import { limitsOf } from '../../../admin/src/tab/limits';
import { texts, Words } from '../../../admin/src/tab/texts';

const languages = ['en', 'de', 'ru', 'pt', 'nl', 'fr', 'it', 'es', 'pl', 'uk', 'zh-cn'] as const;

describe('The limit that holds', () => {
    const limits = (values: Record<string, unknown>): string[] =>
        limitsOf(id => values[id]).map(({ amps, id }) => `${id} ${amps}`);

    it('is the lowest one', () => {
        assert.deepEqual(limits({ 'limits.requested': 16, 'limits.cable': 20, 'limits.surplus': 8 }), [
            'limits.surplus 8',
            'limits.requested 16',
            'limits.cable 20',
        ]);
    });

    it('is what the user set where others are just as low', () => {
        assert.equal(
            limits({ 'limits.temperature': 32, 'limits.installation': 32, 'limits.requested': 32 })[0],
            'limits.requested 32',
        );
    });

    it('is 0 A while the car has to wait', () => {
        assert.equal(limits({ 'limits.requested': 16, 'limits.accessControl': 0 })[0], 'limits.accessControl 0');
    });

    it('is none where the charger tells none: what is empty does not limit', () => {
        assert.deepEqual(limits({ 'limits.cable': null, 'limits.surplus': undefined }), []);
    });
});

describe('The picture of the day', () => {
    const day: Day = {
        end: 1_800_000,
        stepMs: 60_000,
        power: [0, 3000, null],
        grid: [-5000, -1000, 200],
        solar: [6000, null, 0],
        current: [6, 13, 13],
    };

    it('ends with the last value and has one per minute', () => {
        assert.deepEqual(dayLines(day, true).times, [1680, 1740, 1800]);
    });

    it('shows an hour at least, so that two minutes of a new device do not fill it with the same time again and again', () => {
        assert.deepEqual(shownTime(9_940, 10_000), [6_400, 10_000]);
        assert.deepEqual(shownTime(0, 86_340), [0, 86_340]);
    });

    it('shows as surplus what is fed in and what the car has already, and nothing where one is unknown', () => {
        assert.deepEqual(dayLines(day, true).surplus, [5, 4, null]);
    });

    it('leaves unknown values out instead of drawing 0', () => {
        const { power, solar } = dayLines(day, true);
        assert.deepEqual(power, [0, 3, null]);
        assert.deepEqual(solar, [6, null, 0]);
    });

    it('of a controller has no set current and no surplus', () => {
        const { current, surplus } = dayLines(day, false);
        assert.ok([...current, ...surplus].every(value => value === null));
    });
});

describe('The texts of the tab', () => {
    for (const [key, text] of Object.entries(texts)) {
        it(`"${key}" is there in eleven languages, with the same placeholders`, () => {
            const placeholders = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
            for (const language of languages) {
                assert.ok(text[language]?.trim(), language);
                assert.deepEqual(placeholders(text[language]), placeholders(text.en), language);
            }
        });
    }

    it('are all used', () => {
        const pages = ['App', 'CardHead', 'ChargerCard', 'ControllerCard', 'Controls', 'DayPlot'].map(name =>
            readFileSync(join(__dirname, '..', '..', '..', 'admin', 'src', 'tab', `${name}.tsx`), 'utf8'),
        );
        const unused = Object.keys(texts).filter(key => !pages.some(page => page.includes(`'${key}'`)));
        assert.deepEqual(unused, []);
    });

    it('write numbers and times as the language does', () => {
        const german = new Words('de');
        assert.equal(german.watts(11_060), '11,06 kW');
        assert.equal(german.watts(-850), '-850 W');
        assert.equal(german.duration(3_900), '1:05 h');
        assert.equal(
            german.say('offline', { time: '12:30' }),
            'Seit 12:30 nicht erreichbar; das hier sind die letzten Werte.',
        );
    });
});
