import type { Box } from './box';

// prettier-ignore
const unusedWifi = {
    ssid: '', key: false, useStaticIp: false, staticIp: '0.0.0.0', staticSubnet: '0.0.0.0', staticGateway: '0.0.0.0',
    useStaticDns: false, staticDns0: '0.0.0.0', staticDns1: '0.0.0.0', staticDns2: '0.0.0.0',
};

/**
 * Keys about Wi-Fi, cloud, MQTT, OCPP, firmware and controllers, with made-up values (addresses from the ranges for
 * documentation). The tokens in `cak`, `data` and `dll` are none, but look like some: they must not reach a state or a log.
 *
 * @param box what the values depend on
 */
export function defaultNetwork(box: Box): Record<string, unknown> {
    // prettier-ignore
    return {
        // Wi-Fi and Ethernet. Passwords read back as booleans (go-e API keys, wifis).
        wifis: [{ ...unusedWifi, ssid: 'Garage', key: true }, { ...unusedWifi }, { ...unusedWifi }],
        scan: [{ ssid: 'Garage', encryptionType: 3, rssi: -61, channel: 6, bssid: '02:00:00:00:00:01', f: [4, 4, true, true, true, false, false, false, false, 'AT'] }],
        scaa: 12_000, wst: 3, wsc: 0, wsl: null, wsms: 3, wbw: 2, wat: 2, wda: true, wcb: '02:00:00:00:00:01', wfb: null,
        wpb: ['02:00:00:00:00:01'], lwf: null,
        ccw: {
            ssid: 'Garage', encryptionType: 3, pairwiseCipher: 4, groupCipher: 3, b: true, g: true, n: true, lr: false, wps: false,
            ftmResponder: false, ftmInitiator: false, channel: 6, bssid: '02:00:00:00:00:01', ip: '192.0.2.10',
            netmask: '255.255.255.0', gw: '192.0.2.1', ipv6: ['FE80::1'],
        },
        cce: null, nif: 'st', dns: { dns0: '192.0.2.1', dns1: '0.0.0.0', dns2: '0.0.0.0' }, host: `go-echarger_${box.serial}`, rssi: -61,
        hai: true, hla: false,
        // Cloud
        cwe: true, cle: null, clea: null, cae: false, cak: 'MadeUpCloudToken0123456789', pco: '',
        data: '{"i":120,"url":"https://data.v3.go-e.io/data_ng?e=MadeUpTicket"}',
        dll: 'https://data.v3.go-e.io/export?e=MadeUpTicket',
        ocu: [box.firmware, '60.6 BETA', 'V 59.4 OUTDATED', 'V 60.2 OUTDATED'],
        // MQTT. The factory's broker URL looks like credentials and is none (go-eCharger-API-v2 recordings).
        mce: false, mcu: 'mqtt://username:password@mqtt-broker:1883', mcr: true, mtp: `go-eCharger/${box.serial}/`, mqg: true, mqcn: false,
        mqss: false, mcs: false, mcc: false, mcca: null, mlr: null, mlra: null, mhe: false, mht: 'homeassistant',
        // OCPP
        ocppe: false, ocppu: '', ocppg: true, ocppcn: false, ocppss: false, ocpps: false, ocppc: false, ocppca: null, ocppa: false,
        ocppaa: null, ocppti: null, ocpplo: true, ocppla: true, ocpph: 3600, ocppi: 0, ocppai: 0, ocppd: 'no-card', ocppr: false,
        ocpplea: null, ocpple: null, ocpprl: false, ocppcs: 0, ocppcm: 0, ocppdp: [], ocppf: null, ocppff: null, ocppmp: [], ocpptp: [],
        ocppte: null, ocpptt: '', orsch: false, osr: false,
        // Controllers found with mDNS
        cmse: true, cmmr: 20, cms: '_go-e_controller', cmp: '_tcp', csa: false, lcs: 9000, ctrls: [], ccd: null,
    };
}
