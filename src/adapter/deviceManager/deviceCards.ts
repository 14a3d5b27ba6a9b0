import type { AdapterInstance } from '@iobroker/adapter-core';
import {
    DeviceManagement,
    type ActionContext,
    type DeviceDetails,
    type DeviceInfo,
    type DeviceLoadContext,
    type InstanceDetails,
    type JsonFormSchema,
} from '@iobroker/dm-utils';
import type { Clock } from '../../goe/clock';
import type { ChargingStation } from '../chargingStation';
import { findDevices } from '../findDevices';
import { newEntry } from '../settings';
import type { MqttSettings } from '../sharedSettings';
import { cardOf, cardOfUnknown, detailsOf, type KnownDevice } from './card';
import { actionsOf, ANSWER_MS, saidInWords } from './cardActions';
import { controlsOf } from './cardControls';
import { texts, withValues } from './texts';

/** What the cards need from the instance. */
export interface CardsPartner {
    readonly clock: Clock;
    /** All devices of the settings; waits until the instance has read them. */
    stations(): Promise<readonly ChargingStation[]>;
    mqtt(): MqttSettings;
    /** Whether there is a link to the broker now. */
    brokerIsOpen(): Promise<boolean>;
}

/** The device manager of admin: a card for each device. Hears the messages `dm:…` of the adapter from its creation on. */
export class DeviceCards extends DeviceManagement {
    constructor(
        adapter: AdapterInstance,
        private readonly partner: CardsPartner,
    ) {
        super(adapter);
    }

    protected override getInstanceInfo(): InstanceDetails {
        const action = (
            id: string,
            icon: 'discover' | 'info',
            title: ioBroker.Translated,
            work: (context: ActionContext) => Promise<unknown>,
        ): NonNullable<InstanceDetails['actions']>[number] => ({
            id,
            icon,
            title,
            description: title,
            timeout: ANSWER_MS,
            handler: async (context: ActionContext) => {
                await saidInWords(context, () => work(context));
                return { refresh: false };
            },
        });
        return {
            apiVersion: 'v3',
            identifierLabel: texts.serialNumber,
            actions: [
                action('discover', 'discover', texts.discover, context => this.discover(context)),
                action('mqttStatus', 'info', texts.mqttStatus, context => this.tellAboutMqtt(context)),
            ],
        };
    }

    protected override async loadDevices(context: DeviceLoadContext<string>): Promise<void> {
        const stations = await this.partner.stations();
        context.setTotalDevices(stations.length);
        for (const station of stations) {
            context.addDevice(await this.card(station));
        }
    }

    protected override async getDeviceDetails(id: string): Promise<DeviceDetails<string>> {
        const device = await this.known(id);
        if (device === undefined) {
            return { id, schema: { type: 'panel', items: {} } };
        }
        return detailsOf(device, await this.valuesOf(device));
    }

    private async card(station: ChargingStation): Promise<DeviceInfo<string>> {
        const device = station.id === undefined ? undefined : await this.known(station.id);
        if (device === undefined) {
            return cardOfUnknown(station.label);
        }
        return {
            ...cardOf(device, await this.valuesOf(device)),
            actions: actionsOf(device, station, this.adapter),
            controls: controlsOf(device, station, this.partner.clock),
        };
    }

    private async known(id: string): Promise<KnownDevice | undefined> {
        const root = `${this.adapter.namespace}.${id}`;
        const object = await this.adapter.getForeignObjectAsync(root);
        if (!object) {
            return undefined;
        }
        const states = await this.adapter.getForeignObjectsAsync(`${root}.*`, 'state');
        return {
            root,
            object,
            states: new Map(Object.entries(states).map(([state, found]) => [state.slice(root.length + 1), found])),
        };
    }

    /** What its states say, by their id below the device. */
    private async valuesOf({ root }: KnownDevice): Promise<ReadonlyMap<string, unknown>> {
        const states = await this.adapter.getForeignStatesAsync(`${root}.*`);
        return new Map(Object.entries(states).map(([id, state]) => [id.slice(root.length + 1), state?.val]));
    }

    /** Searches, and enters in the settings what was ticked; saving them restarts the instance. */
    private async discover(context: ActionContext): Promise<void> {
        const stations = await this.partner.stations();
        const found = await findDevices(this.partner.clock);
        const unknown = found.filter(
            ({ host, serial }) => !stations.some(one => one.isCalled(serial) || one.isCalled(host)),
        );
        if (unknown.length === 0) {
            return context.showMessage(texts.foundNone);
        }
        const fullWidth = { xs: 12, sm: 12, md: 12, lg: 12, xl: 12 };
        const schema = {
            type: 'panel',
            items: {
                _text: { type: 'staticText', text: texts.found, ...fullWidth },
                ...Object.fromEntries(
                    unknown.map(({ host, name, serial, type }) => [
                        `found_${serial}`,
                        {
                            type: 'checkbox',
                            label: [name, type, serial, host].filter(text => text !== '').join(', '),
                            noTranslation: true,
                            newLine: true,
                            ...fullWidth,
                        },
                    ]),
                ),
            },
        } as JsonFormSchema;
        const answer = await context.showForm(schema, {
            title: texts.discover,
            data: Object.fromEntries(unknown.map(({ serial }) => [`found_${serial}`, true])),
            buttons: [{ type: 'apply', label: texts.add }, 'cancel'],
            ignoreApplyDisabled: true,
        });
        const wanted = unknown.filter(({ serial }) => answer?.[`found_${serial}`] === true);
        if (wanted.length > 0) {
            const instance = `system.adapter.${this.adapter.namespace}`;
            const settings = await this.adapter.getForeignObjectAsync(instance);
            const devices: unknown = settings?.native.devices;
            await this.adapter.extendForeignObject(instance, {
                native: {
                    devices: [...(Array.isArray(devices) ? (devices as object[]) : []), ...wanted.map(newEntry)],
                },
            });
        }
    }

    private async tellAboutMqtt(context: ActionContext): Promise<void> {
        const stations = await this.partner.stations();
        const mqtt = this.partner.mqtt();
        if (mqtt.mode === 'off') {
            return context.showMessage(texts.mqttOff);
        }
        const devices = stations.filter(
            station => station.isConnected && station.commands.status().connection === 'mqtt',
        );
        await context.showMessage(
            withValues(mqtt.mode === 'embedded' ? texts.mqttEmbedded : texts.mqttExternal, {
                address: `${mqtt.host || '*'}:${mqtt.port}`,
                open: (await this.partner.brokerIsOpen()) ? '✓' : '✗',
                devices: devices.map(({ label }) => label).join(', ') || '–',
            }),
        );
    }
}
