import type { Texts } from './texts';

export const zhCn: Texts = { topics: {}, names: {}, enums: {} };
