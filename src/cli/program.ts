import process from 'node:process';
import { Argument, Command, Option } from 'commander';
import type { Shell } from './completion';
import type { TargetOptions } from './target';

/** The options of every command that talks to a device. */
function withTarget(command: Command): Command {
    return command
        .option('-H, --host <host>', 'name or IP address, with or without a port (GOECHARGER_HOST)')
        .option('-s, --serial <number>', 'serial number; without a host it is found in the network (GOECHARGER_SERIAL)')
        .option('--token <token>', 'cloud token; better in GOECHARGER_TOKEN, where nobody sees it')
        .option('--password <password>', 'password of the go-e app, for the WebSocket; better in GOECHARGER_PASSWORD')
        .option('--mqtt <url>', 'broker where the device publishes, mqtt://user:password@host (GOECHARGER_MQTT)')
        .addOption(
            new Option('--connection <way>', 'only this way, instead of the best that works')
                .choices(['auto', 'http-v2', 'http-v1', 'websocket', 'mqtt', 'cloud-v2', 'cloud-v1'])
                .default('auto'),
        )
        .addOption(new Option('--cloud <url>', 'another address of the cloud, with {serial} in it').hideHelp())
        .option('--timeout <seconds>', 'give up after this long', '15')
        .option('--json', 'JSON for scripts, also of errors')
        .option('-v, --verbose', 'say on standard error what is done');
}

function examples(...lines: string[]): string {
    return `\nExamples:\n${lines.map(line => `  $ goecharger ${line}`).join('\n')}`;
}

/** The whole command line: what there is, its help, and which file does it. Nothing is loaded before it is needed. */
export function buildProgram(version: string): Command {
    const program = new Command('goecharger')
        .description('go-e chargers and controllers from the command line')
        .version(version)
        .showHelpAfterError('("goecharger --help" lists the commands)')
        .addHelpText(
            'after',
            `${examples('discover', '-H 192.168.1.50 status', '-H 192.168.1.50 set maxCurrent=10 phases=auto', '-H 192.168.1.50 watch powerAll')}

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 not reachable, 4 not allowed (password, token, API switched off).`,
        )
        .enablePositionalOptions();
    withTarget(program);

    program
        .command('discover')
        .description('lists the devices in the network')
        .option('--timeout <seconds>', 'listen for so long', '4')
        .option('--json', 'JSON for scripts')
        .addHelpText('after', examples('discover', 'discover --json'))
        .action(async (_options: unknown, command: Command) =>
            (await import('./reading.js')).discoverDevices(targetOf(command, program)),
        );
    add('info', 'who the device is and how it is reached', ['info', '--json info'], async (_names, options) =>
        (await import('./reading.js')).info(options),
    );
    add(
        'status [slice...]',
        'values in groups: metadata, time, statistics, configuration, charging, energies, cards, surplus, limits; for a controller voltages, currents, categories',
        ['status', 'status charging limits', '--json status charging'],
        async (names, options) => (await import('./reading.js')).status(names, options),
    );
    add(
        'get [key...]',
        'single values, by readable name (maxCurrent) or API key (amp); without one all, as the device says it',
        ['get maxCurrent', 'get powerAll nrg', '--json get sessionChargedEnergy', '--json get'],
        async (names, options) => (await import('./reading.js')).get(names, options),
    );
    add(
        'set <assignment...>',
        'writes values and waits for the confirmation: KEY=VALUE',
        ['set maxCurrent=10', 'set phases=auto settings.chargingMode=eco', 'set \'fna="My charger"\''],
        async (names, options) => (await import('./writing.js')).set(names, options),
    );
    add(
        'watch [key...]',
        'shows each change until Ctrl-C',
        ['watch', 'watch powerAll pwmSignal', '--json watch --interval 1 powerAll'],
        async (names, options) => (await import('./reading.js')).watch(names, options),
    ).option('--interval <seconds>', 'ask so often where the device does not push');
    for (const [name, text] of [
        ['start', 'starts charging, whatever the charger would decide'],
        ['stop', 'stops charging'],
    ]) {
        add(name, text, [name, `${name} --minutes 30`], async (_names, options) =>
            (await import('./writing.js')).force(name === 'start', options),
        ).option('--minutes <n>', 'stay so long, then give back what was before');
    }
    add('neutral', 'lets the charger decide again', ['neutral'], async (_names, options) =>
        (await import('./writing.js')).set(['forceState=0'], options),
    );
    add('current <ampere>', 'sets the charging current', ['current 10'], async ([ampere], options) =>
        (await import('./writing.js')).current(ampere, options),
    );
    add('phases', 'sets the phases: 1, 3 or auto', ['phases 1', 'phases auto'], async ([wish], options) =>
        (await import('./writing.js')).phases(wish, options),
    ).addArgument(new Argument('<phases>').choices(['1', '3', 'auto']));
    add(
        'pv',
        "tells the charger's own surplus control what flows in the house, in W",
        ['pv --grid -2300', 'pv --grid -2300 --pv 5000 --battery -500 --every 5'],
        async (_names, options) => (await import('./writing.js')).pv(options as never),
    )
        .requiredOption('--grid <watt>', 'at the house connection, negative while feeding in')
        .option('--pv <watt>', 'of the solar panels')
        .option('--battery <watt>', 'of the battery, negative while it is charged')
        .option('--every <seconds>', 'repeat it until Ctrl-C: the charger forgets it after some seconds');
    add(
        'capture <file>',
        'writes the full status without secrets, for a bug report; - for standard output',
        ['capture charger.json', 'capture -'],
        async ([file], options) => (await import('./reading.js')).capture(file, options),
    ).option('--force', 'overwrite the file');
    program
        .command('simulate')
        .description('a simulated charger with a car, to try things on; --help lists its options')
        .allowUnknownOption()
        .helpOption(false)
        .argument('[options...]')
        .addHelpText('after', examples('simulate --port 8880'))
        .action(async (words: string[]) => (await import('./simulate.js')).simulate(words));
    program
        .command('completion')
        .description('prints the completion for a shell')
        .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
        .addHelpText(
            'after',
            examples(
                'completion bash >> ~/.bashrc',
                'completion zsh >> ~/.zshrc',
                'completion fish > ~/.config/fish/completions/goecharger.fish',
            ),
        )
        .action(async (shell: Shell) => {
            const { completionFor } = await import('./completion.js');
            process.stdout.write(`${await completionFor(shell, program)}\n`);
        });
    return program;

    function add(
        usage: string,
        description: string,
        lines: readonly string[],
        act: (names: string[], options: TargetOptions) => Promise<void>,
    ): Command {
        return withTarget(program.command(usage))
            .description(description)
            .addHelpText('after', examples(...lines))
            .action(async (...given: unknown[]) => {
                const command = given.at(-1) as Command;
                const words = given
                    .slice(0, -2)
                    .flat()
                    .filter(word => word !== undefined) as string[];
                await act(words, targetOf(command, program));
            });
    }
}

/** Options may stand before or behind the name of the command; behind counts more. */
function targetOf(command: Command, program: Command): TargetOptions {
    const given = (of: Command): Record<string, unknown> =>
        Object.fromEntries(Object.entries(of.opts()).filter(([name]) => of.getOptionValueSource(name) !== 'default'));
    return { ...program.opts(), ...command.opts(), ...given(program), ...given(command) };
}
