import type { Texts } from './texts';

export const es: Texts = { topics: {}, names: {}, enums: {} };
