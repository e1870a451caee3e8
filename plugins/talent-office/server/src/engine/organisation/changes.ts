import type { Core, UID } from '@strapi/strapi';

import {
  asValidation,
  currentWriter,
  attributeKinds,
  canonicalValue,
  getService,
  isBookkeeping,
  reading,
  sameValue,
  type Entry,
  type Tx,
} from '../../platform';

import { refuseWrongActing } from './acting';
import { refuseOwnLinks } from './own-links';
import { refuseWrongRelation } from './own-relations';
import { keyOfEntry } from './persons';

const prefix = 'plugin::talent-office.';
const own = ['appointment', 'acting', 'incompatibility', 'staff', 'position', 'unit'].map(
  (name) => `${prefix}${name}`,
);
/** Each of these that is new lets somebody sign; of the others seeds bring hundreds. */
const recordedWhenMade = own.filter((type) => type !== `${prefix}unit`);

const withoutValue = ['component', 'dynamiczone', 'media'];
/** Lists and parts say nothing of who somebody is. */
const isList = ({ type, relation }: { readonly type: string; readonly relation?: string }) =>
  withoutValue.includes(type) || (type === 'relation' && !relation?.endsWith('ToOne'));

type Verb = 'create' | 'update' | 'delete';

const nameOf = (type: string): string => type.split('.').at(-1) ?? type;

interface WriteEvent {
  readonly model: { readonly attributes: { readonly documentId: { default(): string } } };
  readonly params: { readonly where?: Record<string, unknown>; data?: unknown };
  readonly result?: { readonly id?: number };
  /** What stood before, or the documents that are being made. */
  readonly state: { before?: readonly Entry[]; made?: readonly string[] };
}

/**
 * Records who makes, changes and removes the entries by which people sign, or are known to be party to
 * something: whoever appoints himself, or unlinks himself from his employer, is on record, an
 * administrator too. In the transaction of the write, where there is one: a document's
 * always has, a bare `strapi.db.query` of code has its own.
 */
const createRecorder = (strapi: Core.Strapi, type: UID.ContentType) => {
  // What Strapi writes on every save says nothing of who may sign.
  const kinds = Object.entries(attributeKinds(strapi, type)).filter(
    ([name, kind]) => !isBookkeeping(name) && !isList(kind),
  );
  const relations = kinds.filter(([, kind]) => kind.type === 'relation').map(([name]) => name);

  /** Past the hooks: a mask would hide that one number became another with the same last digits. */
  const find = async (where: Record<string, unknown>): Promise<Entry[]> =>
    (await strapi.db.queryBuilder(type).init({ where, populate: relations }).execute()) as Entry[];

  const valuesOf = (entry: Entry | undefined) =>
    entry &&
    Object.fromEntries(kinds.map(([name, kind]) => [name, canonicalValue(kind, entry[name])]));

  /** An account as the audit trail names its actors, any other entry by its document. */
  const linkedTo = (entry: Entry | undefined, name: string): string | null => {
    const linked = entry?.[name] as { id: number; documentId: string } | null | undefined;
    const target = (attributeKinds(strapi, type)[name] as { target?: string }).target ?? '';
    return linked ? (keyOfEntry([], target, linked) ?? linked.documentId) : null;
  };

  const source = getService(strapi, 'organisation')
    .personSources()
    .find((each) => each.type === type);

  const record = async (verb: Verb, before?: Entry, after?: Entry): Promise<void> => {
    const changed = kinds
      .filter(([name, kind]) => !sameValue(kind, before?.[name] ?? null, after?.[name] ?? null))
      .map(([name]) => name);
    const entry = after ?? before;
    if (!entry || (verb === 'update' && changed.length === 0)) return;
    const { actor, requestId } = currentWriter(strapi);
    const person = await getService(strapi, 'organisation').personOf(actor);
    refuseOwnLinks(strapi, type, { person, before, after });
    await refuseWrongRelation(strapi, type, { person, before, after });
    if (after) source?.refuseWrong?.(after);
    if (nameOf(type) === 'acting' && after) await refuseWrongActing(strapi, person, after);
    await reading(strapi, (knex) =>
      getService(strapi, 'audit').record(knex as Tx, {
        actor,
        person,
        action: `${nameOf(type)}.${verb}`,
        target: { type, documentId: entry.documentId },
        before: valuesOf(before),
        after: valuesOf(after),
        // Of a removed appointment nothing else would say whose it was, and to what.
        details: {
          attributes: changed,
          links: Object.fromEntries(
            relations
              .filter((name) => changed.includes(name))
              .map((name) => [name, { from: linkedTo(before, name), to: linkedTo(after, name) }]),
          ),
        },
        requestId,
      }),
    );
  };

  return { find, record };
};

const whatIs = ({ result, state: { before, made } }: WriteEvent): Record<string, unknown> => {
  if (made) return { documentId: { $in: made } };
  return { id: { $in: before?.map(({ id }) => id) ?? [result?.id] } };
};

/** Of many that are made at once MySQL tells the first id only: each is given its name beforehand. */
const name = ({ model, params, state }: WriteEvent): void => {
  if (!Array.isArray(params.data)) return;
  const rows = (params.data as Record<string, unknown>[]).map((row) => ({
    ...row,
    documentId: (row.documentId as string | undefined) ?? model.attributes.documentId.default(),
  }));
  params.data = rows;
  state.made = rows.map(({ documentId }) => documentId);
};

/**
 * Subscribes to every write path of the organisation's types, and of those whose entries stand for
 * people. Called once, in `bootstrap()`.
 */
export const recordChanges = (strapi: Core.Strapi): void => {
  const organisation = getService(strapi, 'organisation');
  const people = organisation.personSources().map(({ type }) => type);
  const relations = organisation.relationSources().map(({ type }) => type);
  const judged = organisation
    .personSources()
    .flatMap(({ type, refuseWrong }) => (refuseWrong ? [type] : []));
  for (const type of new Set([...own, ...people, ...relations]) as Set<UID.ContentType>) {
    const { find, record } = createRecorder(strapi, type);

    const remember = async ({ params, state }: WriteEvent): Promise<void> => {
      state.before = await find(params.where ?? {});
    };
    const written =
      (verb: Verb) =>
      async (event: WriteEvent): Promise<void> => {
        const { before = [] } = event.state;
        const now = verb === 'delete' ? [] : await find(whatIs(event));
        const after = new Map(now.map((entry) => [entry.id, entry]));
        try {
          if (verb === 'create') for (const entry of now) await record(verb, undefined, entry);
          else for (const entry of before) await record(verb, entry, after.get(entry.id));
        } catch (error) {
          throw asValidation(error);
        }
      };

    const made = written('create');
    const making = { afterCreate: made, beforeCreateMany: name, afterCreateMany: made };
    strapi.db.lifecycles.subscribe({
      models: [type],
      ...([...recordedWhenMade, ...relations, ...judged].includes(type) ? making : {}),
      beforeUpdate: remember,
      afterUpdate: written('update'),
      beforeUpdateMany: remember,
      afterUpdateMany: written('update'),
      beforeDelete: remember,
      afterDelete: written('delete'),
      beforeDeleteMany: remember,
      afterDeleteMany: written('delete'),
    } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
  }
};
