import type { Core } from '@strapi/strapi';

import type { CutUnit, ShortMoneyMethod } from '../../../../shared/vocabulary';
import { planOf } from '../benefit';
import { digest, fen, findEntries, getService, reading, type Entry } from '../../platform';

import { application, casesOf, type RoundCase } from './cases';
import { proposeCut, type Candidate, type Proposed, type Purse } from './cut';
import { roundBenefits } from './windows';

const lines = 'plugin::talent-office.fund-line';

/** What a round's list would be now. */
export interface Proposal {
  /** Every case of the round. */
  readonly cases: readonly RoundCase[];
  /** What those under way would get, in the order in which money is given. */
  readonly proposed: readonly Proposed[];
  readonly candidates: readonly Candidate[];
  readonly free: ReadonlyMap<string, number>;
  /** Over the rows, their amounts and what is free: fixing a list says which one it has seen. */
  readonly digest: string;
}

const documentIdAt = (entry: Entry, name: string): string =>
  (entry[name] as Entry | null)?.documentId ?? '';

const toCandidate = ({ entry }: RoundCase): Candidate => ({
  id: entry.documentId,
  benefit: documentIdAt(entry, 'benefit'),
  line: documentIdAt(entry, 'line'),
  amountFen: fen(Number(entry.awardedFen ?? 0)),
  share: planOf(String(entry.instalmentPlan ?? '100'))?.[0] ?? 100,
});

/** Ranks by the round's expression, as it was on the day on which each was handed in. */
const ranksOf = async (
  strapi: Core.Strapi,
  source: string,
  cases: readonly RoundCase[],
): Promise<ReadonlyMap<string, bigint | null>> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(application, source, 'int');
  const ranks = new Map<string, bigint | null>();
  for (const { entry, one } of cases) {
    const facts = await expressions.loadFacts(application, entry.id, [compiled], one.handedInOn);
    const outcome = compiled.evaluate(facts);
    ranks.set(entry.documentId, outcome.known ? BigInt(Number(outcome.value)) : null);
  }
  return ranks;
};

/** When it was taken on; what was not yet comes behind what was, as it was handed in. */
const turnOf = ({ one }: RoundCase): string =>
  one.acceptedAt === null ? `1 ${one.openedAt}` : `0 ${one.acceptedAt}`;

const byTurn = (a: RoundCase, b: RoundCase): number =>
  turnOf(a).localeCompare(turnOf(b)) || a.entry.id - b.entry.id;

const inOrder = async (
  strapi: Core.Strapi,
  round: Entry,
  cases: readonly RoundCase[],
): Promise<RoundCase[]> => {
  const sorted = [...cases].sort(byTurn);
  if (round.method !== 'ranking') return sorted;
  const ranks = await ranksOf(strapi, String(round.orderBy), sorted);
  const rankOf = ({ entry }: RoundCase): bigint | null => ranks.get(entry.documentId) ?? null;
  return sorted.sort((a, b) => {
    const [left, right] = [rankOf(a), rankOf(b)];
    if (left === right) return 0;
    // Whose rank nobody knows comes last.
    if (left === null) return 1;
    return right === null || left > right ? -1 : 1;
  });
};

/** Fen by line: what is available, and what the candidates hold on it already. */
const freeOf = async (
  strapi: Core.Strapi,
  candidates: readonly Candidate[],
): Promise<Map<string, number>> => {
  const ledger = getService(strapi, 'ledger');
  const free = new Map<string, number>();
  for (const documentId of new Set(candidates.map(({ line }) => line))) {
    const ref = { type: lines, documentId, asset: 'fen' } as const;
    free.set(documentId, (await reading(strapi, (knex) => ledger.lineTotals(knex, ref))).available);
  }
  const ids = candidates.map(({ id }) => id);
  const held = await reading(strapi, (knex) =>
    ledger.heldOfEach(knex, { type: application, limit: 'award' }, ids),
  );
  for (const { line, amount } of [...held.values()].flat()) {
    free.set(line.documentId, (free.get(line.documentId) ?? 0) + amount);
  }
  return free;
};

/** States of an award that took a place and its amount for good. */
const given = ['awarded', 'paid', 'stopped'];

/** What is left of each ceiling and of the places: an award of an earlier list of the round has had its own. */
const ceilingsOf = async (
  strapi: Core.Strapi,
  round: Entry,
  cases: readonly RoundCase[],
): Promise<Pick<Purse, 'ceilings' | 'places'>> => {
  const parts = await findEntries(strapi, roundBenefits, { round: { id: round.id } });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(roundBenefits, parts);
  const ceilings = new Map<string, number>();
  const places = new Map<string, number>();
  for (const part of parts.filter(({ state }) => state === 'in-force')) {
    const benefit = documentIdAt(part, 'benefit');
    const had = cases.filter(
      ({ entry }) =>
        given.includes(String(entry.state)) && documentIdAt(entry, 'benefit') === benefit,
    );
    const hadFen = had.reduce((sum, { entry }) => sum + fen(Number(entry.awardedFen)), 0);
    const left = (most: unknown, taken: number): number => Math.max(0, Number(most) - taken);
    if (part.ceilingFen != null) ceilings.set(benefit, left(fen(Number(part.ceilingFen)), hadFen));
    if (part.places != null) places.set(benefit, left(part.places, had.length));
  }
  return { ceilings, places };
};

/** Works out what the list of a round would be, from the books and the cases as they stand. */
export const proposalOf = async (strapi: Core.Strapi, round: Entry): Promise<Proposal> => {
  const cases = await casesOf(strapi, round);
  const listed = await inOrder(
    strapi,
    round,
    cases.filter((one) => one.listed),
  );
  const candidates = listed.map(toCandidate);
  const free = await freeOf(strapi, candidates);
  const method = round.method as ShortMoneyMethod;
  const unit = round.cutUnit as CutUnit;
  const purse = { free, ...(await ceilingsOf(strapi, round, cases)) };
  const proposed = proposeCut(candidates, purse, { method, unit });
  return {
    ...{ cases, candidates, proposed, free },
    digest: digest({ round: round.documentId, method, unit, proposed, free: [...free] }),
  };
};
