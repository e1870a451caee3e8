import type { Core, UID } from '@strapi/strapi';

import { asValidation, getService, refuse, takeTurn, type Entry } from '../../../platform';

import { staffOf } from '../seats';
import { newConflict, type Conflict } from './conflicts';
import { conflictsOf, pairsOf } from './holdings';

const prefix = 'plugin::talent-office.';
const staffType = `${prefix}staff`;
const positionType = `${prefix}position`;
const incompatibilityType = `${prefix}incompatibility`;

/** By each of these two positions may come into one hand; by the attribute at which that is told. */
const attributes: Readonly<Record<string, string | undefined>> = {
  [`${prefix}appointment`]: 'position',
  [`${prefix}acting`]: 'substitute',
  [incompatibilityType]: 'second',
  [positionType]: 'role',
  [staffType]: undefined,
};

interface WriteEvent {
  readonly model: { readonly uid: string };
  readonly params: { readonly where?: Record<string, unknown> };
  readonly result?: { readonly documentId?: string };
  readonly state: { conflicts?: readonly Conflict[] };
}

const told =
  (hook: (event: WriteEvent) => Promise<void>) =>
  async (event: WriteEvent): Promise<void> => {
    try {
      await hook(event);
    } catch (error) {
      throw asValidation(error);
    }
  };

/** For this name wait all who write by what somebody holds a position. */
export const incompatibleTurn = 'organisation/incompatible';

/** Two that are written at the same moment must not miss each other: one after the other. */
const waitForOthers = (strapi: Core.Strapi): Promise<void> => takeTurn(strapi, incompatibleTurn);

const refuseConflict = async (
  strapi: Core.Strapi,
  { pair, holdings: [a, b], from }: Conflict,
  attribute: string | undefined,
): Promise<never> => {
  const names = await getService(strapi, 'organisation').namesOf([a.person]);
  const facts = {
    name: names.get(a.person) ?? a.person,
    first: a.position.name,
    second: b.position.name,
    title: pair.title,
    from,
  };
  throw refuse('POSITIONS_INCOMPATIBLE', facts, attribute);
};

/** @throws Refusal REFERENCE_MISSING at the attribute */
const refuseIncomplete = async (strapi: Core.Strapi, documentId: string): Promise<void> => {
  const row = (await strapi.db
    .query(incompatibilityType as UID.ContentType)
    .findOne({ where: { documentId }, populate: ['first', 'second'] })) as Entry | null;
  const missing = ['first', 'second'].find((path) => !row?.[path]);
  if (missing === undefined) return;
  throw refuse('REFERENCE_MISSING', { type: incompatibilityType, path: missing }, missing);
};

/** @throws Refusal INCOMPATIBLE_WITH_ITSELF at the attribute */
const refuseSame = async (strapi: Core.Strapi, attribute: string | undefined): Promise<void> => {
  for (const { first, second, allOfRole } of await pairsOf(strapi)) {
    const isSame = first.documentId === second.documentId;
    if (isSame || (allOfRole && first.role === second.role)) {
      throw refuse('INCOMPATIBLE_WITH_ITSELF', {}, attribute);
    }
  }
};

/**
 * Incompatible positions (不相容岗位) never come into one hand, on whatever path: by an appointment or an
 * acting one, by what is declared, by another role of a position, or by a link that makes two members
 * of the staff one person. What stood before anybody looked is no obstacle to ending it. Called once,
 * in `bootstrap()`.
 */
export const guardIncompatible = (strapi: Core.Strapi): void => {
  const before = told(async ({ state }) => {
    await waitForOthers(strapi);
    state.conflicts = await conflictsOf(strapi);
  });
  const after = told(async ({ model: { uid }, result, state }) => {
    if (uid === incompatibilityType && result?.documentId) {
      await refuseIncomplete(strapi, result.documentId);
    }
    // A position that takes another role may make a pair that excludes itself, too.
    if (uid === incompatibilityType || uid === positionType) {
      await refuseSame(strapi, attributes[uid]);
    }
    const found = newConflict(state.conflicts ?? [], await conflictsOf(strapi));
    if (found) await refuseConflict(strapi, found, attributes[uid]);
  });
  const keepNamed = told(async ({ params }) => {
    await waitForOthers(strapi);
    const gone = await strapi.db
      .query(positionType)
      .findMany({ select: ['documentId'], where: params.where ?? {} });
    const ids = gone.map(({ documentId }) => String(documentId));
    const found = (await pairsOf(strapi)).find(({ first, second }) =>
      [first, second].some(({ documentId }) => ids.includes(documentId)),
    );
    if (found) throw refuse('POSITION_IN_PAIR', { title: found.title });
  });
  const subscribe = (models: string[], hooks: object): void => {
    strapi.db.lifecycles.subscribe({ models, ...hooks } as unknown as Parameters<
      typeof strapi.db.lifecycles.subscribe
    >[0]);
  };
  subscribe(Object.keys(attributes), {
    ...{ beforeCreate: before, beforeCreateMany: before },
    ...{ beforeUpdate: before, beforeUpdateMany: before },
    ...{ afterCreate: after, afterCreateMany: after },
    ...{ afterUpdate: after, afterUpdateMany: after },
  });
  subscribe([positionType], { beforeDelete: keepNamed, beforeDeleteMany: keepNamed });
  watchOtherLinks(strapi, subscribe);
};

/** A profile that belongs to two members of the staff makes them one person. Of most it is nobody's. */
const watchOtherLinks = (
  strapi: Core.Strapi,
  subscribe: (models: string[], hooks: object) => void,
): void => {
  const organisation = getService(strapi, 'organisation');
  for (const { type, prefix: kind } of organisation.personSources()) {
    if (type === staffType) continue;
    const after = told(async ({ result }) => {
      if (!result?.documentId) return;
      const person = await organisation.personBy(`${kind}:${result.documentId}`);
      if (staffOf(person).length < 2) return;
      await waitForOthers(strapi);
      const found = (await conflictsOf(strapi)).find(({ holdings: [{ person: id }] }) =>
        person.keys.includes(id),
      );
      if (found) await refuseConflict(strapi, found, undefined);
    });
    subscribe([type], { afterCreate: after, afterUpdate: after });
  }
};
