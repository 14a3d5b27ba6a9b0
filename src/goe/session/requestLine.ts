/** One request at a time: go-e devices hold few connections and take a lock for each request (go-eCharger-API-v1 issue 64). */
export class RequestLine {
    private last: Promise<unknown> = Promise.resolve();

    /** Runs `request` after all that stand in line; resolves or rejects as it does. */
    run<T>(request: () => Promise<T>): Promise<T> {
        const result = this.last.then(request, request);
        this.last = result.catch(() => undefined);
        return result;
    }
}
