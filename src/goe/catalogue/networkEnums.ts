/** Tables for network, OCPP and the controller. */
export const networkEnums = {
    /**
     * `wst` by the key lists of firmware 59.4 to 60.4 and of controllers. Older chargers count otherwise from 7 on; the codec
     * `wifiStatus` brings their numbers to these.
     */
    wifiStatus: {
        0: 'Idle',
        1: 'Network not found',
        2: 'Search finished',
        3: 'Connected',
        4: 'Connecting failed',
        5: 'Connection lost',
        6: 'Disconnected',
        7: 'Connecting',
        8: 'Disconnecting',
        9: 'Not in use',
        10: 'Waiting for an IP address',
    },
    wifiActivity: { 0: 'None', 1: 'Searching', 2: 'Connecting', 3: 'Connected' },
    wifiSearch: { 0: 'None', 1: 'Searching', 2: 'Finished', 3: 'Failed' },
    wifiEncryption: {
        0: 'Open',
        1: 'WEP',
        2: 'WPA',
        3: 'WPA2',
        4: 'WPA and WPA2',
        5: 'WPA2 Enterprise',
        6: 'WPA3',
        7: 'WPA2 and WPA3',
    },
    wifiAntenna: { 0: 'Antenna 1', 1: 'Antenna 2', 2: 'Automatic' },
    wifiBandwidth: { 1: '20 MHz', 2: '40 MHz' },
    /** `ocppcs`: the connector states of OCPP 1.6. */
    ocppConnectorState: {
        0: 'Available',
        1: 'Preparing',
        2: 'Charging',
        3: 'Paused by the charger',
        4: 'Paused by the car',
        5: 'Finishing',
        6: 'Reserved',
        7: 'Unavailable',
        8: 'Faulted',
    },
    ocppMeterCondition: { 0: 'During a transaction', 1: 'While charging' },
    iso15118Mode: { 0: 'Off', 1: 'Optional', 2: 'Forced' },
    /** `ips` of controllers. */
    measuredPhase: { 0: 'L1', 1: 'L2', 2: 'L3', 3: 'N' },
} as const satisfies Record<string, Readonly<Record<number, string>>>;
