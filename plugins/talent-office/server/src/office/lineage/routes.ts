import { adminRoute, type Route } from '../../platform';

import { lineageBody } from './reading';

/** The website has none: which item lacks what is the office's own affair. */
export const lineageRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/lineage',
    permission: 'lineage.read',
    handler: async ({ strapi }) => ({ data: await lineageBody(strapi) }),
  }),
];
