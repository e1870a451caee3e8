import { adminApi } from '@strapi/strapi/admin';

/** The tag under which the Content Manager caches the relations of its forms. */
const tag = 'Relations';

const rereading = adminApi.enhanceEndpoints({ addTagTypes: [tag] }).injectEndpoints({
  endpoints: (build) => ({
    rereadRelations: build.mutation<null, null>({
      queryFn: () => ({ data: null }),
      invalidatesTags: [tag],
    }),
  }),
});

/**
 * Relations are read apart from their entry: this has those on the page read again. That production
 * builds keep it is seen in `tests/admin/rectify.e2e.ts`.
 */
export const { useRereadRelationsMutation } = rereading;
