/** What the default values depend on. */
export interface Box {
    /** `sse`. */
    readonly serial: string;
    /** `fna`. */
    readonly name: string;
    /** `fwv`. */
    readonly firmware: string;
    /** `var`: 11 or 22 kW. */
    readonly variant: 11 | 22;
    /** `typ`. */
    readonly type: string;
}
