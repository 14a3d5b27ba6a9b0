import { reasonOf } from '../goe/errors';

/** What needs a person; io-package.json has the texts to each. */
export type Need = 'chargerError' | 'loginFailed' | 'surplusLost';

declare global {
    // eslint-disable-next-line @typescript-eslint/no-namespace
    namespace ioBroker {
        interface NotificationScopes {
            goecharger: Need;
        }
    }
}

/** Tells the platform what needs a person: once, until it is over or something else is the matter. */
export class Notifications {
    private readonly open = new Map<string, string>();

    /** @param platform the adapter */
    constructor(private readonly platform: Pick<ioBroker.Adapter, 'registerNotification' | 'log'>) {}

    /**
     * Something needs a person.
     *
     * @param category its kind
     * @param device who it is about, in words
     * @param detail what is the matter, without a secret; the same again is not told again
     */
    raise(category: Need, device: string, detail: string): void {
        const key = `${category} ${device}`;
        if (this.open.get(key) === detail) {
            return;
        }
        this.open.set(key, detail);
        this.platform
            .registerNotification('goecharger', category, `${device}: ${detail}`)
            .catch((error: unknown) => this.platform.log.warn(`Notification: ${reasonOf(error)}`));
    }

    /** It is over; the next time it is told again. */
    settle(category: Need, device: string): void {
        this.open.delete(`${category} ${device}`);
    }
}
