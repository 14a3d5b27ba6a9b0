import type { ChargerHardware } from './firmware';

/**
 * What a Wattpilot shows differently from a go-e charger, and what only it shows. The names of its own keys are known from its
 * clients; what stands in them is made up.
 *
 * @param hardware which of the two
 * @param serial serial number, eight digits
 */
export function wattpilotStatus(hardware: ChargerHardware, serial: string): Record<string, unknown> {
    return {
        oem: 'fronius',
        dfam: 'wattpilot',
        styp: '',
        host: `Wattpilot_${serial}`,
        // The inverter it is paired with.
        cci: {
            id: '240.107620',
            paired: true,
            deviceFamily: 'DataManager',
            label: 'Inverter on the roof',
            model: 'PILOT',
            commonName: 'pilot-0.5e-240',
            ip: '192.0.2.77',
            connected: true,
            message: 'ok',
        },
        pvopt_specialCase: 0,
        fam: 20,
        pdt: 1000,
        pdte: false,
        pdle: false,
        ...(hardware === 'Wattpilot Flex' ? { nif: 'wlan_sta:3' } : {}),
    };
}
