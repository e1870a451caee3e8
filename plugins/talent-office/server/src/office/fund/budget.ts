import type { Core } from '@strapi/strapi';

import { fen, findEntries, getService } from '../../platform';
import { absentFact, type FactContext } from '../../engine/expression';

import { directors, directorsMayDecide, leadingGroup } from './directors';
import { registerReceived } from './received';

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
 * is budgeted, a line that is only planned: anybody may still make it smaller.
 * @throws Refusal CONTENT_CHANGED where a line of the year came past the gate
 */
const ownBudget = async (strapi: Core.Strapi, { entry }: FactContext): Promise<number | null> => {
  if (!entry) return null;
  const { state } = (await strapi.db.query(year).findOne({ where: { id: entry.id } })) as YearRow;
  const rows = await findEntries(strapi, line, { fundYear: { id: entry.id } });
  // Also of what seems not to count: whether it does is read from the same row.
  await getService(strapi, 'lifecycle').refuseTamperedAmong(line, rows);
  const counted = state === 'draft' || state === 'budgeted' ? state : 'open';
  return rows
    .filter((row) => row.source === 'own-budget' && row.state === counted)
    .reduce((sum, { budgetFen }) => sum + fen(budgetFen as number | string), 0);
};

/** Registers what expressions and limits need to know of the fund. */
export const registerBudget = (strapi: Core.Strapi): void => {
  const ledger = getService(strapi, 'ledger');
  ledger.registerPhases(...phases);
  ledger.registerMove('sent', 'paid');
  ledger.registerMove('sent', 'committed');
  // No money without the leading group, or the directors' meeting within a plan that it approved.
  getService(strapi, 'approval').requireSignature({
    entryType: application,
    role: leadingGroup,
    title: { zh: '领导小组', en: 'leading group' },
    orElse: { role: directors, isAllowed: () => directorsMayDecide(strapi) },
  });
  const expressions = getService(strapi, 'expressions');
  expressions.registerFunction({
    signature: 'ownBudgetFen(): int',
    unit: 'fen',
    load: (context) => ownBudget(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('ownBudgetFen()');
      return BigInt(Number(facts));
    },
  });
  registerReceived(strapi);
};
