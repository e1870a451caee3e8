import { z } from 'zod';

import { talentTiers } from '../../../../shared/vocabulary';
import { apiRoute, decimal, getService, transaction, refuse, type Route } from '../../platform';

import { listTalents } from './directory';
import { ownProfile, type OwnProfile } from './own-profile';

const profiles = 'plugin::talent-office.talent-profile';

const shown = [
  'name',
  'tier',
  'tierSince',
  'education',
  'degree',
  'title',
  'titleLevel',
  'specialty',
  'industry',
  'contractStartsOn',
  'contractEndsOn',
  'remotePost',
  'grassrootsPost',
  'consentToListing',
  'releasedForListing',
] as const;

const ownBody = (profile: OwnProfile) => ({
  id: profile.documentId,
  ...Object.fromEntries(shown.map((name) => [name, profile[name] ?? null])),
  employer: (profile.employer as { name?: string } | null)?.name ?? null,
});

/** What a talent keeps up himself. Tier, employer and contract decide over money: the office writes those. */
const ownInput = z
  .strictObject({
    specialty: z.string().max(255),
    industry: z.string().max(100),
    consentToListing: z.boolean(),
  })
  .partial();

export const talentRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/me/talent-profile',
    action: 'me.findProfile',
    handler: async ({ strapi, actor }) => ({ data: ownBody(await ownProfile(strapi, actor)) }),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/talent-profile',
    action: 'me.updateProfile',
    input: { body: ownInput },
    handler: async ({ strapi, actor, body, operation, requestId }) => {
      const { documentId } = await ownProfile(strapi, actor);
      await transaction(strapi, operation, async (tx) => {
        await strapi.documents(profiles).update({ documentId, data: body as never });
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'profile.update',
          target: { type: profiles, documentId },
          after: body,
          requestId,
        });
      });
      return { data: ownBody(await ownProfile(strapi, actor)) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/talents',
    action: 'talents.find',
    input: {
      query: z.strictObject({
        tier: z.enum(talentTiers).optional(),
        industry: z.string().max(100).optional(),
        page: decimal({ min: 1, max: 10_000 }).default(1),
        pageSize: decimal({ min: 1, max: 100 }).default(25),
      }),
    },
    handler: async ({ strapi, query }) => {
      const listed = await listTalents(strapi, query);
      if (!listed) throw refuse('NOT_FOUND');
      const { data, total } = listed;
      const { page, pageSize } = query;
      return { data, meta: { pagination: { page, pageSize, total } } };
    },
  }),
];
