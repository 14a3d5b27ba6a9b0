import type { Command } from 'commander';

/**
 * The completion script for a shell, made from the commands and options there are.
 *
 * @param shell which one
 * @param program the command line
 */
export function completionFor(shell: 'bash' | 'zsh' | 'fish', program: Command): string {
    const name = program.name();
    const commands = program.commands.map(command => ({
        name: command.name(),
        text: command.description().replace(/'/g, '’'),
        options: command.options.filter(({ hidden, long }) => long && !hidden),
    }));
    const names = commands.map(command => command.name).join(' ');
    if (shell === 'fish') {
        const isAlone = `not __fish_seen_subcommand_from ${names}`;
        return commands
            .flatMap(command => [
                `complete -c ${name} -f -n '${isAlone}' -a ${command.name} -d '${command.text}'`,
                ...command.options.map(
                    ({ description, long }) =>
                        `complete -c ${name} -f -n '__fish_seen_subcommand_from ${command.name}' -l ${long?.slice(2)} -d '${description.replace(/'/g, '’')}'`,
                ),
            ])
            .join('\n');
    }
    const cases = commands
        .map(command => `        ${command.name}) words="${command.options.map(({ long }) => long).join(' ')}" ;;`)
        .join('\n');
    const script = `_${name}() {
    local word command words
    words="${names} ${program.options
        .filter(({ hidden }) => !hidden)
        .map(({ long }) => long)
        .join(' ')}"
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case " ${names} " in *" $word "*) command="$word" ;; esac
    done
    case "$command" in
${cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${name} ${name}`;
    return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${script}` : script;
}
