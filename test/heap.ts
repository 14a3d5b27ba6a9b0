import { setImmediate as others } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of this process that are still in use. */
export async function heap(): Promise<number> {
    // Not once: what is set free is tidied up afterwards, and that may set free more.
    for (let time = 0; time < 3; time++) {
        collect();
        await others();
    }
    return process.memoryUsage().heapUsed;
}
