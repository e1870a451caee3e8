import type { UID } from '@strapi/strapi';

import { getService, type Actor, type Entry, type ServiceFactory } from '../../platform';

import { namesOf } from './names';
import { closePerson, keyOfEntry, startOf, type Person, type PersonSource } from './persons';

/** Where a signature is asked for: a role, at one unit or at any. */
export interface Seat {
  readonly role: string;
  readonly unit: string | null;
}

export interface Organisation {
  /** In `register()`: a type whose entries stand for people. */
  registerPersonSource(source: PersonSource): void;
  /** The types whose entries stand for people. */
  personTypes(): readonly string[];
  personOf(actor: Actor): Promise<Person>;
  /** The person that a key stands for, such as `staff:` and the documentId of his staff entry. */
  personBy(key: string): Promise<Person>;
  /**
   * The person at the end of a path of relations (`talent`, `application.applicant`); `null` when
   * the path leads to nobody.
   */
  personAt(type: string, id: number, path: string): Promise<Person | null>;
  /** Does he hold, today, a position with this role (at this unit)? */
  holds(person: Person, seat: Seat): Promise<boolean>;
  /** Every seat the person holds today. */
  seatsOf(person: Person): Promise<Seat[]>;
  /** Staff entries (documentIds) that hold such a position today. */
  holdersOf(seat: Seat): Promise<string[]>;
  /** What people are called, by their keys; a key that leads to no name is left out. */
  namesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

declare module '../../platform/services' {
  interface Services {
    organisation: Organisation;
  }
}

const appointments = 'plugin::talent-office.appointment';

const staffSource: PersonSource = {
  type: 'plugin::talent-office.staff',
  prefix: 'staff',
  admin: 'adminUser',
  user: 'websiteUser',
  identity: 'identityIndex',
};

interface AppointmentRow {
  staff: { documentId: string } | null;
  position: { role: string; unit: { code: string } | null } | null;
}

export const createOrganisation: ServiceFactory<'organisation'> = ({ strapi }) => {
  const sources: PersonSource[] = [staffSource];

  const appointed = async (where: object): Promise<AppointmentRow[]> => {
    const today = getService(strapi, 'clock').today();
    return (await strapi.db.query(appointments).findMany({
      where: {
        $and: [
          where,
          { startsOn: { $lte: today } },
          { $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: today } }] },
        ],
      },
      populate: { staff: true, position: { populate: { unit: true } } },
    })) as AppointmentRow[];
  };

  const seatsOf = async (person: Person): Promise<Seat[]> => {
    const staff = person.keys.filter((key) => key.startsWith('staff:')).map((key) => key.slice(6));
    if (staff.length === 0) return [];
    const rows = await appointed({ staff: { documentId: { $in: staff } } });
    return rows.flatMap(({ position }) =>
      position ? [{ role: position.role, unit: position.unit?.code ?? null }] : [],
    );
  };

  const matches = (held: Seat, wanted: Seat): boolean =>
    held.role === wanted.role && (wanted.unit === null || held.unit === wanted.unit);

  /** Follows one relation; the target's type and row, or null. */
  const follow = async (type: string, id: number, attribute: string) => {
    const schema = strapi.contentTypes[type as UID.ContentType]?.attributes[
      attribute
    ] as unknown as { target?: string } | undefined;
    const row = (await strapi.db
      .query(type as UID.ContentType)
      .findOne({ where: { id }, populate: [attribute] })) as Entry | null;
    const entry = row?.[attribute] as Entry | null | undefined;
    return entry && schema?.target ? { type: schema.target, entry } : null;
  };

  return {
    registerPersonSource: (source) => {
      sources.push(source);
    },
    personTypes: () => sources.map(({ type }) => type),
    personOf: (actor) => closePerson(strapi, sources, startOf(actor)),
    personBy: (key) => closePerson(strapi, sources, [key]),
    personAt: async (type, id, path) => {
      let at: { type: string; entry: { id: number; documentId: string } } | null = {
        type,
        entry: { id, documentId: '' },
      };
      for (const attribute of path.split('.')) {
        if (at) at = await follow(at.type, at.entry.id, attribute);
      }
      const key = at && keyOfEntry(sources, at.type, at.entry);
      return key ? closePerson(strapi, sources, [key]) : null;
    },
    seatsOf,
    namesOf: (keys) => namesOf(strapi, keys),
    holds: async (person, wanted) => (await seatsOf(person)).some((held) => matches(held, wanted)),
    holdersOf: async ({ role, unit }) => {
      const position = unit === null ? { role } : { role, unit: { code: unit } };
      const rows = await appointed({ position });
      return [...new Set(rows.flatMap(({ staff }) => (staff ? [staff.documentId] : [])))];
    },
  };
};
