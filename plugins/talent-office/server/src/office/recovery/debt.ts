import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { findEntries, getService, type Entry } from '../../platform';
import { disbursementType as disbursement } from '../fund';

export const recoveries = 'plugin::talent-office.recovery';
export const application = 'plugin::talent-office.fund-application';

/** What money was paid for that is to come back: an award, a unit's project, or a direct expenditure. */
export interface Owed {
  readonly type: string;
  readonly entry: Entry;
}

/** By the attribute that names it: its type, and which disbursements are of it. */
export const kindsOfOwed: Readonly<
  Record<string, { readonly type: string; paidBy(id: number): Readonly<Record<string, unknown>> }>
> = {
  application: { type: application, paidBy: (id) => ({ application: { id } }) },
  project: {
    type: 'plugin::talent-office.unit-project',
    paidBy: (id) => ({ milestone: { project: { id } } }),
  },
  expenditure: {
    type: 'plugin::talent-office.direct-expenditure',
    paidBy: (id) => ({ invoice: { expenditure: { id } } }),
  },
};

/** Where money stands that went out of the house. */
export type DebtPhase = 'sent' | 'paid' | 'recoverable' | 'offset' | 'recovered' | 'waived';

/** One account of a disbursement: whose it is, on which line, how much, in fen. */
export interface Standing {
  readonly disbursement: Entry;
  readonly line: { readonly type: string; readonly documentId: string; readonly asset: 'fen' };
  readonly amount: number;
}

/** What the disbursements of it hold in one phase; what was paid last comes first. */
export const standingsOf = async (
  strapi: Core.Strapi,
  knex: Knex,
  { type, entry: { id } }: Owed,
  phase: DebtPhase,
): Promise<Standing[]> => {
  const found: Standing[] = [];
  const kind = Object.values(kindsOfOwed).find((one) => one.type === type);
  const parts = kind ? await findEntries(strapi, disbursement, kind.paidBy(id)) : [];
  for (const one of parts.sort((a, b) => b.id - a.id)) {
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

/** What a recovery, or what belongs to one, is about. */
export const owedOf = async (strapi: Core.Strapi, entry: Entry): Promise<Owed | null> => {
  const recovery = entry.recovery as Entry | null | undefined;
  if (recovery) {
    const [found] = await findEntries(strapi, recoveries, { id: recovery.id });
    return found ? owedOf(strapi, found) : null;
  }
  for (const [name, { type }] of Object.entries(kindsOfOwed)) {
    const id = (entry[name] as Entry | null | undefined)?.id;
    const [found] = id === undefined ? [] : await findEntries(strapi, type, { id });
    if (found) return { type, entry: found };
  }
  return null;
};

/** The same where it is an award. */
export const awardOf = async (strapi: Core.Strapi, entry: Entry): Promise<Entry | null> => {
  const owed = await owedOf(strapi, entry);
  return owed?.type === application ? owed.entry : null;
};
