import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { newEntry } from '../src/adapter/settings';
import type { DemoOptions } from './demoOptions';
import { portsOf, readDemoOptions, usage } from './demoOptions';
import { onEnding } from './ending';
import { endLeftovers } from './iobroker/controller';
import { commandLine } from './iobroker/install';
import { isListening, Platform } from './iobroker/platform';
import { isFree } from './iobroker/ports';
import { waitFor } from './iobroker/waiting';
import type { Simulator } from './simulatedCharger';
import { serial, startSimulatedCharger } from './simulatedCharger';

const instanceId = 'goecharger.0';
const stateId = (name: string): string => `${instanceId}.${serial}.${name}`;

let simulator: Simulator | undefined;
let platform: Platform | undefined;
/** Resolves when starting is over, however it went: only then is it known what has to be stopped. */
let starting: Promise<unknown> = Promise.resolve();

const end = onEnding(async () => {
    if (simulator) {
        console.log('Stopping ...');
    }
    // A first installation is not waited for: the end of this process ends it.
    await Promise.race([starting.catch(() => undefined), new Promise(resolve => setTimeout(resolve, 10_000))]);
    await platform?.stop();
    await simulator?.stop();
});

void main();

async function main(): Promise<void> {
    let options: DemoOptions;
    try {
        options = readDemoOptions(process.argv.slice(2));
    } catch (error) {
        console.error(`${textOf(error).split('\n')[0]} ("npm run demo -- --help" lists the options)`);
        process.exit(2);
    }
    if (options.help) {
        console.log(usage);
        process.exit(0);
    }
    try {
        await run(options);
    } catch (error) {
        console.error(textOf(error));
        end(1);
    }
}

async function run(options: DemoOptions): Promise<void> {
    mkdirSync(options.folder, { recursive: true });
    await endLeftovers(options.folder);
    for (const { port, option, purpose } of portsOf(options)) {
        if (!(await isFree(port))) {
            console.error(
                `Port ${port} (for ${purpose}) is in use: choose another one, "npm run demo -- ${option} <n>".`,
            );
            process.exit(1);
        }
    }
    const begin = startAll(options);
    starting = begin;
    const running = await begin;
    setInterval(() => watch(running), 2_000).unref();
    await showValues(running, options);
}

async function startAll(options: DemoOptions): Promise<Platform> {
    simulator = await startSimulatedCharger({ port: options.simulatorPort, speed: options.speed });
    console.log(`A simulated charger with a car that charges: ${simulator.url}/api/status`);
    console.log(`Starting ioBroker in ${relative(process.cwd(), options.folder) || '.'} ...`);
    // Whole, as the settings page would have it: it shows nothing in a field that is left out.
    const device = newEntry({ host: simulator.address, serial });
    const started = await Platform.start({
        folder: options.folder,
        adminPort: options.adminPort,
        objectsPort: options.objectsPort,
        statesPort: options.statesPort,
        storedChanges: {
            [`system.adapter.${instanceId}`]: ({ common, native }) => {
                common.enabled = false;
                native.devices = [device, ...otherDevices(native.devices)];
            },
        },
        report: console.log,
    });
    platform = started;
    const instance = started.instance(instanceId);
    if (await started.database.getObject(`system.adapter.${instanceId}`)) {
        if (started.adapterChanged) {
            await instance.upload();
        }
    } else {
        await instance.create();
        await instance.configure({ devices: [device] });
    }
    await instance.start();
    return started;
}

/** Devices that somebody added in this demo's admin stay. */
function otherDevices(devices: unknown): unknown[] {
    const list = Array.isArray(devices) ? (devices as { host?: unknown }[]) : [];
    return list.filter(({ host }) => typeof host !== 'string' || !host.startsWith('127.0.0.1:'));
}

async function showValues({ database, ports, folder }: Platform, options: DemoOptions): Promise<void> {
    await database.waitForState(`${instanceId}.info.connection`, ({ val }) => val === true, 60_000);
    const power = await database.waitForState(stateId('powerAll'), ({ val }) => Number(val) > 0, 60_000);
    const current = await database.waitForState(stateId('maxCurrent'));
    const car = await database.waitForState(stateId('pwmSignal'));
    await waitFor('The start of admin', () => isListening(options.adminPort), 60_000);
    const setState = `node ${relative(process.cwd(), commandLine(folder))} state set ${stateId('maxCurrent')} 10`;
    console.log(`
${stateId('powerAll')}    ${Math.round(Number(power.val))} W
${stateId('maxCurrent')}  ${String(current.val)} A
${stateId('pwmSignal')}   ${String(car.val)}

Admin with all objects:    http://127.0.0.1:${ports.admin}/#tab-objects
Its settings:              http://127.0.0.1:${ports.admin}/#tab-instances/config/system.adapter.${instanceId}
Change a state by a shell: ${setState}

Ctrl-C ends everything.`);
}

/** Says so and ends when the controller has died. */
function watch({ controller }: Platform): void {
    try {
        controller.assertRunning();
    } catch (error) {
        console.error(textOf(error));
        end(1);
    }
}

function textOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
