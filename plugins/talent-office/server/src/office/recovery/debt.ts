import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { findEntries, getService, type Entry } from '../../platform';
import { disbursementsOf, disbursementType as disbursement } from '../fund';

export const recoveries = 'plugin::talent-office.recovery';

/** Where money of an award stands that went out of the house. */
export type DebtPhase = 'sent' | 'paid' | 'recoverable' | 'offset' | 'recovered' | 'waived';

/** One account of a disbursement: whose it is, on which line, how much, in fen. */
export interface Standing {
  readonly disbursement: Entry;
  readonly line: { readonly type: string; readonly documentId: string; readonly asset: 'fen' };
  readonly amount: number;
}

/** What the disbursements of an award hold in one phase; what was paid last comes first. */
export const standingsOf = async (
  strapi: Core.Strapi,
  knex: Knex,
  award: Entry,
  phase: DebtPhase,
): Promise<Standing[]> => {
  const found: Standing[] = [];
  for (const one of (await disbursementsOf(strapi, award)).sort((a, b) => b.id - a.id)) {
    const holder = { type: disbursement, documentId: one.documentId, limit: 'part' };
    for (const held of await getService(strapi, 'ledger').held(knex, holder)) {
      if (held.phase !== phase) continue;
      found.push({ disbursement: one, line: { ...held.line, asset: 'fen' }, amount: held.amount });
    }
  }
  return found;
};

export const sumOf = (standings: readonly Standing[]): number =>
  standings.reduce((sum, { amount }) => sum + amount, 0);

/** The award that a recovery, or what belongs to one, is about. */
export const awardOf = async (strapi: Core.Strapi, entry: Entry): Promise<Entry | null> => {
  const recovery = entry.recovery as Entry | null | undefined;
  if (recovery) {
    const [found] = await findEntries(strapi, recoveries, { id: recovery.id });
    return found ? awardOf(strapi, found) : null;
  }
  const award = entry.application as Entry | null | undefined;
  if (!award) return null;
  const [found] = await findEntries(strapi, 'plugin::talent-office.fund-application', {
    id: award.id,
  });
  return found ?? null;
};
