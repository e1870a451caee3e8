import type { Core, UID } from '@strapi/strapi';

import type { Target } from '../../../engine/approval';
import { samePerson } from '../../../engine/organisation';
import { attributeKinds, digest, getService, refuse } from '../../../platform';

import { employers, type Agency, type Principal } from '../agencies';

const profiles = 'plugin::talent-office.talent-profile';

/** Whose word a seat asks for. */
export interface Party {
  readonly seat: 'employer' | 'village' | 'town';
  readonly kind: Agency['kind'];
  readonly principal: Principal;
  readonly key: string;
  readonly additional: boolean;
}

interface UnitRow extends Principal {
  readonly code: string;
  readonly kind: string;
  readonly parent?: UnitRow | null;
}

/** Whom a case is about, as far as it says who recommends him. */
export interface Recommended {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly tier: string | null;
  readonly employerTie: string | null;
  readonly employer: (Principal & { readonly street: UnitRow | null }) | null;
  readonly community: UnitRow | null;
}

const villageKinds = ['village-committee', 'residents-committee', 'village-like'];

const wanted = {
  employer: { populate: { street: true } },
  community: { populate: { parent: true } },
};

/** The talent whom an entry is about; null where its type names none. */
export const recommendedOf = async (
  strapi: Core.Strapi,
  { type, documentId }: Target,
): Promise<Recommended | null> => {
  const path = getService(strapi, 'declarations').of(type)?.people?.subject;
  if (path === undefined || path.includes('.')) return null;
  const { target } = (attributeKinds(strapi, type)[path] ?? {}) as { target?: string };
  if (target !== profiles) return null;
  const row = (await strapi.db.query(type as UID.ContentType).findOne({
    where: { documentId },
    populate: { [path]: { populate: wanted } },
  })) as Readonly<Record<string, unknown>> | null;
  return (row?.[path] as Recommended | null | undefined) ?? null;
};

/** Is it his own firm: its legal representative, of its owners, or its agent? */
const isOwnFirm = async (
  strapi: Core.Strapi,
  { documentId, employerTie }: Recommended,
  employer: Principal,
): Promise<boolean> => {
  if (employerTie) return true;
  const organisation = getService(strapi, 'organisation');
  const { keys } = await organisation.personBy(`talent:${documentId}`);
  const agents = await organisation.agentsOf(employers, employer.documentId);
  const named = await organisation.personBy(`employer:${employer.documentId}`);
  return [named, ...agents].some((one) => samePerson(one.keys, keys));
};

const ofUnit = (seat: Party['seat'], unit: UnitRow, additional: boolean): Party => ({
  seat,
  kind: 'unit',
  principal: unit,
  key: `unit:${unit.code}`,
  additional,
});

/**
 * Who recommends a talent (推荐): his employer; the town besides where that is his own firm; without an
 * employer the village, and the town above it.
 * @throws Refusal RECOMMENDER_UNKNOWN naming what the profile lacks
 */
export const partiesFor = async (strapi: Core.Strapi, target: Target): Promise<Party[]> => {
  const talent = await recommendedOf(strapi, target);
  if (!talent) throw refuse('RECOMMENDER_UNKNOWN');
  const { employer, community } = talent;
  const town = community?.parent ?? null;
  if (employer) {
    const first: Party = {
      ...{ seat: 'employer', kind: 'employer', principal: employer, additional: false },
      key: `employer:${employer.documentId}`,
    };
    if (!(await isOwnFirm(strapi, talent, employer))) return [first];
    const besides = employer.street ?? town;
    if (!besides) throw refuse('RECOMMENDER_UNKNOWN');
    return [first, ofUnit('town', besides, true)];
  }
  if (!community || !villageKinds.includes(community.kind) || !town) {
    throw refuse('RECOMMENDER_UNKNOWN');
  }
  return [ofUnit('village', community, false), ofUnit('town', town, false)];
};

/**
 * Is the party still his? Who has moved on is nothing of his former employer's.
 */
export const isStillHis = (
  { employer }: Recommended,
  { kind, documentId }: { readonly kind: Agency['kind']; readonly documentId: string },
): boolean => kind === 'unit' || employer?.documentId === documentId;

/**
 * Within what the people of one party are put in order: a round, or a benefit in a budget year, of
 * whatever type the entry is.
 */
export const scopeOf = async (
  strapi: Core.Strapi,
  { type, documentId }: Target,
): Promise<string> => {
  const kinds = attributeKinds(strapi, type);
  const relations = ['round', 'benefit'].filter((name) => kinds[name]?.type === 'relation');
  const row = (await strapi.db.query(type as UID.ContentType).findOne({
    where: { documentId },
    populate: relations,
  })) as Readonly<Record<string, unknown>> | null;
  const named = relations.map((name) => {
    const linked = row?.[name] as { documentId: string } | null | undefined;
    return linked ? `${name}:${linked.documentId}` : null;
  });
  return digest({ type, named, year: row?.budgetYear ?? null });
};
