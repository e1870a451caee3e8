import type { Core } from '@strapi/strapi';

import type {
  PaymentBatchDetail,
  RelatedBatch,
} from '../../../../shared/contracts/payment-batches';
import { findEntries, lockEntry, refuse, type Entry, type Tx } from '../../platform';
import { disbursementType } from '../fund';

import { onNoList } from './candidates';
import { batchOf } from './export';
import { linesOf } from './lines';
import { addLines, type ListAct } from './lists';
import { paymentBatches } from './types';

/** States in which some of a list may have come back unpaid. */
const afterSending: readonly unknown[] = ['sent', 'answered', 'closed'];

/** What failed of a batch, is committed again, and waits on no other list. */
const unpaidOf = async (strapi: Core.Strapi, batch: Pick<Entry, 'id'>): Promise<Entry[]> => {
  const failed = await linesOf(strapi, batch, ['failed']);
  const ids = failed.flatMap(({ disbursement }) => disbursement?.id ?? []);
  const found = await findEntries(strapi, disbursementType, { id: { $in: ids } });
  // In the order of their ids, as everybody locks them.
  return (await onNoList(strapi, found)).sort((a, b) => a.id - b.id);
};

const related = ({ documentId, title, state }: Entry): RelatedBatch => ({
  documentId,
  title: String(title),
  state: String(state),
});

/** The batches before and after one, and what of it could go on to another. */
export const relatedBatches = async (
  strapi: Core.Strapi,
  { documentId }: { readonly documentId: string },
): Promise<Pick<PaymentBatchDetail, 'follows' | 'followedBy' | 'toFollowUp'>> => {
  const batch = await batchOf(strapi, documentId);
  const of = batch.follows as Entry | null;
  const [follows] = of ? await findEntries(strapi, paymentBatches, { id: of.id }) : [];
  const after = await findEntries(strapi, paymentBatches, { follows: { id: batch.id } });
  return {
    follows: follows ? related(follows) : null,
    followedBy: after.sort((a, b) => a.id - b.id).map(related),
    toFollowUp: afterSending.includes(batch.state) ? (await unpaidOf(strapi, batch)).length : 0,
  };
};

/**
 * Puts what failed of a batch on a list of its own (退票重拨); gives the documentId of that.
 * @throws Refusal NOT_FOUND, BATCH_NOTHING_FAILED, and what `addLines` refuses
 */
export const followUp = async (
  tx: Tx,
  strapi: Core.Strapi,
  act: ListAct,
  { title, plannedOn }: { readonly title: string; readonly plannedOn?: string | undefined },
): Promise<string> => {
  const batch = await lockEntry(tx, strapi, paymentBatches, act.batch);
  const unpaid = afterSending.includes(batch.state) ? await unpaidOf(strapi, batch) : [];
  if (unpaid.length === 0) throw refuse('BATCH_NOTHING_FAILED');
  const { documentId } = await strapi.documents(paymentBatches).create({
    data: {
      ...{ title, payeeKind: batch.payeeKind, plannedOn, follows: batch.documentId },
      fundYear: (batch.fundYear as Entry | null)?.documentId,
    } as never,
  });
  const ids = unpaid.map((one) => one.documentId);
  await addLines(tx, strapi, { ...act, batch: documentId }, ids);
  return documentId;
};
