import type { Codec } from './codec';
import { numberFrom, partAt, readableNumber } from './plain';

/** `wst` in documents for the firmware before 59.4 -> in the key lists since (7 connecting, 8 disconnecting, 9 no shield). */
const newStatusOf: Readonly<Record<number, number>> = { 8: 7, 9: 8, 10: 9 };

/**
 * Documents for older chargers leave 7 out and count connecting as 8, disconnecting 9, no shield 10; the official key lists of
 * firmware 59.4 and later count without the gap (go-eCharger-API-v2, API_KEYS_FIRMWARE). Which of the two holds just below
 * 59.4 is not documented. Controllers (firmware 1.x) have always counted without the gap (go-eController-API, apikeys-en).
 */
function countsWithGap(firmware: unknown): boolean {
    const version = typeof firmware === 'string' ? parseFloat(firmware) : NaN;
    return version >= 10 && version < 59.4;
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
