import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Language } from '../../../../shared/error-codes';
import type { Actor } from '../actor';
import { refuse } from '../errors';

interface Authentication {
  strategy?: { name?: string };
  credentials?: { id?: unknown } | null;
}

const kinds = {
  admin: 'admin',
  'admin-token': 'token',
  'users-permissions': 'user',
  'content-api-token': 'token',
} as const;

/**
 * Who sent this request, as Strapi's authentication found.
 * @throws Refusal NOT_SIGNED_IN for a way of signing in that we do not know: an unknown caller must
 *   not be taken for the public.
 */
export const actorOf = (ctx: Context): Actor => {
  const { strategy, credentials } = (ctx.state.auth ?? {}) as Authentication;
  if (!credentials) return { kind: 'public' };
  const kind = kinds[strategy?.name as keyof typeof kinds];
  if (!kind || typeof credentials.id !== 'number') throw refuse('NOT_SIGNED_IN');
  return { kind, id: credentials.id };
};

const wellFormedRequestId = /^[A-Za-z0-9._:-]{8,64}$/;

/**
 * The caller's `X-Request-Id` where it is harmless in a log and a column; else one of our own, the same
 * for all that one request does.
 */
export const requestIdOf = (ctx: Context): string => {
  const state = ctx.state as { talentOfficeRequestId?: string };
  const given = ctx.get('X-Request-Id');
  state.talentOfficeRequestId ??= wellFormedRequestId.test(given) ? given : randomUUID();
  return state.talentOfficeRequestId;
};

/** Chinese unless the caller prefers English (`Accept-Language: en`). */
export const languageOf = (ctx: Context): Language =>
  ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';

const wellFormedKey = /^[\x21-\x7e]{1,200}$/;

/**
 * The caller's key of this request.
 * @throws Refusal IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID.
 */
export const idempotencyKeyOf = (ctx: Context): string => {
  const key = ctx.get('Idempotency-Key');
  if (key === '') throw refuse('IDEMPOTENCY_KEY_MISSING');
  if (!wellFormedKey.test(key)) throw refuse('IDEMPOTENCY_KEY_INVALID');
  return key;
};

/** Who writes just now, and by which request; `code` is what no request asked for, such as a seed. */
export const currentWriter = (strapi: Core.Strapi): { actor: Actor; requestId: string | null } => {
  const ctx = strapi.requestContext.get();
  return ctx
    ? { actor: actorOf(ctx), requestId: requestIdOf(ctx) }
    : { actor: { kind: 'system', id: 'code' }, requestId: null };
};
