import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ChargerTime } from './bench/chargerTime';
import { measureCatalogue, measureDecoding } from './bench/codec';
import { measureCommandLine } from './bench/commandLine';
import { installEmptyAdapter } from './bench/emptyAdapter';
import { measureDashboard } from './bench/dashboard';
import type { Bench, Figure } from './bench/figure';
import { measureProcessorAndMemory } from './bench/processorAndMemory';
import { measurePush } from './bench/push';
import { measurePushToState } from './bench/pushToState';
import { measureStateWrites } from './bench/stateWrites';
import { formatTable } from './bench/table';
import { measureWriteLatency } from './bench/writeLatency';
import { onEnding } from './ending';
import { checkout } from './iobroker/adapterPackage';
import { Platform } from './iobroker/platform';
import { freePort } from './iobroker/ports';
import type { Simulator } from './simulatedCharger';
import { serial, startSimulatedCharger } from './simulatedCharger';

const interval = 5;

let simulator: Simulator | undefined;
let platform: Platform | undefined;

const end = onEnding(async () => {
    await platform?.stop();
    await simulator?.stop();
});

main().then(
    () => end(0),
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        end(1);
    },
);

async function main(): Promise<void> {
    const { codecOnly, seconds } = readOptions();
    const figures: Figure[] = [];
    const measure = async (
        title: string,
        figuresOf: () => Figure | Figure[] | Promise<Figure | Figure[]>,
    ): Promise<void> => {
        console.log(`${title} ...`);
        figures.push(...[await figuresOf()].flat());
    };
    // First, while nothing else runs.
    await measure('Decoding a full status', measureDecoding);
    await measure('Loading the catalogue', measureCatalogue);
    await measure('Changes that are pushed, up to the session', measurePush);
    await measure('The command line', measureCommandLine);
    if (!codecOnly) {
        const bench = await start(seconds);
        await measure(`Processor and memory, ${seconds} s`, () => measureProcessorAndMemory(bench));
        await measure('State writes while nothing changes', () => measureStateWrites(bench));
        await measure('Writes to the charger', () => measureWriteLatency(bench));
        await measure('The tab of admin', () => measureDashboard(bench));
        // Last: it gives the instance other chargers.
        await measure('Changes that are pushed, up to the state', () => measurePushToState(bench));
    }
    const processors = cpus();
    console.log(`\nNode.js ${process.version}, ${processors.length} x ${processors[0]?.model ?? 'unknown processor'}`);
    console.log(formatTable(figures));
}

function readOptions(): { seconds: number; codecOnly: boolean } {
    const help =
        'npm run bench -- [--seconds n] [--codec]\n' +
        '  --seconds n: length of the long measurements, 10 to 3600, default 90\n' +
        '  --codec: only what needs no ioBroker';
    let given: { seconds: string; codec: boolean };
    try {
        given = parseArgs({
            options: { seconds: { type: 'string', default: '90' }, codec: { type: 'boolean', default: false } },
        }).values;
    } catch (error) {
        console.error(`${error instanceof Error ? error.message : String(error)}\n${help}`);
        process.exit(2);
    }
    const seconds = Number(given.seconds);
    if (!(seconds >= 10 && seconds <= 3600)) {
        console.error(`--seconds must be a number from 10 to 3600, not "${given.seconds}".\n${help}`);
        process.exit(2);
    }
    return { seconds, codecOnly: given.codec };
}

/** Our adapter and an empty one in the same ioBroker, with one charger whose time this process turns. */
async function start(seconds: number): Promise<Bench> {
    simulator = await startSimulatedCharger({ port: 0, autoStep: false });
    const charger = simulator;
    const time = new ChargerTime(charger);
    platform = await Platform.start({
        folder: join(checkout, '.platform'),
        fresh: true,
        adminPort: await freePort(),
        report: console.log,
    });
    installEmptyAdapter(platform.folder);
    const [ours, empty] = ['goecharger.0', 'empty.0'].map(id => (platform as Platform).instance(id));
    await empty.create();
    await ours.create();
    await ours.configure({ devices: [{ enabled: true, host: charger.address, interval }] });
    await Promise.all([empty.start(), ours.start()]);
    await platform.database.waitForState(`${ours.id}.${serial}.powerAll`, ({ val }) => Number(val) > 0, 60_000);
    return { platform, simulator: charger, ours, empty, seconds, interval, time };
}
