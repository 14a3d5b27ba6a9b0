import { RefusedError } from '../goe/errors';
import { flagArgument, numberArgument, textArgument, type Arguments } from './messageArguments';
import { commandsOf, type Commands } from './messagePartner';

/** RFID cards. */
export const cardMessages: Commands = {
    learnCard: async (args, partner) =>
        commandsOf(args, partner).cards.learn(indexOf(args), flagArgument(args, 'replace') ?? false),
    renameCard: async (args, partner) => {
        const name = textArgument(args, 'name');
        if (name === undefined || name === '') {
            throw new RefusedError('name is missing: what the card shall be called.');
        }
        return commandsOf(args, partner).cards.rename(indexOf(args), name);
    },
    clearCard: async (args, partner) =>
        commandsOf(args, partner).cards.clear(indexOf(args), flagArgument(args, 'confirm') ?? false),
};

function indexOf(args: Arguments): number {
    const index = numberArgument(args, 'index', { min: 1, max: 10, unit: '(the number of the card)' });
    if (index === undefined) {
        throw new RefusedError('index is missing: the number of the card, 1 to 10.');
    }
    if (!Number.isInteger(index)) {
        throw new RefusedError('index must be a whole number, 1 to 10.');
    }
    return index;
}
