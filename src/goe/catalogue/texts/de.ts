import type { Texts } from './texts';

export const de: Texts = { topics: {}, names: {}, enums: {} };
