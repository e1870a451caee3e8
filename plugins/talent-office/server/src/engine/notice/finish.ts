import type { Core } from '@strapi/strapi';

import type { ErrorCode } from '../../../../shared/error-codes';
import { actorKey, getService, Refusal, refuse, reading, transaction } from '../../platform';

import { noticeKeeper, recordNotice } from './history';
import { awaitsProof } from './posting-proofs';
import { changeState, lockNotice, overdueNotices } from './records';
import { stageOf } from './stage-of';
import { isObjectedTo } from './undecided';

/** What became of the notices whose period is over, by public id. */
export interface Finished {
  readonly ended: readonly string[];
  /** Held up by an undecided objection; tried again next time. */
  readonly suspended: readonly string[];
  /** Nobody has proven yet that it was posted, which its workflow asks for; tried again next time. */
  readonly unproven: readonly string[];
  /** What going on was refused for, such as changed facts; tried again next time. */
  readonly refused: readonly { readonly id: string; readonly code: ErrorCode }[];
}

/** Ends notices, each in a transaction of its own: what stops one item stops no other. */
export const createFinish = (strapi: Core.Strapi) => {
  const finish = async (publicId: string): Promise<void> => {
    const operation = `notice:${publicId}:end`;
    await transaction(strapi, { key: operation, input: null }, async (tx) => {
      const notice = await lockNotice(tx, publicId);
      const overdue = notice.until <= getService(strapi, 'clock').today();
      if (!overdue || (await isObjectedTo(strapi, notice))) throw refuse('NOTICE_NOT_DUE');
      const { stepId } = await stageOf(strapi, notice);
      if (await awaitsProof(strapi, tx, notice)) throw refuse('NOTICE_UNPROVEN');
      if (!(await changeState(tx, notice, 'running', 'ended'))) throw refuse('NOTICE_OVER');
      await recordNotice(strapi, tx, notice, 'end');
      await getService(strapi, 'approval').passStep(tx, notice.caseId, stepId, {
        operation,
        actor: actorKey(noticeKeeper),
      });
    });
  };

  return async (): Promise<Finished> => {
    const today = getService(strapi, 'clock').today();
    const due = await reading(strapi, (knex) => overdueNotices(knex, today));
    const ended: string[] = [];
    const suspended: string[] = [];
    const unproven: string[] = [];
    const refused: { id: string; code: ErrorCode }[] = [];
    const faults: unknown[] = [];
    for (const { publicId: id } of due) {
      try {
        await finish(id);
        ended.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) faults.push(error);
        else if (error.code === 'NOTICE_NOT_DUE') suspended.push(id);
        else if (error.code === 'NOTICE_UNPROVEN') unproven.push(id);
        else refused.push({ id, code: error.code });
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some notices could not be ended');
    return { ended, suspended, unproven, refused };
  };
};
