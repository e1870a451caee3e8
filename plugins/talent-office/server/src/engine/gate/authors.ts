import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  currentWriter,
  getService,
  isBookkeeping,
  reading,
  sameValue,
  type Entry,
  type Tx,
} from '../../platform';

import { valueAfter } from './value-after';
import type { Data } from './events';

/**
 * Keeps who wrote what, by person: an account may be deleted, and what was written is signed by nobody
 * who wrote it. Which attributes are signed is known when a case is open, so every one is kept. The
 * Content Manager sends the whole form, so only what differs counts.
 */
export const createAuthors = (strapi: Core.Strapi) => {
  const changedBy = (type: string, entry: Entry, data: Data): string[] =>
    Object.entries(attributeKinds(strapi, type)).flatMap(([name, kind]) =>
      // Strapi's own, and lists and components, which nobody signs, are not compared.
      name in data &&
      name in entry &&
      !isBookkeeping(name) &&
      !sameValue(kind, valueAfter(kind, data[name], entry[name]), entry[name])
        ? [name]
        : [],
    );

  const record = async (
    verb: 'create' | 'edit',
    type: string,
    documentId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const { actor, requestId } = currentWriter(strapi);
    const person = await getService(strapi, 'organisation').personOf(actor);
    await reading(strapi, (knex) =>
      getService(strapi, 'audit').record(knex as Tx, {
        actor,
        person,
        action: `entry.${verb}`,
        target: { type, documentId },
        details,
        requestId,
      }),
    );
  };

  return {
    created: (type: string, documentId: string) => record('create', type, documentId, {}),
    edited: async (type: string, entry: Entry, data: Data): Promise<void> => {
      const attributes = changedBy(type, entry, data);
      if (attributes.length > 0) await record('edit', type, entry.documentId, { attributes });
    },
  };
};
