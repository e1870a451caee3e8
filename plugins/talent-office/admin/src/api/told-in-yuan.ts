import {
  errorCodes,
  errorMessage,
  type ErrorCode,
  type Language,
} from '../../../shared/error-codes';
import { isMoney, yuan } from '../format/money';

type Facts = Readonly<Record<string, unknown>>;

/** Facts that are numbers of the attribute which a refusal names. */
const numbers = ['min', 'max', 'most', 'value'];
const wholeNumber = /^-?\d+$/;
const units = / ?[(\uFF08](分|fen)[)\uFF09]/g;

export const isOurs = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

const namesMoney = ({ attribute, attributes, missing }: Facts): boolean =>
  [attribute, attributes, missing]
    .flatMap((fact) => (typeof fact === 'string' ? fact.split(', ') : []))
    .some(isMoney);

/**
 * What a refusal of ours says beside fields that take amounts in yuan: its numbers are a hundred times
 * as many fen, and its labels name that unit. `named` are the same facts under the reader's own labels,
 * where he has others. Nothing where it is not about money, or none of ours.
 */
export const toldInYuan = (
  code: string,
  language: Language,
  facts: Facts,
  named: Facts = facts,
): string | undefined => {
  if (!isOurs(code) || !namesMoney(facts)) return undefined;
  const isAmount = isMoney(String(facts.attribute));
  const told = Object.entries(named).map(([name, fact]) =>
    isAmount && numbers.includes(name) && wholeNumber.test(String(fact))
      ? [name, yuan(String(fact), language)]
      : [name, fact],
  );
  return errorMessage(code, language, Object.fromEntries(told)).replaceAll(units, '');
};
