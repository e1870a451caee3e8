import type { Core } from '@strapi/strapi';

import type { ErrorCode } from '../../../shared/error-codes';
import { refuse, toValidationError } from './errors';
import { keyForm } from './names';
import { reading } from './transaction';
import { versionInForce } from './versions';

interface Draft {
  readonly key?: string;
  inForceVersion?: number | null;
}

/**
 * Keeps the draft of what is in force where its versions are: it cannot be deleted, and its key, by
 * which cases and benefits find the versions, cannot become another one's. A key that is new has a form
 * that its versions can be kept under. Which version is in force enacting alone says: a form is sent
 * whole, and what it says of that is left out.
 */
export const guardEnacted = (
  strapi: Core.Strapi,
  { type, table, code }: { type: string; table: string; code: ErrorCode },
): void => {
  const storedKey = async (documentId: string): Promise<string> => {
    const where = { documentId };
    const stored = (await strapi.db.query(type as never).findOne({ where })) as Draft | null;
    return stored?.key ?? '';
  };
  const isInForce = async (key: string): Promise<boolean> =>
    (await reading(strapi, (knex) => versionInForce(knex, table, key))) !== null;

  /** What stands stays, whatever its form: it may be in force. */
  const refuseForm = (key: unknown, before: string | null): void => {
    if (typeof key !== 'string' || key === before || keyForm.test(key)) return;
    throw toValidationError(refuse('KEY_FORM', {}, 'key'));
  };

  strapi.documents.use(async (context, next) => {
    if (context.uid !== type) return next();
    const { action } = context;
    const params = context.params as { documentId?: string; data?: Draft };
    if (action === 'update' && params.data) delete params.data.inForceVersion;
    // What is new, a copy too, has been put in force by nobody.
    if (action === 'create' || action === 'clone') {
      params.data = { ...params.data, inForceVersion: null };
    }
    const { documentId, data } = params;
    if (action === 'create' || action === 'clone') refuseForm(data?.key, null);
    if (action === 'delete' || (action === 'update' && data?.key !== undefined)) {
      const key = await storedKey(documentId ?? '');
      const stays = action === 'update' && data?.key === key;
      if (!stays && (await isInForce(key))) {
        throw toValidationError(refuse(code, { key }, 'key'));
      }
      refuseForm(data?.key, key);
    }
    return next();
  });
};
