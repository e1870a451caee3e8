import type { Core } from '@strapi/strapi';

import { getService, Refusal, refuse, toValidationError } from '../../platform';
import type {
  CreatedEvent,
  Data,
  DeletedEvent,
  DeleteEvent,
  DocumentWrite,
  ManyEvent,
  WriteEvent,
} from './events';
import { createJudge } from './judge';
import { createNumbers } from './numbers';

/** An error while judging refuses too: the gate fails closed. */
const asRefusal = (strapi: Core.Strapi, error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  strapi.log.error(`talent-office gate: ${error instanceof Error ? error.stack : String(error)}`);
  return refuse('ENTRY_UNREADABLE');
};

/**
 * Sets the one judge before every write, on the database's own lifecycle: it sees REST, the admin,
 * bulk actions, clones and `strapi.db.query` alike.
 */
export const registerGate = (strapi: Core.Strapi): void => {
  const judge = createJudge(strapi);
  const judgeNumbers = createNumbers(strapi);
  const judged =
    <Event>(hook: (event: Event) => Promise<void> | void) =>
    async (event: Event): Promise<void> => {
      try {
        await hook(event);
      } catch (error) {
        throw toValidationError(asRefusal(strapi, error));
      }
    };
  const rowsOf = ({ params: { data = {} } }: ManyEvent): readonly Data[] =>
    Array.isArray(data) ? (data as readonly Data[]) : [data as Data];
  const subscriber = {
    beforeCreate: judged<WriteEvent>(async ({ model, params: { data = {} } }) => {
      await judge.create(model.uid, data);
      await judgeNumbers(model.uid, data, null);
    }),
    afterCreate: judged<CreatedEvent>(({ model, result }) => judge.created(model.uid, result)),
    beforeUpdate: judged<WriteEvent>(async ({ model, params: { where = {}, data = {} } }) => {
      await judge.update(model.uid, where, data);
      await judgeNumbers(model.uid, data, where);
    }),
    beforeDelete: judged<DeleteEvent>(async ({ model, params, state }) => {
      state.going = await judge.delete(model.uid, params.where ?? {});
    }),
    // Strapi deletes one row, however many were found, and tells of it what its caller selected.
    afterDelete: judged<DeletedEvent>(async ({ model, result, state }) => {
      const gone = state.going?.find(({ id }) => id === result.id);
      if (gone) await judge.deleted(model.uid, gone);
    }),
    beforeCreateMany: judged<ManyEvent>(async (event) => {
      judge.many(event.model.uid);
      for (const row of rowsOf(event)) await judgeNumbers(event.model.uid, row, null);
    }),
    beforeUpdateMany: judged<ManyEvent>(async (event) => {
      const { model, params } = event;
      judge.many(model.uid);
      for (const row of rowsOf(event)) await judgeNumbers(model.uid, row, params.where ?? {});
    }),
    beforeDeleteMany: judged<WriteEvent>(async ({ model, params }) => {
      judge.many(model.uid);
      await judge.delete(model.uid, params.where ?? {});
    }),
  };
  const judgeDocument = judged<DocumentWrite>(
    ({ uid, action, params: { documentId, data = {} } }) =>
      action === 'create' || action === 'clone'
        ? judgeNumbers(uid, data, null)
        : action === 'update'
          ? judgeNumbers(uid, data, { documentId })
          : undefined,
  );
  strapi.documents.use(async (context, next) => {
    await judgeDocument(context as DocumentWrite);
    return next();
  });
  strapi.db.lifecycles.subscribe(
    subscriber as Parameters<typeof strapi.db.lifecycles.subscribe>[0],
  );
  // A remote-transfer socket would switch the judge off for the whole process.
  strapi.db.lifecycles.disable = () => {
    throw toValidationError(refuse('GATE_STAYS_ON'));
  };
};

/** @throws Error naming the setting: a transfer leaves out our tables and steps past the gate. */
export const refuseRemoteTransfer = (strapi: Core.Strapi): void => {
  const enabled: unknown = strapi.config.get('server.transfer.remote.enabled');
  if (getService(strapi, 'declarations').governed().length > 0 && enabled !== false) {
    throw new Error(
      'config/server: set transfer.remote.enabled to false (types with a life cycle)',
    );
  }
};
