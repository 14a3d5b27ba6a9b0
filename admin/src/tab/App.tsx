import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ChargerCard } from './ChargerCard';
import { ControllerCard } from './ControllerCard';
import type { Platform } from './platform';
import { Words } from './texts';

/** The page: a card for each device of every instance. */
export function App({ platform }: { readonly platform: Platform }): VNode {
    const [, draw] = useState({});
    useEffect(() => platform.onChange(() => draw({})), [platform]);
    const words = new Words(platform.language);
    const { instances, isConnected, problem, stations } = platform;
    document.documentElement.lang = words.language;
    if (problem !== '') {
        return (
            <p
                class="notice bad"
                role="alert"
            >
                {words.say('failed', { reason: problem })}
            </p>
        );
    }
    if (stations === undefined) {
        return <p class="notice">{words.say('connecting')}</p>;
    }
    return (
        <main>
            <h1 class="unseen">go-e</h1>
            {isConnected ? null : (
                <p
                    class="notice bad"
                    role="status"
                >
                    {words.say('lost')}
                </p>
            )}
            {stations.length === 0 ? (
                <p class="notice">
                    {words.say('noDevices')}
                    <br />
                    <a
                        href={`/#tab-instances/config/system.adapter.${instances[0] ?? 'goecharger.0'}`}
                        target="_top"
                    >
                        {words.say('openSettings')}
                    </a>
                </p>
            ) : null}
            <div class="cards">
                {stations.map(station => {
                    const Card = station.isController ? ControllerCard : ChargerCard;
                    return (
                        <Card
                            key={station.root}
                            station={station}
                            platform={platform}
                            words={words}
                        />
                    );
                })}
            </div>
        </main>
    );
}
