import type { Core } from '@strapi/strapi';

import type { Permission } from '../../../../shared/permissions';
import { getService, lockEntry, type Actor, type Entry, type Tx } from '../../platform';
import type { Effect } from '../lifecycle';
import type { Person } from '../organisation';

import type { RectificationAction } from './content-type';
import { rectifications, refuseParties, type RectificationRow } from './requests';

/** What a colleague needs for each action on a request. */
export const rectificationPermissions = {
  confirm: 'rectifications.confirm',
  reject: 'rectifications.confirm',
} as const satisfies Record<RectificationAction, Permission>;

/** Tells the life cycle what an answer to a request brings about. Called once, in `register()`. */
export const registerRectifications = (strapi: Core.Strapi): void => {
  /** @throws Refusal SIGNER_EXCLUDED, ACTING_FOR_EXCLUDED: nobody decides what is about him */
  const answering = async (tx: Tx, request: Entry, actor: Actor): Promise<Person> => {
    const { targetType, targetDocumentId } = request as unknown as RectificationRow;
    const person = await getService(strapi, 'organisation').personOf(actor);
    const entry = await lockEntry(tx, strapi, targetType, targetDocumentId);
    await refuseParties(strapi, targetType, entry, person);
    return person;
  };

  /** The entry is put right, and whatever the public was shown of it gets an erratum. */
  const rectify: Effect = async (tx, request, { actor, requestId = null }) => {
    const person = await answering(tx, request, actor);
    const { targetType, targetDocumentId, values, proposal, reason } =
      request as unknown as RectificationRow;
    const target = { type: targetType, documentId: targetDocumentId };
    const right = { ...target, values, proposal, reason, actor, person, requestId };
    const facts = await getService(strapi, 'lifecycle').rectifyWithin(tx, right);
    // Whom the entry is about now, too: the agent of the unit that was just put in its place.
    await answering(tx, request, actor);
    await getService(strapi, 'notices').correct(tx, target, facts, { actor, requestId });
  };

  const reject: Effect = async (tx, request, { actor }) => {
    await answering(tx, request, actor);
  };

  const lifecycle = getService(strapi, 'lifecycle');
  for (const [action, permission] of Object.entries(rectificationPermissions)) {
    lifecycle.requirePermission(rectifications, action, permission);
  }
  lifecycle.registerEffect('rectify', rectify);
  lifecycle.registerEffect('reject-rectification', reject);
};
