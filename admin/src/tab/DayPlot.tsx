import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { CardParts } from './CardHead';
import { dayLines, shownTime, type Day, type DayLines } from './day';
import { colour } from './theme';
import type { Words } from './texts';

const RENEW_MS = 60_000;
const HEIGHT_PX = 190;

type Line = Exclude<keyof DayLines, 'times'>;
const lines: readonly { readonly name: Line; readonly text: 'power' | 'surplus' | 'solar' | 'setCurrent' }[] = [
    { name: 'power', text: 'power' },
    { name: 'surplus', text: 'surplus' },
    { name: 'solar', text: 'solar' },
    { name: 'current', text: 'setCurrent' },
];

/** The last 24 hours: power, surplus, solar power and the current that was set, as far as they are known. */
export function DayPlot({ platform, station, words }: CardParts): VNode {
    const [day, setDay] = useState<Day>();
    const place = useRef<HTMLDivElement>(null);
    const [theme, setTheme] = useState(0);
    const isAlive = platform.isConnected && platform.isAlive(station.instance);
    useEffect(() => {
        if (!isAlive) {
            return undefined;
        }
        const renew = async (): Promise<void> => {
            const answer = await platform.ask(station.instance, 'getDay', { device: station.id });
            if ('result' in answer && answer.result !== null) {
                setDay(answer.result as Day);
            }
        };
        void renew();
        const timer = setInterval(() => void renew(), RENEW_MS);
        return () => clearInterval(timer);
    }, [platform, station.root, isAlive]);
    useEffect(() => {
        const redraw = (): void => setTheme(count => count + 1);
        addEventListener('themechange', redraw);
        return () => removeEventListener('themechange', redraw);
    }, []);
    const drawn = day && dayLines(day, !station.isController);
    const present = drawn === undefined ? [] : lines.filter(({ name }) => drawn[name].some(value => value !== null));
    const isEmpty = present.length === 0 || drawn === undefined || drawn.times.length < 2;
    useEffect(() => {
        if (isEmpty || place.current === null) {
            return undefined;
        }
        const target = place.current;
        let plot: uPlot | undefined;
        let isGone = false;
        const fit = new ResizeObserver(() => plot?.setSize({ width: target.clientWidth, height: HEIGHT_PX }));
        // The library is loaded only where there is something to draw.
        void import('uplot').then(({ default: Plot }) => {
            if (!isGone) {
                plot = new Plot(
                    optionsFor(present, words, target.clientWidth),
                    [drawn.times, ...present.map(({ name }) => drawn[name])] as uPlot.AlignedData,
                    target,
                );
                fit.observe(target);
            }
        });
        return () => {
            isGone = true;
            fit.disconnect();
            plot?.destroy();
        };
    }, [day, theme, words.language, isEmpty]);
    return (
        <figure>
            <figcaption>
                <span>{words.say('day')}</span>
                {present.map(({ name, text }) => (
                    <span
                        key={name}
                        class="key"
                    >
                        <span
                            class="swatch"
                            style={{ background: `var(--${name})` }}
                            aria-hidden="true"
                        />
                        {words.say(text)}
                    </span>
                ))}
            </figcaption>
            {isEmpty ? (
                <p class="faint">{words.say('dayEmpty')}</p>
            ) : (
                <div
                    ref={place}
                    role="img"
                    aria-label={inWords(drawn, present, words)}
                />
            )}
        </figure>
    );
}

/** The picture for those who do not see it. */
function inWords(drawn: DayLines, present: typeof lines, words: Words): string {
    const sentences = present.map(({ name, text }) => {
        const highest = Math.max(...drawn[name].map(value => value ?? -Infinity));
        const value = name === 'current' ? words.amount(highest, 'A') : words.amount(highest, 'kW', 1);
        return `${words.say(text)}: ${words.say('highest', { value })}`;
    });
    return `${words.say('day')}. ${sentences.join('; ')}.`;
}

function optionsFor(present: typeof lines, words: Words, width: number): uPlot.Options {
    const ink = colour('faint');
    const grid = { stroke: colour('line'), width: 1 };
    const axis = { stroke: ink, grid, ticks: grid, font: '12px system-ui, sans-serif' };
    const hasAmps = present.some(({ name }) => name === 'current');
    const inNumbers =
        (unit: string): uPlot.Axis.DynamicValues =>
        (_plot, values) =>
            values.map(value => words.amount(value, unit, Number.isInteger(value) ? 0 : 1));
    const time = new Intl.DateTimeFormat(words.language, { hour: '2-digit', minute: '2-digit' });
    return {
        width,
        height: HEIGHT_PX,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: {
            x: { time: true, range: (_plot, first, last) => shownTime(first, last) },
            kW: { range: (_plot, low, high) => [Math.min(0, low), Math.max(1, high * 1.05)] },
            A: { range: (_plot, _low, high) => [0, Math.max(16, high * 1.05)] },
        },
        axes: [
            { ...axis, values: (_plot, moments) => moments.map(moment => time.format(moment * 1000)), space: 70 },
            { ...axis, scale: 'kW', size: 58, values: inNumbers('kW') },
            ...(hasAmps
                ? [{ ...axis, scale: 'A', side: 1 as const, size: 46, grid: { show: false }, values: inNumbers('A') }]
                : []),
        ],
        series: [
            {},
            ...present.map(({ name }) => ({
                scale: name === 'current' ? 'A' : 'kW',
                stroke: colour(name),
                width: name === 'power' ? 2 : 1.5,
                points: { show: false },
                ...(name === 'power' ? { fill: `${colour(name)}33` } : {}),
                ...(name === 'current' ? { dash: [5, 4] } : {}),
            })),
        ],
    };
}
