import type { Core } from '@strapi/strapi';

import type {
  BookAccount,
  StatementBody,
  TrialBalanceBody,
} from '../../../../shared/contracts/execution';
import { getService, plusDays, refuse, type CalendarDate } from '../../platform';

import { createWords } from './words';

/** The first instant of a day in Shanghai. */
const startOf = (day: CalendarDate): Date => new Date(`${day}T00:00:00+08:00`);

/** Calendar dates; `to` is the last day that counts. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The statement of an account over some days. @throws Refusal NOT_FOUND, PERIOD_INVALID */
export const statementOf = async (
  strapi: Core.Strapi,
  code: string,
  { from, to }: Days,
  page: Page,
): Promise<StatementBody> => {
  if (from > to) throw refuse('PERIOD_INVALID', { years: 50 }, 'to');
  const books = getService(strapi, 'books');
  const words = createWords(strapi);
  const account = await books.account(code);
  const period = { from: startOf(from), to: startOf(plusDays(to, 1)) };
  const { entries, ...statement } = await books.statement(account.id, period, page);
  const told = await words.transfers(entries);
  return {
    account: { ...(await words.account(account)), asset: account.asset, balance: account.balance },
    from,
    to,
    ...statement,
    ...page,
    entries: told.map((one, index) => ({
      ...one,
      signed: entries[index]?.signed ?? 0,
      balance: entries[index]?.balance ?? 0,
    })),
  };
};

/** All accounts by line and phase, with their sum. @param on the last day that counts; null is now */
export const trialBalanceOn = async (
  strapi: Core.Strapi,
  on: CalendarDate | null,
): Promise<TrialBalanceBody> => {
  const before = on === null ? null : startOf(plusDays(on, 1));
  const words = createWords(strapi);
  const rows: TrialBalanceBody['rows'][number][] = [];
  const totals = new Map<string, number>();
  for (const row of await getService(strapi, 'books').trialBalance(before)) {
    rows.push({ ...row, line: await words.entry(row.line) });
    totals.set(row.asset, (totals.get(row.asset) ?? 0) + row.balance);
  }
  return { on, rows, totals: [...totals].map(([asset, balance]) => ({ asset, balance })) };
};

/** Types whose entries hold money or supply it, by whose titles accounts are looked for. */
const searched = [
  'plugin::talent-office.fund-line',
  'plugin::talent-office.disbursement',
  'plugin::talent-office.fund-application',
  'plugin::talent-office.unit-project',
  'plugin::talent-office.direct-expenditure',
] as const;
const mostEntries = 50;
const mostAccounts = 100;

export interface AccountSearch {
  /** Words of the title of a line or an application, or an entry's id. */
  readonly text?: string;
  /** A line's id: all that stands on it. */
  readonly line?: string;
}

/** Accounts with what stands on them; at most a hundred. */
export const findAccounts = async (
  strapi: Core.Strapi,
  { text = '', line }: AccountSearch,
): Promise<(BookAccount & { readonly balance: number; readonly asset: string })[]> => {
  const books = getService(strapi, 'books');
  const words = createWords(strapi);
  const found =
    line === undefined
      ? []
      : await books.accounts({ line: { type: searched[0], documentId: line } }, mostAccounts);
  if (line === undefined && text.trim() !== '') {
    for (const type of searched) {
      const entries = (await strapi.db.query(type).findMany({
        where: { $or: [{ title: { $containsi: text.trim() } }, { documentId: text.trim() }] },
        select: ['documentId'],
        limit: mostEntries,
        orderBy: { id: 'desc' },
      })) as { documentId: string }[];
      const documentIds = entries.map(({ documentId }) => documentId);
      found.push(...(await books.accounts({ owner: { type, documentIds } }, mostAccounts)));
    }
  }
  const told: (BookAccount & { readonly balance: number; readonly asset: string })[] = [];
  for (const one of found.slice(0, mostAccounts)) {
    told.push({ ...(await words.account(one)), balance: one.balance, asset: one.asset });
  }
  return told;
};
