import type { AdapterInstance } from '@iobroker/adapter-core';
import type { ActionContext, DeviceInfo, JsonFormSchema } from '@iobroker/dm-utils';
import { ConnectionError, reasonOf } from '../../goe/errors';
import type { ChargingStation } from '../chargingStation';
import type { KnownDevice } from './card';
import { signs } from '../icons';
import { texts } from './texts';

type Action = NonNullable<DeviceInfo<string>['actions']>[number];
type Work = (context: ActionContext) => Promise<unknown>;

/** Admin waits this long for an answer; a write is refused after ten seconds. */
export const ANSWER_MS = 15_000;
const cards = 10;
const fullWidth = { xs: 12, sm: 12, md: 12, lg: 12, xl: 12 } as const;

/** What can be done with a device by a button on its card. */
export function actionsOf(device: KnownDevice, station: ChargingStation, adapter: AdapterInstance): Action[] {
    const { object, states } = device;
    const action = (id: string, icon: string, description: ioBroker.Translated, work: Work): Action => ({
        id,
        icon,
        description,
        timeout: ANSWER_MS,
        handler: async (_device: string, context: ActionContext) => {
            await saidInWords(context, () => work(context));
            return { refresh: 'none' };
        },
    });
    const actions = [
        action('refresh', 'refresh', texts.refresh, () => readNow(station)),
        action('rename', 'rename', texts.rename, context => rename(context, device, adapter)),
    ];
    // API v1 has no key for it.
    const isV2 = !String(object.native.connection ?? '').endsWith('-v1');
    if (isV2 && states.has('transaction')) {
        actions.push(action('learnCard', signs.card, texts.learnCard, context => learnCard(context, station)));
    }
    if (states.has('diagnostics.restart')) {
        actions.push({
            ...action('restart', signs.power, texts.restart, () =>
                station.commands.writeAll({ 'diagnostics.restart': true }),
            ),
            confirmation: texts.confirmRestart,
        });
    }
    return actions;
}

/** Does something; what goes wrong is shown in a dialog. Never throws: admin would wait for an answer in vain. */
export async function saidInWords(context: ActionContext, work: () => Promise<unknown>): Promise<void> {
    try {
        await work();
    } catch (error) {
        await context.showMessage(reasonOf(error));
    }
}

async function readNow(station: ChargingStation): Promise<void> {
    if (!station.isConnected) {
        throw new ConnectionError(`${station.label} is not reachable at the moment; it is tried again all the time.`);
    }
    await station.write('info.readAll', true);
}

/**
 * The name is that of the device's object: it is the owner's own in ioBroker, works while the charger is away, and leaves
 * alone what stands in the app. The charger's own name is the state info.friendlyName.
 */
async function rename(context: ActionContext, { object, root }: KnownDevice, adapter: AdapterInstance): Promise<void> {
    const current = object.common.name;
    const data = { name: typeof current === 'string' ? current : current.en };
    const schema = {
        type: 'panel',
        items: { name: { type: 'text', label: texts.newName, maxLength: 100, ...fullWidth } },
    } as JsonFormSchema;
    const answer = await context.showForm(schema, { data, title: texts.rename });
    const name = typeof answer?.name === 'string' ? answer.name.trim() : '';
    if (name !== '') {
        await adapter.extendForeignObject(root, { common: { name } });
    }
}

async function learnCard(context: ActionContext, station: ChargingStation): Promise<void> {
    const numbers = Array.from({ length: cards }, (_, index) => ({ label: String(index + 1), value: index + 1 }));
    const schema = {
        type: 'panel',
        items: {
            number: { type: 'select', label: texts.whichCard, options: numbers, noTranslation: true, ...fullWidth },
        },
    } as JsonFormSchema;
    const answer = await context.showForm(schema, { data: {}, title: texts.learnCard });
    const number = Number(answer?.number);
    if (!(number >= 1 && number <= cards) || !(await context.showConfirmation(texts.confirmLearnCard))) {
        return;
    }
    const { learned } = await station.commands.cards.learn(number, true);
    await context.showMessage(learned === false ? texts.noCardCame : texts.learned);
}
