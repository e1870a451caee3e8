import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { digest, refuse, shanghaiDate, tables, type CalendarDate, type Tx } from '../../platform';
import type { UnitScope } from '../approval';
import { digestDigits } from '../documents';

/** A case on a list. */
export interface ListRow {
  readonly number: number;
  /** Public id. */
  readonly caseId: string;
  readonly seat: string;
  /** Of its facts, as they were printed. */
  readonly digest: string;
  /** Code of the unit that it stands in for; else `null`. */
  readonly standsFor: string | null;
}

/** A list that went out (部门联审名单). */
export interface ReviewList {
  readonly id: number;
  readonly publicId: string;
  readonly scope: UnitScope;
  readonly title: string;
  readonly digest: string;
  readonly employed: number;
  readonly sentBy: string;
  readonly sentAt: string;
  readonly sentOn: CalendarDate;
}

interface ListTableRow extends UnitScope {
  id: number;
  public_id: string;
  title: string;
  digest: string;
  employed: number;
  sent_by: string;
  sent_at: string;
}

const toList = (row: ListTableRow): ReviewList => ({
  id: row.id,
  publicId: row.public_id,
  scope: { workflow: row.workflow, stage: row.stage, role: row.role, unit: row.unit },
  title: row.title,
  digest: row.digest,
  employed: row.employed,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  sentOn: shanghaiDate(new Date(row.sent_at)),
});

/** @throws Refusal NOT_FOUND */
export const listByPublicId = async (knex: Knex, publicId: string): Promise<ReviewList> => {
  const row = (await knex(tables.reviewLists).where({ public_id: publicId }).first()) as
    ListTableRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toList(row);
};

export const listById = async (knex: Knex, id: number): Promise<ReviewList> =>
  toList((await knex(tables.reviewLists).where({ id }).first()) as ListTableRow);

/** The latest first. */
export const latestLists = async (knex: Knex, most: number): Promise<ReviewList[]> =>
  ((await knex(tables.reviewLists).orderBy('id', 'desc').limit(most)) as ListTableRow[]).map(
    toList,
  );

export const rowsOf = async (knex: Knex, { id }: Pick<ReviewList, 'id'>): Promise<ListRow[]> => {
  const rows = (await knex(tables.reviewListRows).where({ list_id: id }).orderBy('number')) as {
    number: number;
    case_public_id: string;
    seat: string;
    digest: string;
    stands_for: string | null;
  }[];
  return rows.map((row) => ({
    number: row.number,
    caseId: row.case_public_id,
    seat: row.seat,
    digest: row.digest,
    standsFor: row.stands_for,
  }));
};

/** Has a later list of the same stage and unit taken its place? */
export const isSuperseded = async (knex: Knex, { id, scope }: ReviewList): Promise<boolean> =>
  (await knex(tables.reviewLists)
    .where({ ...scope })
    .where('id', '>', id)
    .first('id')) !== undefined;

/** Keeps what goes out. */
export const insertList = async (
  tx: Tx,
  draft: Pick<ReviewList, 'scope' | 'title' | 'employed' | 'sentBy'> & {
    readonly rows: readonly ListRow[];
  },
  at: Date,
): Promise<ReviewList> => {
  const publicId = randomUUID();
  const { scope, rows } = draft;
  await tx(tables.reviewLists).insert({
    ...scope,
    public_id: publicId,
    title: draft.title,
    digest: digest({ list: publicId, scope, rows }).slice(0, digestDigits).toUpperCase(),
    employed: draft.employed,
    sent_by: draft.sentBy,
    sent_at: at.toISOString(),
  });
  const list = await listByPublicId(tx, publicId);
  for (const row of rows) {
    await tx(tables.reviewListRows).insert({
      list_id: list.id,
      number: row.number,
      case_public_id: row.caseId,
      seat: row.seat,
      digest: row.digest,
      stands_for: row.standsFor,
    });
  }
  return list;
};

/** Enough of a case's id to find it by, as messages and lists name it. */
export const caseNumber = (caseId: string): string => caseId.slice(0, 8).toUpperCase();
