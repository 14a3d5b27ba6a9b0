import { growObjectTree, type ObjectDatabase, type TreeChanges } from '../../../src/adapter/objectTree';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { KeySet } from '../../../src/goe/catalogue/row';
import { planFor } from '../../../src/goe/codec/plan';

/** An object as the database keeps it. */
export type Stored = { _id: string; type: string; common: Record<string, unknown>; native: Record<string, unknown> };

/** The objects database in memory, with the merging of extendObject and its `preserve`. */
export class Objects {
    readonly stored = new Map<string, Stored>();
    writes = 0;
    readonly database = {
        namespace: 'goecharger.0',
        version: '0.1.0',
        getObjectListAsync: ({ startkey, endkey }: { startkey: string; endkey: string }) =>
            Promise.resolve({
                rows: [...this.stored.values()]
                    .filter(({ _id }) => _id >= startkey && _id <= endkey)
                    .map(value => ({ id: value._id, value })),
            }),
        extendObject: (id: string, object: Omit<Stored, '_id'>, options?: { preserve: { common: string[] } }) => {
            this.writes += 1;
            const full = `goecharger.0.${id}`;
            const before = this.stored.get(full);
            const kept = Object.fromEntries(
                Object.entries(before?.common ?? {}).filter(([field]) => options?.preserve.common.includes(field)),
            );
            this.stored.set(full, {
                _id: full,
                type: object.type ?? before?.type ?? '',
                common: { ...before?.common, ...object.common, ...kept },
                native: { ...before?.native, ...object.native },
            });
            return Promise.resolve();
        },
        delObjectAsync: (id: string) => {
            this.stored.delete(`goecharger.0.${id}`);
            return Promise.resolve();
        },
    } as unknown as ObjectDatabase;

    grow(keySet: KeySet, keys: readonly string[], firmware = '60.4'): Promise<TreeChanges> {
        this.writes = 0;
        return growObjectTree(this.database, {
            device: '123456',
            host: '192.168.1.5',
            way: 'http-v2',
            identity: { serial: '123456', kind: 'charger', name: 'Garage', firmware, type: 'go-eCharger_V4' },
            plan: planFor(catalogue, 'charger', keySet, new Set(keys)),
            keySet,
            language: 'de',
        });
    }

    of(id: string): Stored | undefined {
        return this.stored.get(`goecharger.0.123456${id && `.${id}`}`);
    }
}
