import type { Core } from '@strapi/strapi';

import { refuseAmount } from '../../engine/ledger';
import type { Effect } from '../../engine/lifecycle';
import { getService, lockEntry, type Entry, type Tx } from '../../platform';
import { disbursementType as disbursement } from '../fund';

import { owedOf, recoveries, standingsOf, sumOf, type DebtPhase, type Owed } from './debt';

export type Cause = Parameters<Effect>[2];

/** @throws Error where the entry has none: its declaration asks for it before */
export const lockOwed = async (tx: Tx, strapi: Core.Strapi, entry: Entry): Promise<Owed> => {
  const owed = await owedOf(strapi, entry);
  if (!owed) throw new Error(`${entry.documentId} belongs to nothing that was paid`);
  const { type } = owed;
  return { type, entry: await lockEntry(tx, strapi, type, owed.entry.documentId) };
};

/** Moves an amount of what was paid from one phase to another, of what was paid last first. */
export const move = async (
  tx: Tx,
  strapi: Core.Strapi,
  owed: Owed,
  { from, to, amount, cause }: { from: DebtPhase; to: DebtPhase; amount: number; cause: Cause },
): Promise<void> => {
  const standings = await standingsOf(strapi, tx, owed, from);
  const held = sumOf(standings);
  if (held < amount) throw refuseAmount('MORE_THAN_HELD', 'fen', { held, wanted: amount });
  let left = amount;
  for (const { disbursement: one, line, amount: there } of standings) {
    const taken = Math.min(there, left);
    if (taken === 0) continue;
    const holder = { type: disbursement, documentId: one.documentId, limit: 'part' };
    await getService(strapi, 'ledger').transfer(tx, {
      opKey: `${cause.operation}/${from}/${to}/${one.documentId}/${line.documentId}`,
      debit: { line, holder, phase: from },
      credit: { line, holder, phase: to },
      amount: taken,
      reason: `${cause.type}: ${cause.action}`,
      reference: `${cause.type}:${cause.documentId}`,
      actor: `system:${cause.documentId}`,
    });
    left -= taken;
  }
};

export const actOn = (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  documentId: string,
  action: string,
  cause: Cause,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type,
    documentId,
    action,
    actor: { kind: 'system', id: `${cause.type}:${cause.documentId}` },
    requestId: cause.requestId ?? null,
    operation: `${cause.operation}/${action}`,
  });

/** Nothing is owed any more, nor waits to be set off: the recovery is over. */
export const settleIfNothingIsOwed = async (
  tx: Tx,
  strapi: Core.Strapi,
  recovery: string,
  owed: Owed,
  cause: Cause,
): Promise<void> => {
  for (const phase of ['recoverable', 'offset'] as const) {
    if (sumOf(await standingsOf(strapi, tx, owed, phase)) > 0) return;
  }
  await actOn(tx, strapi, recoveries, recovery, 'settle', cause);
};
