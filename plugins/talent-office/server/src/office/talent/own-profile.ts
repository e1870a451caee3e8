import type { Core } from '@strapi/strapi';

import { refuse, type Actor } from '../../platform';

export interface OwnProfile {
  readonly id: number;
  readonly documentId: string;
  readonly [attribute: string]: unknown;
}

/**
 * The profile of the website user who asks.
 * @throws Refusal NOT_SIGNED_IN, NOT_FOUND
 */
export const ownProfile = async (strapi: Core.Strapi, actor: Actor): Promise<OwnProfile> => {
  if (actor.kind !== 'user') throw refuse('NOT_SIGNED_IN');
  const row = (await strapi.db.query('plugin::talent-office.talent-profile').findOne({
    where: { user: { id: actor.id } },
    populate: { employer: true },
  })) as OwnProfile | null;
  if (!row) throw refuse('NOT_FOUND');
  return row;
};
