import type { Knex } from 'knex';

import { tables, type Tx } from '../../../platform';

interface MemberRow {
  person: string;
  keys: string;
  name: string;
  presides: boolean | number;
  present: boolean | number;
}

/** A member as he was on the day on which the meeting was convened. */
export interface MemberRecord {
  /** Key of the person. */
  readonly id: string;
  readonly keys: readonly string[];
  readonly name: string;
  readonly presides: boolean;
  readonly present: boolean;
}

export const membersOf = async (knex: Knex, meeting: string): Promise<MemberRecord[]> =>
  ((await knex(tables.meetingMembers).where({ meeting }).orderBy('id')) as MemberRow[]).map(
    ({ person, keys, name, presides, present }) => ({
      id: person,
      keys: JSON.parse(keys) as string[],
      name,
      presides: Boolean(presides),
      present: Boolean(present),
    }),
  );

export const insertMembers = async (
  tx: Tx,
  meeting: string,
  members: readonly MemberRecord[],
): Promise<void> => {
  await tx(tables.meetingMembers).insert(
    members.map(({ id, keys, name, presides, present }) => ({
      meeting,
      person: id,
      keys: JSON.stringify(keys),
      name,
      presides,
      present,
    })),
  );
};

export const writeAttendance = async (
  tx: Tx,
  meeting: string,
  present: readonly string[],
): Promise<void> => {
  await tx(tables.meetingMembers).where({ meeting }).update({ present: false });
  await tx(tables.meetingMembers)
    .where({ meeting })
    .whereIn('person', present)
    .update({ present: true });
};
