import type { Core } from '@strapi/strapi';

import type { Actor } from '../actor';
import { actorOf } from './request';

/** Code of ours or of a plugin that writes outside of any request, such as a seed. */
const nobody = { kind: 'system', id: 'code' } as const satisfies Actor;

/**
 * Who writes, for hooks that are told only what is written.
 * @throws Refusal NOT_SIGNED_IN for a way of signing in that we do not know
 */
export const writerOf = (strapi: Core.Strapi): Actor => {
  const ctx = strapi.requestContext.get();
  return ctx ? actorOf(ctx) : nobody;
};
