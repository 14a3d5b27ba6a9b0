import { code } from './markdown';

/** A line of a table before repeated channels become one. */
export interface Line {
    readonly id: string;
    /** One part per line of the cell; only this cell may differ freely between the channels of one line. */
    readonly keys: readonly string[];
    /** The other cells, in Markdown. */
    readonly cells: readonly string[];
}

const repeated = /\.(\d+)(?=\.|$)/;

/**
 * cards.0.name to cards.9.name as one line, where nothing but the number differs.
 *
 * @param lines in the order of the page
 * @param to the word between the first and the last number
 */
export function collapsed(lines: readonly Line[], to: string): Line[] {
    const groups: Line[][] = [];
    const byName = new Map<string, Line[][]>();
    for (const line of lines) {
        const name = line.id.replace(repeated, '.<n>');
        const alike = byName.get(name) ?? [];
        byName.set(name, alike);
        const group =
            name === line.id ? undefined : alike.find(others => mergedLine([...others, line], to) !== undefined);
        if (group !== undefined) {
            group.push(line);
        } else {
            const own = [line];
            alike.push(own);
            groups.push(own);
        }
    }
    return groups.map(group => mergedLine(group, to) ?? group[0]);
}

function mergedLine(group: readonly Line[], to: string): Line | undefined {
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
    const id = `${code(first.id.replace(repeated, '.<n>'))}<br>${rangeOf(numbers, to)}`;
    return { id, keys, cells };
}

function rangeOf(numbers: readonly number[], to: string): string {
    const isRun = numbers.every((number, index) => number === numbers[0] + index);
    return isRun ? `*n* = ${numbers[0]} ${to} ${numbers[numbers.length - 1]}` : `*n* = ${numbers.join(', ')}`;
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
