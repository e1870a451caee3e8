import type { Knex } from 'knex';

import { shanghaiDate, tables, type CalendarDate, type RowId, type Tx } from '../../../platform';
import { nextNumber, seriesOf } from '../../numbers';

/** What a receipt (受理回执) says, frozen when the application was taken on. */
export interface ReceiptFacts {
  /** `YYYY-MM-DD` */
  readonly submittedOn: CalendarDate;
  readonly acceptedAt: string;
  /** The limit of the whole procedure, in working days; null is none. */
  readonly handlingWorkingDays: number | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

export interface Issue {
  readonly caseId: RowId<'case'>;
  /** How numbers are written; those of one form are counted together. */
  readonly form: string;
  readonly year: number;
  readonly text: (number: number) => string;
  /** What the receipt says, as it stands today. */
  readonly receipt: ReceiptFacts;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Gives the next number of a form and a year (编号登记). A transaction that fails gives none: so there is
 * no gap, and whoever accepts at the same moment waits for this one.
 */
export const issueNumber = async (
  tx: Tx,
  { caseId, form, year, text, receipt, actor, at }: Issue,
): Promise<string> => {
  const series = seriesOf(form);
  const number = await nextNumber(tx, series, year);
  const told = text(number);
  await tx(tables.acceptanceNumbers).insert({
    series,
    year,
    number,
    event: 'issued',
    text: told,
    case_id: caseId,
    receipt: JSON.stringify(receipt),
    actor,
    at: at.toISOString(),
  });
  return told;
};

interface NumberRow {
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly text: string;
  readonly receipt: string;
  readonly at: string;
}

const issuedTo = async (
  knex: Knex,
  caseId: RowId<'case'>,
  text: string,
): Promise<NumberRow | undefined> =>
  (await knex(tables.acceptanceNumbers)
    .where({ case_id: caseId, text, event: 'issued' })
    .orderBy('id', 'desc')
    .first()) as NumberRow | undefined;

/** A number that was given in error stays in the register, and is nobody's any more (作废). */
export const voidNumber = async (
  tx: Tx,
  caseId: RowId<'case'>,
  text: string,
  { reason, actor, at }: { reason: string; actor: string; at: Date },
): Promise<void> => {
  const issued = await issuedTo(tx, caseId, text);
  if (!issued) throw new Error(`case ${caseId} was never given the number ${text}`);
  const { series, year, number, receipt } = issued;
  await tx(tables.acceptanceNumbers).insert({
    series,
    year,
    number,
    event: 'void',
    text,
    case_id: caseId,
    receipt,
    reason,
    actor,
    at: at.toISOString(),
  });
};

/** What the receipt said that was given with a number; `null` where none was. */
export const receiptOf = async (
  knex: Knex,
  caseId: RowId<'case'>,
  text: string,
): Promise<ReceiptFacts | null> => {
  const issued = await issuedTo(knex, caseId, text);
  if (!issued) return null;
  const kept = JSON.parse(issued.receipt) as ReceiptFacts & { submittedAt?: string };
  // Before applications came on paper a receipt kept the instant.
  const submittedOn =
    kept.submittedOn ?? shanghaiDate(new Date(kept.submittedAt ?? kept.acceptedAt));
  return { ...kept, submittedOn };
};
