import type { Core } from '@strapi/strapi';

import type { SpendingKind } from '../../../../shared/vocabulary';
import {
  because,
  fen,
  findEntries,
  fitColumn,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';
import { act, disbursementType, type Cause } from '../fund';

import type { DrawnOn } from './types';

const lines = 'plugin::talent-office.fund-line';

/** Characters of a `string` attribute. */
const titleLength = 255;

/** What is drawn on, locked, and what for. */
export interface Draw {
  readonly type: DrawnOn;
  readonly holder: Entry;
  readonly kind: SpendingKind;
  /** The milestone or the invoice that is paid. */
  readonly of: { readonly milestone: number } | { readonly invoice: number };
  readonly title: string;
  readonly sequence: number;
  readonly count: number;
  readonly amountFen: number;
}

const yearOf = async (strapi: Core.Strapi, line: Entry): Promise<number> => {
  const [found] = await findEntries(strapi, lines, { id: line.id });
  const [year] = await findEntries(strapi, 'plugin::talent-office.fund-year', {
    id: (found?.fundYear as Entry | null)?.id ?? 0,
  });
  if (!year) throw refuse('REFERENCE_MISSING', { path: 'line' });
  return Number(year.year);
};

/**
 * Hands committed money on from what was approved to what it is paid by, or back. It never passes the free
 * money of the line: what is committed goes on to be paid after the line has closed, too.
 * @throws Refusal MORE_THAN_HELD
 */
const hand = (
  tx: Tx,
  strapi: Core.Strapi,
  { type, holder }: Pick<Draw, 'type' | 'holder'>,
  disbursement: string,
  { amount, back }: { readonly amount: number; readonly back: boolean },
  { operation }: Cause,
) => {
  const line = {
    type: lines,
    documentId: (holder.line as Entry).documentId,
    asset: 'fen',
  } as const;
  const approved = {
    line,
    holder: { type, documentId: holder.documentId, limit: 'spending' },
    phase: 'committed',
  };
  const paidBy = {
    line,
    holder: { type: disbursementType, documentId: disbursement, limit: 'part' },
    phase: 'committed',
  };
  return getService(strapi, 'ledger').transfer(tx, {
    opKey: `${operation}/${back ? 'back' : 'draw'}/${disbursement}`,
    debit: back ? paidBy : approved,
    credit: back ? approved : paidBy,
    amount,
    reason: back ? 'given back by what was to be paid' : 'drawn to be paid',
    reference: `${type}:${holder.documentId}`,
    actor: `system:${holder.documentId}`,
  });
};

const record = (
  tx: Tx,
  strapi: Core.Strapi,
  { type, holder }: Pick<Draw, 'type' | 'holder'>,
  change: number,
  { operation, requestId = null }: Cause,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type,
    documentId: holder.documentId,
    action: 'draw',
    input: { drawnFen: fen(Number(holder.drawnFen ?? 0)) + change },
    actor: because(type, holder.documentId),
    requestId,
    operation: `${operation}/draw`,
  });

/**
 * Makes what a milestone or an invoice is paid by; from here on it goes the way of every payment.
 * @throws Refusal MORE_THAN_HELD
 */
export const draw = async (tx: Tx, strapi: Core.Strapi, one: Draw, cause: Cause): Promise<void> => {
  const { holder, amountFen } = one;
  const line = holder.line as Entry;
  const made = await getService(strapi, 'lifecycle').makeWithin(
    tx,
    disbursementType,
    {
      title: fitColumn(one.title, titleLength),
      spendingKind: one.kind,
      ...one.of,
      line: line.id,
      payeeEmployer: (holder.employer as Entry | null | undefined)?.id ?? null,
      payeeUnit: (holder.unit as Entry | null | undefined)?.id ?? null,
      sequence: one.sequence,
      of: one.count,
      amountFen,
      budgetYear: await yearOf(strapi, line),
      dueOn: getService(strapi, 'clock').today(),
    },
    cause,
  );
  await hand(tx, strapi, one, made.documentId, { amount: amountFen, back: false }, cause);
  await record(tx, strapi, one, amountFen, cause);
  await act(tx, strapi, made.documentId, 'commit', cause);
};

/**
 * Takes back what was drawn for an invoice, as long as it is not with the bank.
 * @throws Refusal MONEY_WITH_BANK
 */
export const takeBack = async (
  tx: Tx,
  strapi: Core.Strapi,
  one: Pick<Draw, 'type' | 'holder'>,
  documentId: string,
  cause: Cause,
): Promise<void> => {
  const found = await lockEntry(tx, strapi, disbursementType, documentId);
  if (found.state !== 'committed') throw refuse('MONEY_WITH_BANK');
  const amount = fen(Number(found.amountFen));
  const sameLine = (found.line as Entry).id === (one.holder.line as Entry).id;
  // Carried to another line since, one without the other: then it goes back to the line that it is on.
  if (sameLine) {
    await hand(tx, strapi, one, documentId, { amount, back: true }, cause);
    await record(tx, strapi, one, -amount, cause);
  }
  await act(tx, strapi, documentId, 'stop', cause);
};
