import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  getService,
  reading,
  sameValue,
  type Entry,
  writerOf,
  type Tx,
} from '../../platform';

import { valueAfter } from './value-after';
import type { Data } from './events';

/**
 * Keeps who wrote what people will sign: whoever rewrites somebody's draft is an author of it, and
 * signs nothing of it. The Content Manager sends the whole form, so only what differs counts.
 */
export const createAuthors = (strapi: Core.Strapi) => {
  const changedBy = (type: string, entry: Entry, data: Data): string[] => {
    const kinds = attributeKinds(strapi, type);
    return getService(strapi, 'lifecycle')
      .guarded(type)
      .filter((name) => {
        const kind = kinds[name];
        if (!kind || !(name in data)) return false;
        return !sameValue(kind, valueAfter(kind, data[name], entry[name]), entry[name]);
      });
  };

  return async (type: string, entry: Entry, data: Data): Promise<void> => {
    const attributes = changedBy(type, entry, data);
    if (attributes.length === 0) return;
    const actor = writerOf(strapi);
    const { id: person } = await getService(strapi, 'organisation').personOf(actor);
    await reading(strapi, (knex) =>
      getService(strapi, 'audit').record(knex as Tx, {
        actor,
        person,
        action: 'entry.edit',
        target: { type, documentId: entry.documentId },
        details: { attributes },
      }),
    );
  };
};
