import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startControllerSimulator } from '../../src/simulator/controllerSimulator';
import { startSimulator } from '../../src/simulator/simulator';
import { checkout } from '../iobroker/adapterPackage';
import type { Database } from '../iobroker/database';
import { Platform } from '../iobroker/platform';
import type { Report } from '../iobroker/progress';
import { realClock } from '../simulatedCharger';
import type { Finding } from './findings';

/** All objects of the instance as admin exports them, the values of the states with them. */
export type ObjectDump = Record<string, Record<string, unknown>>;

const instanceId = 'goecharger.0';
const controllerSerial = '200001';

/**
 * Runs the adapter in a real ioBroker with a charger, an old charger and a controller that show all their values.
 *
 * @returns the instance's objects
 */
export async function dumpObjects(report: Report): Promise<ObjectDump> {
    const charger = await startSimulator({ clock: realClock, charger: { serial: '100001' }, car: {} });
    const old = await startSimulator({ clock: realClock, charger: { serial: '100002' }, api: 'v1' });
    const controller = await startControllerSimulator({ clock: realClock, controller: { serial: controllerSerial } });
    const hosts = [charger.address, old.address, controller.address];
    const platform = await Platform.start({ folder: join(checkout, '.platform'), fresh: true, report });
    try {
        const adapter = platform.instance(instanceId);
        await adapter.create();
        await adapter.configure({
            devices: hosts.map(host => ({ enabled: true, host, keySet: 'all' })),
        });
        await adapter.start();
        const { database } = platform;
        for (const device of ['100001', '100002', controllerSerial]) {
            await database.waitForState(`${instanceId}.${device}.info.connection`, ({ val }) => val === true, 60_000);
            await database.waitForState(`${instanceId}.${device}.info.firmware`).catch(() => undefined);
        }
        return await dumpOf(database);
    } finally {
        await platform.stop();
        await Promise.all([charger.stop(), old.stop(), controller.stop()]);
    }
}

async function dumpOf(database: Database): Promise<ObjectDump> {
    const states = await database.listStates(`${instanceId}.*`);
    const objects = await database.listObjects(`${instanceId}.*`);
    return Object.fromEntries(
        objects.map(object => {
            const state = states[object._id];
            return [object._id, state === undefined ? { ...object } : { ...object, val: state.val, ack: state.ack }];
        }),
    );
}

/**
 * Asks the platform's object check, which a review starts with.
 *
 * @param dump objects of an instance
 * @param checkerFolder the folder of the platform's checker
 */
export function checkObjects(dump: ObjectDump, checkerFolder: string): Finding[] {
    const { checkObjectStructure } = createRequire(join(checkerFolder, 'package.json'))('./lib/objectStructure.js') as {
        checkObjectStructure(objects: ObjectDump, adapter: string): Record<'errors' | 'warnings', ObjectFinding[]>;
    };
    const { errors, warnings } = checkObjectStructure(dump, instanceId.split('.')[0]);
    return [...errors, ...warnings].map(({ code, message }) => {
        const id = /^Object "([^"]+)": key "val"/.exec(message)?.[1] ?? '';
        return { code, text: dump[id]?.val === null ? `${message} Its value is null.` : message };
    });
}

interface ObjectFinding {
    code: string;
    message: string;
}
