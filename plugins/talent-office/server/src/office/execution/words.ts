import type { Core } from '@strapi/strapi';

import type { BookAccount, BookEntry, TransferBody } from '../../../../shared/contracts/execution';
import type { AccountView, Transfer } from '../../engine/ledger';
import { getService, titleOf } from '../../platform';

/** Tells accounts and transfers in words; each title is looked up once. */
export const createWords = (strapi: Core.Strapi) => {
  const titles = new Map<string, Promise<string>>();

  const entry = async (
    target: { type: string; documentId: string } | null,
  ): Promise<BookEntry | null> => {
    if (!target) return null;
    const { type, documentId } = target;
    const key = `${type}:${documentId}`;
    const title = titles.get(key) ?? titleOf(strapi, type, documentId);
    titles.set(key, title);
    return { type, documentId, title: await title };
  };

  const account = async ({ code, phase, owner, line }: AccountView): Promise<BookAccount> => ({
    code,
    phase,
    owner: await entry(owner),
    line: await entry(line),
  });

  /** @throws Error where an account of a transfer is gone: `verify` names it */
  const transfers = async (all: readonly Transfer[]): Promise<TransferBody[]> => {
    const books = getService(strapi, 'books');
    const accounts = await books.accountsById(
      all.flatMap(({ debitId, creditId }) => [debitId, creditId]),
    );
    const reversals = await books.reversalsOf(all.map(({ id }) => id));
    const side = (id: number): AccountView => {
      const found = accounts.get(id);
      if (!found) throw new Error(`account ${id} is missing`);
      return found;
    };
    const told: TransferBody[] = [];
    for (const one of all) {
      told.push({
        id: one.id,
        at: one.createdAt,
        from: await account(side(one.debitId)),
        to: await account(side(one.creditId)),
        amount: one.amount,
        asset: side(one.debitId).asset,
        reason: one.reason,
        reference: one.reference,
        actor: one.actor,
        reversalOf: one.reversalOf,
        reversedBy: reversals.get(one.id) ?? null,
      });
    }
    return told;
  };

  return { entry, account, transfers };
};
