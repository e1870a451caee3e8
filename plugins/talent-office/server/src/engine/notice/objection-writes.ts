import type { Core } from '@strapi/strapi';

import { reading, Refusal, refuse, toValidationError, type Tx } from '../../platform';

import { objections } from './objections';
import { lockNotice } from './records';

interface CreateEvent {
  readonly params: { data?: Record<string, unknown> };
}

/**
 * Whoever records an objection, on the website or from a letter at the desk, names a notice that is
 * there; what it is about comes from the notice. The notice is locked first: it cannot end between
 * the look at it and the row that would have stopped it.
 */
export const fillObjections = (strapi: Core.Strapi): void => {
  const fill = async (data: Record<string, unknown>): Promise<void> => {
    const found = await reading(strapi, (knex) => lockNotice(knex as Tx, String(data.notice)));
    if (found.state === 'withdrawn') throw refuse('NOTICE_UNKNOWN', {}, 'notice');
    Object.assign(data, {
      caseId: found.caseId,
      targetType: found.target.type,
      targetDocumentId: found.target.documentId,
    });
  };

  strapi.db.lifecycles.subscribe({
    models: [objections],
    async beforeCreate(event: unknown) {
      const { data = {} } = (event as CreateEvent).params;
      try {
        await fill(data);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const unknown = error.code === 'NOT_FOUND' ? refuse('NOTICE_UNKNOWN', {}, 'notice') : error;
        throw toValidationError(unknown);
      }
    },
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
