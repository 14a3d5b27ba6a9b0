import type { VNode } from 'preact';
import type { Platform } from './platform';
import type { Station } from './station';
import type { Words } from './texts';

/** What every card is made of. */
export interface CardParts {
    readonly station: Station;
    readonly platform: Platform;
    readonly words: Words;
}

/** Somebody answers for the device: the page, its instance and the device itself are connected. */
export function isReachable({ platform, station }: CardParts): boolean {
    return platform.isConnected && platform.isAlive(station.instance) && station.isOnline;
}

/** Who the device is and whether it is there. */
export function CardHead({ platform, station, words }: CardParts): VNode {
    const isReached = isReachable({ platform, station, words });
    const way = station.words('info.connectionType');
    const kind = station.model || words.say(station.isController ? 'controller' : 'charger');
    return (
        <header>
            <h2 id={`name-${station.root}`}>
                <span
                    class={`dot ${isReached ? 'good' : 'away'}`}
                    aria-hidden="true"
                />
                {station.name}
            </h2>
            <p class="faint">{[kind, station.id, isReached ? way : ''].filter(text => text !== '').join(' · ')}</p>
            {isReached ? null : <Absence {...{ platform, station, words }} />}
        </header>
    );
}

function Absence({ platform, station, words }: CardParts): VNode {
    const since = station.state('info.connection')?.lc;
    const text = platform.isAlive(station.instance)
        ? words.say('offline', { time: since === undefined ? '?' : words.moment(since, Date.now()) })
        : words.say('stopped', { instance: station.instance });
    return (
        <p
            class="bad"
            role="status"
        >
            {text}
        </p>
    );
}

/** A value with its name, left out where there is none. */
export function Value({ label, text }: { readonly label: string; readonly text: string | undefined }): VNode | null {
    return text === undefined || text === '' ? null : (
        <div class="value">
            <dt>{label}</dt>
            <dd>{text}</dd>
        </div>
    );
}
