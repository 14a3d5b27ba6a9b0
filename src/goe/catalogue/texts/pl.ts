import type { Texts } from './texts';

export const pl: Texts = { topics: {}, names: {}, enums: {} };
