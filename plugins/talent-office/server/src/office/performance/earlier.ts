import type { Core, UID } from '@strapi/strapi';

import type { EarlierEvaluation } from '../../../../shared/contracts/fund-budget';
import type { EvaluationGrade } from '../../../../shared/vocabulary';

import { evaluations } from './types';

interface Line {
  readonly use: string;
  readonly fundYear: { readonly year: number } | null;
}

interface Row {
  readonly documentId: string;
  readonly title: string;
  readonly grade: EvaluationGrade | null;
  readonly score: number | null;
  readonly leveragePercent: number | null;
  readonly line: Line | null;
  readonly project: { readonly line: Line | null } | null;
}

/** How well money of a year was used, by use: what stands beside the budget of the year after (绩效结果应用). */
export const evaluationsOf = async (
  strapi: Core.Strapi,
  year: number,
): Promise<ReadonlyMap<string, readonly EarlierEvaluation[]>> => {
  const rows = (await strapi.db.query(evaluations as UID.ContentType).findMany({
    where: { state: 'evaluated' } as never,
    populate: {
      line: { populate: ['fundYear'] },
      project: { populate: { line: { populate: ['fundYear'] } } },
    } as never,
    orderBy: { id: 'asc' },
  })) as unknown as Row[];
  const found = new Map<string, EarlierEvaluation[]>();
  for (const { documentId, title, grade, score, leveragePercent, line, project } of rows) {
    const of = line ?? project?.line;
    if (of?.fundYear?.year !== year || grade === null || score === null) continue;
    const told = { documentId, title, grade, score, leveragePercent: leveragePercent ?? 0 };
    found.set(of.use, [...(found.get(of.use) ?? []), told]);
  }
  return found;
};
