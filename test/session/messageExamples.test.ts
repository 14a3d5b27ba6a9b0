import { deepEqual, ok } from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../src/simulator/simulator';
import { fastClock } from '../clock';
import { documentedMessages, exampleOf, sentFromShell } from '../unit/documents/messageExamples';
import { AskedStation } from './askedStation';

/** Messages whose examples only look. */
const looking = [
    ...['getStatus', 'read', 'setupSurplus', 'getDay', 'getDiagnostics'],
    ...['discover', 'testConnection'],
];

describe('The examples of the messages, at a charger', () => {
    for (const message of documentedMessages('en')) {
        const { name } = message;
        it(`${name} is done as it stands there${looking.includes(name) ? ', and writes nothing' : ''}`, async () => {
            const clock = fastClock(10);
            const simulator: Simulator = await startSimulator({ clock, car: { phases: 3 } });
            const asked = await AskedStation.open({ host: simulator.address }, clock);
            try {
                const example = sentFromShell(exampleOf(message, 'sh')).message;
                simulator.requests.length = 0;
                const result = await asked.result(name, {
                    ...example,
                    // The address of somebody's house.
                    ...(name === 'testConnection' ? { host: simulator.address } : {}),
                });
                ok(result !== undefined);
                const isWritten = simulator.requests.some(({ kind }) => kind === 'set');
                deepEqual({ isWritten }, { isWritten: !looking.includes(name) });
            } finally {
                await asked.close();
                await simulator.stop();
            }
        });
    }
});
