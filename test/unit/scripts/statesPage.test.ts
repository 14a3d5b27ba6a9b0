import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { inGerman } from '../../../scripts/docs/german';
import { statesPage, type PageContent } from '../../../scripts/docs/statesPage';
import { german } from '../../../scripts/docs/statesWords';
import { ownStates, topicTitles } from '../../../src/adapter/ownStates';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import { enums } from '../../../src/goe/catalogue/enums';
import type { KeyRow, StateRow } from '../../../src/goe/catalogue/row';
import { v1Rows } from '../../../src/goe/catalogue/v1';

const real: PageContent = { catalogue, v1Rows, ownStates, enums, topics: topicTitles };

function state(id: string, more: Partial<StateRow> = {}): StateRow {
    return { id, type: 'number', role: 'value', access: 'r', set: 'standard', title: 'Title', text: 'Text.', ...more };
}

function row(key: string, states: StateRow[], more: Partial<KeyRow> = {}): KeyRow {
    return { key, poll: 'status', states, ...more };
}

function pageOf(rows: readonly KeyRow[], more: Partial<PageContent> = {}): string {
    return statesPage({ catalogue: rows, v1Rows: [], ownStates: [], enums: {}, topics: {}, ...more });
}

/** The cells of the lines whose state is written like this, without the bars between them. */
function linesFor(page: string, id: string): string[][] {
    return tableLines(page)
        .map(cellsOf)
        .filter(([first]) => first === `\`${id}\`` || first.startsWith(`\`${id}\`<br>`));
}

function tableLines(page: string): string[] {
    return page.split('\n').filter(line => line.startsWith('| `'));
}

function cellsOf(line: string): string[] {
    return line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map(cell => cell.trim());
}

function headingsOf(page: string): string[] {
    return page.split('\n').flatMap(line => (line.startsWith('## ') ? [line.slice(3)] : []));
}

/** The states that have no line of their own and are in none for several. */
function missingFrom(page: string): string[] {
    const shown = tableLines(page).map(line => cellsOf(line)[0]);
    const patterns = shown.map(cell => {
        const [id, numbers = ''] = cell.split('<br>');
        const [from, to] =
            numbers
                .split(' = ')
                .at(-1)
                ?.split(/ to | bis /)
                .map(Number) ?? [];
        const listed = numbers.split(' = ').at(-1)?.split(', ').map(Number) ?? [];
        const isCovered = (n: number): boolean => (to === undefined ? listed.includes(n) : n >= from && n <= to);
        return { id: id.replaceAll('`', ''), isCovered };
    });
    const ids = [...catalogue, ...v1Rows].flatMap(({ states = [] }) => states.map(({ id }) => id));
    return [...ids, ...ownStates.map(({ id }) => id)].filter(id => {
        const number = Number(/\.(\d+)(?=\.|$)/.exec(id)?.[1]);
        const name = id.replace(/\.\d+(?=\.|$)/, '.<n>');
        return !patterns.some(shownId => shownId.id === id || (shownId.id === name && shownId.isCovered(number)));
    });
}

describe('The page of all states', () => {
    it('says everything about a state in one line', () => {
        const limit = state('trip.energy', {
            at: ['energy', 2],
            unit: 'kWh',
            access: 'rw',
            min: 0,
            max: 100,
            step: 0.5,
            nullable: true,
        });
        const page = pageOf([row('abc', [limit], { poll: 'config', since: '59.4', until: '60.2', core: false })]);
        deepEqual(linesFor(page, 'trip.energy'), [
            [
                '`trip.energy`',
                '`abc.energy[2]`',
                'number',
                'kWh',
                '0 to 100, step 0.5, or null',
                'read, write',
                'chargers, not CORE and PRO, firmware 59.4 or later, up to firmware 60.2',
                'config',
                'standard',
                'Text.',
            ],
        ]);
    });

    it('names every state of the catalogue, of API v1 and of the adapter', () => {
        deepEqual(missingFrom(statesPage(real)), []);
    });

    it('names them in German too, each with its German description', () => {
        const page = statesPage(inGerman(real), german);
        deepEqual(missingFrom(page), []);
        const descriptionsOf = (text: string): (string | undefined)[] =>
            tableLines(text).map(line => cellsOf(line).at(-1));
        const english = new Set(descriptionsOf(statesPage(real)));
        deepEqual(
            descriptionsOf(page).filter(text => english.has(text)),
            [],
        );
    });

    it('is the same each time it is made', () => {
        equal(statesPage(real), statesPage(real));
    });

    it('gives every line of every table the same number of cells', () => {
        const widths = tableLines(statesPage(real)).map(line => cellsOf(line).length);
        deepEqual([...new Set(widths)], [10]);
    });

    it('links only to headings it has', () => {
        const page = statesPage(real);
        const anchors = headingsOf(page).map(heading =>
            heading
                .toLowerCase()
                .replace(/[^a-z0-9 _-]/g, '')
                .replaceAll(' ', '-'),
        );
        const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
        ok(links.length > Object.keys(topicTitles).length / 2);
        deepEqual(
            links.filter(link => !anchors.includes(link)),
            [],
        );
    });

    it('begins with the states below the device and goes on in the order of the topics, unknown ones last', () => {
        const rows = ['zoo.a', 'led.b', 'power', 'info.c'].map((id, index) => row(`k${index}`, [state(id)]));
        const topics = { info: 'Device', led: 'Light', tariff: 'Not used' };
        deepEqual(headingsOf(pageOf(rows, { topics })), [
            'Directly below the device',
            'Device (`info`)',
            'Light (`led`)',
            'zoo (`zoo`)',
        ]);
    });

    it('shows texts that look like Markdown or HTML as they are', () => {
        const text = 'a|b <b>c</b> *d* _e_ `f` [g](h) \\ & i\nj #k';
        const [cells] = linesFor(pageOf([row('abc', [state('led.a', { text })])]), 'led.a');
        equal(cells.at(-1), 'a\\|b &lt;b&gt;c&lt;/b&gt; \\*d\\* \\_e\\_ &#96;f&#96; \\[g\\](h) \\\\ &amp; i j \\#k');
    });

    it('writes short lists of texts into the cell and long ones below', () => {
        const long = Object.fromEntries(Array.from({ length: 12 }, (_, value) => [value, `Text ${value}`]));
        const rows = [
            row('abc', [state('led.short', { enum: 'few', nullable: true })]),
            row('def', [state('led.long', { enum: 'many' })]),
        ];
        const page = pageOf(rows, { enums: { few: { 0: 'Off', 2: 'On' }, many: long } });
        equal(linesFor(page, 'led.short')[0][4], '0: Off<br>2: On<br>null');
        equal(linesFor(page, 'led.long')[0][4], '[many](#texts-of-many)');
        match(page, /\n## Texts of many\n\n- 0: Text 0\n/);
        ok(!page.includes('Texts of few'));
    });

    describe('shows repeated channels as one', () => {
        const cards = (text: (index: number) => string): KeyRow[] =>
            [0, 1, 2].map(index =>
                row(`c${index}n`, [state(`cards.${index}.name`, { type: 'string', text: text(index) })]),
            );

        it('where only the number differs', () => {
            const page = pageOf(cards(index => `Name of card ${index + 1}, in 16 letters.`));
            deepEqual(linesFor(page, 'cards.<n>.name'), [
                [
                    '`cards.<n>.name`<br>*n* = 0 to 2',
                    '`c<n>n`',
                    'string',
                    '',
                    '',
                    'read',
                    'chargers',
                    'status',
                    'standard',
                    'Name of card *n + 1*, in 16 letters.',
                ],
            ]);
            equal(tableLines(page).length, 1);
        });

        it('where their keys follow no rule: these are listed', () => {
            const feeds = ['rna', 'rnm', 'rne'].map((key, index): KeyRow => ({
                key,
                poll: 'config',
                feeds: [{ id: `cards.${index}.name` }],
            }));
            const page = pageOf(
                cards(() => 'Name.'),
                { v1Rows: feeds },
            );
            equal(linesFor(page, 'cards.<n>.name')[0][1], '`c<n>n`<br>API v1: `rna`, `rnm`, `rne`');
        });

        it('where a word or two tell them apart', () => {
            const page = pageOf(
                cards(index => `Name of card ${index + 1}, the ${['red', 'blue', 'green'][index]} one.`),
            );
            equal(
                linesFor(page, 'cards.<n>.name')[0].at(-1),
                'Name of card *n + 1*, the red (0), blue (1), green (2) one.',
            );
        });

        it('but not where they are different things', () => {
            const page = pageOf(
                cards(index => (index === 1 ? 'Whatever this may be.' : `Name of card ${index + 1}, as in the app.`)),
            );
            equal(linesFor(page, 'cards.<n>.name')[0][0], '`cards.<n>.name`<br>*n* = 0, 2');
            equal(linesFor(page, 'cards.1.name')[0].at(-1), 'Whatever this may be.');
        });

        it('but not where one can be written and the other cannot', () => {
            const rows = [row('a0', [state('cards.0.name')]), row('a1', [state('cards.1.name', { access: 'rw' })])];
            equal(tableLines(pageOf(rows)).length, 2);
        });
    });

    describe('tells which devices have a state', () => {
        it('by the kinds of the row', () => {
            const rows = [
                row('a', [state('led.a')], { on: 'both' }),
                row('b', [state('led.b')], { on: 'controller', since: '1.1' }),
            ];
            const page = pageOf(rows);
            equal(linesFor(page, 'led.a')[0][6], 'chargers, controllers');
            equal(linesFor(page, 'led.b')[0][6], 'controllers, firmware 1.1 or later');
        });

        it('with the firmware beside each key where an old and a new one feed the same state', () => {
            const rows: KeyRow[] = [
                row('new', [state('led.a')], { since: '60.3' }),
                { key: 'old', poll: 'config', until: '60.2', feeds: [{ id: 'led.a' }] },
            ];
            const [cells] = linesFor(pageOf(rows), 'led.a');
            equal(cells[1], '`new` (firmware 60.3 or later)<br>`old` (up to firmware 60.2)');
            equal(cells[6], 'chargers');
        });

        it('with what API v1 feeds it from and does otherwise', () => {
            const rows = [row('acs', [state('access', { access: 'rw', enum: 'v2' })])];
            const v1: KeyRow[] = [
                { key: 'ast', poll: 'live', feeds: [{ id: 'access', enum: 'v1', access: 'r', at: [3], codec: 'bit' }] },
            ];
            const [cells] = linesFor(
                pageOf(rows, { v1Rows: v1, enums: { v2: { 0: 'Open' }, v1: { 0: 'Closed' } } }),
                'access',
            );
            deepEqual(cells.slice(1, 8), [
                '`acs`<br>API v1: `ast` bit 3',
                'number',
                '',
                '0: Open<br>API v1: 0: Closed',
                'read, write<br>API v1: read',
                'chargers, API v1',
                'status',
            ]);
        });

        it('where only API v1 has it, or the adapter itself', () => {
            const page = pageOf([], { v1Rows: [row('tmp', [state('led.a')])], ownStates: [state('info.b')] });
            deepEqual([linesFor(page, 'led.a')[0][1], linesFor(page, 'led.a')[0][6]], ['API v1: `tmp`', 'API v1']);
            deepEqual([linesFor(page, 'info.b')[0][1], linesFor(page, 'info.b')[0][6]], ['(adapter)', 'all']);
        });
    });

    it('says that a button can only be written, and with what', () => {
        const button = state('led.press', { type: 'boolean', access: 'w', codec: 'button' });
        const [cells] = linesFor(pageOf([row('abc', [button])]), 'led.press');
        deepEqual(cells.slice(4, 8), ['`true`', 'write', 'chargers', 'never']);
    });

    it('says where a write goes to another key', () => {
        const page = pageOf([row('alw', [state('allowed', { access: 'rw', writes: 'frc' })])]);
        equal(linesFor(page, 'allowed')[0][1], '`alw`, written to `frc`');
    });

    it('names the secrets that are never shown', () => {
        const secret: KeyRow = { key: 'wak', poll: 'never', secret: true };
        match(pageOf([secret]), /## Never shown\n[^]*API v2: `wak`\./);
        ok(!pageOf([row('abc', [state('a')])]).includes('Never shown'));
    });
});
