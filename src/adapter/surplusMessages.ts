import { RefusedError } from '../goe/errors';
import { flagArgument, numberArgument } from './messageArguments';
import { commandsOf, type Commands } from './messagePartner';

const power = { min: -1_000_000, max: 1_000_000, unit: 'W' };

/** Charging from surplus. */
export const surplusMessages: Commands = {
    setPvData: async (args, partner) => {
        const pGrid = numberArgument(args, 'pGrid', power);
        if (pGrid === undefined) {
            throw new RefusedError(
                'pGrid is missing: the power at the grid connection in W, negative when feeding in.',
            );
        }
        return commandsOf(args, partner).feed({
            pGrid,
            pPv: numberArgument(args, 'pPv', power),
            pAkku: numberArgument(args, 'pAkku', power),
        });
    },
    // Without a clear yes nothing is written.
    setupSurplus: async (args, partner) => commandsOf(args, partner).setupSurplus(flagArgument(args, 'apply') ?? false),
};
