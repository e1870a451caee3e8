import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { actorKey, type Actor } from '../actor';
import { refusalIn, refuse, toHttpError, type Refusal } from '../errors';
import { refuseTooMany } from '../rate-limit';
import { digest, type Operation } from '../transaction';
import { changesState, type Request, type Route } from './define';
import { parseInput } from './input';
import { actorOf, idempotencyKeyOf, languageOf, requestIdOf } from './request';
import { discardUploads } from './uploads';

/** The one mapper from our error family to an HTTP answer, in the shape of Strapi's own. */
export const answerRefusal = (ctx: Context, refusal: Refusal): void => {
  const { status, name, message, details } = toHttpError(refusal, languageOf(ctx));
  ctx.status = status;
  if (status === 503 || status === 429)
    ctx.set('Retry-After', String(refusal.facts.retryAfterSeconds ?? 1));
  ctx.body = { data: null, error: { status, name, message, details } };
};

/** PUT and DELETE are idempotent by nature: their key is the caller's where one is sent, else new. */
const callersKey = (ctx: Context, route: Route): string =>
  changesState(route) && (route.method === 'POST' || ctx.get('Idempotency-Key') !== '')
    ? idempotencyKeyOf(ctx)
    : randomUUID();

// Whoever is not signed in shares his name with all others: two citizens whose clients both count
// from 1 must not get each other's answers. Only the very same request is a repeat of theirs.
const namespaceOf = (actor: Actor, input: unknown): string =>
  actor.kind === 'public' ? `${actorKey(actor)} ${digest(input)}` : actorKey(actor);

const operationOf = (route: Route, actor: Actor, key: string, input: unknown): Operation => ({
  key: `${namespaceOf(actor, input)} ${route.face} ${route.method} ${route.path} ${key}`,
  input,
});

/** Only the parameters that the path names: Koa adds numbered ones for the router's own prefix. */
const pathParams = (route: Route, ctx: Context): Record<string, unknown> => {
  const given = (ctx.params ?? {}) as Record<string, unknown>;
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
};

const readRequest = (strapi: Core.Strapi, route: Route, ctx: Context): Request => {
  const actor = actorOf(ctx);
  // Who signs, asks or pays is somebody: its owner would be two persons with it.
  if (actor.kind === 'token' && changesState(route)) throw refuse('TOKEN_IS_NOBODY');
  const key = callersKey(ctx, route);
  const input = parseInput(route.input, {
    params: pathParams(route, ctx),
    query: ctx.query,
    body: (ctx.request as { body?: unknown }).body,
  });
  const requestId = requestIdOf(ctx);
  ctx.set('X-Request-Id', requestId);
  const operation = operationOf(route, actor, key, input);
  return {
    strapi,
    actor,
    requestId,
    language: languageOf(ctx),
    operation,
    ctx,
    ...input,
  } as Request;
};

/** The Koa handler of a route: reads the request, runs the handler, answers a refusal. */
export const answer =
  (strapi: Core.Strapi, route: Route) =>
  async (ctx: Context): Promise<void> => {
    try {
      const request = readRequest(strapi, route, ctx);
      if (route.face === 'api' && route.limits) {
        const { params } = request as { params: Record<string, unknown> };
        const asked = { route: route.action, address: ctx.request.ip, params };
        await refuseTooMany(strapi, route.limits, asked);
      }
      const reply = await route.handler(request);
      if (reply) ctx.body = reply;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      answerRefusal(ctx, refusal);
    } finally {
      await discardUploads(ctx);
    }
  };
