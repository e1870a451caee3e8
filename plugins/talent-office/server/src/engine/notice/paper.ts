import type { Core } from '@strapi/strapi';

import { getService, isGranted, reading, refuse } from '../../platform';

import { noticesOfPostings } from './records';
import { sheetOf } from './sheet';

/** What a notice paper is about: a posting, by the id under which its proofs are kept. */
const posting = 'notice-posting';

/** The sheet of a public notice (公示) as a numbered paper. Called in `register()`. */
export const registerNoticePaper = (strapi: Core.Strapi): void => {
  getService(strapi, 'documents').registerKind({
    kind: 'notice',
    concerns: (type) => type === posting,
    isDue: async ({ documentId }) =>
      (await reading(strapi, (knex) => noticesOfPostings(knex, [documentId]))).some(
        ({ state }) => state === 'running' || state === 'ended',
      ),
    refuseReader: async (reader, { documentId }) => {
      const found = await reading(strapi, (knex) => noticesOfPostings(knex, [documentId]));
      if (found.length === 0 || !(await isGranted(strapi, reader, 'notices.read'))) {
        throw refuse('NOT_FOUND');
      }
    },
    load: async ({ target: { documentId } }) => {
      const { title, introduction, columns, rows, notes } = await sheetOf(strapi, documentId);
      return {
        title,
        data: {
          ...{ title, introduction },
          columns: [...columns],
          rows: rows.map((row) => [...row]),
          notes: [...notes],
        },
      };
    },
  });
};
