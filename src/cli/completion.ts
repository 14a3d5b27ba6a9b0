import type { Command, Option } from 'commander';
import { catalogue } from '../goe/catalogue/catalogue';
import { rowsOf } from '../goe/catalogue/rowsOf';
import { slices } from '../goe/client/slices';

/** A shell that can complete. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** A command with all that may stand behind it. */
interface Words {
    readonly name: string;
    readonly text: string;
    readonly options: readonly Option[];
    readonly words: readonly string[];
}

/**
 * The completion script for a shell: commands, options, and the names of slices and of all states there are.
 *
 * @param shell which one
 * @param program the command line
 */
export async function completionFor(shell: Shell, program: Command): Promise<string> {
    const states = [...catalogue, ...(await rowsOf('v1'))].flatMap(row => (row.secret ? [] : (row.states ?? [])));
    const readable = states.filter(({ access }) => access !== 'w').map(({ id }) => id);
    const words: Readonly<Record<string, readonly string[]>> = {
        status: slices.map(({ name }) => name),
        get: readable,
        watch: readable,
        set: states.filter(({ access }) => access !== 'r').map(({ id }) => `${id}=`),
    };
    const commands = program.commands.map(command => ({
        name: command.name(),
        text: command.description(),
        options: command.options.filter(({ hidden }) => !hidden),
        words: words[command.name()] ?? command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    }));
    const before = program.options.filter(({ hidden }) => !hidden);
    return shell === 'fish' ? fishScript(commands, before) : shellScript(shell, commands, before);
}

/** Behind `maxCurrent=` comes the value, without a space. */
const bashEnd = `    [[ "$chosen" == set ]] && compopt -o nospace 2>/dev/null
    COMPREPLY=($(compgen -W "$offered" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _goecharger goecharger`;

const zshEnd = `    if [[ "$chosen" == capture && -z "$offered" ]]; then
        _files
    elif [[ "$chosen" == set && "$offered" == *= ]]; then
        compadd -S '' -- \${=offered}
    else
        compadd -- \${=offered}
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _goecharger goecharger`;

/** For bash and zsh, which differ in how the line is read and how words are offered. */
function shellScript(shell: 'bash' | 'zsh', commands: readonly Words[], before: readonly Option[]): string {
    const [list, here, first] = shell === 'bash' ? ['COMP_WORDS', 'COMP_CWORD', 1] : ['words', 'CURRENT', 2];
    const flags = (options: readonly Option[]): string =>
        options.flatMap(({ long, short }) => [long, short].filter(flag => flag !== undefined)).join(' ');
    const all = [...before, ...commands.flatMap(({ options }) => options)];
    const valued = [...new Set(flags(all.filter(({ required }) => required)).split(' '))].join('|');
    const choices = all.find(({ long }) => long === '--connection')?.argChoices ?? [];
    const cases = (wordsOf: (command: Words) => string): string =>
        commands
            .filter(command => wordsOf(command) !== '')
            .map(command => `            ${command.name}) offered="${wordsOf(command)}" ;;`)
            .join('\n');
    return `_goecharger() {
    local at chosen= offered=
    for ((at = ${first}; at < ${here}; at++)); do
        case "\${${list}[at]}" in
            ${valued}) ((at++)) ;;
            ${commands.map(({ name }) => name).join('|')}) chosen="\${${list}[at]}"; break ;;
        esac
    done
    case "\${${list}[${here}-1]}" in
        --connection) offered="${choices.join(' ')}" ;;
        ${valued}) ;;
        *) case "\${${list}[${here}]}" in
            -*) case "$chosen" in
${cases(({ options }) => flags(options))}
            *) offered="${flags(before)}" ;;
            esac ;;
            *) case "$chosen" in
${cases(({ words }) => words.join(' '))}
            '') offered="${commands.map(({ name }) => name).join(' ')}" ;;
            esac ;;
        esac ;;
    esac
${shell === 'bash' ? bashEnd : zshEnd}`;
}

function fishScript(commands: readonly Words[], before: readonly Option[]): string {
    const quoted = (text: string): string => `'${text.replace(/'/g, '’')}'`;
    const isAlone = quoted(`not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`);
    const line = (when: string, rest: string): string => `complete -c goecharger -n ${when} ${rest}`;
    const flag = ({ argChoices, description, long, required, short }: Option): string =>
        [
            ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
            `-l ${long?.slice(2)}`,
            ...(required ? ['-x'] : []),
            ...(argChoices === undefined ? [] : [`-a ${quoted(argChoices.join(' '))}`]),
            `-d ${quoted(description)}`,
        ].join(' ');
    return [
        'complete -c goecharger -f',
        ...before.map(option => line(isAlone, flag(option))),
        ...commands.flatMap(({ name, options, text, words }) => {
            const isChosen = quoted(`__fish_seen_subcommand_from ${name}`);
            return [
                line(isAlone, `-a ${name} -d ${quoted(text)}`),
                ...options.map(option => line(isChosen, flag(option))),
                ...(words.length > 0 ? [line(isChosen, `-a ${quoted(words.join(' '))}`)] : []),
                ...(name === 'capture' ? [line(isChosen, '-F')] : []),
            ];
        }),
    ].join('\n');
}
