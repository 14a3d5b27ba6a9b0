import type { Figure } from './figure';

/** The figures as a table for a terminal. */
export function formatTable(figures: readonly Figure[]): string {
    const rows = [
        ['figure', 'measured', 'target', '', 'how'],
        ...figures.map(({ name, value, target, isMet, note }) => [name, value, target, isMet ? 'met' : 'MISSED', note]),
    ];
    const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
    return rows
        .map(row =>
            row
                .map((cell, column) => cell.padEnd(widths[column]))
                .join('  ')
                .trimEnd(),
        )
        .join('\n');
}
