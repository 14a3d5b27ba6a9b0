import { Bonjour, type Service } from 'bonjour-service';
import type { Clock } from './clock';

/** A device that announces itself in the network; not yet asked who it is. */
export interface Announced {
    /** Address to reach it at, with the port where it is not 80. */
    readonly host: string;
    /** As far as its announcement says. */
    readonly serial?: string;
    readonly name: string;
}

/** What discovery needs. */
export interface DiscoveryOptions {
    readonly clock: Clock;
    /** How long to listen. */
    readonly timeoutMs: number;
    /** Called with each device as it is found. */
    readonly onFound?: (device: Announced) => void;
    /** Network interface to search on, by its address, and port. Default: the ones of the system, 5353. */
    readonly network?: { readonly interface?: string; readonly bind?: string; readonly port?: number };
}

/**
 * Service types of go-e devices (go-eCharger-API-v2 issue 108); that of CORE and PRO follows the same pattern and was not
 * seen yet. V3 and V4 announce themselves as web servers, like half of all devices in a house.
 */
const serviceTypes: readonly string[] = [
    'go-e_go-eCharger',
    'go-e_go-eCharger_V4',
    'go-e_go-eCharger_Phoenix',
    'go-e_controller',
    'http',
];

/**
 * Listens for devices that announce themselves by mDNS. Each should be confirmed with a probe.
 *
 * @param options how long, and what to do with each
 * @returns each device once
 */
export async function announcedDevices({
    clock,
    network = {},
    onFound,
    timeoutMs,
}: DiscoveryOptions): Promise<Announced[]> {
    // Discovery is an extra: a network that refuses multicast must not end the process.
    const bonjour = new Bonjour({ ...network, multicast: true } as never, () => undefined);
    const found = new Map<string, Announced>();
    const take = (service: Service): void => {
        const device = announced(service);
        if (device !== undefined && !found.has(device.host)) {
            found.set(device.host, device);
            onFound?.(device);
        }
    };
    const browsers = serviceTypes.map(type => bonjour.find({ type }, take));
    // A question may get lost: it is asked once more half way.
    const again = clock.startTimer(() => browsers.forEach(browser => browser.update()), timeoutMs / 2);
    try {
        await new Promise<void>(resolve => clock.startTimer(resolve, timeoutMs));
    } finally {
        clock.stopTimer(again);
        browsers.forEach(browser => browser.stop());
        bonjour.destroy();
    }
    return [...found.values()];
}

function announced({ addresses = [], host, name, port, txt, type }: Service): Announced | undefined {
    const record = (txt ?? {}) as Record<string, unknown>;
    const text = (field: string): string => (typeof record[field] === 'string' ? record[field] : '');
    const isOurs =
        type.startsWith('go-e_') ||
        /^go-e(charger|controller)_|^wattpilot/i.test(host) ||
        /^go-e(charger|controller)/i.test(name) ||
        /^(go-e|fronius)$/i.test(text('manufacturer'));
    // Devices announce link-local IPv6 addresses as well, which need an interface to be of use.
    const address = addresses.find(candidate => /^\d+\.\d+\.\d+\.\d+$/.test(candidate)) ?? host.replace(/\.$/, '');
    if (!isOurs || !address) {
        return undefined;
    }
    const serial = text('serial') || /_(\d{6,8})(\.|$)/.exec(host)?.[1];
    return {
        host: port === 80 ? address : `${address}:${port}`,
        ...(serial === undefined || serial === '' ? {} : { serial }),
        name: text('friendly_name') || name,
    };
}
