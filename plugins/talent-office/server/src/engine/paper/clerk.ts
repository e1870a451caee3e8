import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';
import type { Person } from '../organisation';

/** As a clerk was known when he recorded something, and is now. */
export const clerkOf = async (strapi: Core.Strapi, recordedBy: Person): Promise<Person> => {
  const { keys } = await getService(strapi, 'organisation').personBy(recordedBy.id);
  return { id: recordedBy.id, keys: [...new Set([...recordedBy.keys, ...keys])] };
};
