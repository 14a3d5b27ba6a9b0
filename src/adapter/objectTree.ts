import { enums } from '../goe/catalogue/enums';
import type { KeySet, StateRow } from '../goe/catalogue/row';
import type { DevicePlan } from '../goe/codec/plan';
import type { DeviceIdentity } from '../goe/session/identity';
import type { ConnectionType } from '../goe/transport/transport';
import { pictures } from './icons';
import { ownStatesOf, topicTitles } from './ownStates';
import { Translations } from './translations';

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

function stateCommon(row: StateRow, key: string | undefined, texts: Translations): Record<string, unknown> {
    const table = row.enum === undefined ? undefined : enums[row.enum];
    const description = texts.description(row);
    const common: Record<string, unknown> = {
        name: texts.name(row),
        desc: key === undefined ? description : `${description} [${key}]`,
        type: row.type === 'json' ? 'string' : row.type,
        role: row.role,
        read: row.access !== 'w',
        write: row.access !== 'r',
        unit: row.unit,
        min: row.access === 'r' ? undefined : row.min,
        max: row.access === 'r' ? undefined : row.max,
        step: row.access === 'r' ? undefined : row.step,
        states: row.enum && table ? texts.enumTexts(row.enum, table) : row.texts,
    };
    return Object.fromEntries(Object.entries(common).filter(([, value]) => value !== undefined));
}

/** What a device had and has no more, as ids below the device. */
export interface TreeChanges {
    /** Objects that were deleted. */
    readonly gone: readonly string[];
    /** States that are kept, marked with `native.vanished`, because their owner records them. */
    readonly vanished: readonly string[];
}

/** A device whose objects are wanted. */
export interface DeviceObjects {
    /** Id of the device below the instance. */
    readonly device: string;
    /** Host as in the settings: by it the device is found again before it answers. */
    readonly host: string;
    /** The way by which it is reached. */
    readonly way: ConnectionType;
    readonly identity: DeviceIdentity;
    readonly plan: DevicePlan;
    readonly keySet: KeySet;
    /** The system's language, for descriptions and the texts of numbers. */
    readonly language: string;
}

/** Ids of all objects a device shall have, parents before children, with the row of a state. '' is the device. */
function wantedIds(plan: DevicePlan): Map<string, { row: StateRow; key?: string } | undefined> {
    const states = [
        ...ownStatesOf(plan).map(row => ({ row })),
        ...[...plan.states.values()].map(({ key, row }) => ({ key, row })),
    ];
    const ids = new Map<string, { row: StateRow; key?: string } | undefined>([['', undefined]]);
    for (const { row } of states) {
        const parts = row.id.split('.');
        for (let depth = 1; depth < parts.length; depth++) {
            ids.set(parts.slice(0, depth).join('.'), undefined);
        }
    }
    states.forEach(state => ids.set(state.row.id, state));
    return ids;
}

function stateOf(
    { row, key }: { row: StateRow; key?: string },
    texts: Translations,
    existing?: ioBroker.Object,
): Definition {
    const native: Record<string, unknown> = key === undefined ? {} : { key };
    if (existing?.native.vanished === true) {
        native.vanished = false;
    }
    return { type: 'state', common: stateCommon(row, key, texts), native };
}

function channelOf(id: string, texts: Translations): Definition {
    const [topic, ...numbers] = id.split('.');
    const name = texts.topic(topic, topicTitles[topic] ?? topic, numbers.join(' '));
    return { type: 'channel', common: { name }, native: {} };
}

/** Has this object all that is wanted? A user's own name, rooms, icons and history settings do not count. */
function isAsWanted(existing: ioBroker.Object, { type, common, native }: Definition): boolean {
    const has = (part: Record<string, unknown>, wanted: Record<string, unknown>): boolean =>
        Object.entries(wanted).every(
            ([field, value]) =>
                field === 'name' || field === 'icon' || JSON.stringify(part[field]) === JSON.stringify(value),
        );
    return existing.type === type && has(existing.common, common) && has(existing.native, native);
}

/**
 * Brings the objects of a device in line with what it has. Objects that are right are left alone; a user's names, rooms,
 * functions and history settings survive. States that are not wanted any more go; those
 * that the user records are kept and marked.
 *
 * @param database the adapter
 * @param objects the device
 * @returns what is not there any more
 */
export async function growObjectTree(database: ObjectDatabase, objects: DeviceObjects): Promise<TreeChanges> {
    const { device, host, identity, keySet, language, plan, way } = objects;
    const root = `${database.namespace}.${device}`;
    const rows = (await database.getObjectListAsync({ startkey: root, endkey: `${root}.\u9999` })).rows;
    const existing = new Map(
        rows
            .filter(({ id }) => id === root || id.startsWith(`${root}.`))
            .map(({ id, value }) => [id.slice(root.length + 1), value] as const),
    );
    // One mark on the device tells that all its objects were written by this version: a restart compares and loads nothing else.
    const tree = `${database.version ?? ''} ${keySet} ${identity.firmware} ${language}`;
    const wanted = wantedIds(plan);
    const isMissing = (id: string): boolean => existing.get(id)?.native.vanished === true || !existing.has(id);
    if (existing.get('')?.native.tree !== tree || [...wanted.keys()].some(isMissing)) {
        const texts = await Translations.load(language);
        for (const [id, state] of wanted) {
            const object = existing.get(id);
            const definition = state ? stateOf(state, texts, object) : channelOf(id, texts);
            if (id !== '' && !(object && isAsWanted(object, definition))) {
                await write(database, `${device}.${id}`, definition);
            }
        }
    }
    const changes = await removeUnwanted(database, device, existing, wanted);
    const definition: Definition = {
        type: 'device',
        common: {
            name: identity.name,
            icon: pictures[identity.kind],
            statusStates: { onlineId: `${root}.info.connection` },
        },
        native: { serial: identity.serial, type: identity.type, host, connection: way, tree },
    };
    const deviceObject = existing.get('');
    if (!(deviceObject && isAsWanted(deviceObject, definition))) {
        await write(database, device, definition);
    }
    return changes;
}

async function write(database: ObjectDatabase, id: string, definition: Definition): Promise<void> {
    await database.extendObject(id, definition, { preserve: { common: ['name', 'icon'] } });
}

async function removeUnwanted(
    database: ObjectDatabase,
    device: string,
    existing: ReadonlyMap<string, ioBroker.Object>,
    wanted: ReadonlyMap<string, unknown>,
): Promise<TreeChanges> {
    const gone: string[] = [];
    const vanished: string[] = [];
    // Children before parents.
    for (const [id, object] of [...existing].sort(([a], [b]) => b.length - a.length)) {
        if (wanted.has(id)) {
            continue;
        }
        const isRecorded = Object.keys((object.common as ioBroker.StateCommon).custom ?? {}).length > 0;
        if (object.type === 'state' && isRecorded) {
            vanished.push(id);
            if (object.native.vanished !== true) {
                await database.extendObject(`${device}.${id}`, { native: { vanished: true } });
            }
        } else if (![...existing.keys()].some(other => other.startsWith(`${id}.`) && !gone.includes(other))) {
            await database.delObjectAsync(`${device}.${id}`);
            gone.push(id);
        }
    }
    return { gone, vanished };
}
