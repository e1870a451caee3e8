import type { Knex } from 'knex';

import { tables, type RowId, type Tx } from '../../../platform';

/** From one instant to another (ISO, UTC); `null` while it lasts. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/** Records that the time of a case stops, or runs again. */
export const recordPause = async (
  tx: Tx,
  caseId: RowId<'case'>,
  event: 'pause' | 'resume',
  at: Date,
): Promise<void> => {
  await tx(tables.casePauses).insert({ case_id: caseId, event, at: at.toISOString() });
};

/** The pauses of a case, the earliest first. */
export const pausesOf = async (knex: Knex, caseId: RowId<'case'>): Promise<Pause[]> => {
  const rows = (await knex(tables.casePauses).where({ case_id: caseId }).orderBy('id')) as {
    event: string;
    at: string;
  }[];
  return rows.flatMap(({ event, at }, index) =>
    event === 'pause' ? [{ from: at, to: rows[index + 1]?.at ?? null }] : [],
  );
};
