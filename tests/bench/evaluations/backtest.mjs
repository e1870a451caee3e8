import { alternate, rateOf } from '../rounds.mjs';
import { bareBenefit } from './bare-cel.mjs';
import { given } from './benefit.mjs';
import { enactRules } from './enact.mjs';

const rounds = 3;
const roundMilliseconds = 300;
const proceed = () => Promise.resolve();

/**
 * Profiles per second of a backtest over everybody: read from the database, judged by the version in
 * force and by the draft, told apart by tier, its report written. The library alone judges as many
 * facts twice, from memory. Runs in the site's process.
 */
export const measure = async (strapi) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const { documentId } = await enactRules(strapi, 'bench-backtest');
  const bare = bareBenefit(given);
  let asked = 0;

  const backtested = async () => {
    asked += 1;
    const id = await service('transactions').run(
      { key: `bench/backtest/${asked}`, input: null },
      (tx) =>
        service('backtests').start(tx, documentId, { scope: 'subjects', amounts: [] }, 'bench'),
    );
    const since = performance.now();
    await service('backtests').run({ proceed });
    const seconds = (performance.now() - since) / 1000;
    const { state, processed } = await service('backtests').read(id);
    if (state !== 'done' || processed === 0) throw new Error(`the backtest ended as ${state}`);
    return processed / seconds;
  };
  const bareTwice = () => {
    bare(given);
    bare(given);
  };
  return alternate(
    { ours: backtested, baseline: () => rateOf(bareTwice, roundMilliseconds) },
    rounds,
  );
};
