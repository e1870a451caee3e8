import type { AskedFactBody } from '../../../../shared/contracts/rules';
import { isMoney } from '../../format';

/** Facts of an example by path, as its form keeps them. */
export type Given = Readonly<Record<string, string | number | boolean | null>>;

/** How one fact is asked for. */
export type Control = 'choice' | 'yes-no' | 'date' | 'yuan' | 'number' | 'text';

/** Functions that answer in fen, whatever they are called. */
const inFen = ['received()'];

const lastOf = (path: string): string => path.replace(/\(\)$/, '').split('.').at(-1) ?? path;

export const controlOf = ({ path, type, values }: AskedFactBody): Control => {
  if (values) return 'choice';
  if (type === 'bool' || type === 'entry') return 'yes-no';
  if (type === 'date') return 'date';
  if (type === 'int' && (inFen.includes(path) || isMoney(lastOf(path)))) return 'yuan';
  return type === 'string' ? 'text' : 'number';
};

/** What a field of the form holds; anything but an object of single values is nothing. */
export const givenIn = (value: unknown): Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};

/** The facts with one of them changed; what is not known is not among them. */
export const withFact = (given: Given, path: string, fact: Given[string] | undefined): Given => {
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => name !== path));
  return fact === undefined || fact === null || fact === '' ? others : { ...others, [path]: fact };
};

/** A number that was typed; undefined where it is none (yet). */
export const numberTyped = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').trim();
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
};
