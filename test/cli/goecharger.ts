import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled command, as it is installed. */
export const command = join(__dirname, '../../build/cli/command.js');

/** What a run of the command came to. */
export interface Outcome {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
}

/** A run of the command that goes on. */
export interface Running {
    readonly child: ChildProcess;
    readonly ended: Promise<Outcome>;
    /** What it has said so far. */
    out(): string;
}

/** Starts the command; nothing of this machine's settings reaches it. */
export function start(words: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    assert.ok(existsSync(command), 'the command is compiled: run "node scripts/setup.mjs" first');
    const child = spawn(process.execPath, [command, ...words], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = new Promise<Outcome>(resolve => child.on('close', code => resolve({ code, out, err })));
    return { child, ended, out: () => out };
}

/** Runs the command to its end. */
export function goecharger(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome> {
    return start(words, env).ended;
}
