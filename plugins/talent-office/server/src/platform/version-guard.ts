import type { Core } from '@strapi/strapi';

import type { ErrorCode } from '../../../shared/error-codes';
import { refuse, toValidationError } from './errors';
import { reading } from './transaction';
import { versionInForce } from './versions';

interface Draft {
  readonly key?: string;
}

/**
 * Keeps the draft of what is in force where its versions are: it cannot be deleted, and its key, by
 * which cases and benefits find the versions, cannot become another one's.
 */
export const guardEnacted = (
  strapi: Core.Strapi,
  { type, table, code }: { type: string; table: string; code: ErrorCode },
): void => {
  const keyInForce = async (documentId: string): Promise<string | null> => {
    const stored = (await strapi.db
      .query(type as never)
      .findOne({ where: { documentId } })) as Draft | null;
    const key = stored?.key ?? '';
    return (await reading(strapi, (knex) => versionInForce(knex, table, key))) ? key : null;
  };

  strapi.documents.use(async (context, next) => {
    const isConcerned = context.action === 'delete' || context.action === 'update';
    if (context.uid !== type || !isConcerned) return next();
    const { documentId, data } = context.params as { documentId: string; data?: Draft };
    const renamed = data?.key !== undefined;
    if (context.action === 'delete' || renamed) {
      const key = await keyInForce(documentId);
      const stays = context.action === 'update' && data?.key === key;
      if (key !== null && !stays) throw toValidationError(refuse(code, { key }, 'key'));
    }
    return next();
  });
};
