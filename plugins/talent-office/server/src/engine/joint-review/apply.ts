import type { Core } from '@strapi/strapi';

import {
  getService,
  messagesOf,
  reading,
  Refusal,
  refuse,
  transaction,
  type Actor,
} from '../../platform';
import { clerkOf } from '../paper';

import type { ListRow, ReviewList } from './lists';
import { decisionOf, signatureOf } from './reading-workbook';
import {
  finishReturn,
  opinionsOf,
  writeOutcome,
  type ListReturn,
  type OpinionRecord,
} from './returns';

interface Applied {
  readonly list: ReviewList;
  readonly rows: readonly ListRow[];
  readonly made: ListReturn;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * Decides the cases of a confirmed list one by one, by the door of paper decisions, each in a transaction
 * of its own whose key is the row's: it is done once, however often and on however many servers it is
 * begun again. What is refused of one leaves the others.
 * @throws Refusal BUSY where some are left for another try
 * @throws AggregateError of faults that are no refusals, after every row was tried
 */
export const createApply = (strapi: Core.Strapi) => {
  const now = (): Date => getService(strapi, 'clock').now();

  const decide = async (
    { list, rows, made, actor, requestId }: Applied,
    opinion: OpinionRecord,
    key: string,
  ): Promise<void> => {
    const row = rows.find(({ number }) => number === opinion.number);
    if (!row) throw new Error(`list ${list.publicId} has no row ${opinion.number}`);
    const approval = getService(strapi, 'approval');
    await transaction(strapi, { key, input: null }, async (tx) => {
      const view = await approval.view(row.caseId);
      if (await approval.employsSubject(view.one, list.scope.unit)) {
        throw refuse('LIST_UNIT_EMPLOYS');
      }
      const recordedBy = await clerkOf(strapi, made.recordedBy);
      const { signer, signedOn } = made;
      const paper = await signatureOf(strapi, list, row, view, { signer, signedOn, recordedBy });
      await approval.decide(tx, {
        ...decisionOf(view, row, opinion),
        ...{ actor, requestId, operation: key },
        seen: paper.printed.guarded,
        paper: { ...paper, record: made.publicId },
      });
      await writeOutcome(tx, made, opinion.number, 'signed');
    });
  };

  const tryOne = async (applied: Applied, opinion: OpinionRecord): Promise<boolean> => {
    const { made } = applied;
    const key = `review-list/${made.publicId}/${opinion.number}`;
    try {
      await decide(applied, opinion, key);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Nobody has said no to it: it is tried again.
      if (error.code === 'BUSY') return false;
      await transaction(strapi, { key: `${key}/refused`, input: null }, (tx) =>
        writeOutcome(tx, made, opinion.number, 'refused', messagesOf(error)),
      );
      return true;
    }
  };

  return async (applied: Applied): Promise<void> => {
    const { made } = applied;
    const opinions = await reading(strapi, (knex) => opinionsOf(knex, made));
    const faults: unknown[] = [];
    let left = 0;
    for (const opinion of opinions.filter(({ outcome }) => outcome === null)) {
      try {
        if (!(await tryOne(applied, opinion))) left += 1;
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some cases could not be decided');
    if (left > 0) throw refuse('BUSY', { retryAfterSeconds: 1 });
    const key = `review-list/${made.publicId}/done`;
    await transaction(strapi, { key, input: null }, (tx) => finishReturn(tx, made, now()));
  };
};
