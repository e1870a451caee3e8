import type { Knex } from 'knex';

import { refuse } from '../errors';
import { tables } from '../tables';
import { isDuplicateKey } from '../transaction';

import type { Lease } from './lease';

export const runStates = ['running', 'done', 'failed'] as const;

export type RunState = (typeof runStates)[number];

/** One slot of a job. */
export interface Run {
  readonly slot: string;
  readonly state: RunState;
  readonly attempts: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Class and code of what went wrong last. */
  readonly fault: string | null;
}

interface RunRow {
  job: string;
  slot: string;
  state: RunState;
  attempts: number;
  started_at: string;
  finished_at: string | null;
  fault: string | null;
}

const toRun = (row: RunRow): Run => ({
  slot: row.slot,
  state: row.state,
  attempts: row.attempts,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  fault: row.fault,
});

export const runOf = async (knex: Knex, job: string, slot: string): Promise<Run | null> => {
  const row = (await knex(tables.jobRuns).where({ job, slot }).first()) as RunRow | undefined;
  return row ? toRun(row) : null;
};

export const latestRun = async (knex: Knex, job: string): Promise<Run | null> => {
  const row = (await knex(tables.jobRuns).where({ job }).orderBy('id', 'desc').first()) as
    RunRow | undefined;
  return row ? toRun(row) : null;
};

/** Begins a slot, or takes it over from a holder that died in it. @returns false when it is done. */
export const beginRun = async (
  knex: Knex,
  job: string,
  slot: string,
  { fence }: Lease,
  at: Date,
): Promise<boolean> => {
  const begun = { fence, state: 'running', started_at: at.toISOString() };
  const again = await knex(tables.jobRuns)
    .where({ job, slot })
    .whereNot({ state: 'done' })
    .where('fence', '<', fence)
    .update({ ...begun, attempts: knex.raw('attempts + 1'), finished_at: null });
  if (again === 1) return true;
  try {
    await knex(tables.jobRuns).insert({ job, slot, attempts: 1, ...begun });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

/**
 * @throws Refusal LEASE_LOST when another instance has taken the job since: its run counts, not ours
 */
export const completeRun = async (
  knex: Knex,
  job: string,
  slot: string,
  { name, fence }: Lease,
  at: Date,
): Promise<void> => {
  const completed = await knex(tables.jobRuns)
    .where({ job, slot, fence, state: 'running' })
    .whereExists(knex(tables.leases).where({ name, fence }).select('name'))
    .update({ state: 'done', fault: null, finished_at: at.toISOString() });
  if (completed !== 1) throw refuse('LEASE_LOST', { job });
};

/** Of a run that somebody else has taken over nothing is written. */
export const failRun = async (
  knex: Knex,
  job: string,
  slot: string,
  { fence }: Lease,
  fault: string,
  at: Date,
): Promise<void> => {
  await knex(tables.jobRuns)
    .where({ job, slot, fence, state: 'running' })
    .update({ state: 'failed', fault, finished_at: at.toISOString() });
};

/** Slots that nobody asks about any more. */
export const forgetRuns = async (knex: Knex, before: Date): Promise<void> => {
  await knex(tables.jobRuns).where('started_at', '<', before.toISOString()).delete();
};
