import type { KeyRow, StateRow } from './row';
import { flag, frequentMoment, moment, settingSwitch } from './shapes';

const text = { type: 'string', role: 'text', access: 'r', set: 'all' } as const;
const address = { type: 'string', role: 'info.ip', access: 'r', set: 'all' } as const;
const macAddress = { type: 'string', role: 'info.mac', access: 'r', set: 'all' } as const;
const json = { type: 'json', role: 'json', access: 'r', set: 'all' } as const;
const count = { type: 'number', role: 'value', access: 'r', set: 'all' } as const;
const choice = { type: 'number', role: 'value.state', access: 'r', set: 'all' } as const;

/** `delw` counts to ten; firmware 055.7 lists fewer networks, controllers (1.0.6) two. */
const knownWifis = Array.from({ length: 10 }, (_, index) => index);

/** What else is in an entry can hold a password. */
function knownWifi(index: number): StateRow {
    return {
        id: `network.knownWifi${index + 1}`,
        personal: true,
        at: [index, 'ssid'],
        ...text,
        title: `Known Wi-Fi ${index + 1}`,
        text: `Name of stored Wi-Fi network ${index + 1}. Empty where none is stored.`,
    };
}

function forgetWifi(index: number): StateRow {
    return {
        id: `network.forgetWifi${index + 1}`,
        codec: 'button',
        press: index,
        type: 'boolean',
        role: 'button',
        access: 'w',
        once: true,
        set: 'all',
        title: `Forget Wi-Fi ${index + 1}`,
        text: `Deletes stored Wi-Fi network ${index + 1} with its password. If the device is connected through it, it is lost to this network.`,
    };
}

function nameServer(index: number): StateRow {
    return {
        id: `network.nameServer${index + 1}`,
        personal: true,
        codec: 'nameServer',
        at: [index],
        ...address,
        title: `Name server ${index + 1}`,
        text: `Address of name server ${index + 1} that the device asks for names on the internet. Empty where none is set.`,
    };
}

const wifiRows: readonly KeyRow[] = [
    {
        key: 'ccw',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.ssid',
                personal: true,
                at: ['ssid'],
                ...text,
                set: 'standard',
                title: 'Wi-Fi',
                text: 'Name of the Wi-Fi network the device is connected to. Empty without one.',
            },
            {
                id: 'network.wifiAddress',
                personal: true,
                at: ['ip'],
                ...address,
                set: 'standard',
                title: 'Wi-Fi IP address',
                text: 'Address of the device in the Wi-Fi network.',
            },
            {
                id: 'network.wifiSubnetMask',
                personal: true,
                at: ['netmask'],
                ...address,
                title: 'Wi-Fi subnet mask',
                text: 'Which part of its address the device shares with the others in the Wi-Fi network.',
            },
            {
                id: 'network.wifiGateway',
                personal: true,
                at: ['gw'],
                ...address,
                title: 'Wi-Fi gateway',
                text: 'Address of the router in the Wi-Fi network.',
            },
            {
                id: 'network.wifiAddressIpv6',
                personal: true,
                at: ['ipv6', 0],
                ...address,
                title: 'Wi-Fi IPv6 address',
                text: 'First IPv6 address of the device in the Wi-Fi network.',
            },
            {
                id: 'network.wifiChannel',
                at: ['channel'],
                ...count,
                title: 'Wi-Fi channel',
                text: 'Radio channel of the Wi-Fi network.',
            },
            {
                id: 'network.wifiEncryption',
                at: ['encryptionType'],
                ...choice,
                enum: 'wifiEncryption',
                title: 'Wi-Fi encryption',
                text: 'How the Wi-Fi network is protected.',
            },
            {
                id: 'network.wifiAccessPoint',
                personal: true,
                at: ['bssid'],
                ...macAddress,
                title: 'Wi-Fi access point',
                text: 'MAC address of the router or repeater the device is connected to: it tells which, where there are several.',
            },
            {
                id: 'network.wifiDetails',
                personal: true,
                ...json,
                title: 'Wi-Fi details',
                text: 'Everything the device tells about its Wi-Fi connection, as JSON.',
            },
        ],
    },
    {
        key: 'rssi',
        poll: 'status',
        on: 'both',
        states: [
            {
                id: 'network.signalStrength',
                type: 'number',
                unit: 'dBm',
                role: 'value.rssi',
                access: 'r',
                digits: 0,
                tolerance: 3,
                plausible: [-128, 0],
                set: 'standard',
                title: 'Wi-Fi signal strength',
                text: 'How well the device receives the Wi-Fi: above -60 is good, below -80 connections break. Empty without Wi-Fi.',
            },
        ],
    },
    {
        key: 'wst',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiStatus',
                codec: 'wifiStatus',
                needs: ['fwv'],
                ...choice,
                enum: 'wifiStatus',
                title: 'Wi-Fi status',
                text: 'How the connection to the Wi-Fi network stands.',
            },
        ],
    },
    {
        key: 'wsms',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiActivity',
                ...choice,
                enum: 'wifiActivity',
                title: 'Wi-Fi activity',
                text: 'What the device does about its Wi-Fi connection.',
            },
        ],
    },
    {
        key: 'wen',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.wifiEnabled',
                ...settingSwitch,
                set: 'all',
                title: 'Wi-Fi enabled',
                text: 'The device connects to a Wi-Fi network. Switched off, it can be reached through its own hotspot only.',
            },
        ],
    },
    {
        key: 'wifis',
        poll: 'config',
        on: 'both',
        states: knownWifis.map(knownWifi),
    },
    { key: 'delw', poll: 'never', on: 'both', states: knownWifis.map(forgetWifi) },
    {
        // May hold names of the neighbours' networks.
        key: 'scan',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.foundWifis',
                personal: true,
                ...json,
                title: 'Found Wi-Fi networks',
                text: 'Wi-Fi networks of the last search with their strength, as JSON. Networks of neighbours are among them.',
            },
        ],
    },
    {
        key: 'scas',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.wifiSearch',
                ...choice,
                enum: 'wifiSearch',
                title: 'Wi-Fi search',
                text: 'How the search for Wi-Fi networks stands.',
            },
        ],
    },
    {
        key: 'scaa',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiSearchedAt',
                ...frequentMoment,
                set: 'all',
                title: 'Wi-Fi searched at',
                text: 'When the device searched for Wi-Fi networks last. Empty if it has not since it started.',
            },
        ],
    },
    {
        key: 'lwcf',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.wifiFailed',
                ...flag,
                set: 'all',
                title: 'Wi-Fi failed',
                text: 'The last attempt to connect to a Wi-Fi network failed.',
            },
        ],
    },
    {
        key: 'lwf',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiFailedAt',
                ...moment,
                set: 'all',
                title: 'Wi-Fi failed at',
                text: 'When connecting to a Wi-Fi network failed last. Empty if it has not since the device started.',
            },
        ],
    },
    {
        key: 'lssfc',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.wifiDisconnectedAt',
                ...moment,
                set: 'all',
                title: 'Wi-Fi disconnected at',
                text: 'When the Wi-Fi connection was lost last. Empty if it was not since the charger started.',
            },
        ],
    },
    {
        key: 'lsstc',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.wifiConnectedAt',
                ...moment,
                set: 'all',
                title: 'Wi-Fi connected at',
                text: 'When the Wi-Fi connection came about last. Empty if it has not since the charger started.',
            },
        ],
    },
    {
        key: 'wsc',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiErrorCount',
                ...count,
                title: 'Wi-Fi errors',
                text: 'How many attempts to connect to Wi-Fi failed.',
            },
        ],
    },
    {
        // May hold names of other networks. Controllers have it, of chargers older firmware only.
        key: 'wsm',
        poll: 'config',
        on: 'both',
        until: '58',
        states: [
            {
                id: 'network.wifiError',
                personal: true,
                ...text,
                title: 'Wi-Fi error',
                text: 'The last fault of the Wi-Fi connection, in the words of the firmware.',
            },
        ],
    },
    {
        key: 'wsl',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.wifiErrors',
                personal: true,
                ...json,
                title: 'Log of Wi-Fi errors',
                text: 'The last faults of the Wi-Fi connection with network and reason, as JSON. Empty without any.',
            },
        ],
    },
    {
        key: 'wfb',
        poll: 'config',
        on: 'both',
        core: false,
        states: [
            {
                id: 'network.failedAccessPoints',
                personal: true,
                ...json,
                title: 'Failed access points',
                text: 'MAC addresses of access points the device could not connect to, as JSON.',
            },
        ],
    },
    {
        key: 'wcb',
        poll: 'config',
        on: 'both',
        core: false,
        states: [
            {
                id: 'network.chosenAccessPoint',
                personal: true,
                ...macAddress,
                title: 'Chosen access point',
                text: 'MAC address of the access point the device connects to. All zeros without Wi-Fi.',
            },
        ],
    },
    {
        key: 'wpb',
        poll: 'config',
        on: 'both',
        core: false,
        states: [
            {
                id: 'network.plannedAccessPoints',
                personal: true,
                ...json,
                title: 'Planned access points',
                text: 'MAC addresses of access points the device will try next, as JSON.',
            },
        ],
    },
    {
        key: 'wat',
        poll: 'config',
        since: '60.2',
        core: false,
        states: [
            {
                id: 'network.wifiAntenna',
                ...choice,
                enum: 'wifiAntenna',
                title: 'Wi-Fi antenna',
                text: 'Which of its two antennas the charger uses.',
            },
        ],
    },
    {
        key: 'wbw',
        poll: 'config',
        states: [
            {
                id: 'network.wifiBandwidth',
                ...choice,
                enum: 'wifiBandwidth',
                title: 'Wi-Fi bandwidth',
                text: 'Width of the radio channel; the narrow one reaches further.',
            },
        ],
    },
];

const hotspotRows: readonly KeyRow[] = [
    {
        key: 'wan',
        poll: 'config',
        until: '58',
        states: [
            {
                id: 'network.hotspotName',
                personal: true,
                ...text,
                access: 'rw',
                title: 'Hotspot name',
                text: 'Name of the Wi-Fi network that the charger opens itself.',
            },
        ],
    },
    {
        key: 'fwan',
        poll: 'constant',
        until: '58',
        states: [
            {
                id: 'network.factoryHotspotName',
                personal: true,
                ...text,
                title: 'Factory hotspot name',
                text: 'Name of the hotspot the charger returns to when it is reset.',
            },
        ],
    },
    {
        // Cannot be written through MQTT (go-eCharger-API-v2 issue 35).
        key: 'wda',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.hotspotOffWithCloud',
                ...settingSwitch,
                set: 'all',
                title: 'No hotspot with cloud',
                text: 'The device closes its own Wi-Fi network while it is connected to the cloud.',
            },
        ],
    },
    { key: 'wak', poll: 'never', until: '58', secret: true },
    { key: 'facwak', poll: 'never', until: '58', secret: true },
];

const connectionRows: readonly KeyRow[] = [
    {
        key: 'cce',
        poll: 'config',
        on: 'both',
        since: '60.3',
        states: [
            {
                id: 'network.ethernetAddress',
                personal: true,
                at: ['ip'],
                ...address,
                set: 'standard',
                title: 'Ethernet IP address',
                text: 'Address of the device in the wired network. Empty without a cable.',
            },
            {
                id: 'network.ethernetPrefixLength',
                at: ['subnet'],
                ...count,
                title: 'Ethernet prefix length',
                text: 'How many bits of its address the device shares with the others in the wired network.',
            },
            {
                id: 'network.ethernetGateway',
                personal: true,
                at: ['gw'],
                ...address,
                title: 'Ethernet gateway',
                text: 'Address of the router in the wired network.',
            },
            {
                id: 'network.ethernetAddressIpv6',
                personal: true,
                at: ['ipv6', 0],
                ...address,
                title: 'Ethernet IPv6 address',
                text: 'First IPv6 address of the device in the wired network.',
            },
            {
                id: 'network.ethernetSpeed',
                at: ['speed'],
                ...text,
                title: 'Ethernet speed',
                text: 'Speed of the wired connection, for instance 100M.',
            },
            {
                id: 'network.ethernetDuplex',
                at: ['dup'],
                ...text,
                title: 'Ethernet duplex',
                text: 'FULL if the wired connection sends and receives at the same time.',
            },
        ],
    },
    {
        key: 'host',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.hostname',
                personal: true,
                ...text,
                set: 'standard',
                title: 'Host name',
                text: 'Name of the device in the local network.',
            },
        ],
    },
    {
        key: 'nif',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.defaultRoute',
                personal: true,
                ...text,
                title: 'Default route',
                text: 'Over which connection the device reaches the internet: "st" is Wi-Fi, "en" is Ethernet.',
            },
        ],
    },
    {
        // A bare string, {dns} and {dns0, dns1, dns2}: see the codec.
        key: 'dns',
        poll: 'config',
        on: 'both',
        states: [0, 1, 2].map(nameServer),
    },
    {
        key: 'mia',
        poll: 'config',
        since: '59.4',
        states: [
            {
                id: 'network.modemAddress',
                personal: true,
                ...address,
                title: 'Mobile IP address',
                text: 'Address of the charger in the mobile network. Empty without a modem.',
            },
        ],
    },
    {
        key: 'hai',
        poll: 'config',
        on: 'both',
        states: [
            {
                id: 'network.httpApiV2Enabled',
                ...settingSwitch,
                set: 'all',
                title: 'HTTP API v2',
                text: 'Programs in the local network may read and control the device. Switching it off ends a connection of this kind; only the app can switch it on again.',
            },
        ],
    },
    {
        key: 'hla',
        poll: 'config',
        core: false,
        states: [
            {
                id: 'network.httpApiV1Enabled',
                ...settingSwitch,
                set: 'all',
                title: 'HTTP API v1',
                text: 'Older programs in the local network may read and control the charger. Switching it off ends a connection of this kind.',
            },
        ],
    },
    { key: 'pass', poll: 'never', until: '58', secret: true },
    { key: 'hsa', poll: 'never', on: 'both', secret: true },
];

/** How a charger finds go-e controllers in the network. */
const controllerSearchRows: readonly KeyRow[] = [
    {
        // [serial, ?, paired, connected, [host name, name, port, ...]] per controller (firmware 055.7; labels: ha-goecharger-api2).
        key: 'ctrls',
        poll: 'config',
        states: [
            {
                id: 'network.controllerPaired',
                at: [0, 2],
                ...flag,
                set: 'all',
                title: 'Controller paired',
                text: 'The first controller found in the network belongs to this charger. Empty while none is found.',
            },
            {
                id: 'network.controllerConnected',
                at: [0, 3],
                ...flag,
                set: 'all',
                title: 'Controller connected',
                text: 'The charger has a connection to the first controller found in the network. Empty while none is found.',
            },
            {
                id: 'network.controllers',
                personal: true,
                ...json,
                title: 'Found controllers',
                text: 'Controllers found in the network, with serial number, name and addresses, as JSON.',
            },
        ],
    },
    {
        key: 'ccd',
        poll: 'config',
        states: [
            {
                id: 'network.controllerData',
                personal: true,
                ...json,
                title: 'Controller data',
                text: 'What the connected controller tells the charger, as JSON. Empty without one.',
            },
        ],
    },
    {
        key: 'csa',
        poll: 'config',
        states: [
            {
                id: 'network.controllerSearchRunning',
                ...flag,
                set: 'all',
                title: 'Controller search running',
                text: 'The charger is searching the network for controllers.',
            },
        ],
    },
    {
        key: 'lcs',
        poll: 'config',
        states: [
            {
                id: 'network.controllersSearchedAt',
                ...frequentMoment,
                set: 'all',
                title: 'Controllers searched at',
                text: 'When the charger searched the network for controllers last.',
            },
        ],
    },
    {
        // Read-only in every list, although its words there speak of setting it.
        key: 'cmse',
        poll: 'config',
        states: [
            {
                id: 'network.controllerSearchEnabled',
                ...flag,
                set: 'all',
                title: 'Controller search enabled',
                text: 'The charger searches the network for controllers from time to time.',
            },
        ],
    },
    {
        key: 'cmmr',
        poll: 'config',
        states: [
            {
                id: 'network.controllerSearchLimit',
                ...count,
                title: 'Controller search limit',
                text: 'How many controllers a search finds at most.',
            },
        ],
    },
    {
        key: 'cms',
        poll: 'config',
        states: [
            {
                id: 'network.controllerSearchService',
                ...text,
                title: 'Controller search service',
                text: 'Service name by which controllers are recognised in the network.',
            },
        ],
    },
    {
        key: 'cmp',
        poll: 'config',
        states: [
            {
                id: 'network.controllerSearchProtocol',
                ...text,
                title: 'Controller search protocol',
                text: 'Protocol of the service by which controllers are recognised.',
            },
        ],
    },
];

export const networkRows: readonly KeyRow[] = [...wifiRows, ...hotspotRows, ...connectionRows, ...controllerSearchRows];
