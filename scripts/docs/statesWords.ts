import type { Access, PollClass, ValueType } from '../../src/goe/catalogue/row';

/** What the page of all states says besides the texts of the catalogue. */
export interface PageWords {
    /** All before the first table. */
    readonly intro: string;
    /** Titles of the ten columns. */
    readonly header: readonly string[];
    readonly types: Readonly<Record<ValueType, string>>;
    readonly access: Readonly<Record<Access, string>>;
    readonly kinds: Readonly<Record<'charger' | 'controller' | 'both', string>>;
    readonly places: Readonly<Record<'bit' | 'digit', string>>;
    /** Names of how often a value is read. */
    readonly polls: Readonly<Record<PollClass, string>>;
    readonly belowDevice: string;
    /** A state that no key makes. */
    readonly adapter: string;
    readonly all: string;
    readonly to: string;
    readonly or: string;
    readonly step: string;
    readonly writtenTo: string;
    readonly with: string;
    readonly notCore: string;
    readonly hidden: readonly [title: string, text: string];
    orMore(min: number): string;
    upTo(max: number): string;
    fromFirmware(version: number): string;
    firmwareOrLater(version: string): string;
    upToFirmware(version: string): string;
    textsOf(table: string): string;
}

const generated = '<!-- Generated from src/goe/catalogue by "npm run docs". Do not edit. -->';

export const english: PageWords = {
    intro: `${generated}

# All states

Every state of a device, below \`goecharger.<instance>.<device>\`. A device gets only the states it has keys for.

- **API key**: what go-e calls it, with the place inside the value where it is only a part of it; for API v1 where that has it.
- **Access**: what a script may do. Values that are written come back confirmed by the device.
- **Devices**: go-e chargers or go-e controllers by API v2, with the firmware that the manufacturer's lists name it for; chargers by API v1.
- **Read**: *live* at every interval; *status* at every interval while a car is connected, else every five minutes; *config* once an hour and
  after each write; *constant* at the start and after an update; *never* cannot be read. API v1 sends everything with every answer.
- **Key set**: the least that the setting *Values* of the device has to be; *standard* contains *essential*, *all* contains both. Keys that
  this version does not know appear as \`unknown.<key>\` with *all*.`,
    header: [
        'State',
        'API key',
        'Type',
        'Unit',
        'Range or texts',
        'Access',
        'Devices',
        'Read',
        'Key set',
        'Description',
    ],
    types: { number: 'number', string: 'string', boolean: 'boolean', json: 'JSON' },
    access: { r: 'read', rw: 'read, write', w: 'write' },
    kinds: { charger: 'chargers', controller: 'controllers', both: 'chargers, controllers' },
    places: { bit: 'bit', digit: 'digit' },
    polls: { live: 'live', status: 'status', config: 'config', constant: 'constant', never: 'never' },
    belowDevice: 'Directly below the device',
    adapter: '(adapter)',
    all: 'all',
    to: 'to',
    or: ', or ',
    step: 'step',
    writtenTo: 'written to',
    with: 'with',
    notCore: 'not CORE and PRO',
    hidden: [
        'Never shown',
        'Passwords, certificates, tokens and what makes a card a card reach no state, no log line and no diagnosis.',
    ],
    orMore: min => `${min} or more`,
    upTo: max => `up to ${max}`,
    fromFirmware: version => `from firmware ${version} on`,
    firmwareOrLater: version => `firmware ${version} or later`,
    upToFirmware: version => `up to firmware ${version}`,
    textsOf: table => `Texts of ${table}`,
};

export const german: PageWords = {
    intro: `${generated}

# Alle Datenpunkte

Jeder Datenpunkt eines Geräts, unterhalb von \`goecharger.<Instanz>.<Gerät>\`. Ein Gerät bekommt nur die Datenpunkte, für die es Schlüssel hat.

- **API-Schlüssel**: wie go-e es nennt, mit der Stelle im Wert, wo es nur ein Teil davon ist; für API v1, wo es dort vorkommt.
- **Zugriff**: was ein Skript darf. Geschriebene Werte kommen vom Gerät bestätigt zurück.
- **Geräte**: Wallboxen (Charger) oder Controller von go-e mit API v2, mit der Firmware, für die die Listen des Herstellers den Wert nennen; Wallboxen mit API v1.
- **Abfrage**: *laufend* bei jedem Intervall; *Status* bei jedem Intervall, solange ein Auto angesteckt ist, sonst alle fünf Minuten; *Einstellung* stündlich und nach
  jedem Schreiben; *fest* beim Start und nach einem Update; *nie* ist nicht lesbar. API v1 sendet mit jeder Antwort alles.
- **Werte**: was die Einstellung *Werte* des Geräts mindestens sein muss: *essential* (Die wichtigsten), *standard* (Wie in der App) oder *all* (Alle); jede Stufe enthält die
  davor. Schlüssel, die diese Version nicht kennt, erscheinen mit *all* als \`unknown.<Schlüssel>\`.`,
    header: [
        'Datenpunkt',
        'API-Schlüssel',
        'Typ',
        'Einheit',
        'Bereich oder Texte',
        'Zugriff',
        'Geräte',
        'Abfrage',
        'Werte',
        'Beschreibung',
    ],
    types: { number: 'Zahl', string: 'Text', boolean: 'Wahrheitswert', json: 'JSON' },
    access: { r: 'lesen', rw: 'lesen, schreiben', w: 'schreiben' },
    kinds: { charger: 'Wallboxen', controller: 'Controller', both: 'Wallboxen, Controller' },
    places: { bit: 'Bit', digit: 'Stelle' },
    polls: { live: 'laufend', status: 'Status', config: 'Einstellung', constant: 'fest', never: 'nie' },
    belowDevice: 'Direkt unter dem Gerät',
    adapter: '(Adapter)',
    all: 'alle',
    to: 'bis',
    or: ' oder ',
    step: 'Schritt',
    writtenTo: 'geschrieben in',
    with: 'mit',
    notCore: 'nicht CORE und PRO',
    hidden: [
        'Nie zu sehen',
        'Passwörter, Zertifikate, Token und was eine Karte zur Karte macht, gelangen in keinen Datenpunkt, keine Zeile des Protokolls und keine Diagnose.',
    ],
    orMore: min => `ab ${min}`,
    upTo: max => `bis ${max}`,
    fromFirmware: version => `ab Firmware ${version}`,
    firmwareOrLater: version => `ab Firmware ${version}`,
    upToFirmware: version => `bis Firmware ${version}`,
    textsOf: table => `Texte von ${table}`,
};
