import type { UID } from '@strapi/strapi';

import { relatedTo, type Actor, type CalendarDate, type ServiceFactory } from '../../platform';

import { createAgencies, type AgencySource } from './agencies';
import { namesOf } from './names';
import {
  closePerson,
  keyOfEntry,
  prefixOf,
  startOf,
  type Person,
  type PersonSource,
  type RelationSource,
} from './persons';
import { createSeats, matches, type HeldSeat, type Holder, type Seat } from './seats';

export interface Organisation {
  /** In `register()`: a type whose entries stand for people. */
  registerPersonSource(source: PersonSource): void;
  /** The types whose entries stand for people, and what links those to them. */
  personSources(): readonly PersonSource[];
  /** In `register()`: entries of a type are legal entities, with their unified code in an attribute. */
  registerLegalEntity(type: string, attribute: string): void;
  /** By type the attribute of the unified code (统一社会信用代码). */
  legalEntities(): ReadonlyMap<string, string>;
  /** With what keys begin for which entries of a type stand; `null` where they stand for nobody. */
  prefixOf(type: string): string | null;
  /** Codes of the units that have one of these unified codes. */
  unitsWith(unifiedCodes: readonly string[]): Promise<string[]>;
  /** Codes of the units that have a position of a role. */
  unitsOfRole(role: string): Promise<string[]>;
  /** What units are called, by their codes. */
  unitNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** In `register()`: where relationships of the staff are declared. */
  registerRelations(source: RelationSource): void;
  relationSources(): readonly RelationSource[];
  /** Who of the staff is related to a person today, by what was declared. */
  relatedTo(person: Person): Promise<Person[]>;
  /** Keys of those to whom somebody of the staff is related today. */
  partiesRelatedTo(staff: Person): Promise<string[]>;
  /** In `register()`: a type by whose entries people act for others. */
  registerAgencies(source: AgencySource): void;
  /** Does he act for anybody, today or once? */
  isAgent(person: Person): boolean;
  /** Who acts today for an entry, such as the agents of an employer. */
  agentsOf(type: string, documentId: string): Promise<Person[]>;
  /** The same of the entry at the end of a path of relations. */
  agentsAt(type: string, id: number, path: string): Promise<Person[]>;
  personOf(actor: Actor): Promise<Person>;
  /** The person that a key stands for, such as `staff:` and the documentId of his staff entry. */
  personBy(key: string): Promise<Person>;
  /**
   * The person at the end of a path of relations (`talent`, `application.applicant`); `null` when
   * the path leads to nobody.
   */
  personAt(type: string, id: number, path: string): Promise<Person | null>;
  /** May he take such a seat today, his own or that of somebody for whom he acts? */
  holds(person: Person, seat: Seat): Promise<boolean>;
  /** Every seat that the person may take today, or could on another day, his own first. */
  seatsOf(person: Person, day?: CalendarDate): Promise<HeldSeat[]>;
  /** The same of any day since, today included. */
  seatsSince(person: Person, from: CalendarDate): Promise<HeldSeat[]>;
  /**
   * For whom he may take such a seat today, or on another day: `null` is himself, and then there is
   * nobody else; none where it is not his at all.
   */
  capacitiesAt(person: Person, seat: Seat, day?: CalendarDate): Promise<(Person | null)[]>;
  /** Staff entries (documentIds) that are appointed to such a position today. */
  appointedTo(seat: Seat): Promise<string[]>;
  /** Who may take such a seat today, or could on any day since: the appointed, and those who act for them. */
  holdersOf(seat: Seat, since?: CalendarDate): Promise<Holder[]>;
  /** What people are called, by their keys; a key that leads to no name is left out. */
  namesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

declare module '../../platform/services' {
  interface Services {
    organisation: Organisation;
  }
}

const units = 'plugin::talent-office.unit';
const staffSource: PersonSource = {
  type: 'plugin::talent-office.staff',
  prefix: 'staff',
  admin: 'adminUser',
  user: 'websiteUser',
  identity: 'identityIndex',
};

export const createOrganisation: ServiceFactory<'organisation'> = ({ strapi }) => {
  const sources: PersonSource[] = [staffSource];
  const entities = new Map<string, string>();
  const relations: RelationSource[] = [];

  const unitsWhere = async (where: object): Promise<{ code: string; name: string }[]> =>
    (await strapi.db.query(units).findMany({ where, select: ['code', 'name'] })) as {
      code: string;
      name: string;
    }[];

  const personBy = (key: string): Promise<Person> => closePerson(strapi, sources, [key]);
  const seats = createSeats(strapi, personBy);
  const { agentsOf, ...agencies } = createAgencies();

  /** Follows one relation; the target's type and row, or null. */
  const follow = async (type: string, id: number, attribute: string) => {
    const schema = strapi.contentTypes[type as UID.ContentType]?.attributes[
      attribute
    ] as unknown as { target?: string } | undefined;
    const entry = (await relatedTo(strapi, type, [id], [attribute])).get(id)?.[attribute];
    return entry && schema?.target ? { type: schema.target, entry } : null;
  };

  /** Where a path of relations ends; null where it leads to nothing. */
  const endOf = async (type: string, id: number, path: string) => {
    let at: { type: string; entry: { id: number; documentId: string } } | null = {
      type,
      entry: { id, documentId: '' },
    };
    for (const attribute of path.split('.')) {
      if (at) at = await follow(at.type, at.entry.id, attribute);
    }
    return at;
  };

  return {
    registerPersonSource: (source) => {
      sources.push(source);
    },
    personSources: () => sources,
    registerLegalEntity: (type, attribute) => {
      entities.set(type, attribute);
    },
    legalEntities: () => entities,
    prefixOf: (type) => prefixOf(sources, type),
    unitsWith: async (unifiedCodes) =>
      unifiedCodes.length === 0
        ? []
        : (await unitsWhere({ unifiedCode: { $in: [...unifiedCodes] } })).map(({ code }) => code),
    unitsOfRole: async (role) => {
      const rows = (await strapi.db
        .query('plugin::talent-office.position')
        .findMany({ where: { role }, populate: { unit: true }, orderBy: { id: 'asc' } })) as {
        unit: { code: string } | null;
      }[];
      return [...new Set(rows.flatMap(({ unit }) => (unit ? [unit.code] : [])))];
    },
    unitNames: async (codes) =>
      new Map(
        codes.length === 0
          ? []
          : (await unitsWhere({ code: { $in: [...codes] } })).map(({ code, name }) => [code, name]),
      ),
    registerRelations: (source) => {
      relations.push(source);
    },
    relationSources: () => relations,
    relatedTo: async (person) =>
      (await Promise.all(relations.map((source) => source.relatedTo(person)))).flat(),
    partiesRelatedTo: async (staff) =>
      (await Promise.all(relations.map((source) => source.partiesOf(staff)))).flat(),
    personOf: (actor) => closePerson(strapi, sources, startOf(actor)),
    personBy,
    personAt: async (type, id, path) => {
      const at = await endOf(type, id, path);
      const key = at && keyOfEntry(sources, at.type, at.entry);
      return key ? closePerson(strapi, sources, [key]) : null;
    },
    ...agencies,
    agentsOf,
    agentsAt: async (type, id, path) => {
      const at = await endOf(type, id, path);
      return at ? agentsOf(at.type, at.entry.documentId) : [];
    },
    ...seats,
    namesOf: (keys) => namesOf(strapi, sources, keys),
    holds: async (person, wanted) =>
      (await seats.seatsOf(person)).some((held) => matches(held, wanted)),
  };
};
