import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of ioBroker's log. */
export interface LogLine {
    time: string;
    severity: 'silly' | 'debug' | 'info' | 'warn' | 'error';
    /** `goecharger.0`, `host.development`, … */
    source: string;
    /** Without the process number in front. */
    text: string;
}

// eslint-disable-next-line no-control-regex -- the log file carries the colours of a terminal
const colours = /\u001b\[\d+m/g;

/** Reads all lines of an ioBroker's log, oldest first; lines that belong to the one before are added to it. */
export function readLog(folder: string): LogLine[] {
    const lines: LogLine[] = [];
    for (const row of readRows(join(folder, 'log'))) {
        const match = /^(\S+ \S+) +- (\w+): (\S+) (?:\((?:\d+|COMPACT)\) )?(.*)$/.exec(row);
        if (match) {
            const [, time, severity, source, text] = match;
            lines.push({ time, severity: severity as LogLine['severity'], source, text });
        } else if (lines.length && row) {
            lines[lines.length - 1].text += `\n${row}`;
        }
    }
    return lines;
}

function readRows(folder: string): string[] {
    let files: string[];
    try {
        files = readdirSync(folder).filter(name => /^iobroker\.\d.*\.log$/.test(name));
    } catch {
        return [];
    }
    return files.sort().flatMap(file => readFileSync(join(folder, file), 'utf8').replace(colours, '').split('\n'));
}
