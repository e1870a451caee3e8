import type { Core, UID } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import type { MeetingForm, MeetingState } from '../../../../shared/vocabulary';
import {
  findEntries,
  getService,
  isGranted,
  lockEntry,
  reading,
  refuse,
  type Actor,
  type Entry,
  type Tx,
} from '../../platform';
import { officeRole } from '../approval';
import { samePerson, type Person, type Seat } from '../organisation';

import { membersOf, type MemberRecord } from './records';

export const meetings = 'plugin::talent-office.meeting' as UID.ContentType;

/** A meeting as it is stored. */
export interface MeetingEntry extends Entry {
  readonly title: string;
  readonly form: MeetingForm;
  readonly state: MeetingState | null;
  readonly heldOn: string | null;
  readonly place: string | null;
  readonly committeeRole: string;
  readonly committeeUnit: string | null;
  readonly chair: (Entry & { readonly name: string }) | null;
  readonly secretary: (Entry & { readonly name: string }) | null;
  readonly minutes: string | null;
}

/** The position whose holders are the members. */
export const seatOf = ({ committeeRole, committeeUnit }: MeetingEntry): Seat => ({
  role: committeeRole,
  unit: committeeUnit || null,
});

/** Before its first action an entry has no state yet. */
export const stateOf = ({ state }: MeetingEntry): MeetingState => state ?? 'draft';

/**
 * Takes a meeting for this transaction: what is done with it follows one another. Its cases are locked
 * after it, never before.
 * @throws Refusal NOT_FOUND, MEETING_STATE
 */
export const lockMeeting = async (
  tx: Tx,
  strapi: Core.Strapi,
  documentId: string,
  states: readonly MeetingState[],
): Promise<MeetingEntry> => {
  const entry = (await lockEntry(tx, strapi, meetings, documentId)) as unknown as MeetingEntry;
  await getService(strapi, 'lifecycle').refuseTampered(meetings, entry);
  const state = stateOf(entry);
  if (!states.includes(state)) throw refuse('MEETING_STATE', { state });
  return entry;
};

/** Nothing is decided before the day for which its members were called. @throws Refusal MEETING_NOT_HELD */
export const refuseBeforeItsDay = (strapi: Core.Strapi, { heldOn }: MeetingEntry): void => {
  if (heldOn !== null && heldOn > getService(strapi, 'clock').today()) {
    throw refuse('MEETING_NOT_HELD', { date: heldOn }, 'heldOn');
  }
};

/**
 * A meeting is one under somebody's chair: he may keep out of an item, but not stay away. In circulation
 * his vote is awaited in any case.
 * @throws Refusal NOBODY_PRESIDES
 */
export const refuseUnpresided = (
  { form }: Pick<MeetingEntry, 'form'>,
  members: readonly MemberRecord[],
): void => {
  const isLed = members.some(({ presides, present }) => presides && present);
  if (form === 'meeting' && !isLed) throw refuse('NOBODY_PRESIDES', {}, 'chair');
};

/** Appointed to the office himself: nobody keeps the records of a meeting for an absent colleague. */
const isKeeper = async (strapi: Core.Strapi, person: Person): Promise<boolean> => {
  const office = { role: officeRole, unit: null };
  return (await getService(strapi, 'organisation').capacitiesAt(person, office)).includes(null);
};

/**
 * The colleague of the office who keeps the records of a meeting: its agenda, who is there, what is said.
 * @throws Refusal NOT_BY_YOU
 */
export const keeperOf = async (strapi: Core.Strapi, actor: Actor): Promise<Person> => {
  const person = await getService(strapi, 'organisation').personOf(actor);
  if (!(await isKeeper(strapi, person))) {
    throw refuse('NOT_BY_YOU', { action: 'keepMeeting', by: valueLabels[officeRole] });
  }
  return person;
};

/** The members by every key they had when it was convened, or have now: no link that is new hides anybody. */
export const membersNow = (strapi: Core.Strapi, documentId: string): Promise<MemberRecord[]> =>
  reading(strapi, async (knex) => {
    const known: MemberRecord[] = [];
    for (const member of await membersOf(knex, documentId)) {
      const { keys } = await getService(strapi, 'organisation').personBy(member.id);
      known.push({ ...member, keys: [...new Set([...member.keys, ...keys])] });
    }
    return known;
  });

export interface Reader {
  readonly person: Person;
  readonly keeps: boolean;
  readonly members: readonly MemberRecord[];
  readonly meeting: MeetingEntry;
}

/**
 * A meeting for one reader: a colleague of the office, a member, whoever holds the position of its members,
 * and whoever reads all cases.
 * @throws Refusal NOT_FOUND: what he may not read is not there
 */
export const readerOf = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<Reader> => {
  const [found] = await findEntries(strapi, meetings, { documentId });
  if (!found) throw refuse('NOT_FOUND');
  const meeting = found as unknown as MeetingEntry;
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(actor);
  const members = await membersNow(strapi, documentId);
  const keeps = await isKeeper(strapi, person);
  const reads =
    keeps ||
    members.some(({ keys }) => samePerson(keys, person.keys)) ||
    (await organisation.holds(person, seatOf(meeting))) ||
    (await isGranted(strapi, actor, 'cases.read-all'));
  if (!reads) throw refuse('NOT_FOUND');
  return { person, keeps, members, meeting };
};
