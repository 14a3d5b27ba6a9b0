import process from 'node:process';
import { styleText } from 'node:util';

/**
 * Whoever reads the output may have seen enough (`| head -1`): that is no error, and ends the command like a signal, so that
 * `stop --minutes` still gives back what was before. Remarks that nobody reads (`2>&1 | head -1`) change nothing.
 */
export function endWithReader(): void {
    const unlessPipe = (then: () => void) => (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') {
            throw error;
        }
        then();
    };
    let isEnding = false;
    process.stdout.on(
        'error',
        unlessPipe(() => {
            if (!isEnding && !process.emit('SIGTERM', 'SIGTERM')) {
                process.exit();
            }
            isEnding = true;
        }),
    );
    process.stderr.on(
        'error',
        unlessPipe(() => undefined),
    );
}

/** Where results go: a person reads tables, a script JSON. */
export class Output {
    private readonly isColoured: boolean;

    /** @param isJson one JSON value per result instead of tables */
    constructor(readonly isJson: boolean) {
        const { env, stdout } = process;
        this.isColoured = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
    }

    /** One line, or several. */
    say(text: string): void {
        process.stdout.write(`${text}\n`);
    }

    /** A result for a script. */
    json(value: unknown): void {
        this.say(JSON.stringify(value, undefined, process.stdout.isTTY ? 2 : undefined));
    }

    /** Rows with their first column as name. */
    table(rows: readonly (readonly string[])[]): void {
        const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
        for (const row of rows) {
            const cells = row.map((cell, column) => {
                const padded = column === row.length - 1 ? cell : cell.padEnd(widths[column]);
                return column === 0 ? this.paint('cyan', padded) : padded;
            });
            this.say(cells.join('  ').trimEnd());
        }
    }

    /** The title of a table. */
    title(text: string): void {
        this.say(this.paint('bold', text));
    }

    /** Text in a colour, on a terminal that has some. */
    paint(style: 'bold' | 'cyan' | 'green' | 'red' | 'dim', text: string): string {
        return this.isColoured ? styleText(style, text) : text;
    }
}

/** What is no result: goes where it does not get into a pipe. */
export function remark(text: string): void {
    process.stderr.write(`${text}\n`);
}
