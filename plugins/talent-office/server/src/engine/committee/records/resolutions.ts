import type { Knex } from 'knex';

import type { ResolutionGround, Tally } from '../../../../../shared/contracts/committee';
import type { ResolutionChoice } from '../../../../../shared/vocabulary';
import { tables, type RowId, type Tx } from '../../../platform';
import type { Digests } from '../../approval';

import type { ItemRecord } from './items';

interface ResolutionRow {
  item_id: RowId<'item'>;
  choice: ResolutionChoice;
  ground: ResolutionGround;
  given: string;
  counted: string;
  seen: string;
  recorded_by: string;
  recorded_at: string;
}

/** What a committee resolved on one item (决议). */
export interface ResolutionRecord {
  readonly itemId: RowId<'item'>;
  readonly choice: ResolutionChoice;
  readonly ground: ResolutionGround;
  readonly values: Readonly<Record<string, unknown>>;
  readonly counted: Tally;
  /** Digests of what its voters were shown. */
  readonly seen: Digests;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export const resolutionsOf = async (
  knex: Knex,
  meeting: string,
): Promise<ReadonlyMap<RowId<'item'>, ResolutionRecord>> => {
  const rows = (await knex(tables.resolutions).where({ meeting }).orderBy('id')) as ResolutionRow[];
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        itemId: row.item_id,
        choice: row.choice,
        ground: row.ground,
        values: JSON.parse(row.given) as Record<string, unknown>,
        counted: JSON.parse(row.counted) as Tally,
        seen: JSON.parse(row.seen) as Digests,
        recordedBy: row.recorded_by,
        recordedAt: row.recorded_at,
      },
    ]),
  );
};

export const insertResolution = async (
  tx: Tx,
  { id, meeting, caseId, stage, round }: ItemRecord,
  {
    choice,
    ground,
    values,
    counted,
    seen,
    recordedBy,
    recordedAt,
  }: Omit<ResolutionRecord, 'itemId'>,
): Promise<void> => {
  await tx(tables.resolutions).insert({
    item_id: id,
    meeting,
    case_public_id: caseId,
    stage,
    round,
    choice,
    ground,
    given: JSON.stringify(values),
    counted: JSON.stringify(counted),
    seen: JSON.stringify(seen),
    recorded_by: recordedBy,
    recorded_at: recordedAt,
  });
};
