import type { Core } from '@strapi/strapi';

import type { Permission } from '../../../../shared/permissions';
import { getService, lockEntry } from '../../platform';
import type { Effect } from '../lifecycle';

import type { RectificationAction } from './content-type';
import { rectifications, type RectificationRow } from './requests';

/** What a colleague needs for each action on a request. */
export const rectificationPermissions = {
  confirm: 'rectifications.confirm',
  reject: 'rectifications.confirm',
} as const satisfies Record<RectificationAction, Permission>;

/** Tells the life cycle what a confirmation brings about. Called once, in `register()`. */
export const registerRectifications = (strapi: Core.Strapi): void => {
  /** The entry is put right, and whatever the public was shown of it gets an erratum. */
  const rectify: Effect = async (tx, request, { actor, requestId = null }) => {
    const {
      targetType: type,
      targetDocumentId: documentId,
      ...row
    } = request as unknown as RectificationRow;
    const lifecycle = getService(strapi, 'lifecycle');
    const person = await getService(strapi, 'organisation').personOf(actor);
    const entry = await lockEntry(tx, strapi, type, documentId);
    await lifecycle.refuseParty(type, entry, person);
    const { values, reason } = row;
    await lifecycle.rectifyWithin(tx, {
      type,
      documentId,
      values,
      reason,
      actor,
      person,
      requestId,
    });
    const facts = await lifecycle.publicFacts(type, entry);
    await getService(strapi, 'notices').correct(tx, { type, documentId }, facts, {
      actor,
      requestId,
    });
  };

  const lifecycle = getService(strapi, 'lifecycle');
  for (const [action, permission] of Object.entries(rectificationPermissions)) {
    lifecycle.requirePermission(rectifications, action, permission);
  }
  lifecycle.registerEffect('rectify', rectify);
};
