import type { Core } from '@strapi/strapi';

import type {
  ExecutionFigures,
  PublicExecutionBody,
  PublicFigures,
} from '../../../../shared/contracts/execution';
import { fundSummary } from '../fund';

import { beneficiariesOf } from './beneficiaries';
import { executionOf } from './read';
import { linesOf, yearOf } from './years';

const publicFigures = ({
  originalFen,
  revisedFen,
  paidFen,
  executionRate,
}: ExecutionFigures): PublicFigures => ({ originalFen, revisedFen, paidFen, executionRate });

/**
 * What everybody may read of a year's execution: by use, source, kind of spending and month; no line, whose title could name
 * somebody, and no person. @throws Refusal NOT_FOUND
 */
export const publicExecution = async (
  strapi: Core.Strapi,
  year: number,
): Promise<PublicExecutionBody> => {
  const summary = await fundSummary(strapi, year);
  const { total, uses, sources, kinds, months } = await executionOf(strapi, year);
  const people = await beneficiariesOf(strapi, await linesOf(strapi, await yearOf(strapi, year)));
  return {
    ...summary,
    budget: publicFigures(total),
    uses: summary.uses.flatMap((one) => {
      const figures = uses.find(({ use }) => use === one.use);
      return figures
        ? [{ ...one, ...publicFigures(figures), beneficiaries: people.get(one.use) ?? null }]
        : [];
    }),
    sources: sources.map(({ source, ...figures }) => ({ source, ...publicFigures(figures) })),
    kinds: kinds.map(({ kind, paidFen }) => ({ kind, paidFen })),
    months: months.map(({ month, paidFen }) => ({ month, paidFen })),
  };
};
