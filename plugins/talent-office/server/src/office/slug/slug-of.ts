import { syllablesOf } from '../talent';

/** In an index, and in an address that people read out. */
const longest = 80;

/** `验收品牌` → `yan-shou-pin-pai`; empty where a title has neither letters nor numbers. */
export const slugOf = (title: string): string =>
  syllablesOf(title, 'off')
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
