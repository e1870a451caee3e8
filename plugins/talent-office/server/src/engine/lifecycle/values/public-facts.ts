import type { Core } from '@strapi/strapi';

import { getService } from '../../../platform';

import { publicValueAtPath } from './references';

/** What the type of an entry declares for everybody's eyes, by path, as it stands. */
export const publicFacts = async (
  strapi: Core.Strapi,
  type: string,
  id: number,
): Promise<Readonly<Record<string, unknown>>> => {
  const paths = getService(strapi, 'declarations').of(type)?.public?.notice ?? [];
  const facts: Record<string, unknown> = {};
  for (const path of paths) facts[path] = await publicValueAtPath(strapi, type, id, path);
  return facts;
};
