import { result } from '../benchmarks.mjs';

/** Evaluations per second against the CEL library alone; see `evaluate.mjs`. */
export const measureEvaluations = async ({ site, database, rows }) => {
  const figures = await site.call('run', { file: './evaluations/evaluate.mjs', name: 'measure' });
  return [result('evaluations/bare-cel', { ...figures, rows, database: database.kind })];
};
