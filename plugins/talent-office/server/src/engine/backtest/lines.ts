import type { Core } from '@strapi/strapi';

import type { BacktestChange } from '../../../../shared/contracts/backtests';
import { findEntries, getService, Refusal, type Entry } from '../../platform';
import type { Compiled, Facts } from '../expression';
import type { KeptEvaluation, Outcomes, RuleContent } from '../rules';

import type { Backtest } from './records';
import type { Judged, Judgement } from './tally';

type Origins = BacktestChange['facts'];

/** An entry, judged by what was in force and by the candidate. */
export interface Line extends Judged {
  readonly type: string;
  readonly documentId: string;
  /** Among several benefits for which the same person is tried. */
  readonly offer: number;
  readonly offerTitle: string | null;
  /** What was read for it, and from when. */
  readonly origins: Origins;
}

/** Entries in the order of a primary key. */
export interface Batch {
  /** Of the last one; `null` at the end. */
  readonly cursor: number | null;
  /** How many entries were read. */
  readonly read: number;
  readonly lines: readonly { readonly position: number; readonly line: Line | null }[];
}

export interface Source {
  count(): Promise<number>;
  after(cursor: number, limit: number): Promise<Batch>;
}

/** What judges the entries of a backtest. */
export interface Judges {
  readonly candidate: RuleContent;
  readonly base: RuleContent | null;
  /** Of each price: what it comes to, and what is tried in its place. */
  readonly amounts: readonly {
    readonly present: Compiled;
    readonly candidate: Compiled | null;
  }[];
  /** Tells the group of a person. */
  readonly group: Compiled | null;
}

const judgementOf = ({ outcome, rules }: Outcomes, fen: number | null): Judgement => ({
  verdict: outcome,
  rules: rules.map(({ code, outcome: one }) => ({ code, outcome: one })),
  fen,
});

const nobody: Judgement = { verdict: 'none', rules: [], fen: null };

const textOf = (compiled: Compiled | null, facts: Facts): string | null => {
  const outcome = compiled?.evaluate(facts);
  return outcome?.known ? String(outcome.value) : null;
};

const fenOf = (compiled: Compiled | null, facts: Facts): number | null => {
  const outcome = compiled?.evaluate(facts);
  return outcome?.known ? Math.max(0, Number(outcome.value)) : null;
};

/** A refusal is a fact of one entry: it cannot be judged, and the others can. */
const judged = async (work: () => Promise<Line>): Promise<Line | null> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** Everybody of the subject type, as if each applied today for each benefit that the rules decide. */
export const subjectsOf = (
  strapi: Core.Strapi,
  { candidate: { body, prices }, onDay }: Backtest,
  { candidate, base, amounts, group }: Judges,
): Source => {
  const expressions = getService(strapi, 'expressions');
  const rules = getService(strapi, 'rules');
  const type = body.entryType;
  const all = [
    ...rules.compile(candidate),
    ...(base ? rules.compile(base) : []),
    ...amounts.flatMap(({ present, candidate: other }) => [present, ...(other ? [other] : [])]),
    ...(group ? [group] : []),
  ];
  const origins = [...new Set(all.flatMap(({ reads, functions }) => [...reads, ...functions]))].map(
    (path) => ({ path, origin: 'today' as const }),
  );
  const subjectType = expressions.subjectType(type);

  const lineOf = (documentId: string, facts: Facts, offer: number): Line => {
    const amount = amounts[offer];
    const fen = fenOf(amount?.present ?? null, facts);
    const other = amount?.candidate ? fenOf(amount.candidate, facts) : fen;
    return {
      type: subjectType ?? type,
      documentId,
      offer,
      offerTitle: prices.length > 1 ? (prices[offer]?.title ?? null) : null,
      group: textOf(group, facts),
      use: prices[offer]?.use ?? null,
      priced: amount !== undefined,
      before: base ? judgementOf(rules.outcomes(base, facts), fen) : nobody,
      after: judgementOf(rules.outcomes(candidate, facts), other),
      origins,
    };
  };

  return {
    count: () => expressions.countSubjects(type),
    after: async (cursor, limit) => {
      const people = await expressions.loadSubjectFacts(type, all, {
        today: onDay,
        relations: prices.map(({ relations }) => relations),
        after: cursor,
        limit,
      });
      const lines: { position: number; line: Line | null }[] = [];
      for (const { id, documentId, facts } of people) {
        if (!facts) {
          lines.push({ position: id, line: null });
          continue;
        }
        for (const [offer, each] of facts.entries()) {
          const line = await judged(() => Promise.resolve(lineOf(documentId, each, offer)));
          lines.push({ position: id, line });
        }
      }
      return { cursor: people.at(-1)?.id ?? null, read: people.length, lines };
    },
  };
};

interface Past {
  readonly evaluation: KeptEvaluation;
  readonly type: string;
  readonly documentId: string;
  readonly amount: number | null;
}

/** Past cases by what was kept of each when it was opened; what nobody asked then is read today. */
export const casesOf = (
  strapi: Core.Strapi,
  { candidate: { body, prices } }: Backtest,
  { candidate, amounts, group }: Judges,
): Source => {
  const expressions = getService(strapi, 'expressions');
  const rules = getService(strapi, 'rules');
  const approval = getService(strapi, 'approval');
  const always = [...rules.compile(candidate), ...(group ? [group] : [])];

  /** What an expression of the candidate reads that was not kept. */
  const unasked = ({ facts, reads }: KeptEvaluation, wanted: readonly Compiled[]) => ({
    paths: [...new Set(wanted.flatMap((one) => one.reads))].filter((path) => !reads.has(path)),
    functions: [...new Set(wanted.flatMap((one) => one.functions))].filter(
      (name) => facts.functions[name] === undefined && expressions.isLoaded(name),
    ),
  });

  /** By entry, which of the prices it asks for. */
  const offersOf = (entries: readonly Entry[]): ReadonlyMap<string, number> =>
    new Map(
      entries.map((entry) => [
        entry.documentId,
        prices.findIndex(({ relations }) =>
          Object.entries(relations).every(
            ([name, id]) => (entry[name] as Entry | null | undefined)?.id === id,
          ),
        ),
      ]),
    );

  const lineOf = async (
    { evaluation, type, documentId, amount }: Past,
    entryId: number | undefined,
    offer: number,
  ): Promise<Line> => {
    const other = amounts[offer]?.candidate ?? null;
    const wanted = other ? [...always, other] : always;
    const { paths, functions } = unasked(evaluation, wanted);
    const isComplete = paths.length === 0 && functions.length === 0;
    const facts =
      isComplete || entryId === undefined
        ? evaluation.facts
        : expressions.withLaterFacts(
            evaluation.facts,
            await expressions.loadFacts(type, entryId, wanted, evaluation.result.on),
            paths,
            functions,
          );
    const later = new Set([...paths, ...functions]);
    const names = new Set(wanted.flatMap((one) => [...one.reads, ...one.functions]));
    return {
      type,
      documentId,
      offer: 0,
      offerTitle: null,
      group: textOf(group, facts),
      use: prices[offer]?.use ?? null,
      priced: amount !== null || other !== null,
      before: judgementOf(evaluation.result, amount),
      after: judgementOf(rules.outcomes(candidate, facts), other ? fenOf(other, facts) : amount),
      origins: [...names].map((path) => ({
        path,
        origin: later.has(path) ? ('today' as const) : ('stored' as const),
      })),
    };
  };

  return {
    count: () => rules.countEvaluations(body.key),
    after: async (cursor, limit) => {
      const kept = await rules.evaluationsAfter(body.key, cursor, limit);
      const targets = await approval.targetsOf(kept.map(({ caseId }) => caseId));
      const ids = [...targets.values()].map(({ documentId }) => documentId);
      const entries = await findEntries(strapi, body.entryType, { documentId: { $in: ids } });
      const known = new Map(entries.map(({ id, documentId }) => [documentId, id]));
      const offers = offersOf(entries);
      const lines: { position: number; line: Line | null }[] = [];
      for (const evaluation of kept) {
        const target = targets.get(evaluation.caseId);
        if (!target) continue;
        const offer = offers.get(target.documentId) ?? -1;
        const line = await judged(() =>
          lineOf({ evaluation, ...target }, known.get(target.documentId), offer),
        );
        lines.push({ position: evaluation.id, line });
      }
      return { cursor: kept.at(-1)?.id ?? null, read: kept.length, lines };
    },
  };
};
