import process from 'node:process';
import { connect, GoeError, type Client, type ConnectOptions } from '../goe';
import { hostAndPort } from '../goe/transport/address';
import { UsageError } from './exitCodes';
import { Output } from './output';

/** The options that every command understands. */
export interface TargetOptions {
    readonly host?: string;
    readonly serial?: string;
    readonly token?: string;
    readonly password?: string;
    readonly mqtt?: string;
    readonly connection?: string;
    readonly timeout?: string;
    readonly json?: boolean;
    readonly verbose?: boolean;
    /** Another address of the cloud, with {serial} in it. */
    readonly cloud?: string;
}

/** How long a person or a script waits. */
export function secondsOf(option: string, typed: string, from: number, to: number): number {
    if (!(typed.trim() !== '' && Number(typed) >= from && Number(typed) <= to)) {
        throw new UsageError(`--${option} must be a number of seconds from ${from} to ${to}.`);
    }
    return Number(typed);
}

/** What was typed, with what stands in the environment; an empty text counts as not given. */
export function connectOptions(typed: TargetOptions, env: NodeJS.ProcessEnv = process.env): ConnectOptions {
    const given = (option: string | undefined, name: string): string | undefined => option || env[name] || undefined;
    const options = {
        host: given(typed.host, 'GOECHARGER_HOST'),
        serial: given(typed.serial, 'GOECHARGER_SERIAL'),
        token: given(typed.token, 'GOECHARGER_TOKEN'),
        password: given(typed.password, 'GOECHARGER_PASSWORD'),
        mqtt: given(typed.mqtt, 'GOECHARGER_MQTT'),
    };
    const { connection = 'auto', timeout = '15' } = typed;
    const seconds = secondsOf('timeout', timeout, 1, 600);
    if (!options.host && !options.serial && !options.token) {
        throw new UsageError(
            'Which device? Give --host 192.168.1.50, or --serial 123456 (found in the network; with --token by the cloud, with --mqtt by a broker). ' +
                '"goecharger discover" lists what is there.',
        );
    }
    checkHost(options.host);
    const prefersBroker = options.mqtt !== undefined && (typed.mqtt || !(options.host || options.token));
    const cloud = given(typed.cloud, 'GOECHARGER_CLOUD');
    return {
        ...options,
        // A broker in the environment is a way, not a wish, unless there is no other.
        connection: (prefersBroker && connection === 'auto' ? undefined : connection) as ConnectOptions['connection'],
        timeoutMs: seconds * 1000,
        ...(cloud === undefined ? {} : { cloud: { v2: cloud, v1: cloud } }),
    };
}

/** A host that cannot be one is no device that cannot do something. */
function checkHost(host: string | undefined): void {
    try {
        hostAndPort(host ?? 'none');
    } catch (error) {
        throw error instanceof GoeError ? new UsageError(error.message) : error;
    }
}

/** Connects, does something with the device, and leaves nothing open. */
export async function withDevice<T>(
    typed: TargetOptions,
    act: (client: Client, output: Output) => Promise<T>,
): Promise<T> {
    const output = new Output(typed.json ?? false);
    const started = performance.now();
    const client = await connect(connectOptions(typed));
    const { name, serial, type } = client.identity;
    if (typed.verbose) {
        const ms = Math.round(performance.now() - started);
        output.remark(
            `Connected to ${name} (${type || 'go-e charger'}, ${serial}) by ${client.connection} after ${ms} ms.`,
        );
    }
    try {
        return await act(client, output);
    } finally {
        client.close();
        if (typed.verbose) {
            output.remark(`Done after ${Math.round(performance.now() - started)} ms.`);
        }
    }
}
