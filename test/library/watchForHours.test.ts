import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** For each answer: less than the smallest thing that is kept for each of them. Measured are 2 or fewer. */
const LIMIT_BYTES = 10;
/** In an hour, as in the program. */
const ANSWERS = 720;

/** Without these the compiler's own coming and going is ten times what is looked for. */
const STILL = ['--no-opt', '--no-sparkplug', '--no-flush-bytecode', '--no-lazy-feedback-allocation'];

/** What a program prints, as soon as it has printed this. */
function printed({ stdout, stderr }: ChildProcess, pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
        let text = '';
        stdout?.on('data', (part: Buffer) => {
            text += part.toString();
            const [found] = pattern.exec(text) ?? [];
            if (found !== undefined) {
                resolve(found);
            }
        });
        stderr?.on('data', (part: Buffer) => reject(new Error(part.toString())));
    });
}

/** What a program keeps for each answer of a charger, in bytes. */
async function keptBy(program: string): Promise<number> {
    const command = join(__dirname, '../../build/cli/command.js');
    // Each a process of its own: what the charger and the test remember is not what is measured.
    const charger = spawn(process.execPath, [command, 'simulate', '--port', '0', '--speed', '100']);
    try {
        const address = await printed(charger, /127\.0\.0\.1:\d+/);
        const asking = spawn(process.execPath, [...STILL, '--import=tsx', join(__dirname, program), address]);
        try {
            const [first, , third] = JSON.parse(await printed(asking, /\[.*\]/)) as number[];
            return (third - first) / (2 * ANSWERS);
        } finally {
            asking.kill();
        }
    } finally {
        charger.kill();
    }
}

describe('Watching for hours', () => {
    it('takes no more memory after the third hour than after the first', async function () {
        this.timeout(240_000);
        const kept = await keptBy('hoursOfWatching.ts');
        assert.ok(kept < LIMIT_BYTES, `each answer leaves ${kept} bytes behind`);
    });

    it('leaves nothing of a request behind when it has ended', async function () {
        this.timeout(120_000);
        const kept = await keptBy('manyRequests.ts');
        assert.ok(kept < LIMIT_BYTES, `each request leaves ${kept} bytes behind`);
    });
});
