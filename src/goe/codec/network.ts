import type { Codec } from './codec';
import { numberFrom, partAt, readableNumber } from './plain';

/** `wst` in the oldest documents -> in the key lists since 2024 (7 connecting, 8 disconnecting, 9 no shield). */
const newStatusOf: Readonly<Record<number, number>> = { 8: 7, 9: 8, 10: 9 };

/**
 * Documents for older chargers leave 7 out and count connecting as 8, disconnecting 9, no shield 10; the firmware export of July
 * 2024 and the official key lists since count without the gap (go-eCharger-API-v2, commit f963620 and API_KEYS_FIRMWARE). That
 * export names no version; 56 was current then. Controllers (firmware 1.x) have always counted without the gap (go-eController-API, apikeys-en).
 */
function countsWithGap(firmware: unknown): boolean {
    const version = typeof firmware === 'string' ? parseFloat(firmware) : NaN;
    return version >= 10 && version < 56;
}

export const decodeWifiStatus: Codec['decode'] = (raw, source, row, context) => {
    if (raw === null) {
        return null;
    }
    const status = readableNumber(raw, source, row);
    return status !== undefined && countsWithGap(context.raw('fwv')) ? (newStatusOf[status] ?? status) : status;
};

function addressFrom(value: unknown): string | null {
    // 0.0.0.0 is an unused entry. Firmware 053.1 sent the name of an interface ("st") over HTTP.
    return typeof value === 'string' && /^[\da-f.:]*[.:][\da-f.:]*$/i.test(value) && !/^[0.:]+$/.test(value)
        ? value
        : null;
}

/** `dns`, entry number `at[0]`: {dns0, dns1, dns2}, on firmware 053.1 {dns} over MQTT and a bare string over HTTP. */
export const decodeNameServer: Codec['decode'] = (raw, source) => {
    if (raw === undefined) {
        return undefined;
    }
    const entry = numberFrom(source.at?.[0]) ?? 0;
    const numbered = partAt(raw, [`dns${entry}`]);
    if (numbered !== undefined) {
        return addressFrom(numbered);
    }
    return entry === 0 ? addressFrom(typeof raw === 'string' ? raw : partAt(raw, ['dns'])) : null;
};
