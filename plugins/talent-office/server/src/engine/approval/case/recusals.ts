import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { tables, type RowId, type Tx } from '../../../platform';
import type { Person } from '../../organisation';

interface RecusalRow {
  case_id: RowId<'case'>;
  public_id: string;
  person: string;
  keys: string;
  declared_by: string;
  reason: string;
  made_at: string;
}

/** Somebody keeps out of a case (回避), by his own word or the office's. */
export interface RecusalRecord {
  readonly caseId: RowId<'case'>;
  readonly publicId: string;
  /** Key of the person, and all by which he was known when it was declared. */
  readonly person: string;
  readonly keys: readonly string[];
  readonly declaredBy: string;
  readonly reason: string;
  readonly madeAt: string;
}

/** What stands of these cases: one that the office lifted is a row that another row points at. */
export const standingRecusals = async (
  knex: Knex,
  caseIds: readonly RowId<'case'>[],
): Promise<RecusalRecord[]> => {
  if (caseIds.length === 0) return [];
  const rows = (await knex(`${tables.recusals} as made`)
    .whereIn('made.case_id', caseIds)
    .whereNull('made.lifts')
    .whereNotExists((lifted) => {
      void lifted
        .select('later.id')
        .from(`${tables.recusals} as later`)
        .whereRaw('later.lifts = made.public_id');
    })
    .orderBy('made.id')
    .select('made.*')) as RecusalRow[];
  return rows.map((row) => ({
    caseId: row.case_id,
    publicId: row.public_id,
    person: row.person,
    keys: JSON.parse(row.keys) as string[],
    declaredBy: row.declared_by,
    reason: row.reason,
    madeAt: row.made_at,
  }));
};

/** Records that somebody keeps out, or, with `lifts`, that he does so no more. */
export const insertRecusal = async (
  tx: Tx,
  draft: {
    readonly caseId: RowId<'case'>;
    readonly who: Pick<Person, 'id' | 'keys'>;
    readonly declaredBy: string;
    readonly reason: string;
    readonly lifts: string | null;
    readonly at: Date;
  },
): Promise<string> => {
  const publicId = randomUUID();
  await tx(tables.recusals).insert({
    public_id: publicId,
    case_id: draft.caseId,
    person: draft.who.id,
    keys: JSON.stringify(draft.who.keys),
    declared_by: draft.declaredBy,
    reason: draft.reason,
    lifts: draft.lifts,
    made_at: draft.at.toISOString(),
  });
  return publicId;
};
