import type { Core } from '@strapi/strapi';

import type { BacktestChange } from '../../../../shared/contracts/backtests';
import { faultOf, getService, Refusal, type JobRun } from '../../platform';

import { casesOf, subjectsOf, type Judges, type Line, type Source } from './lines';
import { beginBacktest, endBacktest, oldestUnderWay, saveProgress, type Backtest } from './records';
import { createTally, paidAfter, paidBefore, reasonsOf } from './tally';

/** So many entries are in memory at a time. */
const batchSize = 500;

const changeOf = (line: Line): BacktestChange => ({
  type: line.type,
  documentId: line.documentId,
  offer: line.offerTitle,
  group: line.group,
  before: line.before.verdict,
  after: line.after.verdict,
  beforeFen: line.priced ? paidBefore(line) : null,
  afterFen: line.priced ? paidAfter(line) : null,
  reasons: reasonsOf(line),
  facts: line.origins,
});

const isLost = (error: unknown): boolean => error instanceof Refusal && error.code === 'LEASE_LOST';

/**
 * Does the backtests that were asked for, one after the other, batch by batch. A server that stops in
 * one leaves it where its last batch ended, and the next holder of the job goes on from there.
 */
export const createRun = (strapi: Core.Strapi, groupedBy: () => string | null) => {
  const knex = strapi.db.connection;
  const now = (): Date => getService(strapi, 'clock').now();

  const judgesOf = async (one: Backtest): Promise<Judges> => {
    const expressions = getService(strapi, 'expressions');
    const rules = getService(strapi, 'rules');
    const { body, prices } = one.candidate;
    const path = groupedBy();
    const fits = path !== null && expressions.check(body.entryType, path, 'string') === null;
    return {
      candidate: { key: body.key, hash: one.candidateHash, body },
      base: one.baseVersionId === null ? null : await rules.byId(one.baseVersionId),
      amounts: prices.map(({ expression, candidate }) => ({
        present: expressions.compile(body.entryType, expression, 'int'),
        candidate:
          candidate === undefined ? null : expressions.compile(body.entryType, candidate, 'int'),
      })),
      group: fits ? expressions.compile(body.entryType, path, 'string') : null,
    };
  };

  const sourceOf = async (one: Backtest): Promise<Source> => {
    const judges = await judgesOf(one);
    return one.scope === 'cases' ? casesOf(strapi, one, judges) : subjectsOf(strapi, one, judges);
  };

  const work = async (one: Backtest, { proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const source = await sourceOf(one);
    if (!(await beginBacktest(knex, one, one.total ?? (await source.count())))) return;
    const tally = createTally(one.summary);
    let { cursor, processed } = one;
    for (;;) {
      await proceed();
      const batch = await source.after(cursor, batchSize);
      if (batch.cursor === null) break;
      const changes: { position: number; offer: number; change: BacktestChange }[] = [];
      for (const { position, line } of batch.lines) {
        if (!line) tally.addUnjudged();
        else if (tally.add(line)) {
          changes.push({ position, offer: line.offer, change: changeOf(line) });
        }
      }
      const before = cursor;
      cursor = batch.cursor;
      processed += batch.read;
      const progress = { cursor, processed, summary: tally.summary(), changes };
      if (!(await saveProgress(knex, one, before, progress))) return;
    }
    await endBacktest(knex, one.publicId, 'done', now());
  };

  return async (run: Pick<JobRun, 'proceed'>): Promise<void> => {
    for (;;) {
      await run.proceed();
      const one = await oldestUnderWay(knex);
      if (!one) return;
      try {
        await work(one, run);
      } catch (error) {
        if (isLost(error)) throw error;
        // Where the database does not answer this fails too, and the next run goes on from the batch.
        await endBacktest(knex, one.publicId, 'failed', now(), faultOf(error));
        strapi.log.error(`talent-office: backtest ${one.publicId} failed: ${faultOf(error)}`);
      }
    }
  };
};
