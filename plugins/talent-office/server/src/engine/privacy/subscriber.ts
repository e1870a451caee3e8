import type { Core } from '@strapi/strapi';

import { asValidation, refuse } from '../../platform';
import { computedAttributes, sensitiveAttributes } from './attributes';
import { createQuestions } from './questions';
import { createMasking } from './reads';
import { refuseOnFile } from './uniqueness';
import { protect, rawRow, type Data, type Secrets } from './writes';

interface LifecycleEvent {
  readonly model: { readonly uid: string; readonly attributes: Readonly<Record<string, unknown>> };
  readonly params: { where?: Record<string, unknown>; data?: Data };
  readonly result?: unknown;
}

const asValidationError = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw asValidation(error);
  }
};

/** The database gives an entry its document id by this default, after the hooks have run. */
const newDocumentId = ({ attributes }: LifecycleEvent['model']): string =>
  (attributes.documentId as { default(): string }).default();

/**
 * Encrypts on every write path, masks on every read path and refuses conditions on an index: REST, admin, documents and
 * `strapi.db.query` all pass the database's lifecycles. Set before the gate's, which compares what
 * will be written. A created or updated entry is read again by the database layer, so that reading is
 * the only place to mask.
 */
export const guardSecrets = (strapi: Core.Strapi, secrets: Secrets): void => {
  const maskAll = createMasking(strapi, secrets);
  const questions = createQuestions(strapi);
  const isConcerned = (type: string): boolean => sensitiveAttributes(strapi, type).length > 0;

  const create = async ({ model, params }: LifecycleEvent): Promise<void> => {
    if (!isConcerned(model.uid)) return;
    const data = params.data ?? {};
    const documentId = typeof data.documentId === 'string' ? data.documentId : newDocumentId(model);
    const place = { documentId, stored: null };
    const written = protect(strapi, secrets, model.uid, data, place);
    await refuseOnFile(strapi, model.uid, written, documentId);
    params.data = { ...written, documentId };
  };

  const update = async ({ model, params }: LifecycleEvent): Promise<void> => {
    if (!isConcerned(model.uid) || !params.data) return;
    const stored = await rawRow(strapi, model.uid, params.where ?? {});
    if (!stored) return;
    // Its document is part of the encryption: an entry that changes it could not be opened again.
    const data = Object.fromEntries(
      Object.entries(params.data).filter(([name]) => name !== 'documentId'),
    );
    const { documentId } = stored;
    const written = protect(strapi, secrets, model.uid, data, { documentId, stored });
    await refuseOnFile(strapi, model.uid, written, documentId);
    params.data = written;
  };

  /** Strapi writes many rows at once without naming them. */
  const many = ({ model, params }: LifecycleEvent): void => {
    const names = new Set(
      sensitiveAttributes(strapi, model.uid).flatMap((attribute) => [
        attribute.name,
        ...computedAttributes(attribute),
      ]),
    );
    const rows: Data[] = Array.isArray(params.data) ? params.data : [params.data ?? {}];
    const touched = rows.flatMap((row) => Object.keys(row)).find((name) => names.has(name));
    if (touched) throw refuse('SENSITIVE_ONE_BY_ONE', {}, touched);
  };

  const mask = ({ model, result }: LifecycleEvent): void => maskAll(model.uid, result);

  const refuseQuestion = ({ model, params }: LifecycleEvent): void => {
    const refusal = questions(model.uid, params as Data);
    if (refusal) throw refusal;
  };
  const guarded =
    (...hooks: ((event: LifecycleEvent) => Promise<void> | void)[]) =>
    (event: LifecycleEvent): Promise<void> =>
      asValidationError(async () => {
        for (const hook of hooks) await hook(event);
      });

  const subscriber = {
    beforeCreate: guarded(create),
    beforeUpdate: guarded(refuseQuestion, update),
    beforeCreateMany: guarded(many),
    beforeUpdateMany: guarded(refuseQuestion, many),
    beforeDelete: guarded(refuseQuestion),
    beforeDeleteMany: guarded(refuseQuestion),
    beforeFindOne: guarded(refuseQuestion),
    beforeFindMany: guarded(refuseQuestion),
    beforeCount: guarded(refuseQuestion),
    afterFindOne: mask,
    afterFindMany: mask,
  };
  strapi.db.lifecycles.subscribe(
    subscriber as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0],
  );
};
