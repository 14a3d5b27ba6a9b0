import type { VNode } from 'preact';
import { CardHead, isReachable, Value, type CardParts } from './CardHead';
import { DayPlot } from './DayPlot';

/** Live picture of a controller: the power of each category it measures. */
export function ControllerCard(parts: CardParts): VNode {
    const { platform, station, words } = parts;
    return (
        <article
            class={isReachable(parts) ? 'card' : 'card offline'}
            aria-labelledby={`name-${station.root}`}
        >
            <CardHead {...parts} />
            <dl>
                {Array.from({ length: 16 }, (_, index) => {
                    const power = station.number(`categories.${index}.power`);
                    return (
                        <Value
                            key={index}
                            label={
                                station.words(`categories.${index}.name`) || station.label(`categories.${index}.power`)
                            }
                            text={power === undefined ? undefined : words.watts(power)}
                        />
                    );
                })}
            </dl>
            <DayPlot {...{ platform, station, words }} />
        </article>
    );
}
