import type { Texts } from './texts';

export const pt: Texts = { topics: {}, names: {}, enums: {} };
