import process from 'node:process';
import { styleText } from 'node:util';
import { exitCodes } from './exitCodes';

/**
 * Whoever reads the output may have seen enough (`| head -1`) or closed the terminal: that is no error, and ends the command
 * like a signal, so that `stop --minutes` still gives back what was before. So does a full disk, which is one. Remarks that
 * nobody reads (`2>&1 | head -1`) change nothing.
 */
export function endWithReader(): void {
    let isEnding = false;
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
        if (isEnding) {
            return;
        }
        isEnding = true;
        if (code !== 'EPIPE' && code !== 'EIO') {
            process.stderr.write(`What was found out cannot be written (${code ?? 'no reason given'}).\n`);
            process.exitCode = exitCodes.refused;
        }
        if (!process.emit('SIGTERM', 'SIGTERM')) {
            process.exit();
        }
    });
    process.stderr.on('error', () => undefined);
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
    paint(style: 'bold' | 'cyan' | 'green' | 'dim', text: string): string {
        return this.isColoured ? styleText(style, text) : text;
    }

    /** What is no result goes where it does not get into a pipe. */
    remark(text: string): void {
        process.stderr.write(`${this.isJson ? JSON.stringify({ remark: text }) : text}\n`);
    }
}
