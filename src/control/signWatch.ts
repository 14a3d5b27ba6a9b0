/** Changes of the car's power that are compared, in W: less is lost in what the house does by itself. */
const NOTICEABLE_W = 300;
/** Two looks lie so far apart: by then a slow meter has followed. */
const LOOK_EVERY_MS = 10_000;
/** So many changes are compared; together they must make up so many W, which no cloud does by chance. */
const FEWEST = 2;
const MOST = 12;
const ENOUGH_W = 3_000;
/** So long it must look wrong before it is said. */
const SURE_AFTER_MS = 60_000;
/** By how much the grid power rises when the car takes 1 W more: 1 where the sign is right, -1 where it is wrong. */
const WRONG_BELOW = -0.5;
const RIGHT_ABOVE = 0;

/**
 * Notices a grid power whose sign is the wrong way round: when the car takes more, the house draws more from the grid or feeds
 * in less, never the other way. A single change proves nothing (a cloud, an oven); some of them together do.
 */
export class SignWatch {
    private last: { readonly at: number; readonly gridW: number; readonly carW: number } | undefined;
    private changes: { readonly grid: number; readonly car: number }[] = [];
    private suspectSince: number | undefined;
    private wrong = false;

    /** The sign is the wrong way round, as far as can be told. */
    get isWrong(): boolean {
        return this.wrong;
    }

    /**
     * Looks at both powers; to be called often.
     *
     * @param now ms since 1970
     * @param gridW power at the grid, W, as it was told to the charger
     * @param carW power of the car, W
     */
    look(now: number, gridW: number, carW: number): void {
        const { last } = this;
        if (last !== undefined && now >= last.at && now - last.at < LOOK_EVERY_MS) {
            return;
        }
        this.last = { at: now, gridW, carW };
        if (last !== undefined && now >= last.at && now - last.at <= 2 * LOOK_EVERY_MS) {
            this.compare({ grid: gridW - last.gridW, car: carW - last.carW });
        }
        const slope = slopeOf(this.changes);
        const looksWrong = slope !== undefined && (this.wrong ? slope < RIGHT_ABOVE : slope < WRONG_BELOW);
        this.suspectSince = looksWrong ? Math.min(this.suspectSince ?? now, now) : undefined;
        this.wrong = this.suspectSince !== undefined && now - this.suspectSince >= SURE_AFTER_MS;
    }

    private compare(change: { grid: number; car: number }): void {
        if (Math.abs(change.car) >= NOTICEABLE_W) {
            this.changes = [...this.changes, change].slice(-MOST);
        }
    }
}

/** The straight line through the origin that fits best; undefined where too little is known. */
function slopeOf(changes: readonly { readonly grid: number; readonly car: number }[]): number | undefined {
    const size = changes.reduce((sum, { car }) => sum + Math.abs(car), 0);
    if (changes.length < FEWEST || size < ENOUGH_W) {
        return undefined;
    }
    const together = changes.reduce((sum, { car, grid }) => sum + car * grid, 0);
    return together / changes.reduce((sum, { car }) => sum + car * car, 0);
}
