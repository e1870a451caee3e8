import type { Knex } from 'knex';

import { fen, tables, type Fen } from '../../../platform';
import { lineOf } from './groups';

/** An account with whom it belongs to. */
export interface AccountView {
  readonly id: number;
  readonly code: string;
  readonly phase: string;
  readonly asset: string;
  /** In fen, or places. */
  readonly balance: Fen;
  /** The entry it belongs to: the holder, or the line itself; none of the source. */
  readonly owner: { readonly type: string; readonly documentId: string } | null;
  /** The line it stands on; none of the source. */
  readonly line: { readonly type: string; readonly documentId: string } | null;
}

interface AccountRow {
  id: number;
  code: string;
  phase: string;
  asset: string;
  balance: number | string;
  owner_type: string | null;
  owner_document_id: string | null;
  line_type: string | null;
  line_document_id: string | null;
}

const reference = (type: string | null, documentId: string | null) =>
  type !== null && documentId !== null ? { type, documentId } : null;

const toView = (row: AccountRow): AccountView => ({
  id: row.id,
  code: row.code,
  phase: row.phase,
  asset: row.asset,
  balance: fen(row.balance),
  owner: reference(row.owner_type, row.owner_document_id),
  line: reference(row.line_type, row.line_document_id),
});

const views = (knex: Knex): Knex.QueryBuilder =>
  knex(`${tables.accounts} as account`)
    .leftJoin(`${tables.accountOwners} as owner`, 'owner.id', 'account.owner_id')
    .leftJoin(`${tables.accounts} as line`, 'line.id', knex.raw(lineOf('account')))
    .leftJoin(`${tables.accountOwners} as supplier`, 'supplier.id', 'line.owner_id')
    .select(
      'account.id',
      'account.code',
      'account.phase',
      'account.asset',
      'account.balance',
      'owner.type as owner_type',
      'owner.document_id as owner_document_id',
      'supplier.type as line_type',
      'supplier.document_id as line_document_id',
    );

export const accountsById = async (
  knex: Knex,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AccountView>> => {
  const rows = (await views(knex).whereIn('account.id', [...new Set(ids)])) as AccountRow[];
  return new Map(rows.map((row) => [row.id, toView(row)]));
};

export const accountByCode = async (knex: Knex, code: string): Promise<AccountView | null> => {
  const row = (await views(knex).where('account.code', code).first()) as AccountRow | undefined;
  return row ? toView(row) : null;
};

/** Which accounts are looked for: of an entry, or on a line, or both. */
export interface AccountFilter {
  readonly owner?: { readonly type: string; readonly documentIds: readonly string[] };
  readonly line?: { readonly type: string; readonly documentId: string };
  readonly phase?: string;
}

/** Accounts that are asked for, those of the line itself first; at most `limit`. */
export const accountsOf = async (
  knex: Knex,
  { owner, line, phase }: AccountFilter,
  limit: number,
): Promise<AccountView[]> => {
  const query = views(knex).orderBy(['account.line_id', 'account.id']).limit(limit);
  if (owner) query.where('owner.type', owner.type).whereIn('owner.document_id', owner.documentIds);
  if (line) query.where({ 'supplier.type': line.type, 'supplier.document_id': line.documentId });
  if (phase !== undefined) query.where('account.phase', phase);
  return ((await query) as AccountRow[]).map(toView);
};
