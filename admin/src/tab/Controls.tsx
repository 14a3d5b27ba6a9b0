import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardParts } from './CardHead';

/** A hand that moves a slider, or the arrow keys, has come to rest. */
const SETTLED_MS = 600;

type Outcome = { readonly isRefused: boolean; readonly text: string };

/** Start, stop, current and phases. Each waits for what the charger makes of it and says that, or why not. */
export function Controls({
    isEnabled,
    platform,
    station,
    words,
}: CardParts & { readonly isEnabled: boolean }): VNode | null {
    const [isWaiting, setWaiting] = useState(false);
    const [outcome, setOutcome] = useState<Outcome>();
    const ask = async (command: string, message: object, inWords: (result: unknown) => string): Promise<void> => {
        setWaiting(true);
        setOutcome(undefined);
        const answer = await platform.ask(station.instance, command, { device: station.id, ...message });
        setOutcome(
            'error' in answer
                ? { isRefused: true, text: answer.error }
                : { isRefused: false, text: words.say('confirmed', { value: inWords(answer.result) }) },
        );
        setWaiting(false);
    };
    if (!station.has('allowCharging')) {
        return null;
    }
    const force = station.value('forceState');
    const isBusy = isWaiting || !isEnabled;
    const phases = Object.entries(station.choices('phases'));
    return (
        <div class="controls">
            <div class="buttons">
                <ChoiceButton
                    text={words.say('start')}
                    isChosen={force === 2}
                    isBusy={isBusy}
                    press={() => ask('startCharging', {}, () => words.say('start'))}
                />
                <ChoiceButton
                    text={words.say('stop')}
                    isChosen={force === 1}
                    isBusy={isBusy}
                    press={() => ask('stopCharging', {}, () => words.say('stop'))}
                />
                {station.has('forceState') ? (
                    <ChoiceButton
                        text={words.say('neutral')}
                        isChosen={force === 0}
                        isBusy={isBusy}
                        press={() => ask('write', { values: { forceState: 0 } }, () => words.say('neutral'))}
                    />
                ) : null}
            </div>
            {station.has('maxCurrent') ? (
                <CurrentSlider
                    {...{ platform, station, words }}
                    isBusy={isBusy}
                    set={amps =>
                        ask('write', { values: { maxCurrent: amps } }, result =>
                            words.amount(Number((result as { maxCurrent?: unknown }).maxCurrent), 'A'),
                        )
                    }
                />
            ) : null}
            {phases.length > 0 ? (
                <div
                    class="buttons"
                    role="group"
                    aria-label={station.label('phases')}
                >
                    <span aria-hidden="true">{station.label('phases')}</span>
                    {phases.map(([value, name]) => (
                        <ChoiceButton
                            key={value}
                            text={name}
                            isChosen={station.value('phases') === Number(value)}
                            isBusy={isBusy}
                            press={() => ask('write', { values: { phases: Number(value) } }, () => name)}
                        />
                    ))}
                </div>
            ) : null}
            <p
                class={outcome?.isRefused ? 'outcome bad' : 'outcome'}
                role="status"
            >
                {isWaiting ? words.say('waiting') : (outcome?.text ?? '')}
            </p>
        </div>
    );
}

function ChoiceButton(props: {
    readonly text: string;
    readonly isChosen: boolean;
    readonly isBusy: boolean;
    readonly press: () => Promise<void>;
}): VNode {
    // Stays focusable while it waits, so that whoever came by keyboard is not thrown off the page.
    return (
        <button
            type="button"
            aria-pressed={props.isChosen}
            aria-disabled={props.isBusy}
            onClick={() => {
                if (!props.isBusy) {
                    void props.press();
                }
            }}
        >
            {props.text}
        </button>
    );
}

/** Shows what the hand wishes while it moves, and what the charger has when it rests. */
function CurrentSlider({
    isBusy,
    set,
    station,
    words,
}: CardParts & { readonly isBusy: boolean; readonly set: (amps: number) => Promise<void> }): VNode {
    const [wish, setWish] = useState<number>();
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    useEffect(() => () => clearTimeout(timer.current), []);
    const { max = 32, min = 6, step = 1 } = station.common('maxCurrent') ?? {};
    const amps = wish ?? station.number('maxCurrent');
    const move = (value: number): void => {
        clearTimeout(timer.current);
        setWish(value);
        timer.current = setTimeout(() => {
            void set(value).finally(() => setWish(undefined));
        }, SETTLED_MS);
    };
    return (
        <label class="slider">
            <span>{station.label('maxCurrent')}</span>
            <input
                type="range"
                min={min}
                max={max}
                step={step}
                value={amps ?? min}
                disabled={isBusy && wish === undefined}
                aria-valuetext={amps === undefined ? '–' : words.amount(amps, 'A')}
                onInput={event => move(Number(event.currentTarget.value))}
            />
            <output>{amps === undefined ? '–' : words.amount(amps, 'A')}</output>
        </label>
    );
}
