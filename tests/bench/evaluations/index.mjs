import { result } from '../benchmarks.mjs';

/** Evaluations per second against the CEL library alone; see `evaluate.mjs`. */
export const measureEvaluations = async ({ site, database, rows, names }) => {
  const { outcome, explained, baseline } = await site.call('run', {
    file: './evaluations/evaluate.mjs',
    name: 'measure',
  });
  const sides = {
    'evaluations.outcome/bare-cel': outcome,
    'evaluations.explained/bare-cel': explained,
  };
  return names.map((name) =>
    result(name, { ours: sides[name], baseline, rows, database: database.kind }),
  );
};

/** Profiles per second of a backtest against the CEL library alone; see `backtest.mjs`. */
export const measureBacktest = async ({ site, database, rows }) => {
  const figures = await site.call('run', { file: './evaluations/backtest.mjs', name: 'measure' });
  return [result('backtest.profiles/bare-cel', { ...figures, rows, database: database.kind })];
};
