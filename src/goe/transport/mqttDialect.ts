import type { RawValues } from '../rawValues';
import type { MqttMessage } from './mqttLink';

/** What a message says: values, or the answer to a write. */
export type MqttSaid =
    { readonly values: RawValues } | { readonly result: { readonly key: string; readonly text: string } };

/**
 * How one device uses its topics. API v2: a topic per key, answers at `<key>/result`; devices that were set up before firmware
 * 054 begin their topics with a slash (recordings of 053.1; live boxes in 2026). API v1: everything at `status`.
 */
export class MqttDialect {
    private constructor(
        readonly api: 'v2' | 'v1',
        /** What all its topics begin with. */
        readonly prefix: string,
        readonly isController: boolean,
    ) {}

    /** The topic filters of a device, whichever way it uses them. */
    static filters(serial: string, prefix?: string): string[] {
        return MqttDialect.prefixes(serial, prefix).map(start => `${start}#`);
    }

    /** The dialect that a topic belongs to; undefined where it is none of this device. */
    static of(topic: string, serial: string, prefix?: string): MqttDialect | undefined {
        const start = MqttDialect.prefixes(serial, prefix).find(candidate => topic.startsWith(candidate));
        if (start === undefined) {
            return undefined;
        }
        const isV1 = /^(status|cmd\/(req|res))$/.test(topic.slice(start.length));
        return new MqttDialect(isV1 ? 'v1' : 'v2', start, start.includes('go-eController'));
    }

    private static prefixes(serial: string, prefix = ''): string[] {
        const own = prefix.replaceAll('{serial}', serial);
        return own !== ''
            ? [own.endsWith('/') ? own : `${own}/`]
            : ['go-eCharger', '/go-eCharger', 'go-eController', '/go-eController'].map(start => `${start}/${serial}/`);
    }

    /** Where API v1 takes its commands. */
    get commandTopic(): string {
        return `${this.prefix}cmd/req`;
    }

    /** Where a key is written to. */
    setTopic(key: string): string {
        return `${this.prefix}${key}/set`;
    }

    /** What a message says; undefined where it is nothing of the kind, or not to be understood. */
    read({ text, topic }: MqttMessage): MqttSaid | undefined {
        if (!topic.startsWith(this.prefix)) {
            return undefined;
        }
        const [key, kind, ...more] = topic.slice(this.prefix.length).split('/');
        if (this.api === 'v1') {
            const values = key === 'status' && kind === undefined ? parsed(text) : undefined;
            return typeof values === 'object' && values !== null ? { values: values as RawValues } : undefined;
        }
        if (more.length > 0 || !/^\w{1,40}$/.test(key)) {
            return undefined;
        }
        if (kind === 'result') {
            // Words, not JSON (go-eController-API issue 12).
            return { result: { key, text: text.trim() } };
        }
        const value = kind === undefined ? parsed(text) : undefined;
        return value === undefined ? undefined : { values: { [key]: value } };
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
