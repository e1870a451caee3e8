import type { Route } from '../../platform';

import { employerApplicationRoutes } from './applications';
import { importRoutes } from './import/routes';
import { inPostRoutes } from './in-post';
import { recommendationRoutes } from './recommendation';
import { staffRoutes } from './staff/routes';

/** What employers, towns and villages do on the website, and what the office sees of it. */
export const employerRoutes: Route[] = [
  ...staffRoutes,
  ...employerApplicationRoutes,
  ...importRoutes,
  ...recommendationRoutes,
  ...inPostRoutes,
];
