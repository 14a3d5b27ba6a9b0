import { Adapter, type AdapterOptions } from '@iobroker/adapter-core';
import { reasonOf } from '../goe/errors';
import type { Access } from '../goe/transport/ways';
import { adapterClock } from './adapterClock';
import { ChargingStation } from './chargingStation';
import { DayFile } from './dayFile';
import { DayRecord } from './dayRecord';
import { answerMessage } from './messages';
import { Notifications } from './notifications';
import { answerPage } from './pageMessages';
import { withHiddenSecrets, withSecrets } from './secrets';
import type { InstanceBroker } from './instanceBroker';
import { readSettings, type DeviceSettings } from './settings';
import { makersCloud, noMqtt, type MqttSettings } from './sharedSettings';
import { SurplusFeed } from './surplusFeed';
import { readSurplusSettings } from './surplusSettings';

/** The adapter: one instance, several chargers and controllers. */
export class GoechargerAdapter extends Adapter {
    private stations: ChargingStation[] = [];
    private cloud = makersCloud;
    private mqtt = noMqtt;
    private broker: InstanceBroker | undefined;
    private feed: SurplusFeed | undefined;
    private readonly notifications = new Notifications(this);
    private day: DayRecord | undefined;
    private deviceCards: unknown;
    /** Its devices are known. */
    private readonly started: Promise<void>;
    private unloading = false;
    private shownConnected: boolean | undefined;

    /** @param options what the controller gives in compact mode */
    constructor(options: Partial<AdapterOptions> = {}) {
        super({
            ...options,
            name: 'goecharger',
            // Every state is written with the type of its catalogue row: looking its object up for each write is not needed.
            strictObjectChecks: false,
        });
        this.started = new Promise(resolve => {
            // An error goes to the platform, which ends an instance that cannot start, and those who wait with it.
            this.on('ready', () => this.onReady().then(resolve));
        });
        this.on('stateChange', (id, state) => this.onStateChange(id, state));
        this.on('message', message => {
            this.onMessage(message).catch((error: unknown) =>
                this.log.error(`Message ${message.command}: ${reasonOf(error)}`),
            );
        });
        this.on('unload', callback => this.onUnload(callback));
    }

    private async onReady(): Promise<void> {
        await this.showConnected();
        const config = this.config as Record<string, unknown>;
        if (await this.hideSecrets(config)) {
            return;
        }
        const { native, unreadable } = withSecrets(config, text => this.decrypt(text));
        for (const secret of unreadable) {
            this.log.warn(
                `The ${secret} was encrypted by another ioBroker and cannot be read; enter it again in the settings.`,
            );
        }
        const system = await this.getForeignObjectAsync('system.config');
        const { cloud, devices, mqtt, problems } = readSettings(native);
        this.cloud = cloud;
        this.mqtt = mqtt;
        const surplusProblems: string[] = [];
        const surplus = readSurplusSettings(native.surplus, surplusProblems);
        [...problems, ...surplusProblems].forEach(problem => this.log.warn(problem));
        const broker = mqtt.mode === 'off' ? undefined : await this.openBroker(mqtt, devices);
        for (const settings of devices) {
            if (this.unloading) {
                return;
            }
            const station: ChargingStation = new ChargingStation(this, settings, {
                language: system?.common.language ?? 'en',
                cloud,
                notifications: this.notifications,
                ...(broker === undefined ? {} : { mqtt: broker }),
                connectionChanged: () => this.showConnectedLater(),
                isTaken: (id): boolean => this.stations.some(other => other !== station && other.id === id),
            });
            this.stations.push(station);
            await station.start();
        }
        if (!this.unloading) {
            this.feed = new SurplusFeed(this, adapterClock(this), surplus, () => this.stations, this.notifications);
            await this.feed.start();
        }
        if (!this.unloading) {
            this.day = new DayRecord(
                () => this.stations,
                adapterClock(this),
                new DayFile(this),
                text => this.log.warn(text),
            );
            await this.day.start();
        }
    }

    /** The broker is loaded only where MQTT is used. */
    private async openBroker(mqtt: MqttSettings, devices: readonly DeviceSettings[]): Promise<Access['mqtt']> {
        const { InstanceBroker: Broker } = await import('./instanceBroker.js');
        const serials = devices.map(({ serial }) => serial).filter(serial => serial !== '');
        const broker = new Broker(mqtt, serials, adapterClock(this));
        this.broker = broker;
        if (mqtt.mode === 'embedded') {
            // Chargers shall find it from the start on.
            await broker.link().catch((error: unknown) => this.log.error(reasonOf(error)));
        }
        return { link: () => broker.link(), ...(mqtt.prefix === '' ? {} : { prefix: mqtt.prefix }) };
    }

    /** Encrypts what was entered in clear. True: the settings were changed, and the platform restarts the instance. */
    private async hideSecrets(config: Record<string, unknown>): Promise<boolean> {
        const hidden = withHiddenSecrets(config, text => this.encrypt(text));
        if (!hidden) {
            return false;
        }
        this.log.info('The passwords and tokens in the settings are encrypted now; the instance restarts for that.');
        await this.extendForeignObject(`system.adapter.${this.namespace}`, { native: hidden });
        return true;
    }

    private onStateChange(id: string, state: ioBroker.State | null | undefined): void {
        this.feed?.hear(id, state);
        // With ack it is a value, without it is a wish.
        if (!state || state.ack || this.unloading || !id.startsWith(`${this.namespace}.`)) {
            return;
        }
        const [device, ...rest] = id.slice(this.namespace.length + 1).split('.');
        void this.stations.find(station => station.id === device)?.write(rest.join('.'), state.val);
    }

    private async onMessage(received: ioBroker.Message): Promise<void> {
        const { callback, command, from, message } = received;
        if (command.startsWith('dm:')) {
            return this.onDeviceManagerMessage(received);
        }
        // Messages come as soon as the instance lives, which is before its devices are known.
        await this.started;
        const partner = {
            clock: adapterClock(this),
            stations: this.stations,
            cloud: this.cloud,
            mqtt: this.mqtt,
            version: this.version ?? '',
            day: (device: string) => this.day?.of(device),
            decrypt: (text: string) => this.decrypt(text),
        };
        const answer =
            (await answerPage(command, message, partner)) ?? (await answerMessage(command, message, partner));
        if (callback) {
            this.sendTo(from, command, answer, callback);
        } else if ('error' in answer) {
            this.log.warn(`Message from ${from}: ${answer.error}`);
        } else if (from === 'cli') {
            // `iobroker message` waits for no answer (js-controller 7.1): this is where whoever asked can see it.
            this.log.info(`Message ${command} from ${from}: ${JSON.stringify(answer.result)}`);
        }
    }

    /** The device manager costs nothing until admin asks for it; from then on it hears its messages itself. */
    private async onDeviceManagerMessage(message: ioBroker.Message): Promise<void> {
        if (this.deviceCards !== undefined) {
            return;
        }
        const { DeviceCards } = await import('./deviceManager/deviceCards.js');
        this.deviceCards ??= new DeviceCards(this, {
            clock: adapterClock(this),
            stations: async () => {
                // Admin asks as soon as the instance lives, which is before its devices are known.
                await this.started;
                return this.stations;
            },
            mqtt: () => this.mqtt,
            brokerIsOpen: async () => (await this.broker?.isOpen()) ?? false,
        });
        this.emit('message', message);
    }

    private onUnload(callback: () => void): void {
        this.unloading = true;
        this.feed?.close();
        Promise.all(this.stations.map(station => station.stop()))
            .then(() => this.broker?.close())
            .then(() => this.day?.close())
            .then(() => this.showConnected())
            .catch((error: unknown) => this.log.warn(`Stopping: ${reasonOf(error)}`))
            .finally(callback);
    }

    private showConnectedLater(): void {
        this.showConnected().catch((error: unknown) => this.log.warn(`info.connection: ${reasonOf(error)}`));
    }

    /** The instance is connected while at least one device is. */
    private async showConnected(): Promise<void> {
        const connected = !this.unloading && this.stations.some(station => station.isConnected);
        if (connected !== this.shownConnected) {
            this.shownConnected = connected;
            await this.setState('info.connection', { val: connected, ack: true });
        }
    }
}
