import { enums } from '../goe/catalogue/enums';
import type { KeySet, StateRow } from '../goe/catalogue/row';
import type { Decoder, DevicePlan } from '../goe/codec/plan';
import type { DeviceIdentity } from '../goe/session/identity';
import { ownStates, topicTitles } from './ownStates';

/** The part of the adapter that is needed here. */
export type ObjectDatabase = Pick<
    ioBroker.Adapter,
    'extendObject' | 'delObjectAsync' | 'getObjectListAsync' | 'namespace' | 'version'
>;

interface Definition {
    readonly type: 'device' | 'channel' | 'state';
    readonly common: Record<string, unknown>;
    readonly native: Record<string, unknown>;
}

function stateCommon(row: StateRow, key: string | undefined): Record<string, unknown> {
    const texts =
        row.enum === undefined ? undefined : (enums as Record<string, Readonly<Record<number, string>>>)[row.enum];
    const common: Record<string, unknown> = {
        name: row.title,
        desc: key === undefined ? row.text : `${row.text} [${key}]`,
        type: row.type === 'json' ? 'string' : row.type,
        role: row.role,
        read: row.access !== 'w',
        write: row.access !== 'r',
        unit: row.unit,
        min: row.access === 'r' ? undefined : row.min,
        max: row.access === 'r' ? undefined : row.max,
        step: row.access === 'r' ? undefined : row.step,
        states: texts,
    };
    return Object.fromEntries(Object.entries(common).filter(([, value]) => value !== undefined));
}

function stateEntry(row: StateRow, decoder?: Decoder): [string, Definition] {
    const native = decoder ? { key: decoder.key } : {};
    return [row.id, { type: 'state', common: stateCommon(row, decoder?.key), native }];
}

/** A device whose objects are wanted. */
export interface DeviceObjects {
    /** Id of the device below the instance. */
    readonly device: string;
    /** Host as in the settings: by it the device is found again before it answers. */
    readonly host: string;
    readonly identity: DeviceIdentity;
    readonly plan: DevicePlan;
    readonly keySet: KeySet;
}

/** Every object a device shall have, parents before children. Ids are relative to the device; '' is the device. */
function wantedObjects(
    namespace: string,
    { device, host, identity, plan }: DeviceObjects,
    tree: string,
): Map<string, Definition> {
    const wanted = new Map<string, Definition>();
    wanted.set('', {
        type: 'device',
        common: { name: identity.name, statusStates: { onlineId: `${namespace}.${device}.info.connection` } },
        native: { serial: identity.serial, type: identity.type, host, tree },
    });
    const states = [
        ...ownStates.map(row => stateEntry(row)),
        ...[...plan.states.values()].map(decoder => stateEntry(decoder.row, decoder)),
    ];
    for (const [id] of states) {
        const parts = id.split('.');
        for (let depth = 1; depth < parts.length; depth++) {
            const channel = parts.slice(0, depth).join('.');
            const title = topicTitles[parts[0]] ?? parts[0];
            wanted.set(channel, {
                type: 'channel',
                common: { name: depth === 1 ? title : `${title} ${parts[depth - 1]}` },
                native: {},
            });
        }
    }
    states.forEach(([id, definition]) => wanted.set(id, definition));
    return wanted;
}

/** Has this object all that is wanted? A user's own name, rooms, icons and history settings do not count. */
function isAsWanted(existing: ioBroker.Object, { type, common, native }: Definition): boolean {
    const has = (part: Record<string, unknown>, wanted: Record<string, unknown>): boolean =>
        Object.entries(wanted).every(
            ([field, value]) => field === 'name' || JSON.stringify(part[field]) === JSON.stringify(value),
        );
    return existing.type === type && has(existing.common, common) && has(existing.native, native);
}

/**
 * Brings the objects of a device in line with what it has. Objects that are right are left alone; a user's names, rooms,
 * functions and history settings survive. States that are not wanted any more go, unless the user records them.
 *
 * @param database the adapter
 * @param objects the device
 * @returns the ids below the device that are gone
 */
export async function growObjectTree(database: ObjectDatabase, objects: DeviceObjects): Promise<string[]> {
    const { device, identity, keySet } = objects;
    const root = `${database.namespace}.${device}`;
    const rows = (await database.getObjectListAsync({ startkey: root, endkey: `${root}.\u9999` })).rows;
    const existing = new Map(
        rows
            .filter(({ id }) => id === root || id.startsWith(`${root}.`))
            .map(({ id, value }) => [id.slice(root.length + 1), value] as const),
    );
    // One mark on the device tells that all its objects were written by this version: a restart compares nothing else.
    const tree = `${database.version ?? ''} ${keySet} ${identity.firmware}`;
    const wanted = wantedObjects(database.namespace, objects, tree);
    const unchanged = existing.get('')?.native.tree === tree;
    for (const [id, definition] of wanted) {
        const object = existing.get(id);
        if (id !== '' && !(object && (unchanged || isAsWanted(object, definition)))) {
            await write(database, id === '' ? device : `${device}.${id}`, definition);
        }
    }
    const gone = await removeUnwanted(database, device, existing, wanted);
    const deviceObject = existing.get('');
    const definition = wanted.get('');
    if (definition && !(deviceObject && isAsWanted(deviceObject, definition))) {
        await write(database, device, definition);
    }
    return gone;
}

async function write(database: ObjectDatabase, id: string, definition: Definition): Promise<void> {
    await database.extendObject(id, definition, { preserve: { common: ['name'] } });
}

async function removeUnwanted(
    database: ObjectDatabase,
    device: string,
    existing: ReadonlyMap<string, ioBroker.Object>,
    wanted: ReadonlyMap<string, Definition>,
): Promise<string[]> {
    const gone: string[] = [];
    // Children before parents.
    for (const [id, object] of [...existing].sort(([a], [b]) => b.length - a.length)) {
        if (wanted.has(id)) {
            continue;
        }
        const isRecorded = Object.keys((object.common as ioBroker.StateCommon).custom ?? {}).length > 0;
        const hasChildren = [...existing.keys()].some(other => other.startsWith(`${id}.`) && !gone.includes(other));
        if (!isRecorded && !hasChildren) {
            await database.delObjectAsync(`${device}.${id}`);
            gone.push(id);
        }
    }
    return gone;
}
