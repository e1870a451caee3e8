import type { Core } from '@strapi/strapi';

import { actorKey, getService, type Actor, type Tx } from '../../platform';
import type { Causation } from '../approval';

import type { GroupRecord } from './records';

/** The word under which the trail keeps what was done to a group. */
export const groupTarget = 'selection-group';

/** What moves on in a group without a person. */
export const selectionKeeper = {
  kind: 'system',
  id: 'selections.apply-due',
} as const satisfies Actor;

/** Who does something, and why a case moves by it. */
export interface GroupAct {
  readonly actor: Actor;
  readonly requestId: string | null;
}

export const causeOf = ({ actor, requestId }: GroupAct, operation: string): Causation => ({
  operation,
  actor: actorKey(actor),
  requestId,
});

/** One row in the history of a group. */
export const recordAct = async (
  strapi: Core.Strapi,
  tx: Tx,
  { publicId }: Pick<GroupRecord, 'publicId'>,
  { actor, requestId }: GroupAct,
  action: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    actor,
    person:
      actor.kind === 'system' ? null : await getService(strapi, 'organisation').personOf(actor),
    action: `selection.${action}`,
    target: { type: groupTarget, documentId: publicId },
    details,
    requestId,
  });
