import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type {
  BacktestChange,
  BacktestScope,
  BacktestState,
  BacktestSummary,
} from '../../../../shared/contracts/backtests';
import {
  isDuplicateKey,
  refuse,
  tables,
  type CalendarDate,
  type RowId,
  type Tx,
} from '../../platform';
import type { RuleSetBody } from '../rules';

import type { TriedPrice } from './amounts';
import { emptySummary } from './tally';

/** What is tried: the rules as they were drafted, and what would be paid by them. */
export interface Candidate {
  readonly body: RuleSetBody;
  readonly prices: readonly TriedPrice[];
}

export interface Backtest {
  readonly id: number;
  readonly publicId: string;
  readonly ruleSet: string;
  readonly scope: BacktestScope;
  readonly state: BacktestState;
  readonly candidate: Candidate;
  readonly candidateHash: string;
  readonly baseVersionId: RowId<'version'> | null;
  readonly onDay: CalendarDate;
  readonly total: number | null;
  readonly processed: number;
  readonly cursor: number;
  readonly summary: BacktestSummary;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly fault: string | null;
}

interface Row {
  id: number;
  public_id: string;
  rule_set: string;
  scope: BacktestScope;
  state: BacktestState;
  candidate: string;
  candidate_hash: string;
  base_version_id: RowId<'version'> | null;
  on_day: CalendarDate;
  total: number | null;
  processed: number;
  cursor: number | string;
  summary: string;
  requested_at: string;
  finished_at: string | null;
  fault: string | null;
}

const toBacktest = (row: Row): Backtest => ({
  id: row.id,
  publicId: row.public_id,
  ruleSet: row.rule_set,
  scope: row.scope,
  state: row.state,
  candidate: JSON.parse(row.candidate) as Candidate,
  candidateHash: row.candidate_hash,
  baseVersionId: row.base_version_id,
  onDay: row.on_day,
  total: row.total,
  processed: row.processed,
  cursor: Number(row.cursor),
  summary: JSON.parse(row.summary) as BacktestSummary,
  requestedAt: row.requested_at,
  finishedAt: row.finished_at,
  fault: row.fault,
});

const underWay: readonly BacktestState[] = ['waiting', 'running'];

export type NewBacktest = Pick<
  Backtest,
  'ruleSet' | 'scope' | 'candidate' | 'candidateHash' | 'baseVersionId' | 'onDay'
> & { readonly by: string; readonly at: Date };

/** @throws Refusal BACKTEST_UNDER_WAY where one of this rule set is not over yet */
export const insertBacktest = async (tx: Tx, draft: NewBacktest): Promise<string> => {
  const publicId = randomUUID();
  try {
    await tx(tables.backtests).insert({
      public_id: publicId,
      rule_set: draft.ruleSet,
      open_key: draft.ruleSet,
      scope: draft.scope,
      state: 'waiting',
      candidate: JSON.stringify(draft.candidate),
      candidate_hash: draft.candidateHash,
      base_version_id: draft.baseVersionId,
      on_day: draft.onDay,
      summary: JSON.stringify(emptySummary),
      requested_by: draft.by,
      requested_at: draft.at.toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('BACKTEST_UNDER_WAY');
    throw error;
  }
  return publicId;
};

export const backtestNamed = async (knex: Knex, publicId: string): Promise<Backtest | null> => {
  const row = (await knex(tables.backtests).where({ public_id: publicId }).first()) as
    Row | undefined;
  return row ? toBacktest(row) : null;
};

export const latestBacktests = async (
  knex: Knex,
  ruleSet: string,
  limit: number,
): Promise<Backtest[]> => {
  const rows = (await knex(tables.backtests)
    .where({ rule_set: ruleSet })
    .orderBy('id', 'desc')
    .limit(limit)) as Row[];
  return rows.map(toBacktest);
};

export const oldestUnderWay = async (knex: Knex): Promise<Backtest | null> => {
  const row = (await knex(tables.backtests)
    .whereIn('state', [...underWay])
    .orderBy('id')
    .first()) as Row | undefined;
  return row ? toBacktest(row) : null;
};

/** @returns false when it is over: somebody has cancelled it. */
export const beginBacktest = async (knex: Knex, { id }: Backtest, total: number) =>
  (await knex(tables.backtests)
    .where({ id })
    .whereIn('state', [...underWay])
    .update({ state: 'running', total })) === 1;

interface Progress {
  readonly cursor: number;
  readonly processed: number;
  readonly summary: BacktestSummary;
  readonly changes: readonly {
    readonly position: number;
    readonly offer: number;
    readonly change: BacktestChange;
  }[];
}

/**
 * Keeps a batch. The rows come first and count only up to the cursor: what a crash leaves of a batch is
 * not read, and done again it stands once.
 * @returns false where it was cancelled, or another server has come further.
 */
export const saveProgress = async (
  knex: Knex,
  { id }: Backtest,
  before: number,
  { cursor, processed, summary, changes }: Progress,
): Promise<boolean> => {
  const rows = changes.map(({ position, offer, change }) => ({
    backtest_id: id,
    position,
    offer,
    change: JSON.stringify(change),
  }));
  if (rows.length > 0) {
    await knex(tables.backtestChanges)
      .insert(rows)
      .onConflict(['backtest_id', 'position', 'offer'])
      .merge(['change']);
  }
  const saved = await knex(tables.backtests)
    .where({ id, state: 'running', cursor: before })
    .update({ cursor, processed, summary: JSON.stringify(summary) });
  return saved === 1;
};

/** Ends it, once: what is over stays as it ended. @returns false where it was over already */
export const endBacktest = async (
  knex: Knex,
  publicId: string,
  state: 'done' | 'cancelled' | 'failed',
  at: Date,
  fault: string | null = null,
): Promise<boolean> =>
  (await knex(tables.backtests)
    .where({ public_id: publicId })
    .whereIn('state', [...underWay])
    .update({ state, open_key: null, finished_at: at.toISOString(), fault })) === 1;

export const changesOf = async (
  knex: Knex,
  { id, cursor }: Backtest,
  offset: number,
  limit: number,
): Promise<BacktestChange[]> => {
  const rows = (await knex(tables.backtestChanges)
    .where({ backtest_id: id })
    .where('position', '<=', cursor)
    .orderBy('position')
    .orderBy('offer')
    .offset(offset)
    .limit(limit)
    .select('change')) as { change: string }[];
  return rows.map(({ change }) => JSON.parse(change) as BacktestChange);
};

/** Reports that nobody looks at any more. */
export const forgetBacktests = async (knex: Knex, before: Date): Promise<void> => {
  const old = () =>
    knex(tables.backtests)
      .where('requested_at', '<', before.toISOString())
      .whereNotIn('state', [...underWay])
      .select('id');
  await knex(tables.backtestChanges).whereIn('backtest_id', old()).delete();
  await knex(tables.backtests)
    .where('requested_at', '<', before.toISOString())
    .whereNotIn('state', [...underWay])
    .delete();
};
