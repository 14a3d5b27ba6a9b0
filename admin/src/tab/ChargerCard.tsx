import type { VNode } from 'preact';
import { CardHead, isReachable, Value, type CardParts } from './CardHead';
import { Controls } from './Controls';
import { DayPlot } from './DayPlot';
import { limitsOf } from './limits';
import type { Station } from './station';
import type { Words } from './texts';

/** The most a phase can carry here: what the bars are measured by. */
const FULL_PHASE_W = 7400;

/** Live picture of a charger: what the car does and why, its power, its session, its limits, and what can be done. */
export function ChargerCard(parts: CardParts): VNode {
    const { platform, station, words } = parts;
    const isReached = isReachable(parts);
    return (
        <article
            class={isReached ? 'card' : 'card offline'}
            aria-labelledby={`name-${station.root}`}
        >
            <CardHead {...parts} />
            <div class="now">
                <Situation station={station} />
                <p class="power">{powerOf(station, words)}</p>
            </div>
            <Phases {...{ station, words }} />
            <dl>
                <Value
                    label={station.label('sessionChargedEnergy')}
                    text={amount(station, words, 'sessionChargedEnergy', 'kWh', 2)}
                />
                <Value
                    label={station.label('session.chargingDuration')}
                    text={ifKnown(station.number('session.chargingDuration'), seconds => words.duration(seconds))}
                />
                <Value
                    label={station.label('session.user')}
                    text={station.words('session.user')}
                />
                <Value
                    label={station.label('sessionChargeEnergyLimit')}
                    text={ifKnown(station.number('sessionChargeEnergyLimit') || undefined, limit =>
                        words.amount(limit, 'kWh', 1),
                    )}
                />
                <Value
                    label={station.label('maxCurrent')}
                    text={amount(station, words, 'maxCurrent', 'A')}
                />
                <Value
                    label={station.label('limits.allowedCurrent')}
                    text={amount(station, words, 'limits.allowedCurrent', 'A')}
                />
                <Value
                    label={station.label('surplus.feedStatus')}
                    text={station.value('surplus.feedStatus') === 0 ? undefined : station.words('surplus.feedStatus')}
                />
                {['surplus.gridPower', 'surplus.solarPower', 'surplus.batteryPower'].map(id => (
                    <Value
                        key={id}
                        label={station.label(id)}
                        text={ifKnown(station.number(id), power => words.watts(power))}
                    />
                ))}
            </dl>
            <Limits {...{ station, words }} />
            <Controls
                {...parts}
                isEnabled={isReached}
            />
            <DayPlot {...{ platform, station, words }} />
        </article>
    );
}

/** The car in a word, and why it charges or does not. */
function Situation({ station }: { readonly station: Station }): VNode {
    const car = station.has('status.carState') ? 'status.carState' : 'pwmSignal';
    const fault = station.value('error');
    const isFaulty = typeof fault === 'string' && fault !== 'NONE' && fault !== '';
    const tone = isFaulty ? 'bad' : station.value('charging') === true ? 'good' : 'idle';
    const faultInWords = station.words('status.errorCode') || String(fault);
    return (
        <div class="situation">
            <p class={`pill ${tone}`}>{station.words(car) || '–'}</p>
            <p>{station.words('status.chargingReason')}</p>
            {isFaulty ? <p class="bad">{`${station.label('error')}: ${faultInWords}`}</p> : null}
        </div>
    );
}

function powerOf(station: Station, words: Words): string {
    return ifKnown(station.number('powerAll'), power => words.watts(power)) ?? '–';
}

function Phases({ station, words }: { readonly station: Station; readonly words: Words }): VNode | null {
    if (!station.has('powerL1')) {
        return null;
    }
    return (
        <table class="phases">
            <tbody>
                {[1, 2, 3].map(phase => {
                    const power = station.number(`powerL${phase}`);
                    const share = Math.min(1, Math.max(0, power ?? 0) / FULL_PHASE_W);
                    return (
                        <tr key={phase}>
                            <th scope="row">{`L${phase}`}</th>
                            <td
                                class="bar"
                                aria-hidden="true"
                            >
                                <span style={{ width: `${Math.round(share * 100)}%` }} />
                            </td>
                            <td>{ifKnown(power, value => words.watts(value)) ?? '–'}</td>
                            <td>{amount(station, words, `currentL${phase}`, 'A', 1) ?? '–'}</td>
                            <td>{amount(station, words, `voltageL${phase}`, 'V') ?? '–'}</td>
                        </tr>
                    );
                })}
            </tbody>
        </table>
    );
}

/** Which limit holds, and the others behind a click. */
function Limits({ station, words }: { readonly station: Station; readonly words: Words }): VNode | null {
    const limits = limitsOf(id => station.value(id));
    if (limits.length === 0) {
        return null;
    }
    const [lowest] = limits;
    return (
        <details>
            <summary>
                <strong>{`${station.label(lowest.id)}: ${words.amount(lowest.amps, 'A')}`}</strong>{' '}
                <span class="faint">{words.say('allLimits')}</span>
            </summary>
            <dl>
                {limits.map(({ amps, id }) => (
                    <Value
                        key={id}
                        label={station.label(id)}
                        text={`${words.amount(amps, 'A')}${id === lowest.id ? ` – ${words.say('holdsNow')}` : ''}`}
                    />
                ))}
            </dl>
        </details>
    );
}

function amount(station: Station, words: Words, id: string, unit: string, digits = 0): string | undefined {
    return ifKnown(station.number(id), value => words.amount(value, unit, digits));
}

/** undefined for what is unknown: that is no 0. */
function ifKnown(value: number | undefined, text: (value: number) => string): string | undefined {
    return value === undefined ? undefined : text(value);
}
