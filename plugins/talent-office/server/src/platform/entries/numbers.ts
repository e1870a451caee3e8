import { refuse } from '../errors';
import { own } from '../own';

/** The least and the greatest number, both included; texts where the attribute is a `biginteger`. */
interface Bounds {
  readonly min?: number | string;
  readonly max?: number | string;
}

/**
 * As much of Strapi's attribute as says which numbers it takes. The bounds of a `biginteger` other
 * than a `min` of 0 stand in its `pluginOptions`: the forms of the Content Manager take Strapi's own
 * for numbers of characters, so that nobody could save a floor of 120000000 fen.
 */
export interface NumberAttribute extends Bounds {
  readonly type: string;
  readonly pluginOptions?: { readonly 'talent-office'?: Bounds };
}

/**
 * The widest range of each kind. Money is counted in JavaScript numbers; an `integer` column has four
 * bytes on MySQL, which answers a larger number with a fault of its own where SQLite stores it.
 */
const widest: ReadonlyMap<string, { readonly min: number; readonly max: number }> = new Map([
  ['integer', { min: -(2 ** 31), max: 2 ** 31 - 1 }],
  ['biginteger', { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }],
]);

/** One number has one form: `+8`, ` 7 `, `007` and `1e3` are read differently by each who reads. */
const canonical = /^(0|-?[1-9]\d*)$/;

const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  const isText = typeof value === 'string' || typeof value === 'bigint';
  return isText && canonical.test(String(value)) ? Number(value) : null;
};

const boundsOf = (...bounds: readonly (number | string | undefined)[]): number[] =>
  bounds.filter((bound) => bound !== undefined).map(Number);

export interface NumberProblem {
  readonly code: 'NUMBER_FORM' | 'NUMBER_RANGE';
  /** Where the number must lie, both included. */
  readonly min: number;
  readonly max: number;
}

/**
 * What is wrong with a value of an integer attribute; `null` for a right one, for none, and for other
 * kinds. Strapi 5.54 ignores `min` and `max` of a `biginteger`, and takes its digits in any length:
 * a payment of −1 yuan was stored, and a floor of 1 fen where 1,200,000 yuan are the least.
 */
export const numberProblem = (
  attribute: NumberAttribute | undefined,
  value: unknown,
): NumberProblem | null => {
  const range = attribute && widest.get(attribute.type);
  if (!range || value === null || value === undefined) return null;
  const own = attribute.pluginOptions?.['talent-office'];
  const min = Math.max(range.min, ...boundsOf(attribute.min, own?.min));
  const max = Math.min(range.max, ...boundsOf(attribute.max, own?.max));
  const number = numberOf(value);
  if (number === null) return { code: 'NUMBER_FORM', min, max };
  return number < min || number > max ? { code: 'NUMBER_RANGE', min, max } : null;
};

/**
 * @param within where the values stand: `values` of a request
 * @throws Refusal NUMBER_FORM, NUMBER_RANGE at the first attribute that cannot hold its value
 */
export const refuseWrongNumbers = (
  attributes: Readonly<Record<string, NumberAttribute>>,
  values: Readonly<Record<string, unknown>>,
  within?: string,
): void => {
  for (const [attribute, value] of Object.entries(values)) {
    const problem = numberProblem(own(attributes, attribute), value);
    if (!problem) continue;
    const { code, ...range } = problem;
    throw refuse(code, { attribute, ...range }, within ? `${within}.${attribute}` : attribute);
  }
};

const amount: NumberAttribute = { type: 'biginteger', min: 0 };

/**
 * An expression can work out what nothing can hold, such as an award of `0 - 5`: said where it is
 * worked out, for the ledger would only fail on it later, at the last signature.
 * @param attribute where the result goes; `amount` is one of fen or places
 * @throws Refusal RESULT_OUT_OF_RANGE
 */
export const refuseImpossible = (
  attribute: NumberAttribute | 'amount' | undefined,
  value: unknown,
  { name, path }: { readonly name: string; readonly path?: string },
): void => {
  const problem = numberProblem(attribute === 'amount' ? amount : attribute, value);
  if (!problem) return;
  const { min, max } = problem;
  throw refuse('RESULT_OUT_OF_RANGE', { name, value, min, max }, path);
};
