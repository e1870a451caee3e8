import { adminRoute, getService, transaction, type Route } from '../../platform';
import { daysBody, yearParams } from './validation';

export const routes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/calendar',
    permission: 'calendar.load',
    async handler({ strapi }) {
      return { data: await getService(strapi, 'calendar').years() };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/calendar/:year',
    permission: 'calendar.load',
    input: { params: yearParams, body: daysBody },
    async handler({ strapi, params: { year }, body: { days }, actor, operation, requestId }) {
      const calendar = getService(strapi, 'calendar');
      const data = await transaction(strapi, operation, async (tx) => {
        // What the office imports replaces whatever stands.
        await calendar.load(tx, year, days, 'import', { actor, requestId });
        return { year, source: 'import', days: days.length };
      });
      return { data };
    },
  }),
];
