import type { Core } from '@strapi/strapi';

import { findEntries, getService, lockEntry, refuse, type Entry, type Tx } from '../../platform';

import { disbursement, type Cause } from './disbursed';
import { commitPlanned } from './planned';

const years = 'plugin::talent-office.fund-year';

const stillOpen = {
  zh: '所属预算年度尚未开始年终结账：追加或者调剂资金后即可落实，无须顺延。',
  en: 'Its year has not begun to close: once there is money on a line of its use, it is committed.',
} as const;

const yearBy = async (strapi: Core.Strapi, year: number): Promise<Entry | null> => {
  const [found] = await findEntries(strapi, years, { year });
  return found ?? null;
};

/**
 * A promised part that found no money in its year waits for that of the next one, and is committed there
 * at once where that is open. It stays due on the day that was promised.
 * @throws Refusal CONDITION_NOT_MET
 */
const defer = async (tx: Tx, strapi: Core.Strapi, part: Entry, cause: Cause): Promise<void> => {
  const own = await yearBy(strapi, Number(part.budgetYear));
  // Locked: a year that is being closed counts what it promised under the same lock.
  const locked = own && (await lockEntry(tx, strapi, years, own.documentId));
  if (!locked || !['closing', 'closed'].includes(String(locked.state))) {
    throw refuse('CONDITION_NOT_MET', { ...stillOpen });
  }
  const budgetYear = Number(part.budgetYear) + 1;
  const lifecycle = getService(strapi, 'lifecycle');
  await lifecycle.writeWithin(tx, disbursement, part, { budgetYear });
  const next = await yearBy(strapi, budgetYear);
  const open = next && (await lockEntry(tx, strapi, years, next.documentId));
  if (open?.state === 'open') await commitPlanned(tx, strapi, open, cause);
};

/** Registers what the declaration of disbursements names: `defer-part`. */
export const registerDeferral = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').registerEffect('defer-part', (tx, part, cause) =>
    defer(tx, strapi, part, cause),
  );
};
