import type { Feed, KeyRow, Path, Source, StateRow } from '../../src/goe/catalogue/row';
import { anchorOf, code, escapeText } from './markdown';
import { collapsed, type Line } from './repeatedLines';
import { english, type PageWords } from './statesWords';

/** What the page is made of. */
export interface PageContent {
    /** Keys of API v2. */
    readonly catalogue: readonly KeyRow[];
    /** Fields of API v1. */
    readonly v1Rows: readonly KeyRow[];
    /** States that come from the adapter and not from the device. */
    readonly ownStates: readonly StateRow[];
    readonly enums: Readonly<Record<string, Readonly<Record<number, string>>>>;
    /** Topic -> name, in the order of the page. */
    readonly topics: Readonly<Record<string, string>>;
}

/** A key that a state is made of. */
interface Origin {
    readonly row: KeyRow;
    readonly source: Source;
}

/** Tables with more entries than this stand below, not in a cell. */
const LONG_TABLE = 8;

/**
 * The page of all states, as Markdown. Pure: the same catalogue gives the same text.
 *
 * @param content catalogue, enums and names of the topics, in the language of the page
 * @param words what the page itself says
 */
export function statesPage(content: PageContent, words = english): string {
    const longTables = new Set<string>();
    const lines = linesOf(content, longTables, words);
    const byTopic = new Map<string, Line[]>();
    for (const line of lines) {
        const topic = line.id.includes('.') ? line.id.split('.')[0] : '';
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), line]);
    }
    const named = ['', ...Object.keys(content.topics)].filter(topic => byTopic.has(topic));
    const unnamed = [...byTopic.keys()].filter(topic => !named.includes(topic)).sort();
    const sections = [...named, ...unnamed].map(topic => {
        const title = topic === '' ? words.belowDevice : (content.topics[topic] ?? topic);
        const name = topic === '' ? '' : ` (${code(topic)})`;
        return {
            heading: escapeText(title) + name,
            anchor: anchorOf(title + name),
            table: tableOf(byTopic.get(topic) ?? [], words),
        };
    });
    return `${[
        words.intro,
        sections.map(({ heading, anchor }) => `[${heading}](#${anchor})`).join(' · '),
        ...sections.flatMap(({ heading, table }) => [`## ${heading}`, table]),
        ...longTablesSection(content.enums, longTables, words),
        ...hiddenSection(content, words),
    ].join('\n\n')}\n`;
}

function linesOf(
    { catalogue, v1Rows, ownStates, enums }: PageContent,
    longTables: Set<string>,
    words: PageWords,
): Line[] {
    const texts = (name: string): string => {
        const entries = Object.entries(enums[name] ?? {});
        if (entries.length > LONG_TABLE) {
            longTables.add(name);
            return `[${escapeText(name)}](#${anchorOf(words.textsOf(name))})`;
        }
        return entries.map(([value, text]) => `${value}: ${escapeText(text)}`).join('<br>');
    };
    const lineFor = (state: StateRow, v2: readonly Origin[], v1: readonly Origin[]): Line => {
        const served = [...v2, ...v1];
        const notes = v2.map(({ row }) => notesOf(row, words));
        const sameNotes = notes.every(note => note === notes[0]);
        const keys = [
            ...v2.map(
                (origin, index) =>
                    keyOf(origin, words) + (sameNotes || notes[index] === '' ? '' : ` (${notes[index]})`),
            ),
            ...(v1.length > 0 ? [`API v1: ${v1.map(origin => keyOf(origin, words)).join(', ')}`] : []),
        ];
        return {
            id: state.id,
            keys: keys.length > 0 ? keys : [words.adapter],
            cells: [
                words.types[state.type],
                escapeText(state.unit ?? ''),
                withV1(v2, v1, state, feed => valuesOf({ ...state, ...chosen(feed) }, texts, words)),
                withV1(v2, v1, state, feed => words.access[feed.access ?? state.access]),
                [
                    ...(v2.length > 0 ? [words.kinds[v2[0].row.on ?? 'charger'], sameNotes ? notes[0] : ''] : []),
                    ...(v1.length > 0 ? ['API v1'] : []),
                    ...(served.length === 0 ? [words.all] : []),
                ]
                    .filter(part => part !== '')
                    .join(', '),
                served.length === 0 ? '' : words.polls[state.access === 'w' ? 'never' : served[0].row.poll],
                state.set,
                escapeText(state.text),
            ],
        };
    };
    return [
        ...ownStates.map(state => lineFor(state, [], [])),
        ...described(catalogue).map(({ row, state }) =>
            lineFor(
                state,
                [
                    { row, source: state },
                    ...feedsOf(catalogue, state.id).filter(feed => shareAKind(feed.row, row) && feed.row !== row),
                ],
                row.on === 'controller' ? [] : feedsOf(v1Rows, state.id),
            ),
        ),
        ...described(v1Rows).map(({ row, state }) =>
            lineFor(state, [], [{ row, source: state }, ...feedsOf(v1Rows, state.id)]),
        ),
    ];
}

function described(rows: readonly KeyRow[]): { row: KeyRow; state: StateRow }[] {
    return rows.flatMap(row => (row.states ?? []).map(state => ({ row, state })));
}

function feedsOf(rows: readonly KeyRow[], id: string): Origin[] {
    return rows.flatMap(row => (row.feeds ?? []).filter(feed => feed.id === id).map(source => ({ row, source })));
}

function shareAKind(one: KeyRow, other: KeyRow): boolean {
    const [a, b] = [one.on ?? 'charger', other.on ?? 'charger'];
    return a === b || a === 'both' || b === 'both';
}

/** What a feed says otherwise than the state. */
function chosen({ enum: table, min, max }: Partial<Feed>): Partial<StateRow> {
    return {
        ...(table === undefined ? {} : { enum: table }),
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
    };
}

/** A cell for API v2, and what is different on API v1, where it is. */
function withV1(
    v2: readonly Origin[],
    v1: readonly Origin[],
    state: StateRow,
    cell: (feed: Partial<Feed>) => string,
): string {
    const usual = cell(state);
    if (v2.length === 0) {
        return usual;
    }
    const others = new Set(v1.map(({ source }) => cell(source)).filter(other => other !== usual && other !== ''));
    return [usual, ...[...others].map(other => `API v1: ${other}`)].filter(part => part !== '').join('<br>');
}

function valuesOf(state: StateRow, texts: (name: string) => string, words: PageWords): string {
    const { codec, enum: table, min, max, step, nullable } = state;
    const orNull = nullable ? 'null' : '';
    if (codec === 'button') {
        return code('true');
    }
    if (table !== undefined) {
        return [texts(table), orNull].filter(part => part !== '').join('<br>');
    }
    const range =
        min !== undefined && max !== undefined
            ? `${min} ${words.to} ${max}`
            : min !== undefined
              ? words.orMore(min)
              : max !== undefined
                ? words.upTo(max)
                : '';
    const grid = range === '' || step === undefined ? range : `${range}, ${words.step} ${step}`;
    return [grid, orNull].filter(part => part !== '').join(words.or);
}

/** `nrg[4]`, `cll.requestedCurrent`; where a write goes to another key, that one as well. */
function keyOf({ row, source: { at, codec, writes, writesSince, also } }: Origin, words: PageWords): string {
    const isPlace = codec === 'bit' || codec === 'digit';
    const name = isPlace ? `${code(row.key)} ${words.places[codec]} ${at?.[0] ?? 0}` : code(row.key + pathOf(at));
    const written = writes === undefined ? '' : `, ${words.writtenTo} ${code(writes)}`;
    const since = writesSince === undefined ? '' : ` ${words.fromFirmware(writesSince)}`;
    return name + written + since + (also === undefined ? '' : ` ${words.with} ${code(also.key)}`);
}

function pathOf(at: Path = []): string {
    return at.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function notesOf({ core, since, until }: KeyRow, words: PageWords): string {
    return [
        core === false ? words.notCore : '',
        since === undefined ? '' : words.firmwareOrLater(since),
        until === undefined ? '' : words.upToFirmware(until),
    ]
        .filter(note => note !== '')
        .join(', ');
}

function longTablesSection(enums: PageContent['enums'], names: ReadonlySet<string>, words: PageWords): string[] {
    return [...names].flatMap(name => [
        `## ${escapeText(words.textsOf(name))}`,
        Object.entries(enums[name])
            .map(([value, text]) => `- ${value}: ${escapeText(text)}`)
            .join('\n'),
    ]);
}

/** Keys whose values go nowhere. */
function hiddenSection({ catalogue, v1Rows }: PageContent, words: PageWords): string[] {
    const secrets = (rows: readonly KeyRow[]): string =>
        [...new Set(rows.filter(row => row.secret).map(row => row.key))].sort().map(code).join(', ');
    const [v2, v1] = [secrets(catalogue), secrets(v1Rows)];
    if (v2 === '' && v1 === '') {
        return [];
    }
    const lists = [v2 && `API v2: ${v2}.`, v1 && `API v1: ${v1}.`].filter(list => list !== '');
    return [`## ${words.hidden[0]}`, words.hidden[1], lists.join('\n\n')];
}

function tableOf(lines: readonly Line[], { header, to }: PageWords): string {
    const rows = collapsed(lines, to).map(({ id, keys, cells }) => [id, keys.join('<br>'), ...cells]);
    return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
