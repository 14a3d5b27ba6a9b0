#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CommanderError } from 'commander';
import { exitCodes, outcomeOf, sentenceOf, UsageError } from './exitCodes';
import { endWithReader } from './output';
import { buildProgram } from './program';

async function main(): Promise<void> {
    // Looked for here, for an error may lie in the options themselves.
    const isJson = process.argv.includes('--json');
    try {
        endWithReader();
        const file = readFileSync(join(__dirname, '../../package.json'), 'utf8');
        const program = buildProgram((JSON.parse(file) as { version: string }).version);
        for (const command of [program, ...program.commands]) {
            command.exitOverride();
            if (isJson) {
                command.configureOutput({ writeErr: () => undefined });
            }
        }
        await program.parseAsync();
    } catch (thrown) {
        if (thrown instanceof CommanderError && (thrown.exitCode === 0 || !isJson)) {
            // Help and version are no errors; what was wrong has been said.
            process.exitCode = thrown.exitCode === 0 ? exitCodes.done : exitCodes.usage;
            return;
        }
        const error = thrown instanceof CommanderError ? new UsageError(complaintOf(thrown)) : thrown;
        const [name, message] = [outcomeOf(error), sentenceOf(error)];
        const line = isJson ? JSON.stringify({ error: name, message }) : message;
        // What is still under way, such as a try of another way, is not waited for.
        process.stdout.write('', () => process.stderr.write(`${line}\n`, () => process.exit(exitCodes[name])));
    }
}

function complaintOf({ code, message }: CommanderError): string {
    return code === 'commander.help'
        ? 'Which command? "goecharger --help" lists them.'
        : message.replace(/^error: /, '');
}

void main();
