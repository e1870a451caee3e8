import type { Core } from '@strapi/strapi';

import { getService, Refusal, refuse, toValidationError } from '../../platform';
import type { WriteEvent } from './events';
import { createJudge } from './judge';

/** An error while judging refuses too: the gate fails closed. */
const asRefusal = (strapi: Core.Strapi, error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  strapi.log.error(`talent-office gate: ${error instanceof Error ? error.stack : String(error)}`);
  return refuse('ENTRY_UNREADABLE');
};

type Hook = (event: WriteEvent) => Promise<void>;

/**
 * Sets the one judge before every write, on the database's own lifecycle: it sees REST, the admin,
 * bulk actions, clones and `strapi.db.query` alike.
 */
export const registerGate = (strapi: Core.Strapi): void => {
  const judge = createJudge(strapi);
  const judged =
    (hook: (event: WriteEvent) => Promise<void> | void): Hook =>
    async (event) => {
      try {
        await hook(event);
      } catch (error) {
        throw toValidationError(asRefusal(strapi, error));
      }
    };
  const many = judged(({ model }) => judge.many(model.uid));
  const subscriber = {
    beforeCreate: judged(({ model, params }) => judge.create(model.uid, params.data ?? {})),
    beforeUpdate: judged(({ model, params }) =>
      judge.update(model.uid, params.where ?? {}, params.data ?? {}),
    ),
    beforeDelete: judged(({ model, params }) => judge.delete(model.uid, params.where ?? {})),
    beforeCreateMany: many,
    beforeUpdateMany: many,
    beforeDeleteMany: judged(async ({ model, params }) => {
      judge.many(model.uid);
      await judge.delete(model.uid, params.where ?? {});
    }),
  };
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
