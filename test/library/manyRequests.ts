import { HttpV2Transport } from '../../src/goe/transport/httpV2';
import { realClock } from '../clock';
import { heap } from '../heap';

// A program of its own: asks the charger at the address it is given, and prints the bytes that were in use after each 720 requests.

async function ask(address: string): Promise<void> {
    const transport = new HttpV2Transport(address, realClock);
    const inUse: number[] = [];
    while (inUse.length < 3) {
        for (let requests = 0; requests < 720; requests++) {
            await transport.read(['car']);
        }
        inUse.push(await heap());
    }
    transport.close();
    process.stdout.write(JSON.stringify(inUse));
}

void ask(process.argv[2]);
