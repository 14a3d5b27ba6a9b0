import os from 'node:os';
import sinon from 'sinon';
import { announcedDevices } from '../src/goe/discovery';
import { Announcer } from '../src/simulator/announcer';
import type { Simulator } from '../src/simulator/simulator';
import { realClock } from './clock';

/**
 * Announces a simulated charger to programs on this computer only, at the address it listens on: an announcement carries
 * the computer's addresses in the network, where nothing of a test listens.
 *
 * @returns the announcer; undefined, with a line that says why, where this computer lets no multicast through
 */
export async function announceHere({ charger, port }: Simulator): Promise<Announcer | undefined> {
    const own = {
        address: '127.0.0.1',
        family: 'IPv4',
        internal: false,
        mac: '02:00:00:00:00:01',
        netmask: '',
        cidr: null,
    };
    const interfaces = sinon.stub(os, 'networkInterfaces').returns({ lo: [own as os.NetworkInterfaceInfo] });
    let announcer: Announcer;
    try {
        announcer = new Announcer(charger, port, { network: { interface: '127.0.0.1', bind: '0.0.0.0' } });
    } finally {
        interfaces.restore();
    }
    const heard = await announcedDevices({ clock: realClock, timeoutMs: 1_500 });
    if (heard.some(({ host }) => host === `127.0.0.1:${port}`)) {
        return announcer;
    }
    await announcer.stop();
    console.log('      Skipped: what is announced by multicast on this computer is not heard here.');
    return undefined;
}
