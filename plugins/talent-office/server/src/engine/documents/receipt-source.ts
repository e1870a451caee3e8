import type { Core } from '@strapi/strapi';

import { getService, reading, refuse, shanghaiDate, titleOf, typeName } from '../../platform';
import { receiptOf } from '../approval';

/** As much of a digest as is printed of a file: enough to compare it with. */
const digestShown = 12;

/** The receipt (受理通知书) of an accepted case, with what was received on that day. */
export const registerReceipts = (strapi: Core.Strapi): void => {
  const approval = () => getService(strapi, 'approval');
  getService(strapi, 'documents').registerKind({
    kind: 'receipt',
    concerns: (type) => getService(strapi, 'declarations').of(type) !== null,
    isDue: async (target) => (await approval().latestOf(target))?.acceptanceNumber != null,
    refuseReader: (reader, target) => approval().refuseStranger(reader, target),
    load: async ({ target }) => {
      const one = await approval().latestOf(target);
      const number = one?.acceptanceNumber ?? null;
      const kept =
        one && number !== null
          ? await reading(strapi, (knex) => receiptOf(knex, one.id, number))
          : null;
      if (!one || number === null || kept === null) throw refuse('NOT_ACCEPTED');
      const { phone, address } = await approval().letterhead();
      const matter = await titleOf(strapi, target.type, target.documentId);
      return {
        title: matter,
        data: {
          acceptanceNumber: number,
          matterKind: typeName(strapi, target.type).zh,
          matter,
          applicant: await approval().subjectName(one),
          submittedOn: kept.submittedOn,
          acceptedOn: shanghaiDate(new Date(kept.acceptedAt)),
          handlingWorkingDays: kept.handlingWorkingDays ?? 0,
          files: kept.files.map(({ name, sha256 }, at) => ({
            ...{ seq: at + 1, name, digest: sha256.slice(0, digestShown) },
          })),
          phone: phone || null,
          address: address || null,
        },
      };
    },
  });
};
