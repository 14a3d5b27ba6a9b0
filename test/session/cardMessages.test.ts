import { deepEqual, equal, match } from 'node:assert/strict';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { fastClock, until } from '../clock';
import { AskedStation } from './askedStation';

const token = 'token-of-the-cloud';
const serial = '123456';
const password = 'password-of-the-app';

interface Way {
    readonly name: string;
    readonly options?: Partial<SimulatorOptions>;
    readonly device?: object;
    readonly cloud?: boolean;
}

/** Ways that take what is done with cards, and firmware that keeps them in other shapes (go-eCharger-API-v2 issues 288 and 305). */
const ways: readonly Way[] = [
    { name: 'firmware 60.4, which has them in a list and each in keys of its own' },
    {
        name: 'firmware 60.2, which has only keys of their own, where few states are wanted',
        options: { charger: { serial, firmware: '60.2' } },
        device: { keySet: 'essential' },
    },
    {
        name: 'firmware 55.7, which has only the list, where few states are wanted',
        options: { charger: { serial, firmware: '055.7' } },
        device: { keySet: 'essential' },
    },
    { name: 'the WebSocket', options: { webSocket: { password }, api: 'none' }, device: { password } },
    { name: 'the cloud', options: { cloud: { token } }, cloud: true },
];

describe('The cards of a charger, by message', () => {
    let simulator: Simulator;
    let asked: AskedStation;

    async function connect({ cloud, device, options }: Partial<Way> = {}): Promise<void> {
        const clock = fastClock(20);
        simulator = await startSimulator({ clock, charger: { serial }, car: { phases: 1 }, ...options });
        asked = await AskedStation.open(
            cloud ? { serial, token, connection: 'cloud-v2', ...device } : { host: simulator.address, ...device },
            clock,
            cloud ? { cloud: { v2: simulator.cloud?.address ?? '', v1: '' } } : {},
        );
    }
    interface CardInCharger {
        name: unknown;
        cardId: unknown;
    }
    /** As the charger has them, in whichever keys. */
    function cards(): CardInCharger[] {
        const { cards: list, ...own } = simulator.charger.status();
        return (
            (list as CardInCharger[] | undefined) ??
            Array.from({ length: 10 }, (_, index) => ({ name: own[`c${index}n`], cardId: own[`c${index}i`] }))
        );
    }
    const card = (number: number): CardInCharger => cards()[number - 1];
    const written = (): unknown[] =>
        simulator.requests.filter(({ kind }) => kind === 'set').map(({ values }) => values);

    afterEach(async () => {
        await asked.close();
        await simulator.stop();
    });

    for (const way of ways) {
        it(`are learned, renamed and cleared by their number, and no other is touched: ${way.name}`, async () => {
            await connect(way);
            const others = JSON.stringify(cards().filter((_card, index) => index !== 2));
            simulator.charger.swipeUnknownChip('04A1B2C3D4');
            deepEqual(await asked.result('learnCard', { index: 3 }), { index: 3, name: 'n/a', learned: true });
            const renamed = { index: 3, name: 'Käthe & co', learned: true };
            deepEqual(await asked.result('renameCard', { index: 3, name: 'Käthe & co' }), renamed);
            equal(card(3).name, 'Käthe & co');
            const warning = await asked.refusal('clearCard', { index: 3 });
            match(warning, /card 3 \(Käthe & co\) would be forgotten with its energy, for good.*confirm: true/);
            equal(card(3).cardId, true);
            deepEqual(await asked.result('clearCard', { index: 3, confirm: true }), {
                ...{ index: 3, name: 'n/a', learned: false },
            });
            equal(JSON.stringify(cards().filter((_card, index) => index !== 2)), others);
        });
    }

    it('are not taken from anybody by mistake: a number that is in use is learned again only with a yes', async () => {
        await connect();
        simulator.charger.swipeUnknownChip('04A1B2C3D4');
        await asked.result('learnCard', { index: 2 });
        const before = written().length;
        simulator.charger.swipeUnknownChip('04FFFFFFFF');
        match(await asked.refusal('learnCard', { index: 2 }), /card 2 \(.*\) is in use; clear it first.*replace: true/);
        equal(written().length, before);
        await asked.result('learnCard', { index: 2, replace: true });
        deepEqual(written().slice(before), [{ lrn: 1 }]);
    });

    it('wait ten seconds for somebody to hold a chip to the charger, and say so where none came', async () => {
        await connect();
        const from = asked.clock.now();
        deepEqual(await asked.result('learnCard', { index: 5 }), { index: 5, name: 'n/a', learned: false });
        const seconds = (asked.clock.now() - from) / 1_000;
        equal(seconds >= 10 && seconds < 15, true, `${seconds} s`);
    });

    it('need a number, a name and a yes; what is missing is said, and nothing is written', async () => {
        await connect();
        for (const [command, args, words] of [
            ['learnCard', {}, /index is missing: the number of the card, 1 to 10/],
            ['renameCard', { name: 'x' }, /index is missing/],
            ['clearCard', { confirm: true }, /index is missing/],
            ['learnCard', { index: 0 }, /index must be a number from 1 to 10/],
            ['learnCard', { index: '3' }, /index must be a number from 1 to 10/],
            ['clearCard', { index: 2.5, confirm: true }, /index must be a whole number/],
            ['clearCard', { index: 2, confirm: 'yes' }, /confirm must be true or false/],
            ['learnCard', { index: 2, replace: 1 }, /replace must be true or false/],
            ['renameCard', { index: 2 }, /name is missing/],
        ] as [string, object, RegExp][]) {
            match(await asked.refusal(command, args), words);
        }
        deepEqual(written(), []);
    });

    it('are left alone where the device is read only', async () => {
        await connect({ device: { readOnly: true } });
        for (const command of ['learnCard', 'clearCard', 'renameCard']) {
            match(await asked.refusal(command, { index: 1, name: 'x', confirm: true }), /read only/);
        }
        deepEqual(written(), []);
    });

    it('are learned and cleared by API v2 only: over API v1 nothing would happen, and that is said', async () => {
        await connect({ options: { api: 'v1' }, device: { connection: 'http-v1' } });
        for (const command of ['learnCard', 'clearCard']) {
            match(
                await asked.refusal(command, { index: 1, confirm: true }),
                /API v1 cannot do this; the local HTTP API v2/,
            );
        }
        deepEqual(written(), []);
    });

    it('give nobody the id of a chip, which is enough to copy a card: only its end is shown', async () => {
        await connect({ options: { charger: { serial, settings: { rde: true } } }, device: { keySet: 'all' } });
        simulator.charger.swipeUnknownChip('04A1B2C3D4E5F6');
        await until(() => asked.shown('cards.lastCardId') === '…E5F6', 'the end of the id');
        match(JSON.stringify(await asked.result('getStatus')), /…E5F6/);
        equal(JSON.stringify([[...asked.platform.states], await asked.result('getStatus')]).includes('04A1B2'), false);
    });

    it('tell who charges by name, also after the user was picked by a script, and nobody when the car has gone', async () => {
        await connect({ options: { charger: { serial, settings: { acs: 1 } } } });
        const user = (): unknown => asked.shown('session.user');
        await asked.result('renameCard', { index: 2, name: 'Anna' });
        await until(() => user() === null, 'nobody');
        simulator.charger.swipeCard(1);
        await until(() => user() === 'Anna', 'Anna');
        equal(asked.shown('cards.lastCard'), 1);
        await asked.result('write', { values: { transaction: 3 } });
        await until(() => user() === 'Card 3', 'a card without a name');
        await asked.result('renameCard', { index: 3, name: 'Bert' });
        await until(() => user() === 'Bert', 'Bert');
        simulator.charger.unplug();
        await until(() => user() === null, 'nobody again');
    });

    it('tell who charges also over API v1', async () => {
        await connect({
            options: { api: 'v1', charger: { serial, settings: { acs: 1 } } },
            device: { connection: 'http-v1' },
        });
        simulator.charger.swipeCard(1);
        await until(() => asked.shown('session.user') === 'Card 2', 'a card without a name');
        equal(asked.shown('transaction'), 2);
    });
});
