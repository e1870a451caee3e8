import type { Core } from '@strapi/strapi';

import { fen, getService, own, reading } from '../../platform';
import { absentFact, type FactContext } from '../../engine/expression';

const line = 'plugin::talent-office.fund-line';
const year = 'plugin::talent-office.fund-year';
const application = 'plugin::talent-office.fund-application';

/** Phases of money beyond the engine's own. */
const phases = ['sent', 'paid', 'recoverable', 'offset', 'recovered', 'waived', 'returned'];

interface LineRow {
  budgetFen: number | string;
}

interface YearRow {
  state: string | null;
}

/**
 * The district's own budget of a year, in fen: only lines from that source. Carry-over, transfers
 * from above, employers' match and donations do not count towards the floor; nor does, once the year
 * is open, a line that is only planned: anybody may still make it smaller.
 */
const ownBudget = async (strapi: Core.Strapi, { entry }: FactContext): Promise<number | null> => {
  if (!entry) return null;
  const { state } = (await strapi.db.query(year).findOne({ where: { id: entry.id } })) as YearRow;
  const rows = (await strapi.db.query(line).findMany({
    where: {
      fundYear: { id: entry.id },
      source: 'own-budget',
      state: state === 'draft' ? 'draft' : 'open',
    },
  })) as LineRow[];
  return rows.reduce((sum, { budgetFen }) => sum + fen(budgetFen), 0);
};

interface ApplicationRow {
  documentId: string;
  benefitKind: string | null;
}

/**
 * What the subject holds or was paid, in fen by kind of benefit, without this entry itself: for
 * 就高不重复 (only the highest of one kind, the difference is paid).
 */
const received = async (
  strapi: Core.Strapi,
  { entry, subject }: FactContext,
): Promise<Record<string, number> | null> => {
  if (!entry || !subject) return null;
  const rows = (await strapi.db.query(application).findMany({
    where: { applicant: { id: subject.id }, documentId: { $ne: entry.documentId } },
  })) as ApplicationRow[];
  // The kind is any text of the office's.
  const sums = new Map<string, number>();
  for (const { documentId, benefitKind } of rows) {
    const holder = { type: application, documentId, limit: 'award' };
    const held = await reading(strapi, (knex) => getService(strapi, 'ledger').held(knex, holder));
    const kind = benefitKind ?? '';
    sums.set(
      kind,
      held.reduce((sum, { amount }) => sum + amount, sums.get(kind) ?? 0),
    );
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
