import type { Core, UID } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import type { TalentTier } from '../../../../shared/vocabulary';
import { getService, isGranted, refuse, type CalendarDate } from '../../platform';

const profiles = 'plugin::talent-office.talent-profile' as UID.ContentType;

interface Holder {
  readonly name: string;
  readonly tier: TalentTier | null;
  readonly tierSince: CalendarDate | null;
  readonly employer: { readonly name: string } | null;
}

/** The certificate (证书) of the tier that a talent was recognised in. Called in `register()`. */
export const registerCertificate = (strapi: Core.Strapi): void => {
  const find = async (documentId: string): Promise<Holder> => {
    const row = (await strapi.db
      .query(profiles)
      .findOne({ where: { documentId }, populate: ['employer'] })) as Holder | null;
    if (!row) throw refuse('NOT_FOUND');
    return row;
  };
  getService(strapi, 'documents').registerKind({
    kind: 'certificate',
    concerns: (type) => type === profiles,
    isDue: async ({ documentId }) => {
      const { tier, tierSince } = await find(documentId);
      return tier !== null && tierSince !== null;
    },
    // A profile has no case by which its readers are known: who writes them, and who reads everything.
    refuseReader: async (reader) => {
      const reads =
        (await isGranted(strapi, reader, 'documents.issue')) ||
        (await isGranted(strapi, reader, 'cases.read-all'));
      if (!reads) throw refuse('NOT_FOUND');
    },
    load: async ({ target }) => {
      const { name, tier, tierSince, employer } = await find(target.documentId);
      if (tier === null || tierSince === null) throw refuse('DOCUMENT_NOT_DUE');
      return {
        title: name,
        data: {
          holder: name,
          employer: employer?.name ?? null,
          honour: valueLabels[tier].zh,
          since: tierSince,
          basis: null,
        },
      };
    },
  });
};
