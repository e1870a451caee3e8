import { setTimeout as sleep } from 'node:timers/promises';

import type { Bilingual } from '../../../../shared/error-codes';
import { getService, type ServiceFactory } from '../services';
import { settingsOf } from '../settings';

import { storyOf } from './fault';
import { runSlot } from './run-slot';
import { forgetRuns, latestRun, type Run } from './runs';
import { daily, type Schedule } from './schedule';

/** What a running job is told. */
export interface JobRun {
  readonly slot: string;
  /** Aborted when the lease is lost or the server shuts down. */
  readonly signal: AbortSignal;
  /** To be called between two pieces of work. @throws Refusal LEASE_LOST: another one goes on */
  proceed(): Promise<void>;
}

/** Work that one instance at a time does, once for each slot of its schedule. */
export interface Job {
  /** `notices.finish-due`: room and verb; its lease and its runs are kept under this name. */
  readonly name: string;
  readonly title: Bilingual;
  readonly schedule: Schedule;
  /** Bears being run again: a holder may die after its work and before its slot is marked as done. */
  run(run: JobRun): Promise<unknown>;
}

export interface JobOutcome {
  readonly job: string;
  readonly slot: string;
  /** `held`: another instance, or another call, is at it. `not-due`: done, or waiting after a failure. */
  readonly outcome: 'done' | 'failed' | 'held' | 'not-due';
}

export interface JobState {
  readonly job: string;
  readonly title: Bilingual;
  readonly latest: Run | null;
}

/** Jobs of any number of instances: each slot runs once, and outlives the instance that began it. */
export interface Jobs {
  /** In `register()`. @throws Error for a second job of that name */
  register(job: Job): void;
  /** Runs every job whose slot is due, one after the other; a failure is logged and stops no other. */
  runDue(): Promise<JobOutcome[]>;
  list(): Promise<JobState[]>;
  /** Looks for due slots from now on, three times in each lease. */
  start(): void;
  /** Looks no more, tells running jobs, and waits for them so long. */
  stop(limitSeconds: number): Promise<void>;
}

declare module '../services' {
  interface Services {
    jobs: Jobs;
  }
}

const keptDays = 14;

export const createJobs: ServiceFactory<'jobs'> = ({ strapi }) => {
  const jobs = new Map<string, Job>();
  const running = new Set<Promise<unknown>>();
  const timers = new Map<string, NodeJS.Timeout>();
  const stopping = new AbortController();

  const run = async (job: Job): Promise<JobOutcome> => {
    const promise = runSlot(strapi, job, stopping.signal);
    running.add(promise);
    try {
      return await promise;
    } finally {
      running.delete(promise);
    }
  };

  const tick = async (job: Job): Promise<void> => {
    try {
      await run(job);
    } catch (error) {
      // The database does not answer, for one: the process stays, and the next tick tries again.
      strapi.log.error(`talent-office job ${job.name}: ${storyOf(error)}`);
    }
    if (!stopping.signal.aborted) arm(job);
  };

  const arm = (job: Job): void => {
    const tickMs = (settingsOf(strapi).jobs.leaseSeconds * 1000) / 3;
    timers.set(
      job.name,
      setTimeout(() => tick(job), tickMs),
    );
  };

  const register = (job: Job): void => {
    if (jobs.has(job.name)) throw new Error(`the job "${job.name}" is registered already`);
    jobs.set(job.name, job);
  };

  register({
    name: 'jobs.tidy',
    title: { zh: '清理任务记录', en: 'Forget old runs of jobs' },
    schedule: daily('03:40'),
    run: () => {
      const now = getService(strapi, 'clock').now().getTime();
      return forgetRuns(strapi.db.connection, new Date(now - keptDays * 24 * 60 * 60 * 1000));
    },
  });

  return {
    register,
    runDue: async () => {
      const outcomes: JobOutcome[] = [];
      for (const job of jobs.values()) outcomes.push(await run(job));
      return outcomes;
    },
    list: async () => {
      const states: JobState[] = [];
      for (const { name, title } of jobs.values()) {
        states.push({ job: name, title, latest: await latestRun(strapi.db.connection, name) });
      }
      return states;
    },
    start: () => {
      for (const job of jobs.values()) if (!timers.has(job.name)) arm(job);
    },
    stop: async (limitSeconds) => {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.race([
        Promise.allSettled(running),
        sleep(limitSeconds * 1000, undefined, { ref: false }),
      ]);
    },
  };
};
