import type { Core } from '@strapi/strapi';

import { reading, tables, type RowId } from '../../../platform';

/** What a case is about, and its amount. */
export interface CaseTargetRow {
  readonly type: string;
  readonly documentId: string;
  /** In fen; `null` where it is not about money. */
  readonly amount: number | null;
}

interface Row {
  id: RowId<'case'>;
  target_type: string;
  target_document_id: string;
  amount: number | string | null;
}

export const targetsOf = async (
  strapi: Core.Strapi,
  ids: readonly RowId<'case'>[],
): Promise<ReadonlyMap<RowId<'case'>, CaseTargetRow>> => {
  const rows = (await reading(strapi, (knex) =>
    knex(tables.cases)
      .whereIn('id', [...ids])
      .select('id', 'target_type', 'target_document_id', 'amount'),
  )) as Row[];
  return new Map(
    rows.map(({ id, target_type: type, target_document_id: documentId, amount }) => [
      id,
      { type, documentId, amount: amount === null ? null : Number(amount) },
    ]),
  );
};
