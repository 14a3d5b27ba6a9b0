import { runSimulator } from '../simulator/command';

/**
 * `goecharger simulate`: the same as `npm run simulate`.
 *
 * @param words its options
 */
export function simulate(words: readonly string[]): Promise<void> {
    return runSimulator(words);
}
