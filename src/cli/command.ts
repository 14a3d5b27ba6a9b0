#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes, sentenceOf } from './exitCodes';
import { endWithReader } from './output';
import { buildProgram } from './program';

async function main(): Promise<void> {
    try {
        endWithReader();
        const file = readFileSync(join(__dirname, '../../package.json'), 'utf8');
        const program = buildProgram((JSON.parse(file) as { version: string }).version);
        [program, ...program.commands].forEach(command => command.exitOverride());
        await program.parseAsync();
    } catch (error) {
        if (error instanceof CommanderError) {
            // Help and version are no errors; what was wrong has been said.
            process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
            return;
        }
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exitCode = exitCodeOf(error);
    }
}

void main();
