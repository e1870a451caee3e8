import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { currentWriter, getService } from '../../platform';

import { isPlain } from './asked';

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

/** Strapi counts and pages what a query finds: what is taken away afterwards would be told by the number. */
const leaveOut = (query: Record<string, unknown>, ids: readonly string[]): void => {
  const { filters } = query;
  const asked = isPlain(filters) ? filters : {};
  const others = isPlain(filters) ? listOf(filters.$and) : listOf(filters);
  query.filters = { ...asked, $and: [...others, { documentId: { $notIn: [...ids] } }] };
};

const isLeft =
  (ids: readonly string[]) =>
  (row: unknown): boolean =>
    !isPlain(row) || !ids.includes(String(row.documentId));

const idsOf = (strapi: Core.Strapi, type: string): Promise<readonly string[]> =>
  getService(strapi, 'privacy').withheldFrom(type, currentWriter(strapi).actor);

/**
 * Keeps from the sender of a request of the Content Manager the entries that a room withholds from him,
 * whatever his roles read: there are none such, in a list, by a filter or under their own address.
 * @param subject whose entries are asked for: of a relation, those that it leads to
 * @returns what is left of an answer
 */
export const withholding = async (
  strapi: Core.Strapi,
  ctx: Context,
  subject: { readonly type: string; readonly nested: boolean },
): Promise<(body: unknown) => unknown> => {
  const { model, id, sourceId } = ctx.params as Partial<Record<string, string>>;
  const asked = id ?? sourceId;
  if (asked !== undefined && (await idsOf(strapi, String(model))).includes(asked)) {
    throw new errors.NotFoundError();
  }
  const ids = await idsOf(strapi, subject.type);
  if (ids.length === 0) return (body) => body;
  if (asked === undefined && !subject.nested) leaveOut(ctx.query as Record<string, unknown>, ids);
  return (body) =>
    isPlain(body) && Array.isArray(body.results)
      ? { ...body, results: body.results.filter(isLeft(ids)) }
      : body;
};

/** What is left of the latest entries of all types, on the first page of the panel. */
export const withoutWithheld = async (
  strapi: Core.Strapi,
  rows: readonly unknown[],
): Promise<unknown[]> => {
  const left: unknown[] = [];
  for (const row of rows) {
    const type = isPlain(row) ? String(row.contentTypeUid) : '';
    if (isLeft(await idsOf(strapi, type))(row)) left.push(row);
  }
  return left;
};
