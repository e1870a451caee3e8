import type { Core } from '@strapi/strapi';

import { getService, tables } from '../../platform';

/** What came in time on paper holds the clock while a second person looks at it. Called once, in `register()`. */
export const registerPaper = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerInHand(async (knex, { one, seat, lastDay }) => {
    const { type, documentId } = one.target;
    const record =
      seat === null
        ? knex(tables.paperApplications)
            .where({ target_type: type, target_document_id: documentId, action: one.action })
            .where('received_on', '<=', lastDay)
        : knex(tables.paperDecisions)
            .where({ case_public_id: one.publicId, stage: one.stage, round: one.round, seat })
            .where('signed_on', '<=', lastDay);
    return (await record.where({ state: 'waiting' }).first('id')) !== undefined;
  });
};
