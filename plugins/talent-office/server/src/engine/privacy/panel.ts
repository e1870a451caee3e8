import type { Core, UID } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { refuse, toValidationError } from '../../platform';
import { findAsked, isPlain, leadsTo } from './asked';
import { withoutHidden } from './panel-answers';
import { canReadOf } from './panel-access';
import { withholding, withoutWithheld } from './withheld';

interface Route {
  readonly path: string;
  config?: { middlewares?: unknown[] };
}

/** Whose entries a route of the Content Manager gives: of a relation, those that it leads to. */
const subjectOf = (strapi: Core.Strapi, ctx: Context): { type: string; nested: boolean } | null => {
  const { model = '', targetField } = ctx.params as { model?: string; targetField?: string };
  if (!strapi.getModel(model as UID.ContentType)) return null;
  if (targetField === undefined) return { type: model, nested: false };
  const next = leadsTo(strapi, model, targetField);
  return next && { type: next.type, nested: true };
};

const rowsIn = (body: unknown): unknown[] =>
  isPlain(body) ? [body.results, body.data].filter((part) => part !== undefined) : [body];

/**
 * Nobody learns in the Content Manager what he may not read: neither from the answer, nor by asking for
 * the entries that have it, nor by their order. Strapi drops a forbidden condition, but keeps one that
 * leads through a relation, and an order that is written as one word.
 */
const createGuard =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const subject = subjectOf(strapi, ctx);
    if (!subject) return next();
    const withheld = await withholding(strapi, ctx, subject);
    const canRead = canReadOf(strapi, ctx);
    const attribute = findAsked(
      strapi,
      (type, name, nested) => !canRead(type, name, nested || subject.nested),
      subject.type,
      ctx.query,
    );
    if (attribute !== null) {
      throw toValidationError(refuse('FIELD_NOT_READABLE', { attribute }, attribute));
    }
    await next();
    ctx.body = withheld(ctx.body);
    const strip = withoutHidden(strapi, canRead);
    for (const part of rowsIn(ctx.body)) strip(subject.type, part, subject.nested);
  };

/** The first page of the panel tells the titles of what was written last, without a type in its address. */
const createFirstPageGuard =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    const { body } = ctx;
    if (!isPlain(body) || !Array.isArray(body.data)) return;
    ctx.body = { ...body, data: await withoutWithheld(strapi, body.data as unknown[]) };
  };

// The routes are the Content Manager's own, of its module: what another site of this process put into
// them is taken out again.
const guards = new WeakSet<object>();

/** Guards every route of the Content Manager that gives entries. In `register()`, before they are mounted. */
export const guardPanel = (strapi: Core.Strapi): void => {
  const { admin } = strapi.plugin('content-manager').routes as unknown as {
    admin: { routes: Route[] };
  };
  const put = (guard: object, isGuarded: (path: string) => boolean): void => {
    guards.add(guard);
    for (const route of admin.routes.filter(({ path }) => isGuarded(path))) {
      const others = (route.config?.middlewares ?? []).filter((one) => !guards.has(one as object));
      route.config = { ...route.config, middlewares: [...others, guard] };
    }
  };
  put(createGuard(strapi), (path) => path.includes('/:model'));
  put(createFirstPageGuard(strapi), (path) => path.endsWith('/recent-documents'));
};
