import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connect } from '../../src/goe/index';
import { realClock } from '../clock';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are still in use. */
function heap(): number {
    // Twice: what the first one sets free may hold more.
    collect();
    collect();
    return process.memoryUsage().heapUsed;
}

/** The usual local charger is asked 720 times in an hour, every five seconds. */
const HOUR = 720;
const WARM_UP = 400;
/** A kilobyte for each time: less than one answer that is kept for ever. Node.js itself has taken 100 to 300 kB in such a run. */
const LIMIT = HOUR * 1000;

describe('Watching for an hour', () => {
    it('takes no more memory at its end than after the first minutes', async function () {
        this.timeout(90_000);
        const command = join(__dirname, '../../build/cli/command.js');
        // The charger is another process: what it remembers is not what is measured.
        const simulator = spawn(process.execPath, [command, 'simulate', '--port', '0', '--speed', '300']);
        try {
            const address = await new Promise<string>(resolve =>
                simulator.stdout.on('data', (text: Buffer) => {
                    const found = /127\.0\.0\.1:\d+/.exec(text.toString());
                    if (found) {
                        resolve(found[0]);
                    }
                }),
            );
            // Only the way to the first answer takes as long as it takes; then sixty rounds, in each of which the car has charged more, last a second.
            const speed = { factor: 1 };
            const clock = {
                ...realClock,
                startTimer: (callback: () => void, ms: number) => realClock.startTimer(callback, ms / speed.factor),
            };
            const client = await connect({ host: address, clock });
            speed.factor = 60;
            const changes = client.watch(undefined, 1_000);
            let rounds = 0;
            const watchUntil = async (end: number): Promise<void> => {
                while (rounds < end) {
                    const { value } = await changes.next();
                    rounds += value?.name === 'sessionChargedEnergy' ? 1 : 0;
                }
            };
            await watchUntil(WARM_UP);
            const before = heap();
            await watchUntil(WARM_UP + HOUR);
            const grown = heap() - before;
            await changes.return();
            client.close();
            assert.ok(grown < LIMIT, `the heap has grown by ${grown} bytes`);
        } finally {
            simulator.kill();
        }
    });
});
