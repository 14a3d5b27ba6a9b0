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
    /** By the type of the state, with scale, digits and plausible range. */
    | 'plain'
    /** `car` -> IDLE, CHARGING, ... */
    | 'pwmSignal'
    /** `err` -> NONE, FI_AC, ... by the firmware's own table. */
    | 'error'
    /** `err` of API v1 -> NONE, RCCB, PHASE, ... */
    | 'errorV1'
    /** API v1: true and false are written as 1 and 0. */
    | 'numericFlag'
    /** API v1: 1 means no (`cdi`: cloud disabled). */
    | 'invertedFlag'
    /** '#RRGGBB', which API v1 reads and writes as a number. */
    | 'numericColour'
    /** Minutes from UTC; API v1 has hours + 100. */
    | 'hoursPlus100'
    /** `dwo` of API v1, which counts only while `stp` is 2. */
    | 'energyLimitV1'
    /** A number of `nrg` that belongs to phase 1, taken from N where the plug is turned (API v1). */
    | 'turnedPlug'
    /** What it charges with, 1 or 3, from `nrg`, `fsp`, `pha` of API v1. */
    | 'chargingPhasesV1'
    /** `uby` of API v1 -> null, 0, 1 to 10 as in `trx`. */
    | 'unlockedBy'
    /** `tme` of API v1, ddmmyyhhmm -> 'YYYY-MM-DDTHH:MM'. */
    | 'clockV1'
    /** The id of a card of API v1 -> is there a card; the id itself stays hidden. */
    | 'cardLearned'
    /** `amp` of API v1, or `amx` where firmware 042.0 shows what is in force there (go-eCharger-API-v1 issue 114). */
    | 'currentV1'
    /** The id of a card -> '…3F2A', its last four characters. */
    | 'cardIdEnd'
    /** Digit number `at[0]` of a number (`map` of API v1). */
    | 'digit'
    /** `car` -> is a car plugged in. */
    | 'carConnected'
    /** `car` -> does it charge. */
    | 'charging'
    /** Reads `alw`; writes `frc`: 2 for true, 1 for false. */
    | 'allowCharging'
    /** `psm` 0, 1, 2 <-> 0, 1, 3. */
    | 'phases'
    /** What it charges with, 1 or 3, from `psm`, `fsp`, `pnp`; writes `psm`. */
    | 'chargingPhases'
    /** Number of phases that carry current, from the currents in `nrg`. */
    | 'phasesInUse'
    /** "ms since boot at the event" -> ms since 1970. */
    | 'moment'
    /** `bac`, `sdp`: boolean before firmware 055, 0..3 since. */
    | 'buttonLock'
    /** '#RRGGBB', or a number on API v1. */
    | 'colour'
    /** `sch_week` and its like: the mode and two ranges of time as JSON, without seconds. */
    | 'chargingTimes'
    /** `awpl`: prices as JSON, checked as far as their shape is known. */
    | 'priceList'
    /** Seconds since midnight <-> 'HH:MM' (or 'HH:MM:SS' where it has seconds). */
    | 'timeOfDay'
    /** A URL without its user and password; cannot be written through the state. */
    | 'addressOnly'
    /** A value nobody has described: without fields that are called like a secret, and addresses without user and password. */
    | 'withoutSecrets'
    /** A part of an object that older firmware sent as a bare number (`lot`): the number itself then. */
    | 'partOrNumber'
    /** Bit number `at[0]` of a number, as boolean (`pha` of API v1). */
    | 'bit'
    /** `cdi`, with `rbt`: how long this session has charged, in seconds; whole minutes while it still counts. */
    | 'chargingDuration'
    /** `cll`: a part that comes and goes; missing means null. */
    | 'activeLimit'
    /** `wst`: the numbers of firmware before 59.4 brought to today's; needs `fwv`. */
    | 'wifiStatus'
    /** `dns`: entry number `at[0]` of any of its shapes; null for an unused one. */
    | 'nameServer'
    /** A button: true sends `press` (default true). */
    | 'button';

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
    /** The device takes whole numbers only: what is sent is rounded. */
    readonly whole?: true;
    /** What a button sends. Default true. */
    readonly press?: StateValue;
    /** Firmware from which on the device has the key in `writes`; before, the write goes to the key that is read. */
    readonly writesSince?: number;
    /** A second key, written after the first: `on` along with a value, `off` along with 0. Raw values (`stp` beside `dwo`, API v1). */
    readonly also?: { readonly key: string; readonly on: number; readonly off: number };
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
    /** What the words of a text state mean, where that is the same in all languages: word -> text. */
    readonly texts?: Readonly<Record<string, string>>;
    /** null may be written and means none / off on the device. */
    readonly nullable?: true;
    /** Decimals of the readable number: float32 noise ends here. Default 3. */
    readonly digits?: number;
    /** A change smaller than this is none (readable unit). Default: any change counts. */
    readonly tolerance?: number;
    /** Readings outside are a fault of the sensor and dropped (readable unit). */
    readonly plausible?: readonly [number, number];
    /** An energy counter: it never falls, and a leap no charger could have charged is not believed at once. */
    readonly rising?: true;
    /** Energy of one session: it does not fall while a car stays, also where the device loses count. */
    readonly ofSession?: true;
    /** A write must not be repeated by itself when its answer was lost (restart, learn card). */
    readonly once?: true;
    /**
     * Tells who somebody is or where: an address, a host, a name, a serial number, the id of a card, or words that may hold one.
     * It is a state like any other, and stays out of a diagnosis.
     */
    readonly personal?: true;
    /** Writing the same again has an effect of its own: it is written although the device has it. */
    readonly renews?: true;
    /** English name and one or two English sentences for the user. */
    readonly title: string;
    readonly text: string;
}

/**
 * A key that feeds a state which another row describes (old and new shape of the same thing, API v1). access, role, enum and
 * range stand here only where they are others than the row's.
 */
export interface Feed extends Source, Partial<Pick<StateRow, 'access' | 'role' | 'enum' | 'min' | 'max'>> {
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
    /** Seconds after which a value that could not be written yet is of no use any more. Default 10. */
    readonly patience?: number;
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
