import type { Core } from '@strapi/strapi';

import { absentFact } from '../../engine/expression';
import { amountText } from '../../engine/ledger';
import { fundUses } from '../../../../shared/vocabulary';
import { fen, findEntries, getService, lockEntry, type Entry } from '../../platform';

import { refuseOther, word } from './planned-lines';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';
const plans = 'plugin::talent-office.use-plan';

/** What of a year's budget goes to which use, all sources together: one use a line. */
const usesOf = async (strapi: Core.Strapi, year: { readonly id: number }): Promise<string> => {
  const found = await findEntries(strapi, lines, {
    fundYear: { id: year.id },
    state: { $in: ['budgeted', 'open'] },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(lines, found);
  return fundUses
    .flatMap((use) => {
      const sum = found
        .filter((line) => line.use === use)
        .reduce((total, { budgetFen }) => total + fen(Number(budgetFen)), 0);
      return sum === 0 ? [] : [`${word(use)}｜${amountText('fen', sum)}`];
    })
    .join('\n');
};

/**
 * A plan that was approved on another budget, which was drawn up anew since, is superseded before its year
 * is opened. @throws Refusal BUDGET_CHANGED
 */
export const refuseOutdatedPlan = async (strapi: Core.Strapi, year: Entry): Promise<void> => {
  const inEffect = { fundYear: { id: year.id }, state: 'in-effect' };
  const uses = await usesOf(strapi, year);
  for (const plan of await findEntries(strapi, plans, inEffect)) {
    refuseOther(String(plan.uses ?? ''), uses);
  }
};

/** Registers what the declaration of use plans names: `plannedUses()` and `hold-use-plan`. */
export const registerUsePlan = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'plannedUses(): string',
    load: async ({ entry }) => {
      const [plan] = entry ? await findEntries(strapi, plans, { id: entry.id }) : [];
      const year = plan?.fundYear as Entry | null | undefined;
      return year ? usesOf(strapi, year) : null;
    },
    call: (facts) => {
      if (facts === null) throw absentFact('plannedUses()');
      return String(facts);
    },
  });
  getService(strapi, 'lifecycle').registerEffect('hold-use-plan', async (tx, plan) => {
    const year = plan.fundYear as Entry;
    await lockEntry(tx, strapi, years, year.documentId);
    refuseOther(String(plan.uses ?? ''), await usesOf(strapi, year));
  });
};
