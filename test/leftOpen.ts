/** How long what a test has opened may take to close after the last one, in ms. */
const CLOSE_MS = 20_000;

/** Root hooks of mocha: a run in which something stays open ends all the same, as a failed one that says what it is. */
export const mochaHooks = {
    afterAll(): void {
        setTimeout(() => {
            console.error(
                `Still open ${CLOSE_MS / 1000} s after the last test: ${process.getActiveResourcesInfo().join(', ')}`,
            );
            // After mocha's own word about the exit code.
            process.once('exit', () => (process.exitCode = 1));
            process.exit();
        }, CLOSE_MS).unref();
    },
};
