import { z } from 'zod';

import { apiRoute, refuse, type Route } from '../../platform';

import { listBrands, readBrand } from './read-model';

export const brandRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/brands',
    action: 'brands.find',
    handler: async ({ strapi }) => ({ data: await listBrands(strapi) }),
  }),
  apiRoute({
    method: 'GET',
    path: '/brands/:slug',
    action: 'brands.findOne',
    input: { params: z.strictObject({ slug: z.string().min(1).max(255) }) },
    handler: async ({ strapi, params }) => {
      const brand = await readBrand(strapi, params.slug);
      if (!brand) throw refuse('NOT_FOUND');
      return { data: brand };
    },
  }),
];
