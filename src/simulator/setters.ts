/** What the setter of a key takes. Ranges in the unit of the key. */
export interface Setter {
    readonly type: 'bool' | 'integer' | 'number' | 'string' | 'JsonObject' | 'JsonArray' | 'anything';
    readonly min?: number;
    readonly max?: number;
    /** null is a value too ("off", "none", "back to the default"). */
    readonly nullable?: true;
    /** Longest text that is taken. */
    readonly longest?: number;
    /** A pattern that a text has to fit. */
    readonly pattern?: RegExp;
    /** Can be written, but never shows in the status (go-e API keys, access W). */
    readonly writeOnly?: true;
}

/** Rows of keys that share a setter. Types and access: go-eCharger-API-v2, API_KEYS_FIRMWARE, firmware 60.4. */
function same(keys: string, setter: Setter): [string, Setter][] {
    return keys.split(' ').map(key => [key, setter]);
}

const whole = (min: number, max: number): Setter => ({ type: 'integer', min, max });
const byte = whole(0, 255);
const milliseconds = whole(0, 2_147_483_647);
const colour: Setter = { type: 'string', pattern: /^#[0-9a-f]{6}$/i };
const object: Setter = { type: 'JsonObject' };
const moment: Setter = { type: 'integer', nullable: true };

const cardNumbers = '0123456789'.split('');

/** Setters by key. What is not here is read-only, or unknown. */
export const setters: ReadonlyMap<string, Setter> = new Map<string, Setter>([
    ...same('amp ama mca', whole(6, 32)),
    ...same('la1 la3', whole(6, 32)),
    ['tcl', { type: 'integer', min: 0, max: 32, nullable: true }],
    ...same('frc psm acs tds frm iso2en ust', whole(0, 2)),
    ['lmo', whole(3, 5)],
    ['ufm', whole(0, 1)],
    ['ocppcm', whole(0, 1)],
    ['bar', whole(0, 3)],
    // JsonVariant setters take today's number and the boolean of older firmware.
    ...same('bac sdp loty', { type: 'anything' }),
    ...same('lbr lof', byte),
    // 255 is not a card; the range text is inferred from the one of amp.
    ['trx', { type: 'integer', min: 0, max: 10, nullable: true }],
    ['dwo', { type: 'number', min: 0, nullable: true }],
    ...same('awc lop', whole(0, 65_535)),
    ...same(
        'acp ara awe cae csd cwe di1 die dii esk fsp fup fzf hai hla loe lopr lse mce mcr men mhe mqcn mqg mqss msb msr nmo ' +
            'ocppcn ocppe ocppg ocppla ocpplo ocppr ocpprl ocppss orsch osr pdi pgr rde rsre su sua ten tse ufe upo uve wda',
        { type: 'bool' },
    ),
    ...same('ate cco', { type: 'number', min: 0 }),
    ['att', whole(0, 86_399)],
    ['tof', whole(-840, 840)],
    ...same('emx fmt mci mcpd mptwt mpwst psmd sumd uvs', milliseconds),
    ...same('gmtr ocppai ocpph ocppi rdbf rdbs rdef rdes rdpl rdre txt', milliseconds),
    ...same('awp fst pgt po psh rmaf rmav rmif rmiv rsrr sh spl3 ufa ufs uvt zfo', { type: 'number' }),
    ...same('cch cfi cid cwc', colour),
    ['ct', { type: 'string', longest: 64 }],
    ['fna', { type: 'string', longest: 64 }],
    ...same('cak log mcu ocppd ocpptt ocppu pco tzt utc', { type: 'string' }),
    ...same('mht mtp', { type: 'string', nullable: true }),
    ...same('cards clp map wifis', { type: 'JsonArray' }),
    ...same('gsa mcpea rdbfe rdbse rdefe rdese rdple rdree rsa', moment),
    ['ocppf', { type: 'integer', min: 0, max: 32, nullable: true }],
    ['ocppti', { type: 'integer', nullable: true }],
    ['lot', { type: 'anything' }],
    ...same('sch_week sch_satur sch_sund', object),
    ['smd', object],
    ['msp', whole(0, 65_535)],
    ['ids', { type: 'JsonObject', nullable: true, writeOnly: true }],
    ['awpl', { type: 'JsonObject', writeOnly: true }],
    ...same('del delw lrn', { ...whole(0, 9), writeOnly: true }),
    ...same('hsa ocppao', { type: 'bool', writeOnly: true }),
    ['ocppfai', { ...milliseconds, writeOnly: true }],
    ...same('oct rst', { type: 'anything', writeOnly: true }),
    ...cardNumbers.map((card): [string, Setter] => [`c${card}n`, { type: 'string', longest: 32 }]),
    ...cardNumbers.map((card): [string, Setter] => [`c${card}e`, { type: 'integer', min: 0 }]),
    // Read as a boolean ("there is a card"), written as the identifier (go-e API keys).
    ...cardNumbers.map((card): [string, Setter] => [`c${card}i`, { type: 'string' }]),
]);

/** What a setter says to a text: the value, or the reason of the refusal as the device words it. */
export type Checked = { readonly value: unknown } | { readonly refused: string };

/**
 * Reads and checks what was sent for a key.
 *
 * The texts are those of go-eCharger-API-v2 issues 4, 153 and 218 and mqtt-de.md; the brackets at the end hold what was sent.
 * (What stands there for wrong types and colours over HTTP is inferred from them.)
 *
 * @param key API key
 * @param text what was sent, JSON
 * @param setter the setter of the key
 */
export function checkWrite(key: string, text: string, setter: Setter): Checked {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        return { refused: `${key}: tried to set api key with invalid json ${faultOfJson(text, error)} (${text})` };
    }
    if (value === null && setter.nullable) {
        return { value };
    }
    if (!fitsType(value, setter)) {
        return { refused: `${key}: value must be ${setter.nullable ? 'null or ' : ''}${setter.type} (${text})` };
    }
    if (typeof value === 'number') {
        const { min = -Infinity, max = Infinity } = setter;
        if (value < min || value > max) {
            return { refused: `${key}: failed: Value ${value} exceeds range ${min} to ${max} (${text})` };
        }
    }
    if (typeof value === 'string') {
        if (setter.pattern && !setter.pattern.test(value)) {
            return { refused: `${key}: failed: invalid format (${text})` };
        }
        if (value.length > (setter.longest ?? Infinity)) {
            return { refused: `${key}: failed: string too long (${text})` };
        }
    }
    return { value };
}

function fitsType(value: unknown, setter: Setter): boolean {
    switch (setter.type) {
        case 'bool':
            return typeof value === 'boolean';
        case 'integer':
            return Number.isInteger(value);
        case 'number':
        case 'string':
            return typeof value === setter.type;
        case 'JsonArray':
            return Array.isArray(value);
        case 'JsonObject':
            return typeof value === 'object' && value !== null && !Array.isArray(value);
        case 'anything':
            return true;
    }
}

/** The names of the JSON library on the device (ArduinoJson) for what is wrong with a text. */
function faultOfJson(text: string, error: unknown): string {
    if (text.trim() === '') {
        return 'EmptyInput';
    }
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message);
    const endsEarly = /end of JSON|Unterminated/.test(message) || Number(position?.[1]) >= text.length;
    return endsEarly ? 'IncompleteInput' : 'InvalidInput';
}
