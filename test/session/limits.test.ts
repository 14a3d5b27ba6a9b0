import { deepEqual, equal, match } from 'node:assert/strict';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { AskedStation } from './askedStation';

describe('A current above what is possible', () => {
    let simulator: Simulator;
    let asked: AskedStation;

    async function connect(options: Partial<SimulatorOptions>, device: object = {}): Promise<void> {
        const clock = fastClock(10);
        simulator = await startSimulator({ clock, car: {}, ...options });
        asked = await AskedStation.open({ host: simulator.address, ...device }, clock);
        await until(() => asked.shown('cableCurrent') !== 0, 'the cable');
    }
    const written = (): Readonly<Record<string, unknown>>[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    afterEach(async () => {
        await asked.close();
        await simulator.stop();
    });

    const bounds: [string, Partial<SimulatorOptions>, object, number, RegExp][] = [
        ['the hardware', { charger: { variant: 11 } }, { keySet: 'essential' }, 16, /hardware of the charger/],
        ['the cable', { charger: { variant: 22, cableCurrent: 20 } }, {}, 20, /cable, cableCurrent/],
        ['the adapter', { charger: { variant: 22, adapter: true } }, {}, 16, /adapter of the charger/],
        [
            'the limit of the installation',
            { charger: { variant: 22, settings: { ama: 25 } } },
            {},
            25,
            /limits\.installationCurrent/,
        ],
        ['the setting of the device', { charger: { variant: 22 } }, { maxCurrent: 13 }, 13, /setting of this device/],
    ];
    for (const [what, options, device, highest, why] of bounds) {
        it(`is lowered to what ${what} allows, by state, by message and by API key, and that is said`, async () => {
            await connect(
                { ...options, charger: { ...options.charger, settings: { amp: 8, ...options.charger?.settings } } },
                device,
            );
            for (const write of [
                () => asked.station.write('maxCurrent', 32),
                () => asked.result('write', { values: { maxCurrent: 32 } }),
                () => asked.result('write', { values: { amp: 32 } }),
            ]) {
                await asked.station.write('maxCurrent', 8);
                simulator.requests.length = 0;
                await write();
                deepEqual(written(), [{ amp: highest }]);
                match(String(asked.shown('info.lastError')), why);
                match(String(asked.shown('info.lastError')), new RegExp(`${highest} A was written instead`));
            }
        });

        it(`is refused where the settings say so, above what ${what} allows`, async () => {
            await connect(options, { ...device, aboveLimit: 'refuse' });
            match(await asked.refusal('write', { values: { maxCurrent: 32 } }), /nothing was written/);
            deepEqual(written(), []);
        });
    }

    it('is said once to whoever asks for it again and again, and is sent once', async () => {
        await connect({ charger: { variant: 11, settings: { amp: 8 } } });
        for (let again = 0; again < 5; again++) {
            await asked.station.write('maxCurrent', 32);
        }
        deepEqual(written(), [{ amp: 16 }]);
        equal(asked.platform.lines.filter(line => line.includes('above the highest current')).length, 1);
    });

    for (const keySet of ['essential', 'all']) {
        it(`is lowered also where it is written by an API key that has no state, with ${keySet} values`, async () => {
            await connect({ charger: { variant: 22 } }, { maxCurrent: 16, keySet });
            await asked.result('write', { values: { ama: 25 } });
            deepEqual(written(), [{ ama: 16 }]);
        });
    }

    it('is lowered also where API v1 gets it by its own key, as a number or a text', async () => {
        await connect({ api: 'v1', charger: { settings: { amp: 8 } } }, { maxCurrent: 13, connection: 'http-v1' });
        for (const amx of [20, '20']) {
            simulator.requests.length = 0;
            await asked.result('write', { values: { amx } });
            deepEqual(written(), [{ amp: 13 }]);
        }
    });

    it('may be set for the installation whatever cable is plugged in', async () => {
        await connect({ charger: { variant: 22, cableCurrent: 20, adapter: true, settings: { ama: 16 } } });
        equal(await asked.result('write', { values: { 'limits.installationCurrent': 32 } }).then(() => 32), 32);
        deepEqual(written(), [{ ama: 32 }]);
    });
});
