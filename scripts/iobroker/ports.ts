import { createServer } from 'node:net';

export const localHost = '127.0.0.1';

/** Whether nobody listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
    return new Promise(resolve => {
        const server = createServer();
        server.once('error', () => resolve(false));
        server.listen(port, localHost, () => server.close(() => resolve(true)));
    });
}

/** A port nobody listens on, chosen by the system. */
export function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, localHost, () => {
            const address = server.address();
            server.close(() =>
                address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
            );
        });
    });
}
