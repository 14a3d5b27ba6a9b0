import type { Texts } from './texts';

export const nl: Texts = { topics: {}, names: {}, enums: {} };
