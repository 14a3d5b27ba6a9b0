import type { Texts } from './texts';

export const ru: Texts = { topics: {}, names: {}, enums: {} };
