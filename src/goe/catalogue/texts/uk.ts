import type { Texts } from './texts';

export const uk: Texts = { topics: {}, names: {}, enums: {} };
