/**
 * The shape of the catalogue: one row per API key, plain read-only data. Reader, writer, object tree and documents follow from it.
 */

/** A value as users see it. null: the device says "none", or does not know. */
export type StateValue = number | string | boolean | null;

/** Type of a state. 'json' is a string that holds JSON. */
export type ValueType = 'number' | 'string' | 'boolean' | 'json';

/** r: read only, rw: read and write, w: write only (a button, a command). */
export type Access = 'r' | 'rw' | 'w';

/**
 * How often a key is read (docs/architecture.md, poll plan).
 * live: every interval; status: every interval while a car is connected, else every 5 minutes; config: once an hour and after
 * every write; constant: at start and when the firmware changed; never: cannot be read.
 */
export type PollClass = 'live' | 'status' | 'config' | 'constant' | 'never';

/** Which users want it: the table every user knows, what an app would show, everything there is. */
export type KeySet = 'essential' | 'standard' | 'all';

/** Where in the value of a key: ['type'] in an object, [3] in an array, [0, 'paired'] deeper. */
export type Path = readonly (number | string)[];

/** Names of the codecs in codec/codecs.ts; a row names one where the plain reading of its type does not do. */
export type CodecName =
    | 'plain'
    | 'words'
    | 'errorWord'
    | 'carConnected'
    | 'carCharging'
    | 'allowCharging'
    | 'phases'
    | 'chargingPhases'
    | 'phasesInUse';

/** How a raw value becomes a readable one, and back. */
export interface Source {
    /** Where in the key's value. Default: the value itself. */
    readonly at?: Path;
    /** readable = raw x scale (0.001 for Wh shown as kWh). Default 1. */
    readonly scale?: number;
    /** Default 'plain'. */
    readonly codec?: CodecName;
    /** Other keys the codec looks at; they are read with this one. */
    readonly needs?: readonly string[];
    /** What the device's null means, and what is sent as null (sessionChargeEnergyLimit: null is 0 = off). Default: null stays null. */
    readonly nullAs?: number | string | boolean;
    /** The key that a write goes to, where it is not the key that is read. */
    readonly writes?: string;
}

/** One state: what a user sees of a key. */
export interface StateRow extends Source {
    /** Id below the device: 'maxCurrent', or 'limits.cable' with the topic before the dot. */
    readonly id: string;
    readonly type: ValueType;
    readonly unit?: string;
    /** A role of the platform's official list. */
    readonly role: string;
    readonly access: Access;
    readonly set: KeySet;
    /** Readable numbers: what a write may be. */
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
    /** Name of a table in enums.ts: number -> text. */
    readonly enum?: string;
    /** null may be written and means none / off on the device. */
    readonly nullable?: true;
    /** Decimals of the readable number: float32 noise ends here. Default 3. */
    readonly digits?: number;
    /** A change smaller than this is none (readable unit). Default: any change counts. */
    readonly tolerance?: number;
    /** Readings outside are a fault of the sensor and dropped (readable unit). */
    readonly plausible?: readonly [number, number];
    /** A write must not be repeated by itself when its answer was lost (restart, learn card). */
    readonly once?: true;
    /** English name and one or two English sentences for the user. */
    readonly title: string;
    readonly text: string;
}

/** A key that feeds a state which another row describes (old and new shape of the same thing, API v1). */
export interface Feed extends Source {
    /** Id of the state it feeds. */
    readonly id: string;
}

/** One API key. */
export interface KeyRow {
    readonly key: string;
    readonly poll: PollClass;
    /** The states made of it; none for secrets and for keys that only feed states of other rows. */
    readonly states?: readonly StateRow[];
    readonly feeds?: readonly Feed[];
    /** Its value never reaches a state, a log line, an error or a diagnosis. */
    readonly secret?: true;
    /** Which kind of device has it. Default: chargers. */
    readonly on?: 'charger' | 'controller' | 'both';
    /** First and last firmware whose official list has it; for the documents only, never for a decision. */
    readonly since?: string;
    readonly until?: string;
    /** false: missing on CORE and PRO. For the documents only. */
    readonly core?: false;
}
