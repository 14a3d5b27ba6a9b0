/** One device as the page sees it: its objects give names, units and words, its states the values. */
export class Station {
    /** `goecharger.0` */
    readonly instance: string;
    /** Its id below the instance, by which messages name it. */
    readonly id: string;
    readonly name: string;
    /** Such as "go-eCharger V4". */
    readonly model: string;
    readonly isController: boolean;

    /**
     * @param root id of the device object
     * @param device the device object
     * @param objects the objects of its states
     * @param stateOf the state with an id
     * @param language in which names are shown
     */
    constructor(
        readonly root: string,
        device: ioBroker.Object,
        private readonly objects: Readonly<Record<string, ioBroker.Object>>,
        private readonly stateOf: (id: string) => ioBroker.State | undefined,
        private readonly language: ioBroker.Languages,
    ) {
        const [adapter, instance, ...rest] = root.split('.');
        this.instance = `${adapter}.${instance}`;
        this.id = rest.join('.');
        this.name = this.translated(device.common.name) || this.id;
        const { type } = device.native as { type?: unknown };
        this.isController = type === 'controller';
        this.model = typeof type === 'string' ? type.replaceAll('_', ' ') : '';
    }

    /** Whether the device has the state. */
    has(id: string): boolean {
        return this.common(id) !== undefined;
    }

    /** What ioBroker says of a state. */
    common(id: string): ioBroker.StateCommon | undefined {
        return this.objects[`${this.root}.${id}`]?.common as ioBroker.StateCommon | undefined;
    }

    state(id: string): ioBroker.State | undefined {
        return this.stateOf(`${this.root}.${id}`);
    }

    /** undefined where the device does not have the state. */
    value(id: string): ioBroker.StateValue | undefined {
        return this.state(id)?.val;
    }

    /** undefined where it is no number: unknown is not 0. */
    number(id: string): number | undefined {
        const value = this.value(id);
        return typeof value === 'number' ? value : undefined;
    }

    /** The name of a state in the user's language. */
    label(id: string): string {
        return this.translated(this.common(id)?.name) || id;
    }

    /** The value in words where the state has words; '' where there is no value. */
    words(id: string): string {
        const value = this.value(id);
        if (value === undefined || value === null) {
            return '';
        }
        return this.choices(id)[String(value)] ?? String(value);
    }

    /** The values of a state that have words. */
    choices(id: string): Readonly<Record<string, string>> {
        return (this.common(id)?.states ?? {}) as Record<string, string>;
    }

    get isOnline(): boolean {
        return this.value('info.connection') === true;
    }

    private translated(text: ioBroker.StringOrTranslated | undefined): string {
        return typeof text === 'object' ? (text[this.language] ?? text.en) : (text ?? '');
    }
}
