import type { Core } from '@strapi/strapi';

import { fen, findEntries, getService, type Entry } from '../../platform';

const lines = 'plugin::talent-office.fund-line';
const revisions = 'plugin::talent-office.budget-revision';
const settings = 'plugin::talent-office.office-setting';

/** Inside one use the office moves so many per cent of a line's original budget in a year. */
const defaultPercent = 10;

const mostFen = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Who decides a revision, or why nobody can. A supplement (追加) and a reduction (核减) name one line
 * alone: they make money, or give it up, and are never the office's.
 */
export type Door =
  | 'office'
  | 'across-uses'
  | 'beyond-limit'
  | 'supplement'
  | 'reduction'
  | 'same-line'
  | 'other-year'
  | 'other-source'
  | 'not-open'
  | 'out-of-range';

export const idOf = (related: unknown): number | undefined =>
  (related as Entry | null | undefined)?.id;

const limitPercent = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await strapi.db.query(settings).findOne({})) as {
    revisionLimitPercent: number | null;
  } | null;
  return row?.revisionLimitPercent ?? defaultPercent;
};

/** What the office alone has moved out of a line and into it, in fen; one does not make up for the other. */
const movedByOffice = async (strapi: Core.Strapi, line: Entry, except: number): Promise<number> => {
  const found = await findEntries(strapi, revisions, {
    state: 'adjusted',
    id: { $ne: except },
    $or: [{ fromLine: { id: line.id } }, { toLine: { id: line.id } }],
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(revisions, found);
  return found.reduce((sum, { amountFen }) => sum + fen(Number(amountFen)), 0);
};

/** What a supplement or a reduction makes of the budget of its line, in fen. */
export const budgetAfter = (line: Entry, revision: Entry): bigint => {
  const amount = BigInt(fen(Number(revision.amountFen)));
  return BigInt(fen(Number(line.budgetFen))) + (revision.toLine ? amount : -amount);
};

const doorOfOne = (line: Entry, revision: Entry): Door => {
  // Carried money is what an earlier year left: nobody adds to that.
  const isCarried = line.source === 'carry-over' || line.originYear != null;
  if (revision.toLine && isCarried) return 'other-source';
  const after = budgetAfter(line, revision);
  if (after < 0n || after > mostFen) return 'out-of-range';
  return revision.toLine ? 'supplement' : 'reduction';
};

const doorOfTwo = async (
  strapi: Core.Strapi,
  revision: Entry,
  [from, to]: readonly [Entry, Entry],
): Promise<Door> => {
  if (idOf(from.fundYear) !== idOf(to.fundYear)) return 'other-year';
  // Else money of an earlier year would get a new age with every revision.
  const sameOrigin = (from.originYear ?? null) === (to.originYear ?? null);
  if (from.source !== to.source || !sameOrigin) return 'other-source';
  if (from.use !== to.use) return 'across-uses';
  const moved = await movedByOffice(strapi, from, revision.id);
  const original = fen(Number(from.originalFen ?? from.budgetFen));
  const wanted = BigInt(moved) + BigInt(fen(Number(revision.amountFen)));
  const most = BigInt(original) * BigInt(await limitPercent(strapi));
  return wanted * 100n > most ? 'beyond-limit' : 'office';
};

/** `null` where it cannot be told yet: no line, or no amount. */
export const doorOf = async (strapi: Core.Strapi, revision: Entry): Promise<Door | null> => {
  const [fromId, toId] = [idOf(revision.fromLine), idOf(revision.toLine)];
  const ids = [fromId, toId].filter((id) => id !== undefined);
  if (ids.length === 0 || revision.amountFen == null) return null;
  if (fromId === toId) return 'same-line';
  const found = await findEntries(strapi, lines, { id: { $in: ids } });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(lines, found);
  const [first, second] = ids.map((id) => found.find((line) => line.id === id));
  if (!first || found.length < ids.length) return null;
  if (found.some(({ state }) => state !== 'open')) return 'not-open';
  // Found once, when it was handed in: what was returned is not mended into another year.
  const year = idOf(revision.fundYear);
  if (year !== undefined && year !== idOf(first.fundYear)) return 'other-year';
  return second ? doorOfTwo(strapi, revision, [first, second]) : doorOfOne(first, revision);
};
