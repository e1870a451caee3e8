import type { Core } from '@strapi/strapi';

import { mostLines } from '../../../../shared/contracts/payment-batches';
import {
  findEntries,
  getService,
  lockEntry,
  refuse,
  type Actor,
  type Entry,
  type Tx,
} from '../../platform';
import { disbursementType } from '../fund';

import { factsOf } from './facts';
import { actOnLine, linesOf } from './lines';
import { paymentBatches, payments, unlocked, type Line } from './types';

export interface ListAct {
  readonly batch: string;
  readonly actor: Actor;
  readonly requestId: string | null;
  readonly operation: string;
}

const actOnBatch = (
  tx: Tx,
  strapi: Core.Strapi,
  action: 'add' | 'remove',
  { batch, ...act }: ListAct,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    ...{ type: paymentBatches, documentId: batch, action },
    ...act,
  });

/** @throws Refusal NOT_FOUND at the field */
const disbursementsNamed = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<Entry[]> => {
  const found: Entry[] = [];
  for (const documentId of ids) {
    const [one] = await findEntries(strapi, disbursementType, { documentId });
    if (!one) throw refuse('NOT_FOUND', {}, 'disbursements');
    found.push(one);
  }
  return found;
};

/**
 * Puts disbursements on the list of a batch that nobody has checked; whether they can be paid is said when
 * it is.
 * @throws Refusal ACTION_NOT_POSSIBLE, NOT_BY_YOU, SIGNER_EXCLUDED, BATCH_TOO_LONG, BATCH_LINE_TWICE
 */
export const addLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  act: ListAct,
  ids: readonly string[],
): Promise<void> => {
  await actOnBatch(tx, strapi, 'add', act);
  const batch = await lockEntry(tx, strapi, paymentBatches, act.batch);
  const all = (await findEntries(strapi, payments, { batch: { id: batch.id } })) as Line[];
  const standing = all.filter(({ state }) => unlocked.includes(state));
  const listed = new Set(standing.map(({ disbursement }) => disbursement?.documentId));
  if (standing.length + ids.length > mostLines) throw refuse('BATCH_TOO_LONG', { most: mostLines });
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(act.actor);
  let number = Math.max(0, ...all.map(({ lineNumber }) => lineNumber ?? 0));
  for (const one of await disbursementsNamed(strapi, ids)) {
    if (listed.has(one.documentId)) throw refuse('BATCH_LINE_TWICE', {}, 'disbursements');
    listed.add(one.documentId);
    await getService(strapi, 'lifecycle').refuseParty(disbursementType, one, person);
    number += 1;
    const draft = { disbursement: one } as unknown as Line;
    const { holder, award, fundLine, payeeKind } = await factsOf(strapi, batch, draft);
    const values = {
      ...{ batch: batch.id, lineNumber: number, disbursement: one.id, payeeKind },
      ...{ application: award?.id ?? null, line: fundLine?.id ?? null },
      ...{ payeeName: String(holder?.name ?? one.title ?? ''), amountFen: one.amountFen },
    };
    await getService(strapi, 'lifecycle').makeWithin(tx, payments, values, act);
  }
};

/** Takes lines off a list that nobody has checked. @throws Refusal BATCH_LINE_UNKNOWN */
export const removeLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  act: ListAct,
  ids: readonly string[],
): Promise<void> => {
  await actOnBatch(tx, strapi, 'remove', act);
  const [batch] = await findEntries(strapi, paymentBatches, { documentId: act.batch });
  const lines = batch ? await linesOf(strapi, batch, ['draft']) : [];
  const chosen = lines.filter(({ documentId }) => ids.includes(documentId));
  if (chosen.length !== new Set(ids).size) throw refuse('BATCH_LINE_UNKNOWN', {}, 'lines');
  for (const line of chosen) await actOnLine(tx, strapi, line, 'remove', act);
};
