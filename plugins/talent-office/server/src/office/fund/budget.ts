import type { Core } from '@strapi/strapi';

import { fen, findEntries, getService, own, reading, type Entry } from '../../platform';
import { absentFact, type EntryReference, type FactContext } from '../../engine/expression';

const line = 'plugin::talent-office.fund-line';
const year = 'plugin::talent-office.fund-year';
const application = 'plugin::talent-office.fund-application';

/** Phases of money beyond the engine's own. */
const phases = ['sent', 'paid', 'recoverable', 'offset', 'recovered', 'waived', 'returned'];

interface YearRow {
  state: string | null;
}

/**
 * The district's own budget of a year, in fen: only lines from that source. Carry-over, transfers
 * from above, employers' match and donations do not count towards the floor; nor does, once the year
 * is open, a line that is only planned: anybody may still make it smaller.
 * @throws Refusal CONTENT_CHANGED where a line of the year came past the gate
 */
const ownBudget = async (strapi: Core.Strapi, { entry }: FactContext): Promise<number | null> => {
  if (!entry) return null;
  const { state } = (await strapi.db.query(year).findOne({ where: { id: entry.id } })) as YearRow;
  const rows = await findEntries(strapi, line, { fundYear: { id: entry.id } });
  // Also of what seems not to count: whether it does is read from the same row.
  await getService(strapi, 'lifecycle').refuseTamperedAmong(line, rows);
  const counted = state === 'draft' ? 'draft' : 'open';
  return rows
    .filter((row) => row.source === 'own-budget' && row.state === counted)
    .reduce((sum, { budgetFen }) => sum + fen(budgetFen as number | string), 0);
};

/**
 * The other applications of a subject: those that name him, and those that named him when he asked.
 * Who wrote another name into an award has not given it back.
 */
const applicationsOf = async (
  strapi: Core.Strapi,
  { type, entry }: Pick<FactContext, 'type' | 'entry'>,
  subject: EntryReference,
): Promise<Entry[]> => {
  const path = getService(strapi, 'declarations').of(type)?.people?.subject;
  const person =
    path && entry ? await getService(strapi, 'organisation').personAt(type, entry.id, path) : null;
  const asked = person
    ? await getService(strapi, 'approval').entriesAbout(application, person)
    : [];
  return findEntries(strapi, application, {
    $or: [{ applicant: { id: subject.id } }, { documentId: { $in: asked } }],
    ...(entry ? { documentId: { $ne: entry.documentId } } : {}),
  });
};

/**
 * What the subject holds or was paid, in fen by kind of benefit, without this entry itself: for
 * 就高不重复 (only the highest of one kind, the difference is paid).
 * @throws Refusal CONTENT_CHANGED where one of these awards came past the gate
 */
const received = async (
  strapi: Core.Strapi,
  { type, entry, subject }: FactContext,
): Promise<Record<string, number> | null> => {
  // Without an entry somebody asks what a person would get who applied: then all of his count.
  if (!subject) return null;
  const awards: { award: Entry; amount: number }[] = [];
  for (const award of await applicationsOf(strapi, { type, entry }, subject)) {
    const holder = { type: application, documentId: award.documentId, limit: 'award' };
    const held = await reading(strapi, (knex) => getService(strapi, 'ledger').held(knex, holder));
    const amount = held.reduce((sum, one) => sum + one.amount, 0);
    // What the books hold nothing for decides nothing, whatever it reads.
    if (amount > 0) awards.push({ award, amount });
  }
  await getService(strapi, 'lifecycle').refuseTamperedAmong(
    application,
    awards.map(({ award }) => award),
  );
  // The kind is any text of the office's.
  const sums = new Map<string, number>();
  for (const { award, amount } of awards) {
    if ((award.applicant as Entry | null)?.id !== subject.id) continue;
    const kind = typeof award.benefitKind === 'string' ? award.benefitKind : '';
    sums.set(kind, (sums.get(kind) ?? 0) + amount);
  }
  return Object.fromEntries(sums);
};

/** Registers what expressions and limits need to know of the fund. */
export const registerBudget = (strapi: Core.Strapi): void => {
  getService(strapi, 'ledger').registerPhases(...phases);
  // No money without the leading group: a directors' meeting needs an approved use plan above it.
  getService(strapi, 'approval').requireSignature({
    entryType: application,
    role: 'leading-group',
    title: { zh: '领导小组', en: 'leading group' },
  });
  const expressions = getService(strapi, 'expressions');
  expressions.registerFunction({
    signature: 'ownBudgetFen(): int',
    load: (context) => ownBudget(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('ownBudgetFen()');
      return BigInt(Number(facts));
    },
  });
  expressions.registerFunction({
    signature: 'received(string): int',
    load: (context) => received(strapi, context),
    call: (facts, kind) => {
      if (facts === null || typeof facts !== 'object') throw absentFact('received()');
      return BigInt(own(facts as Record<string, number>, String(kind)) ?? 0);
    },
  });
};
