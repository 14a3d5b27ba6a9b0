/**
 * Calls `stop` once when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the end of the process that
 * started it (which keeps a channel open for that). Then the process ends with code 0.
 *
 * @returns what to call in order to end for another reason, with the exit code
 */
export function onEnding(stop: () => Promise<void>): (code: number) => void {
    let isEnding = false;
    const end = (code: number): void => {
        if (isEnding) {
            return; // npm passes on what the terminal has sent already
        }
        isEnding = true;
        stop().then(
            () => process.exit(code),
            (error: unknown) => {
                console.error(error instanceof Error ? error.message : error);
                process.exit(1);
            },
        );
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
        process.on(name as 'SIGINT', () => end(0));
    }
    // Listening to the channel must not keep a finished process alive.
    process.channel?.unref();
    return end;
}
