import type { Core, UID } from '@strapi/strapi';

import type {
  FoundHolder,
  NewAccountBody,
  PayeeAccountBody,
  PayeeHolder,
} from '../../../../shared/contracts/payee-accounts';
import { payeeKinds, type PayeeKind } from '../../../../shared/vocabulary';
import { getService, refuse, type Actor, type Tx } from '../../platform';

import { holderTypes } from './facts';
import { payeeAccounts } from './types';

/** So many of those with a like name are offered. */
const mostHolders = 20;

interface Named {
  readonly documentId: string;
  readonly name: string;
}

type AccountRow = Omit<PayeeAccountBody, 'holder'> &
  Readonly<Partial<Record<PayeeKind, Named | null>>>;

const query = (strapi: Core.Strapi, type: string) => strapi.db.query(type as UID.ContentType);

const holderOf = (row: AccountRow): PayeeHolder | null => {
  for (const kind of payeeKinds) {
    const holder = row[kind];
    if (holder) return { kind, documentId: holder.documentId, name: holder.name };
  }
  return null;
};

const accountBody = (row: AccountRow): PayeeAccountBody => ({
  documentId: row.documentId,
  payeeName: row.payeeName,
  holder: holderOf(row),
  bankName: row.bankName,
  bankBranch: row.bankBranch,
  accountNumber: row.accountNumber,
  state: row.state,
  retireReason: row.retireReason,
  updatedAt: row.updatedAt,
});

const populate = { talent: true, employer: true, unit: true };

/** What changed last comes first; masked by the privacy room, which reads every row before anybody does. */
export const accountList = async (
  strapi: Core.Strapi,
  asked: { state?: string | undefined; name?: string | undefined; limit: number; offset: number },
): Promise<PayeeAccountBody[]> => {
  const { state, name, ...page } = asked;
  const rows = (await query(strapi, payeeAccounts).findMany({
    where: { ...(state && { state }), ...(name && { payeeName: { $containsi: name } }) },
    populate: populate as never,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...page,
  })) as unknown as AccountRow[];
  return rows.map(accountBody);
};

/** @throws Refusal NOT_FOUND */
export const accountOf = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<PayeeAccountBody> => {
  const row = (await query(strapi, payeeAccounts).findOne({
    where: { documentId },
    populate: populate as never,
  })) as unknown as AccountRow | null;
  if (!row) throw refuse('NOT_FOUND');
  return accountBody(row);
};

interface HolderRow extends Named {
  readonly employer?: Named | null;
}

/** Those of one kind whose name contains this; people of one name are told apart by where they work. */
export const holdersNamed = async (
  strapi: Core.Strapi,
  { kind, name }: { readonly kind: PayeeKind; readonly name: string },
): Promise<FoundHolder[]> => {
  const rows = (await query(strapi, holderTypes[kind]).findMany({
    where: { name: { $containsi: name } },
    ...(kind === 'talent' && { populate: { employer: true } as never }),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    limit: mostHolders,
  })) as unknown as HolderRow[];
  return rows.map(({ documentId, name: called, employer }) => ({
    ...{ kind, documentId, name: called },
    hint: employer?.name ?? null,
  }));
};

/**
 * Enters an account, for a second person to verify; gives its documentId.
 * @throws Refusal NOT_FOUND at the holder; what the form of a number is refused for
 */
export const enterAccount = async (
  tx: Tx,
  strapi: Core.Strapi,
  { holder, ...account }: NewAccountBody,
  cause: { readonly actor: Actor; readonly requestId: string | null; readonly operation: string },
): Promise<string> => {
  const found = (await query(strapi, holderTypes[holder.kind]).findOne({
    where: { documentId: holder.id },
  })) as Named | null;
  if (found?.documentId !== holder.id) throw refuse('NOT_FOUND', {}, 'holder');
  const { documentId } = await strapi.documents(payeeAccounts as UID.ContentType).create({
    data: { ...account, [holder.kind]: holder.id } as never,
  });
  await getService(strapi, 'lifecycle').actWithin(tx, {
    ...{ type: payeeAccounts, documentId, action: 'enter', ...cause },
  });
  return documentId;
};
