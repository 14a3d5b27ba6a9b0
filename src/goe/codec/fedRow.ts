import type { Feed, StateRow } from '../catalogue/row';

/** A state as one of its feeds serves it: API v1 can write less than v2, and numbers some things otherwise. */
export function fedRow(state: StateRow, feed: Feed): StateRow {
    return {
        ...state,
        access: feed.access ?? state.access,
        role: feed.role ?? state.role,
        enum: feed.enum ?? state.enum,
        min: feed.min ?? state.min,
        max: feed.max ?? state.max,
    };
}
