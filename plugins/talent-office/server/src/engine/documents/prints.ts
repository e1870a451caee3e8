import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import {
  digest,
  isDuplicateKey,
  refuse,
  shanghaiDate,
  tables,
  type CalendarDate,
  type RowId,
  type Tx,
} from '../../platform';
import { printedNow, type CaseRecord, type Digests, type Printed } from '../approval';

interface PrintRow {
  public_id: string;
  case_id: RowId<'case'>;
  digest: string;
  stage: number;
  round: number;
  workflow_version_id: RowId<'version'>;
  amount: number | string | null;
  guarded: string;
  printed_at: string;
}

/** What a form was printed with the first time: printed again with the same facts, it is the same. */
export interface PrintRecord {
  readonly publicId: string;
  readonly caseId: RowId<'case'>;
  /** Twelve hexadecimal digits, in capitals. */
  readonly digest: string;
  readonly printed: Printed;
  readonly printedOn: CalendarDate;
}

const toPrint = (row: PrintRow): PrintRecord => ({
  publicId: row.public_id,
  caseId: row.case_id,
  digest: row.digest,
  printed: {
    stage: row.stage,
    round: row.round,
    workflowVersionId: row.workflow_version_id,
    amount: row.amount === null ? null : Number(row.amount),
    guarded: JSON.parse(row.guarded) as Digests,
  },
  printedOn: shanghaiDate(new Date(row.printed_at)),
});

/** Short enough to be compared by eye, and long enough that no other facts of the case have it. */
export const digestDigits = 12;

/** Over what the signer of a form decides: the case, where it stands, its amount and its guarded values. */
export const digestOf = (one: CaseRecord): string =>
  digest({ case: one.publicId, ...printedNow(one) })
    .slice(0, digestDigits)
    .toUpperCase();

/** @throws Refusal PRINT_UNKNOWN */
export const printByDigest = async (
  knex: Knex,
  caseId: RowId<'case'>,
  typed: string,
): Promise<PrintRecord> => {
  const row = (await knex(tables.casePrints).where({ case_id: caseId, digest: typed }).first()) as
    PrintRow | undefined;
  if (!row) throw refuse('PRINT_UNKNOWN', { digest: typed }, 'printed');
  return toPrint(row);
};

/** Keeps what a case is printed with now, unless it was before. */
export const keepPrint = async (
  tx: Tx,
  one: CaseRecord,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<PrintRecord> => {
  const { guarded, ...printed } = printedNow(one);
  const known = digestOf(one);
  const standing = tx(tables.casePrints).where({ case_id: one.id, digest: known });
  if ((await standing.first('id')) === undefined) {
    try {
      await tx(tables.casePrints).insert({
        public_id: randomUUID(),
        case_id: one.id,
        digest: known,
        stage: printed.stage,
        round: printed.round,
        workflow_version_id: printed.workflowVersionId,
        amount: printed.amount,
        guarded: JSON.stringify(guarded),
        printed_by: by,
        printed_at: at.toISOString(),
      });
    } catch (error) {
      // Somebody else printed it at the same moment: with the same facts.
      if (!isDuplicateKey(error)) throw error;
    }
  }
  return printByDigest(tx, one.id, known);
};
