import type {
  BacktestBody,
  BacktestChange,
  BacktestScope,
  PresentAmount,
} from '../../../../shared/contracts/backtests';
import {
  digest,
  getService,
  reading,
  Refusal,
  refuse,
  type JobRun,
  type ServiceFactory,
  type Tx,
} from '../../platform';

import type { RuleSetBody } from '../rules';

import { candidateAmounts, triedPrices, type AskedAmount } from './amounts';
import {
  backtestNamed,
  changesOf,
  endBacktest,
  forgetBacktests,
  insertBacktest,
  latestBacktests,
  type Backtest,
} from './records';
import { createRun } from './run';

export interface AskedBacktest {
  readonly scope: BacktestScope;
  /** Tried in place of the present ones; those that are not named stay. */
  readonly amounts: readonly AskedAmount[];
}

/** Tries a draft of rules over many entries before it is put in force; writes nothing but its report. */
export interface Backtests {
  /** In `register()`: the path by which the money of people is told apart, such as `subject.tier`. */
  groupBy(path: string): void;
  /**
   * Asks for a backtest of a draft as it is saved; it begins within a minute.
   * @throws Refusal NOT_FOUND, EXPRESSION_INVALID, RULES_WITHOUT_HARD, BACKTEST_UNDER_WAY,
   *   BACKTEST_WITHOUT_SUBJECT where the entries are about nobody; BACKTEST_AMOUNT_OF_OTHERS
   */
  start(tx: Tx, documentId: string, asked: AskedBacktest, by: string): Promise<string>;
  /** What a rule set decides comes to now: of these, others can be tried. */
  amounts(documentId: string): Promise<PresentAmount[]>;
  /** @throws Refusal NOT_FOUND; BACKTEST_OVER */
  cancel(tx: Tx, publicId: string): Promise<void>;
  /** Of a rule set, the newest first. */
  latest(ruleSet: string): Promise<BacktestBody[]>;
  /** @throws Refusal NOT_FOUND */
  read(publicId: string): Promise<BacktestBody>;
  /** @throws Refusal NOT_FOUND */
  changes(publicId: string, offset: number, limit: number): Promise<BacktestChange[]>;
  /** Does what was asked for; bears being run again. */
  run(run: Pick<JobRun, 'proceed'>): Promise<void>;
  forget(): Promise<void>;
}

declare module '../../platform/services' {
  interface Services {
    backtests: Backtests;
  }
}

const mostListed = 5;
const keptDays = 180;

/** The candidate's rules, and those that it does without. */
const rulesOf = (candidate: RuleSetBody, base: RuleSetBody | undefined): BacktestBody['rules'] =>
  [...candidate.rules, ...(base?.rules ?? [])]
    .filter(({ code }, index, all) => all.findIndex((one) => one.code === code) === index)
    .map(({ code, zh, en }) => ({ code, zh, en }));

export const createBacktests: ServiceFactory<'backtests'> = ({ strapi }) => {
  let groupedBy: string | null = null;
  const rules = () => getService(strapi, 'rules');
  const now = () => getService(strapi, 'clock').now();

  const bodyOf = async (one: Backtest): Promise<BacktestBody> => {
    const base = one.baseVersionId === null ? null : await rules().byId(one.baseVersionId);
    const { body } = one.candidate;
    return {
      id: one.publicId,
      ruleSet: one.ruleSet,
      title: body.title,
      entryType: body.entryType,
      rules: rulesOf(body, base?.body),
      amounts: candidateAmounts(one.candidate.prices),
      scope: one.scope,
      state: one.state,
      baseNumber: base?.number ?? null,
      candidateHash: one.candidateHash,
      onDay: one.onDay,
      total: one.total,
      processed: one.processed,
      requestedAt: one.requestedAt,
      finishedAt: one.finishedAt,
      fault: one.fault,
      summary: one.summary,
    };
  };

  const named = async (publicId: string): Promise<Backtest> => {
    const one = await reading(strapi, (knex) => backtestNamed(knex, publicId));
    if (!one) throw refuse('NOT_FOUND');
    return one;
  };

  const baseOf = async (key: string) => {
    try {
      const version = await rules().inForce(key);
      rules().compile(version);
      return version.id;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };

  return {
    groupBy: (path) => {
      groupedBy = path;
    },
    amounts: async (documentId) =>
      (await rules().prices(documentId)).map(({ documentId: benefit, title, expression }) => ({
        benefit,
        title,
        expression,
      })),
    start: async (tx, documentId, { scope, amounts }, by) => {
      const body = await rules().drafted(documentId);
      const { entryType } = body;
      if (
        scope === 'subjects' &&
        getService(strapi, 'expressions').subjectType(entryType) === null
      ) {
        throw refuse('BACKTEST_WITHOUT_SUBJECT');
      }
      const present = await rules().prices(documentId);
      const prices = await triedPrices(strapi, entryType, present, amounts);
      return insertBacktest(tx, {
        ruleSet: documentId,
        scope,
        candidate: { body, prices },
        candidateHash: digest(body),
        baseVersionId: await baseOf(body.key),
        onDay: getService(strapi, 'clock').today(),
        by,
        at: now(),
      });
    },
    cancel: async (tx, publicId) => {
      await named(publicId);
      if (!(await endBacktest(tx, publicId, 'cancelled', now()))) throw refuse('BACKTEST_OVER');
    },
    latest: async (ruleSet) => {
      const found = await reading(strapi, (knex) => latestBacktests(knex, ruleSet, mostListed));
      return Promise.all(found.map(bodyOf));
    },
    read: async (publicId) => bodyOf(await named(publicId)),
    changes: async (publicId, offset, limit) => {
      const one = await named(publicId);
      return reading(strapi, (knex) => changesOf(knex, one, offset, limit));
    },
    run: createRun(strapi, () => groupedBy),
    forget: () =>
      forgetBacktests(
        strapi.db.connection,
        new Date(now().getTime() - keptDays * 24 * 60 * 60 * 1000),
      ),
  };
};
