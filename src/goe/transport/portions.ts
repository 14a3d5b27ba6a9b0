/** Puts keys into portions that fit into one request each. */
export function portions(keys: Iterable<string>, room: number): string[][] {
    const result: string[][] = [];
    let left = 0;
    for (const key of keys) {
        if (result.length === 0 || key.length + 1 > left) {
            result.push([]);
            left = room;
        }
        result[result.length - 1].push(key);
        left -= key.length + 1;
    }
    return result;
}
