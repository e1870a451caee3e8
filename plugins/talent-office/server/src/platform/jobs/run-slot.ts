import type { Core } from '@strapi/strapi';

import { refuse } from '../errors';
import { getService } from '../services';
import { settingsOf } from '../settings';

import { faultOf, storyOf } from './fault';
import { takeLease, type Lease } from './lease';
import { beginRun, completeRun, failRun, runOf, type Run } from './runs';
import type { Job, JobOutcome } from './service';

const minuteMs = 60_000;
const longestWaitMs = 60 * minuteMs;

/** A failed run is tried again on the next tick; then the waits double, up to an hour. */
const isWaiting = ({ state, attempts, finishedAt }: Run, now: Date): boolean => {
  if (state !== 'failed' || finishedAt === null || attempts < 2) return false;
  const wait = Math.min(longestWaitMs, minuteMs * 2 ** (attempts - 2));
  return now.getTime() < Date.parse(finishedAt) + wait;
};

/** Renews the lease while the job runs; tells the job when it is lost. */
const keepAlive = (lease: Lease, seconds: number, lost: AbortController): NodeJS.Timeout =>
  setInterval(
    () => {
      lease.renew().then(
        (held) => {
          if (!held) lost.abort();
        },
        // The database does not answer: the next renewal, or the completion, will tell.
        () => undefined,
      );
    },
    (seconds * 1000) / 3,
  );

/** Runs the slot of a job that is due, unless it is done or somebody else is at it. */
export const runSlot = async (
  strapi: Core.Strapi,
  job: Job,
  stopping: AbortSignal,
): Promise<JobOutcome> => {
  const knex = strapi.db.connection;
  const now = (): Date => getService(strapi, 'clock').now();
  const slot = job.schedule(now());
  const outcome = (how: JobOutcome['outcome']): JobOutcome => ({
    job: job.name,
    slot,
    outcome: how,
  });

  const known = await runOf(knex, job.name, slot);
  if (known && (known.state === 'done' || isWaiting(known, now()))) return outcome('not-due');
  const { leaseSeconds } = settingsOf(strapi).jobs;
  const lease = await takeLease(knex, `job:${job.name}`, leaseSeconds);
  if (!lease) return outcome('held');

  const lost = new AbortController();
  const renewal = keepAlive(lease, leaseSeconds, lost);
  try {
    if (!(await beginRun(knex, job.name, slot, lease, now()))) return outcome('not-due');
    const signal = AbortSignal.any([lost.signal, stopping]);
    const proceed = async (): Promise<void> => {
      if (signal.aborted || !(await lease.isHeld())) throw refuse('LEASE_LOST', { job: job.name });
    };
    await job.run({ slot, signal, proceed });
    await completeRun(knex, job.name, slot, lease, now());
    return outcome('done');
  } catch (error) {
    strapi.log.error(`talent-office job ${job.name}, slot ${slot}, failed: ${storyOf(error)}`);
    await failRun(knex, job.name, slot, lease, faultOf(error), now());
    return outcome('failed');
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
};
