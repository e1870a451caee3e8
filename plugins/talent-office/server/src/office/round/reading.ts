import type { Core } from '@strapi/strapi';

import type {
  RoundBody,
  RoundCaseBody,
  RoundHead,
  RoundListBody,
  RoundListHead,
  RoundSums,
} from '../../../../shared/contracts/rounds';
import type { ListDrift } from '../../../../shared/vocabulary';
import { findEntries, getService, reading, refuse, type Entry } from '../../platform';

import { casesOf, type RoundCase } from './cases';
import { listByPublicId, listsOf, rowsOf, type FixedList, type FixedRow } from './lists';
import { proposalOf, type Proposal } from './proposal';
import { roundBenefits, rounds } from './windows';

const pageSize = 50;
const lines = 'plugin::talent-office.fund-line';
const benefits = 'plugin::talent-office.benefit';
const employers = 'plugin::talent-office.employer';

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const headOf = (round: Entry): RoundHead => ({
  id: round.documentId,
  title: String(round.title),
  state: String(round.state),
  noticeNumber: textOrNull(round.noticeNumber),
  opensOn: textOrNull(round.opensOn),
  closesOn: textOrNull(round.closesOn),
});

/** @throws Refusal NOT_FOUND */
export const roundOf = async (strapi: Core.Strapi, documentId: string): Promise<Entry> => {
  const [round] = await findEntries(strapi, rounds, { documentId });
  if (!round) throw refuse('NOT_FOUND');
  return round;
};

/** All rounds, the latest window first. */
export const roundHeads = async (strapi: Core.Strapi): Promise<RoundHead[]> =>
  (await findEntries(strapi, rounds, {}))
    .map(headOf)
    .sort((a, b) => (b.opensOn ?? '9999').localeCompare(a.opensOn ?? '9999'));

/** What entries of a type are called, by documentId. */
const titlesOf = async (
  strapi: Core.Strapi,
  type: string,
  attribute: string,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(documentIds)].filter((id) => id !== '');
  if (wanted.length === 0) return new Map();
  const found = await findEntries(strapi, type, { documentId: { $in: wanted } });
  return new Map(found.map((entry) => [entry.documentId, String(entry[attribute] ?? '')]));
};

const relatedId = (entry: Entry, name: string): string =>
  (entry[name] as Entry | null)?.documentId ?? '';

type Row = RoundCaseBody & { readonly listed: boolean; readonly benefitId: string };

const sumsOf = (rows: readonly Row[]): RoundSums => ({
  count: rows.length,
  requestedFen: rows.reduce((sum, one) => sum + (one.requestedFen ?? 0), 0),
  amountFen: rows.reduce((sum, one) => sum + one.amountFen, 0),
  proposedFen: rows.reduce((sum, one) => sum + (one.proposedFen ?? 0), 0),
});

const grouped = (rows: readonly Row[], key: (row: Row) => string): [string, Row[]][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups];
};

const listHeads = async (
  strapi: Core.Strapi,
  lists: readonly FixedList[],
): Promise<RoundListHead[]> => {
  const names = await getService(strapi, 'organisation').namesOf(
    lists.map(({ fixedBy }) => fixedBy),
  );
  return lists.map(({ id: _row, publicId, round: _round, fixedBy, ...list }) => ({
    ...list,
    id: publicId,
    fixedBy: names.get(fixedBy) ?? fixedBy,
  }));
};

const rowsOfCases = async (
  strapi: Core.Strapi,
  cases: readonly RoundCase[],
  { proposed }: Pick<Proposal, 'proposed'>,
): Promise<Row[]> => {
  const entries = cases.map(({ entry }) => entry);
  const idsAt = (name: string): string[] => entries.map((entry) => relatedId(entry, name));
  const benefitTitles = await titlesOf(strapi, benefits, 'title', idsAt('benefit'));
  const employerNames = await titlesOf(strapi, employers, 'name', idsAt('employer'));
  const positions = new Map(proposed.map((one, index) => [one.id, { ...one, index }]));
  const rows = cases.map(({ entry, one, step, listed }) => {
    const found = positions.get(entry.documentId);
    return {
      application: entry.documentId,
      caseId: one.publicId,
      title: String(entry.title ?? ''),
      benefit: benefitTitles.get(relatedId(entry, 'benefit')) ?? '—',
      benefitId: relatedId(entry, 'benefit'),
      employer: employerNames.get(relatedId(entry, 'employer')) ?? null,
      step,
      listed,
      requestedFen: entry.requestedFen == null ? null : Number(entry.requestedFen),
      amountFen: Number(entry.awardedFen ?? 0),
      proposedFen: found?.proposedFen ?? null,
      reason: found?.reason ?? ('none' as const),
      position: found ? found.index + 1 : null,
    };
  });
  // In the order of the list; what it does not take comes behind.
  return rows.sort((a, b) => (a.position ?? rows.length + 1) - (b.position ?? rows.length + 1));
};

const lineBodies = async (
  strapi: Core.Strapi,
  { candidates, proposed, free }: Proposal,
): Promise<RoundBody['lines']> => {
  const titles = await titlesOf(strapi, lines, 'title', [...free.keys()]);
  const partOf = (index: number, amount: number): number =>
    Number((BigInt(amount) * BigInt(candidates[index]?.share ?? 100)) / 100n);
  return [...free].map(([line, freeFen]) => {
    const of = candidates.flatMap((one, index) => (one.line === line ? [index] : []));
    const sum = (amount: (index: number) => number): number =>
      of.reduce((total, index) => total + partOf(index, amount(index)), 0);
    return {
      ...{ line, title: titles.get(line) ?? '—', freeFen },
      dueFen: sum((index) => candidates[index]?.amountFen ?? 0),
      proposedDueFen: sum((index) => proposed[index]?.proposedFen ?? 0),
    };
  });
};

const calledFor = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<RoundBody['benefits']> => {
  const parts = await findEntries(strapi, roundBenefits, { round: { documentId } });
  const titles = await titlesOf(
    strapi,
    benefits,
    'title',
    parts.map((part) => relatedId(part, 'benefit')),
  );
  const numberOrNull = (value: unknown): number | null => (value == null ? null : Number(value));
  return parts.map((part) => ({
    id: part.documentId,
    title: titles.get(relatedId(part, 'benefit')) ?? '—',
    ceilingFen: numberOrNull(part.ceilingFen),
    places: numberOrNull(part.places),
  }));
};

/** A round with its cases, its totals, and what its list would be now. @throws Refusal NOT_FOUND */
export const roundBody = async (
  strapi: Core.Strapi,
  documentId: string,
  page: number,
): Promise<RoundBody> => {
  const round = await roundOf(strapi, documentId);
  const proposal = await proposalOf(strapi, round);
  const rows = await rowsOfCases(strapi, proposal.cases, proposal);
  const lists = await reading(strapi, (knex) => listsOf(knex, documentId));
  return {
    ...headOf(round),
    method: String(round.method),
    benefits: await calledFor(strapi, documentId),
    total: sumsOf(rows),
    byBenefit: grouped(rows, ({ benefitId }) => benefitId).map(([id, of]) => ({
      id,
      title: of[0]?.benefit ?? '—',
      ...sumsOf(of),
    })),
    byStep: grouped(rows, ({ step }) => step).map(([step, of]) => ({
      step,
      listed: of[0]?.listed === true,
      ...sumsOf(of),
    })),
    byEmployer: grouped(rows, ({ employer }) => employer ?? '').map(([title, of]) => ({
      title: title === '' ? null : title,
      ...sumsOf(of),
    })),
    lines: await lineBodies(strapi, proposal),
    page,
    pages: Math.max(1, Math.ceil(rows.length / pageSize)),
    cases: rows
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ listed: _listed, benefitId: _benefit, ...row }) => row),
    digest: proposal.digest,
    lists: await listHeads(strapi, lists),
  };
};

const driftOf = (row: FixedRow, now: RoundCase | undefined): ListDrift => {
  if (!now) return 'gone';
  if (now.one.state === 'approved') return 'awarded';
  if (now.one.publicId !== row.caseId || now.one.ended || now.one.state === 'returned') {
    return 'gone';
  }
  return Number(now.entry.awardedFen ?? 0) === row.amountFen ? 'none' : 'amount-changed';
};

/** A fixed list, with what has become of its cases since. @throws Refusal NOT_FOUND */
export const roundListBody = async (
  strapi: Core.Strapi,
  publicId: string,
): Promise<RoundListBody> => {
  const list = await reading(strapi, (knex) => listByPublicId(knex, publicId));
  const fixed = await reading(strapi, (knex) => rowsOf(knex, list));
  const cases = await casesOf(strapi, await roundOf(strapi, list.round));
  const now = new Map(cases.map((one) => [one.entry.documentId, one]));
  const told = await rowsOfCases(strapi, cases, { proposed: [] });
  const byApplication = new Map(told.map((row) => [row.application, row]));
  const benefitTitles = await titlesOf(
    strapi,
    benefits,
    'title',
    fixed.map(({ benefit }) => benefit),
  );
  const rows = fixed.map((row) => ({
    ...row,
    title: byApplication.get(row.application)?.title ?? '—',
    benefit: benefitTitles.get(row.benefit) ?? '—',
    employer: byApplication.get(row.application)?.employer ?? null,
    drift: driftOf(row, now.get(row.application)),
  }));
  const gone = rows.filter(({ drift }) => drift === 'gone');
  const [latest] = await reading(strapi, (knex) => listsOf(knex, list.round));
  const [head] = await listHeads(strapi, [list]);
  if (!head) throw refuse('NOT_FOUND');
  return {
    ...head,
    round: list.round,
    superseded: latest?.publicId !== list.publicId,
    drifted: rows.filter(({ drift }) => drift === 'gone' || drift === 'amount-changed').length,
    goneFen: gone.reduce((sum, { proposedFen }) => sum + proposedFen, 0),
    rows,
  };
};
