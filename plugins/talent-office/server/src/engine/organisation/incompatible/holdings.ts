import type { Core } from '@strapi/strapi';

import { getService } from '../../../platform';

import { samePerson, type Person } from '../persons';
import { covers, staffOf } from '../seats';
import {
  conflictsAmong,
  type Conflict,
  type HeldPosition,
  type Holding,
  type Pair,
} from './conflicts';

interface Linked {
  readonly documentId: string;
}

interface Appointed {
  readonly documentId: string;
  readonly staff: Linked | null;
  readonly position: HeldPosition | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

interface Acting {
  readonly documentId: string;
  readonly absentee: Linked | null;
  readonly substitute: Linked | null;
  readonly position: Linked | null;
  readonly allPositions: boolean | null;
  readonly startsOn: string;
  readonly endsOn: string;
}

interface Declared extends Omit<Pair, 'first' | 'second'> {
  readonly first: HeldPosition | null;
  readonly second: HeldPosition | null;
}

/** What is declared; one of whose positions is gone says nothing. */
export const pairsOf = async (strapi: Core.Strapi): Promise<Pair[]> => {
  const rows = (await strapi.db
    .query('plugin::talent-office.incompatibility')
    .findMany({ populate: ['first', 'second'], orderBy: { id: 'asc' } })) as Declared[];
  return rows.filter((row): row is Pair => row.first !== null && row.second !== null);
};

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Both positions of a declared pair in one hand, today or later: by appointment, or by acting for who is
 * appointed; all accounts and entries of one person are one hand.
 */
export const conflictsOf = async (strapi: Core.Strapi): Promise<Conflict[]> => {
  const pairs = await pairsOf(strapi);
  if (pairs.length === 0) return [];
  const today = getService(strapi, 'clock').today();
  const named = pairs.flatMap(({ first, second }) => [first, second]);
  const appointed = (await strapi.db.query('plugin::talent-office.appointment').findMany({
    where: {
      $and: [
        { $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: today } }] },
        {
          position: {
            $or: [
              { documentId: { $in: named.map(({ documentId }) => documentId) } },
              { role: { $in: named.map(({ role }) => role) } },
            ],
          },
        },
      ],
    },
    populate: ['staff', 'position'],
    orderBy: { id: 'asc' },
  })) as Appointed[];
  const acting = (await strapi.db.query('plugin::talent-office.acting').findMany({
    where: { endsOn: { $gt: today } },
    populate: ['absentee', 'substitute', 'position'],
    orderBy: { id: 'asc' },
  })) as Acting[];

  const persons = new Map<string, Person>();
  const personOf = async ({ documentId }: Linked): Promise<Person> => {
    const known = persons.get(documentId);
    if (known) return known;
    const person = await getService(strapi, 'organisation').personBy(`staff:${documentId}`);
    for (const staff of staffOf(person)) persons.set(staff, person);
    return person;
  };

  const holdings: Holding[] = [];
  for (const { documentId, staff, position, startsOn, endsOn } of appointed) {
    if (!staff || !position || (endsOn !== null && endsOn <= startsOn)) continue;
    const { id } = await personOf(staff);
    holdings.push({ person: id, position, from: startsOn, until: endsOn, source: documentId });
  }
  for (const row of acting) {
    if (!row.absentee || !row.substitute) continue;
    const [absentee, substitute] = [await personOf(row.absentee), await personOf(row.substitute)];
    if (samePerson(absentee.keys, substitute.keys)) continue;
    for (const { documentId, staff, position, startsOn, endsOn } of appointed) {
      if (!staff || !position || !staffOf(absentee).includes(staff.documentId)) continue;
      if (!covers(row, position)) continue;
      const until = endsOn !== null && endsOn < row.endsOn ? endsOn : row.endsOn;
      const from = later(startsOn, row.startsOn);
      if (until <= from) continue;
      const source = `${documentId} ${row.documentId}`;
      holdings.push({ person: substitute.id, position, from, until, source });
    }
  }
  return conflictsAmong(pairs, holdings, today);
};
