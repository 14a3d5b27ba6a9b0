/** Where a long task says what it is doing: a line of text for a person. */
export type Report = (line: string) => void;

/** Reports a task and, while it lasts, every ten seconds that it is still going on. */
export async function withProgress<T>(report: Report, title: string, task: () => Promise<T>): Promise<T> {
    const started = Date.now();
    report(`${title} ...`);
    const timer = setInterval(() => report(`  still at it, ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
    try {
        return await task();
    } finally {
        clearInterval(timer);
    }
}
