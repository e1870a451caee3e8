import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

import { abilityOf, refuse } from '../../platform';

interface Checker {
  readonly can: { read(entry: unknown, field: string): boolean };
}

/**
 * Lets pass who may read this field of this entry in the Content Manager: fields and conditions of
 * his roles. @throws Refusal NOT_PERMITTED, and NOT_FOUND only for who may read the field at all.
 */
export const refuseHiddenField = async (
  strapi: Core.Strapi,
  ctx: Context,
  { type, documentId, attribute }: { type: string; documentId: string; attribute: string },
): Promise<void> => {
  const checker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility: abilityOf(ctx), model: type }) as Checker;
  if (!checker.can.read(undefined, attribute)) throw refuse('NOT_PERMITTED');
  // The author and his roles: Strapi's own conditions ask for them.
  const entry: unknown = await strapi.db.query(type as UID.ContentType).findOne({
    where: { documentId },
    populate: { createdBy: { populate: { roles: true } } } as never,
  });
  if (!entry) throw refuse('NOT_FOUND');
  if (!checker.can.read(entry, attribute)) throw refuse('NOT_PERMITTED');
};
