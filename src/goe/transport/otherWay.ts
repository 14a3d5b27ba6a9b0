import type { RawValues } from '../rawValues';
import type { Transport, WriteReply } from './transport';

/** A second way to a device for what the first cannot do, opened when it is needed first. That it does not work is no outage. */
export class OtherWay {
    private current: Promise<Transport> | undefined;

    /**
     * @param open opens it; undefined where there is none
     */
    constructor(private readonly open: (() => Promise<Transport>) | undefined) {}

    /** Reads values, with as many requests as it takes; what cannot be read now is left out. */
    async read(keys: readonly string[]): Promise<RawValues> {
        const answers: Record<string, unknown> = {};
        await this.use(async transport => {
            let portion: string[] = [];
            let left = transport.room;
            for (const key of [...keys, undefined]) {
                if (key === undefined || key.length + 1 > left) {
                    Object.assign(answers, portion.length > 0 ? await transport.read(portion) : {});
                    portion = [];
                    left = transport.room;
                }
                if (key !== undefined) {
                    portion.push(key);
                    left -= key.length + 1;
                }
            }
        });
        return answers;
    }

    /** Writes values; says nothing about any of them where it does not work. */
    async write(values: RawValues): Promise<WriteReply> {
        let replies: WriteReply = {};
        await this.use(async transport => {
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
