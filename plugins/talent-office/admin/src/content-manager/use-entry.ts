import { buildValidParams } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument, useQueryParams } from '@strapi/strapi/admin';

import { useRereadRelationsMutation } from './relations';

interface Shown {
  readonly model: string;
  readonly collectionType: string;
  readonly documentId: string;
}

/** The entry that the edit view shows, from beside its form. */
export const useEntry = (shown: Shown): ReturnType<typeof useDocument> => {
  const [{ query }] = useQueryParams();
  // The very arguments of the edit view: one cached entry, so that reading it again renews the form.
  const params = buildValidParams(query as Parameters<typeof buildValidParams>[0]);
  const found = useDocument({ ...shown, params });
  const [rereadRelations] = useRereadRelationsMutation();
  const { refetch } = found;
  return {
    ...found,
    refetch: (): void => {
      refetch();
      void rereadRelations(null);
    },
  };
};
