/**
 * Hardware that the simulator can be. CORE and PRO are one line: no socket lock, no button, other answers over HTTP. Wattpilots
 * are made for Fronius, with a firmware that is counted differently; they have no HTTP API at all.
 */
export type ChargerHardware = 'V3' | 'V4' | 'CORE' | 'PRO' | 'Wattpilot' | 'Wattpilot Flex';

/**
 * Compares firmware names such as "055.7", "56.9", "60.3-beta" or "35.6-1-ga0d44e5".
 *
 * @returns true where the firmware is the given one or a newer one
 */
export function isAtLeast(firmware: string, wanted: string): boolean {
    const [major, minor] = numbersOf(firmware);
    const [wantedMajor, wantedMinor] = numbersOf(wanted);
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function numbersOf(firmware: string): [number, number] {
    const match = /^0*(\d+)(?:\.(\d+))?/.exec(firmware);
    return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
}

/** CORE and PRO (typ go-eCharger_Phoenix). */
export function isPhoenix(hardware: ChargerHardware): boolean {
    return hardware === 'CORE' || hardware === 'PRO';
}

/** Made for Fronius (`oem`). */
export function isWattpilot(hardware: ChargerHardware): boolean {
    return hardware.startsWith('Wattpilot');
}

/** `typ` of each hardware (go-eCharger-API-v2 recordings and issue 312). */
export const typeNames: Readonly<Record<ChargerHardware, string>> = {
    V3: 'go-eCharger',
    V4: 'go-eCharger_V4',
    CORE: 'go-eCharger_Phoenix',
    PRO: 'go-eCharger_Phoenix',
    Wattpilot: 'wattpilot',
    'Wattpilot Flex': 'wattpilot_flex',
};

/**
 * Keys that the official list for CORE and PRO (firmware 60.3) lacks: no socket lock, no button, no API v1. Over HTTP,
 * asking for one of them makes the whole answer a 400 (go-eCharger-API-v2 issue 312).
 */
// prettier-ignore
export const keysMissingOnPhoenix: readonly string[] = [
    'bac', 'bar', 'cbl', 'cus', 'ffb', 'hla', 'lbp', 'lck', 'sdp', 'tse', 'tsss', 'upo', 'ust', 'wat', 'wcb', 'wfb', 'wpb',
];

/** Keys that came with firmware 60.3 and 60.4 (go-eCharger-API-v2, API_KEYS_FIRMWARE, compared list by list). */
// prettier-ignore
const keysSince60_3: readonly string[] = [
    'cce', 'cert', 'eto_mid', 'mia', 'mstr', 'mstw', 'ocpptt', 'shut', 'sock', 'styp', 'ten', 'wh_mid',
];
const keysSince60_4: readonly string[] = ['fsc', 'fse', 'fsi', 'iso2en', 'osr', 'rev', 'txt'];
const cardKeysSince60 = /^c\d[ein]$/;

/**
 * Whether a firmware has a key at all.
 *
 * @param key API key
 * @param firmware such as "055.7"
 * @param hardware what it runs on
 */
export function hasKey(key: string, firmware: string, hardware: ChargerHardware): boolean {
    if (isPhoenix(hardware) && keysMissingOnPhoenix.includes(key)) {
        return false;
    }
    if (keysSince60_4.includes(key)) {
        return isAtLeast(firmware, '60.4');
    }
    if (keysSince60_3.includes(key)) {
        return isAtLeast(firmware, '60.3');
    }
    if (isWattpilot(hardware) && (cardKeysSince60.test(key) || key === 'cards')) {
        // The Flex shows each card by itself only, the older one all together (recordings of both).
        return (key === 'cards') === (hardware === 'Wattpilot');
    }
    if (cardKeysSince60.test(key)) {
        return isAtLeast(firmware, '60.0');
    }
    if (key === 'cards') {
        // Half of all traffic, so 60.0 dropped it; 60.3 brought it back (go-eCharger-API-v2 issues 288 and 305).
        return !isAtLeast(firmware, '60.0') || isAtLeast(firmware, '60.3');
    }
    if (key === 'rst') {
        // go-eCharger-API-v2 issue 53: unknown before 53.0.
        return isWattpilot(hardware) || isAtLeast(firmware, '53.0');
    }
    return true;
}

/**
 * The shape older firmware gave a value (recordings of 053.1 and 055.7).
 *
 * @param key API key
 * @param value as firmware 60.4 sends it
 * @param firmware the firmware to dress it for
 */
export function shapedFor(key: string, value: unknown, firmware: string): unknown {
    if (isAtLeast(firmware, '54.0')) {
        return value;
    }
    switch (key) {
        case 'bac':
        case 'sdp':
            return value === 3;
        case 'lot':
            return (value as { amp: number }).amp;
        case 'dns':
            return 'st';
        case 'utc':
            // Two fractions, as recorded on 053.1: "2022-02-03T20:40:28.918.192".
            return `${String(value)}.192`;
        case 'sch_week':
        case 'sch_satur':
        case 'sch_sund':
            return JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === 'second' ? undefined : part)));
        default:
            return value;
    }
}
