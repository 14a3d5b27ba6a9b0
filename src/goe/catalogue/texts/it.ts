import type { Texts } from './texts';

export const it: Texts = { topics: {}, names: {}, enums: {} };
