import { ConnectionError } from '../errors';
import type { RawValues } from '../rawValues';
import { portions } from './portions';
import type { Transport, WriteReply } from './transport';

/**
 * A second way to a device for what the first cannot do, opened when it is needed first. That it does not work is no outage. A router
 * may have given the address to another device meanwhile: whose it is is asked each time.
 */
export class OtherWay {
    private current: Promise<Transport> | undefined;

    /**
     * @param open opens it; undefined where there is none
     * @param serial serial number of the device
     */
    constructor(
        private readonly open: (() => Promise<Transport>) | undefined,
        private readonly serial: string,
    ) {}

    /** Reads values, with as many requests as it takes; what cannot be read now is left out. */
    async read(keys: readonly string[]): Promise<RawValues> {
        const answers: Record<string, unknown> = {};
        await this.use(async transport => {
            for (const portion of portions(['sse', ...keys], transport.room)) {
                const answer = await transport.read(portion);
                this.mustBeOurs({ ...answers, ...answer });
                Object.assign(answers, answer);
            }
        });
        return answers;
    }

    /** Writes values; says nothing about any of them where it does not work. */
    async write(values: RawValues): Promise<WriteReply> {
        let replies: WriteReply = {};
        await this.use(async transport => {
            this.mustBeOurs(await transport.read(['sse']));
            replies = await transport.write(values);
        });
        return replies;
    }

    /** Ends it; it is opened again by the next use. */
    close(): void {
        const ended = this.current;
        this.current = undefined;
        void ended?.then(
            transport => transport.close(),
            () => undefined,
        );
    }

    private mustBeOurs({ sse }: RawValues): void {
        if (String(sse) !== this.serial) {
            throw new ConnectionError(`Another device answers in the place of ${this.serial}.`);
        }
    }

    private async use(job: (transport: Transport) => Promise<void>): Promise<void> {
        if (this.open === undefined) {
            return;
        }
        try {
            this.current ??= this.open();
            await job(await this.current);
        } catch {
            this.close();
        }
    }
}
