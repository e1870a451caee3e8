import type { Core } from '@strapi/strapi';

import type { CandidateAmount } from '../../../../shared/contracts/backtests';
import { getService, refuse } from '../../platform';
import type { Priced } from '../rules';

/** Another amount for something that the rules decide. */
export interface AskedAmount {
  readonly benefit: string;
  readonly expression: string;
}

/** What something comes to, and what it is tried with in its place. */
export interface TriedPrice extends Priced {
  readonly candidate?: string;
}

/**
 * The present amounts, with those that are tried in their place.
 * @throws Refusal BACKTEST_AMOUNT_OF_OTHERS, EXPRESSION_INVALID, each at its field
 */
export const triedPrices = async (
  strapi: Core.Strapi,
  entryType: string,
  prices: readonly Priced[],
  asked: readonly AskedAmount[],
): Promise<TriedPrice[]> => {
  const expressions = getService(strapi, 'expressions');
  for (const [index, { benefit, expression }] of asked.entries()) {
    if (!prices.some(({ documentId }) => documentId === benefit)) {
      throw refuse('BACKTEST_AMOUNT_OF_OTHERS', {}, `amounts.${index}.benefit`);
    }
    const problem =
      expressions.check(entryType, expression, 'int') ??
      (await expressions.nameProblem(entryType, expression, 'int'));
    if (problem) {
      throw refuse('EXPRESSION_INVALID', { ...problem }, `amounts.${index}.expression`);
    }
  }
  return prices.map((price) => {
    const other = asked.find(({ benefit }) => benefit === price.documentId);
    return other ? { ...price, candidate: other.expression } : price;
  });
};

/** For the report: which other amounts were tried. */
export const candidateAmounts = (prices: readonly TriedPrice[]): CandidateAmount[] =>
  prices.flatMap(({ documentId, title, expression, candidate }) =>
    candidate === undefined ? [] : [{ benefit: documentId, title, present: expression, candidate }],
  );
