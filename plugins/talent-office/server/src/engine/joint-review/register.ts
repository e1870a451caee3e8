import type { Core } from '@strapi/strapi';

import { getService, isGranted, reading } from '../../platform';

import { listById } from './lists';
import { isInHand, openReturns } from './returns';

const mostShown = 200;

/** Tells what of lists waits for a second person, and that it holds the clock. Called once, in `register()`. */
export const registerJointReview = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerInHand((knex, { one, seat, lastDay }) =>
    seat === null
      ? Promise.resolve(false)
      : isInHand(knex, { caseId: one.publicId, seat, lastDay }),
  );
  getService(strapi, 'confirmations').registerSource(() =>
    reading(strapi, async (knex) => {
      const found = [];
      for (const made of await openReturns(knex, mostShown)) {
        const { title } = await listById(knex, made.listId);
        found.push({
          ...{ kind: 'list' as const, id: made.publicId, target: null },
          ...{ recordedBy: made.recordedBy, recordedAt: made.recordedAt },
          mayRead: (reader: Parameters<typeof isGranted>[1]) =>
            isGranted(strapi, reader, 'cases.read-all'),
          title: () => Promise.resolve(title),
        });
      }
      return found;
    }),
  );
};
