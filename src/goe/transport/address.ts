import { isIPv6 } from 'node:net';
import { UnsupportedError } from '../errors';

/** What a user typed as an address, for a text that others may read: a login in front of the host is left out. */
export function withoutLogin(text: string): string {
    return text.replace(/^([a-z]+:\/\/)?[^/]*:.*@/is, '$1');
}

/**
 * Reads a host as users write it: a name, an IPv4 or an IPv6 address, each with or without a port.
 *
 * @param host "192.168.1.5", "go-echarger_123456:8080", "fe80::1", "[fe80::1]:8080"
 * @returns host and port ready for a URL: "192.168.1.5:80", "[fe80::1]:80"
 * @throws UnsupportedError with a line that says what is wrong with it
 */
export function hostAndPort(host: string): string {
    const text = host.trim();
    const shown = withoutLogin(text);
    if (/^[a-z]+:\/\//i.test(text) || text.includes('/')) {
        throw new UnsupportedError(
            `Host "${shown}": give only the name or IP address, without http:// and without a path.`,
        );
    }
    if (isIPv6(text)) {
        return `[${text}]:80`;
    }
    const [, bracketed, name, port = '80'] = /^(?:\[([^\]]+)\]|([^:[\]\s@?#%]+))(?::(\d+))?$/.exec(text) ?? [];
    if ((bracketed === undefined || !isIPv6(bracketed)) && name === undefined) {
        throw new UnsupportedError(
            `Host "${shown}" is no host name or IP address, such as 192.168.1.5 or 192.168.1.5:80.`,
        );
    }
    if (Number(port) < 1 || Number(port) > 65_535) {
        throw new UnsupportedError(`Host "${shown}": the port must lie between 1 and 65535.`);
    }
    return `${bracketed === undefined ? name : `[${bracketed}]`}:${Number(port)}`;
}
