import { Bonjour } from 'bonjour-service';
import type { ChargerModel } from './charger';

/** How a charger announces itself. */
export interface AnnouncerOptions {
    /** 'go-e_go-eCharger_V4', or 'http' as V3 and V4 did before 2023. */
    readonly type?: string;
    /** Network interface by its address, and port. Default: those of the system, 5353. */
    readonly network?: { readonly interface?: string; readonly bind?: string; readonly port?: number };
}

/** Announces a charger by mDNS. The records are those of the controller entry that chargers show and of a Wattpilot. */
export class Announcer {
    private readonly bonjour: Bonjour;

    constructor(
        charger: ChargerModel,
        port: number,
        { network = {}, type = 'go-e_go-eCharger_V4' }: AnnouncerOptions = {},
    ) {
        const { dfam, fna, fwv, host, oem, sse, typ } = charger.status();
        this.bonjour = new Bonjour({ ...network }, () => undefined);
        this.bonjour.publish({
            // Names of services are unique in a network, friendly names are not.
            name: type === 'http' ? String(host) : `${String(fna)} ${String(sse)}`,
            type,
            port,
            host: `${String(host)}.local`,
            disableIPv6: true,
            probe: false,
            txt: {
                serial: String(sse),
                friendly_name: String(fna),
                manufacturer: String(oem),
                devicefamily: String(dfam),
                devicetype: String(typ),
                version: String(fwv),
                protocol: '2',
            },
        });
    }

    /** Says goodbye and ends. */
    async stop(): Promise<void> {
        await new Promise<void>(resolve => this.bonjour.unpublishAll(() => resolve()));
        this.bonjour.destroy();
    }
}
