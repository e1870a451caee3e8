import type { Core } from '@strapi/strapi';

import { getService, reading, Refusal, transaction, type JobRun } from '../../platform';

import { createApplyInOrder } from './apply-in-order';
import { createExpire } from './expire';
import { fillPlaces, vacated } from './give-up';
import {
  groupsIn,
  groupsOver,
  groupsToApply,
  isUntried,
  lockGroup,
  type GroupRecord,
} from './records';
import { selectionKeeper } from './trail';
import { verified } from './verified';

/** So many orders are looked at whether a place was withheld. */
const most = 500;

/** Gives on the places that were withheld while somebody had written past the software. */
const fillWithheld = async (strapi: Core.Strapi, group: GroupRecord): Promise<void> => {
  const { id, publicId } = group;
  if (vacated(await reading(strapi, (knex) => verified(knex, group))).length === 0) return;
  const slot = getService(strapi, 'clock').now().toISOString();
  const operation = { key: `selection-group/${publicId}/fill/${slot}`, input: null };
  await transaction(strapi, operation, async (tx) => {
    await fillPlaces(strapi, tx, await lockGroup(tx, id));
  });
};

/**
 * What goes on in selections by itself: whoever was promoted goes on, and reserve lists end. Each case in a
 * transaction of its own: what stops one stops no other.
 * @throws AggregateError of faults that are no refusals, after everything was tried
 */
export const createDue = (strapi: Core.Strapi) => {
  const inOrder = createApplyInOrder(strapi);
  const expire = createExpire(strapi);
  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const faults: unknown[] = [];
    const attempt = async (work: () => Promise<unknown>): Promise<void> => {
      await proceed();
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Refusal)) faults.push(error);
      }
    };
    const page = { limit: most, offset: 0 };
    for (const group of await reading(strapi, (knex) => groupsIn(knex, ['ordered'], page))) {
      await attempt(() => fillWithheld(strapi, group));
    }
    const byItself = { actor: selectionKeeper, requestId: null };
    for (const groupId of await reading(strapi, groupsToApply)) {
      await inOrder(groupId, byItself, isUntried, attempt);
    }
    const today = getService(strapi, 'clock').today();
    for (const group of await reading(strapi, (knex) => groupsOver(knex, today))) {
      await attempt(() => expire(group));
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some selections could not go on');
  };
};
