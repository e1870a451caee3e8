import { z } from 'zod';

import { adminRoute, id, type Route } from '../../platform';

import { fundBudget } from './budget-table';

export const budgetRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/fund-years/:id/budget',
    permission: 'fund.read',
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, params }) => ({ data: await fundBudget(strapi, params.id) }),
  }),
];
