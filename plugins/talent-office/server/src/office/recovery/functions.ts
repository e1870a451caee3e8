import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { fen, findEntries, getService, reading } from '../../platform';

import { owedOf, recoveries, standingsOf, sumOf, type DebtPhase } from './debt';

const sumIn =
  (strapi: Core.Strapi, ...phases: readonly DebtPhase[]) =>
  async ({ type, entry }: FactContext): Promise<Json> => {
    const [found] = entry ? await findEntries(strapi, type, { id: entry.id }) : [];
    const owed = found ? await owedOf(strapi, found) : null;
    if (!owed) return null;
    return reading(strapi, async (knex) => {
      let sum = 0;
      for (const phase of phases) sum += sumOf(await standingsOf(strapi, knex, owed, phase));
      return sum;
    });
  };

const answer =
  (name: string) =>
  (facts: Json): bigint => {
    if (facts === null) throw absentFact(name);
    return BigInt(Number(facts));
  };

/** What expressions may ask of money that was paid, as the books have it; each in fen. */
export const registerDebtFunctions = (strapi: Core.Strapi): void => {
  const { registerFunction } = getService(strapi, 'expressions');
  const amounts = {
    paidFenOf: ['paid'],
    atBankFen: ['sent'],
    outstandingFen: ['recoverable'],
    owedFen: ['recoverable', 'offset', 'recovered', 'waived'],
  } as const;
  for (const [name, phases] of Object.entries(amounts)) {
    registerFunction({
      signature: `${name}(): int`,
      unit: 'fen',
      load: sumIn(strapi, ...phases),
      call: answer(`${name}()`),
    });
  }
  registerFunction({
    signature: 'underRecovery(): bool',
    load: async ({ entry }) => {
      if (!entry) return null;
      const found = await findEntries(strapi, recoveries, { application: { id: entry.id } });
      for (const { documentId } of found) {
        const one = await getService(strapi, 'approval').latestOf({ type: recoveries, documentId });
        if (one && !one.ended) return true;
      }
      return false;
    },
    call: (facts) => {
      if (facts === null) throw absentFact('underRecovery()');
      return facts === true;
    },
  });
  registerFunction({
    signature: 'smallDebtFen(): int',
    unit: 'fen',
    load: async () => {
      const row = (await strapi.db.query('plugin::talent-office.office-setting').findOne({})) as {
        smallDebtFen?: string | number | null;
      } | null;
      return fen(row?.smallDebtFen ?? 0);
    },
    call: answer('smallDebtFen()'),
  });
};
