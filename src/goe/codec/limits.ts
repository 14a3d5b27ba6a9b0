import type { Codec } from './codec';
import { partAt, plain } from './plain';

/** `cll`: a limit that is not in the object does not limit; what it was before must not stay. */
export const decodeActiveLimit: Codec['decode'] = (raw, source, row, context) =>
    typeof raw === 'object' && raw !== null && partAt(raw, source.at) === undefined
        ? null
        : plain.decode(raw, source, row, context);
