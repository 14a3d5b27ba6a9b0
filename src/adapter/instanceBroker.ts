import type { Clock } from '../goe/clock';
import { UnsupportedError } from '../goe/errors';
import { MqttBroker } from '../goe/transport/mqttBroker';
import { MqttClientLink } from '../goe/transport/mqttClient';
import { MqttDialect } from '../goe/transport/mqttDialect';
import type { MqttLink } from '../goe/transport/mqttLink';
import type { MqttSettings } from './sharedSettings';

/** The one link to a broker that all devices of the instance share: opened by the first that needs it, and again when it was lost. */
export class InstanceBroker {
    private current: Promise<MqttLink> | undefined;

    /**
     * @param settings which broker
     * @param serials of the devices that are reached by it
     * @param clock time
     */
    constructor(
        private readonly settings: MqttSettings,
        private readonly serials: readonly string[],
        private readonly clock: Clock,
    ) {}

    /**
     * @throws GoeError where the broker cannot be reached or opened
     */
    async link(): Promise<MqttLink> {
        const current = (this.current ??= this.open());
        const link = await current.catch(() => undefined);
        // Only the first of those who waited for it makes room for a new one.
        if (!link?.isOpen && this.current === current) {
            this.current = undefined;
        }
        return link === undefined || link.isOpen ? current : this.link();
    }

    /** Whether there is a link now; none is opened for the question. */
    async isOpen(): Promise<boolean> {
        return (await this.current?.catch(() => undefined))?.isOpen ?? false;
    }

    /** Closes it; the embedded broker ends with it. */
    async close(): Promise<void> {
        const link = await this.current?.catch(() => undefined);
        this.current = undefined;
        await link?.close();
    }

    private open(): Promise<MqttLink> {
        const { host, mode, password, port, prefix, user } = this.settings;
        switch (mode) {
            case 'embedded':
                return MqttBroker.open({
                    ...{ host, password, port, user },
                    topics: this.serials.flatMap(serial => MqttDialect.filters(serial, prefix)),
                });
            case 'external':
                return MqttClientLink.open(this.settings, this.clock);
            case 'off':
                return Promise.reject(new UnsupportedError('MQTT is switched off in the settings of this instance.'));
        }
    }
}
