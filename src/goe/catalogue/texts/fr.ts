import type { Texts } from './texts';

export const fr: Texts = { topics: {}, names: {}, enums: {} };
