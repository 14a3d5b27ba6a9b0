import type { Access, Feed, KeyRow, Path, PollClass, Source, StateRow, ValueType } from '../../src/goe/catalogue/row';

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

/** A line of a table before repeated channels become one. */
interface Line {
    readonly id: string;
    /** One part per line of the cell; only this cell may differ freely between the channels of one line. */
    readonly keys: readonly string[];
    /** The other cells, in Markdown. */
    readonly cells: readonly string[];
}

/** Tables with more entries than this stand below, not in a cell. */
const LONG_TABLE = 8;

const intro = `<!-- Generated from src/goe/catalogue by "npm run docs". Do not edit. -->

# All states

Every state of a device, below \`goecharger.<instance>.<device>\`. A device gets only the states it has keys for.

- **API key**: what go-e calls it, with the place inside the value where it is only a part of it; for API v1 where that has it.
- **Access**: what a script may do. Values that are written come back confirmed by the device.
- **Devices**: go-e chargers or go-e controllers by API v2, with the firmware that the manufacturer's lists name it for; chargers by API v1.
- **Read**: *live* at every interval; *status* at every interval while a car is connected, else every five minutes; *config* once an hour and
  after each write; *constant* at the start and after an update; *never* cannot be read. API v1 sends everything with every answer.
- **Key set**: the least that the setting *values* of the device has to be; *standard* contains *essential*, *all* contains both. Keys that
  this version does not know appear as \`unknown.<key>\` with *all*.`;

const header = [
    'State',
    'API key',
    'Type',
    'Unit',
    'Range or texts',
    'Access',
    'Devices',
    'Read',
    'Key set',
    'Description',
];

const typeWords: Readonly<Record<ValueType, string>> = {
    number: 'number',
    string: 'string',
    boolean: 'boolean',
    json: 'JSON',
};
const accessWords: Readonly<Record<Access, string>> = { r: 'read', rw: 'read, write', w: 'write' };

/**
 * The page of all states, as Markdown. Pure: the same catalogue gives the same text.
 *
 * @param content catalogue, enums and names of the topics
 */
export function statesPage(content: PageContent): string {
    const longTables = new Set<string>();
    const lines = linesOf(content, longTables);
    const byTopic = new Map<string, Line[]>();
    for (const line of lines) {
        const topic = line.id.includes('.') ? line.id.split('.')[0] : '';
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), line]);
    }
    const named = ['', ...Object.keys(content.topics)].filter(topic => byTopic.has(topic));
    const unnamed = [...byTopic.keys()].filter(topic => !named.includes(topic)).sort();
    const sections = [...named, ...unnamed].map(topic => {
        const title = topic === '' ? 'Directly below the device' : (content.topics[topic] ?? topic);
        const name = topic === '' ? '' : ` (${code(topic)})`;
        return {
            heading: escapeText(title) + name,
            anchor: anchorOf(title + name),
            table: tableOf(byTopic.get(topic) ?? []),
        };
    });
    return `${[
        intro,
        sections.map(({ heading, anchor }) => `[${heading}](#${anchor})`).join(' · '),
        ...sections.flatMap(({ heading, table }) => [`## ${heading}`, table]),
        ...longTablesSection(content.enums, longTables),
        ...hiddenSection(content),
    ].join('\n\n')}\n`;
}

function linesOf({ catalogue, v1Rows, ownStates, enums }: PageContent, longTables: Set<string>): Line[] {
    const texts = (name: string): string => {
        const entries = Object.entries(enums[name] ?? {});
        if (entries.length > LONG_TABLE) {
            longTables.add(name);
            return `[${escapeText(name)}](#${anchorOf(longTableTitle(name))})`;
        }
        return entries.map(([value, text]) => `${value}: ${escapeText(text)}`).join('<br>');
    };
    const lineFor = (state: StateRow, v2: readonly Origin[], v1: readonly Origin[]): Line => {
        const served = [...v2, ...v1];
        const notes = v2.map(({ row }) => notesOf(row));
        const sameNotes = notes.every(note => note === notes[0]);
        const keys = [
            ...v2.map(
                (origin, index) => keyOf(origin) + (sameNotes || notes[index] === '' ? '' : ` (${notes[index]})`),
            ),
            ...(v1.length > 0 ? [`API v1: ${v1.map(keyOf).join(', ')}`] : []),
        ];
        return {
            id: state.id,
            keys: keys.length > 0 ? keys : ['(adapter)'],
            cells: [
                typeWords[state.type],
                escapeText(state.unit ?? ''),
                withV1(v2, v1, state, feed => valuesOf({ ...state, ...chosen(feed) }, texts)),
                withV1(v2, v1, state, feed => accessWords[feed.access ?? state.access]),
                [
                    ...(v2.length > 0 ? [kindsOf(v2[0].row), sameNotes ? notes[0] : ''] : []),
                    ...(v1.length > 0 ? ['API v1'] : []),
                    ...(served.length === 0 ? ['all'] : []),
                ]
                    .filter(part => part !== '')
                    .join(', '),
                served.length === 0 ? '' : state.access === 'w' ? ('never' satisfies PollClass) : served[0].row.poll,
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

function valuesOf(state: StateRow, texts: (name: string) => string): string {
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
            ? `${min} to ${max}`
            : min !== undefined
              ? `${min} or more`
              : max !== undefined
                ? `up to ${max}`
                : '';
    const grid = range === '' || step === undefined ? range : `${range}, step ${step}`;
    return [grid, orNull].filter(part => part !== '').join(', or ');
}

/** `nrg[4]`, `cll.requestedCurrent`; where a write goes to another key, that one as well. */
function keyOf({ row, source: { at, codec, writes, writesSince, also } }: Origin): string {
    const isPlace = codec === 'bit' || codec === 'digit';
    const name = isPlace ? `${code(row.key)} ${codec} ${at?.[0] ?? 0}` : code(row.key + pathOf(at));
    const written = writes === undefined ? '' : `, written to ${code(writes)}`;
    const since = writesSince === undefined ? '' : ` from firmware ${writesSince} on`;
    return name + written + since + (also === undefined ? '' : ` with ${code(also.key)}`);
}

function pathOf(at: Path = []): string {
    return at.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function kindsOf({ on = 'charger' }: KeyRow): string {
    return { charger: 'chargers', controller: 'controllers', both: 'chargers, controllers' }[on];
}

function notesOf({ core, since, until }: KeyRow): string {
    return [
        core === false ? 'not CORE and PRO' : '',
        since === undefined ? '' : `firmware ${since} or later`,
        until === undefined ? '' : `up to firmware ${until}`,
    ]
        .filter(note => note !== '')
        .join(', ');
}

function longTableTitle(name: string): string {
    return `Texts of ${name}`;
}

function longTablesSection(enums: PageContent['enums'], names: ReadonlySet<string>): string[] {
    return [...names].flatMap(name => [
        `## ${escapeText(longTableTitle(name))}`,
        Object.entries(enums[name])
            .map(([value, text]) => `- ${value}: ${escapeText(text)}`)
            .join('\n'),
    ]);
}

/** Keys whose values go nowhere. */
function hiddenSection({ catalogue, v1Rows }: PageContent): string[] {
    const secrets = (rows: readonly KeyRow[]): string =>
        [...new Set(rows.filter(row => row.secret).map(row => row.key))].sort().map(code).join(', ');
    const [v2, v1] = [secrets(catalogue), secrets(v1Rows)];
    if (v2 === '' && v1 === '') {
        return [];
    }
    const lists = [v2 && `API v2: ${v2}.`, v1 && `API v1: ${v1}.`].filter(list => list !== '');
    return [
        '## Never shown',
        'Passwords, certificates, tokens and what makes a card a card reach no state, no log line and no diagnosis.',
        lists.join('\n\n'),
    ];
}

function tableOf(lines: readonly Line[]): string {
    const rows = collapsed(lines).map(({ id, keys, cells }) => [id, keys.join('<br>'), ...cells]);
    return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

const repeated = /\.(\d+)(?=\.|$)/;

/** cards.0.name to cards.9.name as one line, where nothing but the number differs. */
function collapsed(lines: readonly Line[]): Line[] {
    const groups: Line[][] = [];
    const byName = new Map<string, Line[][]>();
    for (const line of lines) {
        const name = line.id.replace(repeated, '.<n>');
        const alike = byName.get(name) ?? [];
        byName.set(name, alike);
        const group = name === line.id ? undefined : alike.find(others => mergedLine([...others, line]) !== undefined);
        if (group !== undefined) {
            group.push(line);
        } else {
            const own = [line];
            alike.push(own);
            groups.push(own);
        }
    }
    return groups.map(group => mergedLine(group) ?? group[0]);
}

function mergedLine(group: readonly Line[]): Line | undefined {
    const [first] = group;
    if (group.length === 1) {
        return { ...first, id: code(first.id) };
    }
    const numbers = group.map(({ id }) => Number(repeated.exec(id)?.[1]));
    const last = first.cells.length - 1;
    const cells = first.cells.map((_, column) => {
        const texts = group.map(line => line.cells[column]);
        return merged(texts, numbers) ?? (column === last ? mergedSentences(texts, numbers) : undefined);
    });
    if (!cells.every(cell => cell !== undefined) || group.some(({ keys }) => keys.length !== first.keys.length)) {
        return undefined;
    }
    const keys = first.keys.map((_, index) => {
        const parts = group.map(line => line.keys[index]);
        // `rna`, `rnm`, `rne`: letters that follow no rule are listed.
        return merged(parts, numbers) ?? [...new Set(parts)].join(', ').replaceAll(', API v1: ', ', ');
    });
    const id = `${code(first.id.replace(repeated, '.<n>'))}<br>${rangeOf(numbers)}`;
    return { id, keys, cells };
}

function rangeOf(numbers: readonly number[]): string {
    const isRun = numbers.every((number, index) => number === numbers[0] + index);
    return isRun ? `*n* = ${numbers[0]} to ${numbers[numbers.length - 1]}` : `*n* = ${numbers.join(', ')}`;
}

/** One text for all: its numbers are the same everywhere, or n, or n and something. undefined where there is none. */
function merged(texts: readonly string[], numbers: readonly number[]): string | undefined {
    if (texts.every(text => text === texts[0])) {
        return texts[0];
    }
    // Words and numbers take turns: the numbers have the odd places.
    const parts = texts.map(text => text.split(/(\d+)/));
    if (parts.some(({ length }) => length !== parts[0].length)) {
        return undefined;
    }
    const result: string[] = [];
    let isCode = false;
    for (const [index, part] of parts[0].entries()) {
        if (parts.every(others => others[index] === part)) {
            result.push(part);
        } else {
            const offset = index % 2 === 1 ? Number(part) - numbers[0] : NaN;
            if (!parts.every((others, member) => Number(others[index]) === numbers[member] + offset)) {
                return undefined;
            }
            const sum = offset === 0 ? 'n' : offset > 0 ? `n + ${offset}` : `n - ${-offset}`;
            result.push(isCode ? `<${sum}>` : `*${sum}*`);
        }
        isCode = (part.split('`').length % 2 === 0) !== isCode;
    }
    return result.join('');
}

/** Longer differences read better in lines of their own. */
const LONGEST_DIFFERENCE = 20;

/** "Name of category 1, the house." and so on as "Name of category *n + 1*, the house (0), grid (1), car (2)." */
function mergedSentences(texts: readonly string[], numbers: readonly number[]): string | undefined {
    const words = texts.map(text => text.split(/( |[,.;:]+(?= |$))/).filter(word => word !== ''));
    const shortest = Math.min(...words.map(({ length }) => length));
    const agree = (place: number): boolean =>
        merged(
            words.map(own => own.at(place) ?? ''),
            numbers,
        ) !== undefined;
    let start = 0;
    while (start < shortest && agree(start)) {
        start++;
    }
    let end = 0;
    while (end < shortest - start && agree(-1 - end)) {
        end++;
    }
    const between = words.map(own => own.slice(start, own.length - end).join(''));
    if (start + end < shortest / 2 || between.some(text => text === '' || text.length > LONGEST_DIFFERENCE)) {
        return undefined;
    }
    const before =
        merged(
            words.map(own => own.slice(0, start).join('')),
            numbers,
        ) ?? '';
    const after =
        merged(
            words.map(own => own.slice(own.length - end).join('')),
            numbers,
        ) ?? '';
    return before + between.map((text, index) => `${text} (${numbers[index]})`).join(', ') + after;
}

function code(text: string): string {
    return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** Plain text for a cell or a heading: nothing in it is Markdown or HTML. */
function escapeText(text: string): string {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('`', '&#96;')
        .replace(/[\\|*_[\]~#]/g, '\\$&')
        .replaceAll('&\\#96;', '&#96;');
}

/** The anchor that GitHub gives a heading. */
function anchorOf(title: string): string {
    return title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-');
}
