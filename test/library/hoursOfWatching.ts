import { connect } from '../../src/goe/index';
import { realClock } from '../clock';
import { heap } from '../heap';

// A program of its own: watches the charger at the address it is given, and prints the bytes that were in use after each hour.

/** The usual local charger is asked 720 times in an hour, every five seconds. */
const HOUR = 720;
const HOURS = 3;

async function watch(address: string): Promise<void> {
    // Only the way to the first answer takes as long as it takes; then one question follows the other.
    const speed = { factor: 1 };
    const clock = {
        ...realClock,
        startTimer: (callback: () => void, ms: number) => realClock.startTimer(callback, ms / speed.factor),
    };
    const client = await connect({ host: address, clock });
    speed.factor = 500;
    const changes = client.watch(undefined, 1_000);
    const inUse: number[] = [];
    // In each answer the car has charged more.
    for (let answers = 0; inUse.length < HOURS;) {
        const { value } = await changes.next();
        if (value?.name === 'sessionChargedEnergy' && ++answers % HOUR === 0) {
            inUse.push(await heap());
        }
    }
    await changes.return();
    client.close();
    process.stdout.write(JSON.stringify(inUse));
}

void watch(process.argv[2]);
