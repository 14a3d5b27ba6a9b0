import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './iobroker/adapterPackage';

export interface DemoOptions {
    adminPort: number;
    simulatorPort: number;
    /** Undefined: a free one. */
    objectsPort: number | undefined;
    statesPort: number | undefined;
    folder: string;
    speed: number;
    help: boolean;
}

export const usage = `npm run demo -- [options]: a real ioBroker with this adapter and a simulated charger, on this computer only.
  --port <n>            port of admin, default 8081
  --simulator-port <n>  port of the simulated charger, default 8880
  --objects-port <n>    port of the objects database, default: a free one
  --states-port <n>     port of the states database, default: a free one
  --dir <folder>        where this ioBroker lives, default .demo; delete it to begin anew
  --speed <n>           how much faster the charger's time runs, default 1
  --help                this text`;

/** @throws an Error with one line for the user where an option is unknown or its value makes no sense */
export function readDemoOptions(words: string[]): DemoOptions {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
        args: words,
        options: {
            port: text,
            'simulator-port': text,
            'objects-port': text,
            'states-port': text,
            dir: text,
            speed: text,
            help: { type: 'boolean' },
        },
    });
    const speed = Number(values.speed ?? 1);
    if (values.speed === '' || !(speed >= 0.01 && speed <= 10_000)) {
        throw new Error(`--speed must be a number from 0.01 to 10000, not "${values.speed}".`);
    }
    if (values.dir === '') {
        throw new Error('--dir must be a folder.');
    }
    const options: DemoOptions = {
        adminPort: readPort('port', values.port) ?? 8081,
        simulatorPort: readPort('simulator-port', values['simulator-port']) ?? 8880,
        objectsPort: readPort('objects-port', values['objects-port']),
        statesPort: readPort('states-port', values['states-port']),
        folder: resolve(checkout, values.dir ?? '.demo'),
        speed,
        help: values.help ?? false,
    };
    const given = portsOf(options).map(({ port }) => port);
    const twice = given.find((port, index) => given.indexOf(port) !== index);
    if (twice !== undefined) {
        throw new Error(`Port ${twice} is given twice.`);
    }
    return options;
}

/** The ports that have to be free, with the options that change them. */
export function portsOf(options: DemoOptions): { port: number; option: string; purpose: string }[] {
    const { adminPort, simulatorPort, objectsPort, statesPort } = options;
    return [
        { port: adminPort, option: '--port', purpose: 'admin' },
        { port: simulatorPort, option: '--simulator-port', purpose: 'the simulated charger' },
        { port: objectsPort, option: '--objects-port', purpose: 'the objects database' },
        { port: statesPort, option: '--states-port', purpose: 'the states database' },
    ].flatMap(({ port, ...rest }) => (port === undefined ? [] : [{ port, ...rest }]));
}

function readPort(option: string, text: string | undefined): number | undefined {
    if (text === undefined) {
        return undefined;
    }
    const port = Number(text);
    if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
        throw new Error(`--${option} must be a whole number from 1 to 65535, not "${text}".`);
    }
    return port;
}
