import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import {
  findEntries,
  fitColumn,
  getService,
  insertEntry,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';

/** Characters of a `string` attribute. */
const titleLength = 255;

export const yearOf = async (strapi: Core.Strapi, line: Entry): Promise<Entry | null> => {
  const [year] = await findEntries(strapi, years, { id: (line.fundYear as Entry).id });
  return year ?? null;
};

/** The budget year after that of a line, where there is one. */
export const nextYearOf = async (strapi: Core.Strapi, line: Entry): Promise<Entry | null> => {
  const year = await yearOf(strapi, line);
  const [next] = year ? await findEntries(strapi, years, { year: Number(year.year) + 1 }) : [];
  return next ?? null;
};

/** The year whose budget the money of a line was; of carried money from before the software the one before. */
const originYearOf = (line: Entry, year: Entry): number => {
  if (line.originYear != null) return Number(line.originYear);
  return line.source === 'carry-over' ? Number(year.year) - 1 : Number(year.year);
};

/** Made by the software, so that use and origin are those of the line it comes from; opened at once. */
const makeLine = async (
  tx: Tx,
  strapi: Core.Strapi,
  { from, next, originYear }: { from: Entry; next: Entry; originYear: number },
  { actor, operation, requestId }: Parameters<Effect>[2],
): Promise<Entry> => {
  const lifecycle = getService(strapi, 'lifecycle');
  const suffix = `（${originYear}年结转）`;
  const title = String(from.title).replace(/（\d{4}年结转）$/, '');
  const made = await insertEntry(
    tx,
    strapi,
    lines,
    {
      title: `${fitColumn(title, titleLength - suffix.length)}${suffix}`,
      fundYear: next.id,
      use: from.use,
      otherReason: from.otherReason,
      source: 'carry-over',
      budgetFen: 0,
      originLine: (from.originLine as Entry | null)?.id ?? from.id,
      originYear,
      state: 'draft',
    },
    getService(strapi, 'clock').now(),
  );
  await lifecycle.keepNew(tx, lines, made);
  await getService(strapi, 'audit').record(tx, {
    actor,
    action: 'entry.make',
    target: { type: lines, documentId: made.documentId },
    after: { state: 'draft' },
    requestId: requestId ?? null,
  });
  await lifecycle.actWithin(tx, {
    type: lines,
    documentId: made.documentId,
    action: 'carryIn',
    actor: { kind: 'system', id: `${lines}:${from.documentId}` },
    requestId: requestId ?? null,
    operation,
  });
  return lockEntry(tx, strapi, lines, made.documentId);
};

/**
 * The line of the next year that takes what is carried of a line: one for each line that the money was
 * first budgeted on. The year is locked: it does not begin to close meanwhile, and two carry-overs make
 * one line. @throws Refusal LINE_CLOSED
 */
export const carriedLine = async (
  tx: Tx,
  strapi: Core.Strapi,
  from: Entry,
  cause: Parameters<Effect>[2],
): Promise<Entry> => {
  const [year, found] = [await yearOf(strapi, from), await nextYearOf(strapi, from)];
  const next = found && (await lockEntry(tx, strapi, years, found.documentId));
  if (!year || next?.state !== 'open') throw refuse('LINE_CLOSED');
  const origin = (from.originLine as Entry | null)?.id ?? from.id;
  const there = await findEntries(strapi, lines, {
    fundYear: { id: next.id },
    originLine: { id: origin },
    source: 'carry-over',
    state: 'open',
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(lines, there);
  const [first] = there.sort((a, b) => a.id - b.id);
  if (first) return lockEntry(tx, strapi, lines, first.documentId);
  return makeLine(tx, strapi, { from, next, originYear: originYearOf(from, year) }, cause);
};
