import type { StrapiApp } from '@strapi/strapi/admin';

/** The one kind of refusal after which Strapi's form stays as it is. */
const keptAfter = 'ValidationError';

interface Refused {
  name?: string;
  details?: unknown;
}

interface Action {
  readonly type?: string;
  readonly meta?: { readonly arg?: { readonly endpointName?: string } };
  readonly payload?: Refused | null;
}

/**
 * After every other refusal the form takes what was typed for saved, and then what is stored for newer:
 * a server that cannot be reached cost all that was typed. Its details are none of fields, where the
 * form would look for them.
 */
export const keepForm = ({ type, meta, payload }: Action): void => {
  if (type !== 'adminApi/executeMutation/rejected' || !payload) return;
  if (meta?.arg?.endpointName !== 'updateDocument' || payload.name === keptAfter) return;
  payload.name = keptAfter;
  delete payload.details;
};

type Middleware = ReturnType<Parameters<StrapiApp['addMiddlewares']>[0][number]>;

/** For Strapi's store, after what reads the details of a refusal. */
export const refusedSavesKeepForm = (): Middleware => () => (next) => (action) => {
  keepForm(action as Action);
  return next(action);
};
